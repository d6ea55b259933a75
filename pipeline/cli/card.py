"""``mawaqif card``: state again how good a model is, after lists or rules around it changed."""

from pathlib import Path
from typing import Annotated

import typer

from pipeline import paths


def card(
    gold: Annotated[Path, typer.Argument(help="Hand-labelled articles to score on, JSONL.")],
    model: Annotated[Path, typer.Option(help="Folder of the model.")] = paths.MODELS / "news",
) -> None:
    """Score a trained model end to end and write the figures into its meta.json and CARD.md.

    Example: mawaqif card gold/dev.jsonl --model my_model
    """
    from pipeline.corpus.gold import read_gold
    from pipeline.training.command import state_scores

    for name, score in state_scores(model, read_gold(gold)).items():
        typer.echo(f"{name:20} {score['f1']}")
