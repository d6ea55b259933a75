"""``mawaqif train``: from labelled articles to a model with its papers."""

from pathlib import Path
from typing import Annotated

import typer

from pipeline import paths


def train(
    data: Annotated[
        Path, typer.Option(help="Folder that holds the gold and text files named in the config.")
    ],
    config: Annotated[Path, typer.Option(help="Settings of the run, a .cfg file.")] = paths.CONFIGS
    / "train_news.cfg",
    output: Annotated[
        Path, typer.Option("--output", "-o", file_okay=False, help="Folder of the trained model.")
    ] = paths.MODELS / "news",
    gold: Annotated[
        list[Path] | None, typer.Option(help="Your own labelled articles, JSONL; may be repeated.")
    ] = None,
    run: Annotated[
        Path,
        typer.Option(
            file_okay=False,
            help="Folder of the checkpoint and the log; a stopped run goes on there.",
        ),
    ] = Path("runs/news"),
    start: Annotated[
        Path | None,
        typer.Option(
            file_okay=False, help="A whole model to cut and train on, in place of a new one."
        ),
    ] = None,
) -> None:
    """Train the model of mentions and stances, score it on dev gold and write it with its card.

    Example: mawaqif train --data ../data --gold mine.jsonl -o my_model
    """
    from pipeline.training.command import run_training

    run_training(config, data, output, gold or [], run, typer.echo, start)
