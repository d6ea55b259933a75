"""``mawaqif adapt``: a model that has also learned from your own labelled articles."""

from pathlib import Path
from typing import Annotated

import typer

from pipeline import paths


def adapt(
    gold: Annotated[
        list[Path], typer.Option(help="Your labelled articles, JSONL; may be repeated.")
    ],
    output: Annotated[
        Path, typer.Option("--output", "-o", file_okay=False, help="Folder of the new model.")
    ],
    model: Annotated[Path, typer.Option(help="Folder of the model to start from.")] = paths.MODELS
    / "news",
) -> None:
    """Train a finished model further on labelled articles of your own, in minutes.

    Example: mawaqif adapt --gold mine.jsonl -o my_model
    """
    from pipeline.training.adapt import adapt_model

    adapt_model(model, gold, output, typer.echo)
    typer.echo(f"{output}: state its scores with `mawaqif card other_gold.jsonl --model {output}`")
