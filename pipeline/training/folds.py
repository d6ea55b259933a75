"""Cross-validation: every hand-labelled article, of train and dev, judged by a model that has not seen it.

``python -m pipeline.training.folds DATA --run RUN`` trains five models as ``configs/train_news.cfg`` says, but
whole, each on four fifths of the gold articles and all other labels, and prints the stance figures of all
articles and of dev alone. A fold that stands in RUN is not made again; ``--fold`` makes one, on another processor.
"""

import json
import random
from dataclasses import replace
from pathlib import Path
from typing import Annotated, Final

import typer

from pipeline import paths
from pipeline.corpus.gold import read_gold
from pipeline.evaluation.scores import score
from pipeline.neural.store import read_meta, save_model
from pipeline.records import Annotation
from pipeline.training.card import kept_scores
from pipeline.training.command import load_with
from pipeline.training.settings import Settings, read_settings
from pipeline.training.thresholds import annotate_gold
from pipeline.training.train import (
    make_examples,
    make_found_examples,
    read_data,
    start_model,
    train,
)

FOLDS: Final = 5


def folds_of(count: int, seed: int) -> list[list[int]]:
    """Return ``FOLDS`` lists of places that hold each of ``count`` once, in an order drawn with ``seed``."""
    order = random.Random(seed).sample(range(count), count)
    return [sorted(order[fold::FOLDS]) for fold in range(FOLDS)]


def run_fold(settings: Settings, data: Path, run: Path, fold: int) -> None:
    """Train without the articles of one fold and write what the model says of them to ``run``.

    Thresholds are those of the model that ships, chosen on dev. Raises UsageError or GoldError.
    """
    both = [*settings.data.gold, settings.data.dev]
    settings = replace(settings, data=replace(settings.data, gold=both))
    labelled = read_data(settings, data, [])
    count = sum(len(read_gold(data / name)) for name in both)
    left_out = folds_of(count, settings.training.seed)[fold]
    model, pieces = start_model(settings, data)
    unseen = frozenset(left_out)
    places = [i for i in labelled.places(settings.training.gold_times) if i not in unseen]
    examples, found = (
        [each[i] for i in places]
        for each in (
            make_examples(labelled.records, pieces),
            make_found_examples(labelled.records, pieces),
        )
    )
    folder = run / f"fold{fold}"
    folder.mkdir(parents=True, exist_ok=True)
    train(model, examples, found, settings, folder=folder, log=typer.echo)
    shipped = read_meta(paths.MODELS / "news")
    decisions = {name: shipped[name] for name in ("thresholds", "calibration")}
    save_model(folder / "model", model, pieces, {**decisions, "scores": {}})
    gold = [labelled.records[i] for i in left_out]
    lines = [
        json.dumps(r, ensure_ascii=False) for r in annotate_gold(load_with(folder / "model"), gold)
    ]
    _output(run, fold).write_text("\n".join(lines) + "\n", encoding="utf-8")


def _output(run: Path, fold: int) -> Path:
    return run / f"fold{fold}.jsonl"


def told(name: str, gold: list[Annotation], found: list[Annotation]) -> str:
    """Return the figures of some articles on one line; ``found`` may hold others too."""
    by_id = {record["doc_id"]: record for record in found}
    figures = kept_scores(score(gold, [by_id[record["doc_id"]] for record in gold]))
    shown = (f"{figure} {value['f1']:.3f}" for figure, value in figures.items())
    return f"{name}, {len(gold)} articles: {', '.join(shown)}"


def main(
    data: Annotated[Path, typer.Argument(help="Folder that holds the gold and text files.")],
    run: Annotated[Path, typer.Option(file_okay=False, help="Folder of the folds.")],
    fold: Annotated[
        int | None, typer.Option(min=0, max=FOLDS - 1, help="Make this one only.")
    ] = None,
    labels: Annotated[bool, typer.Option(help="Learn from the labels beside gold too.")] = True,
    epochs: Annotated[
        int | None, typer.Option(min=1, help="Fewer or more than the config's.")
    ] = None,
    threads: Annotated[int | None, typer.Option(min=1, help="Of the processor.")] = None,
) -> None:
    """Cross-validate the training of the model.

    Example: python -m pipeline.training.folds ../data --run runs/folds
    """
    settings = read_settings(paths.CONFIGS / "train_news.cfg")
    plan = settings.training
    plan = replace(plan, epochs=epochs or plan.epochs, threads=threads or plan.threads)
    settings = replace(settings, training=plan)
    if not labels:
        settings = replace(settings, data=replace(settings.data, labels=[]))
    for number in range(FOLDS) if fold is None else [fold]:
        if not _output(run, number).is_file():
            run_fold(settings, data, run, number)
    outputs = [_output(run, number) for number in range(FOLDS)]
    if all(path.is_file() for path in outputs):
        found = [
            json.loads(line)
            for path in outputs
            for line in path.read_text(encoding="utf-8").splitlines()
        ]
        dev = read_gold(data / settings.data.dev)
        gold = [r for name in settings.data.gold for r in read_gold(data / name)]
        typer.echo(told("train and dev", [*gold, *dev], found))
        typer.echo(told("dev alone", dev, found))


if __name__ == "__main__":
    typer.run(main)
