"""Go on training a finished model with labelled articles of one's own, in minutes and without other data."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, Final

from pipeline import __version__, paths
from pipeline.corpus.gold import read_gold
from pipeline.errors import UsageError
from pipeline.neural.store import load_model, read_meta, save_model
from pipeline.records import Annotation
from pipeline.training.card import write_card
from pipeline.training.settings import Settings, read_settings
from pipeline.training.train import (
    digest_of,
    make_examples,
    make_found_examples,
    train,
)

EPOCHS: Final = 3
SHARE: Final = 0.25
"""Of the learning rates that the model was trained with: it has to learn more, not anew."""


def adapt_model(start: Path, gold: list[Path], output: Path, tell: Callable[[str], None]) -> None:
    """Train the model in ``start`` further on the files ``gold`` and write it to ``output``.

    Thresholds and calibration stay those of the model; its scores are no longer stated, as they were
    another model's. Raises UsageError, GoldError or ModelError where something is missing or wrong.
    """
    if output.resolve() == start.resolve():
        raise UsageError(f"{output} is the model to start from; name another folder with -o")
    records: list[Annotation] = []
    for path in gold:
        records += read_gold(path)
    if not records:
        raise UsageError("no labelled article to train on; name a file with --gold")
    model, pieces, meta = load_model(start, fast=False)
    settings = _gentle(read_settings(paths.CONFIGS / "train_news.cfg"))
    examples = make_examples(records, pieces)
    found = make_found_examples(records, pieces)
    with TemporaryDirectory() as run:
        train(model, examples, found, settings, folder=Path(run), log=tell)
    kept: dict[str, Any] = {name: meta.get(name, {}) for name in ("thresholds", "calibration")}
    output.mkdir(parents=True, exist_ok=True)
    adapted = {
        **kept,
        "code_version": __version__,
        "command": f"mawaqif adapt --gold {' --gold '.join(path.name for path in gold)}",
        "seed": settings.training.seed,
        "articles": meta.get("articles", 0) + len(examples),
        "data": {**meta.get("data", {}), **{path.name: digest_of(path) for path in gold}},
        "encoder": meta["encoder"],
        "scores": {},
    }
    save_model(output, model, pieces, adapted)
    write_card(output, read_meta(output))


def _gentle(settings: Settings) -> Settings:
    plan = settings.training
    return replace(
        settings,
        training=replace(
            plan,
            epochs=EPOCHS,
            encoder_rate=plan.encoder_rate * SHARE,
            head_rate=plan.head_rate * SHARE,
        ),
    )
