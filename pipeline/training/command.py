"""A whole training run: read, train, choose thresholds, save, score, write the card."""

import json
import random
from collections.abc import Callable
from dataclasses import asdict, replace
from pathlib import Path
from typing import Any, Final

from spacy.language import Language

from pipeline import __version__, assemble
from pipeline.corpus.gold import read_gold
from pipeline.errors import UsageError
from pipeline.evaluation.calibration import judge, least_confidence
from pipeline.evaluation.scores import Report, score
from pipeline.neural.store import WEIGHTS, load_model, read_meta, save_model, write_meta
from pipeline.records import Annotation
from pipeline.training.calibrate import PRECISION, calibrated, cross_checked, fit_calibration
from pipeline.training.card import kept_scores, write_card
from pipeline.training.settings import read_settings
from pipeline.training.slimming import slim
from pipeline.training.thresholds import (
    annotate_gold,
    choose_least,
    choose_thresholds,
    use_thresholds,
)
from pipeline.training.train import (
    make_examples,
    make_found_examples,
    read_data,
    read_held,
    start_model,
    train,
)

PARTS: Final = 5
"""Of the articles that confidence is fitted to, for its check."""


def run_training(
    config: Path,
    data: Path,
    output: Path,
    own: list[Path],
    run: Path,
    tell: Callable[[str], None],
    start: Path | None = None,
) -> None:
    """Train as ``config`` says and write the model to ``output``.

    ``start`` is a whole model, trained before, that is only cut and trained on. Raises UsageError,
    GoldError or ModelError where something that is needed is missing.
    """
    settings = read_settings(config)
    if start is not None and settings.slimming is None:
        raise UsageError(f"{config} has no section [slimming]; {start} needs no other training")
    labelled = read_data(settings, data, own)
    dev, held = read_gold(data / settings.data.dev), read_held(settings, data)
    run.mkdir(parents=True, exist_ok=True)
    log_file = run / "log.jsonl"

    def log(line: str) -> None:
        tell(line)
        with log_file.open("a", encoding="utf-8") as lines:
            lines.write(line + "\n")

    if start is None:
        (model, pieces), before = start_model(settings, data), dict[str, str]()
    else:
        model, pieces, old = load_model(start, fast=False)
        before = old["data"] | {f"{start.name}/{WEIGHTS}": old["sha256"][WEIGHTS]}
    by_hand = make_examples(labelled.records, pieces)
    by_rules = make_found_examples(labelled.records, pieces)
    places = labelled.places(settings.training.gold_times)
    examples, found = ([each[i] for i in places] for each in (by_hand, by_rules))
    stamp = json.dumps([asdict(settings), labelled.digests, before], sort_keys=True)
    if start is None:
        train(model, examples, found, settings, folder=run, log=log, stamp=stamp)
    if settings.slimming is not None:
        count = min(settings.slimming.articles, len(by_hand))
        some = random.Random(settings.training.seed).sample(range(len(by_hand)), count)
        watched, as_found = ([each[i] for i in some] for each in (by_hand, by_rules))
        slim(model, watched, as_found, settings.weights, settings.slimming.share, log)
        after = run / "slim"
        after.mkdir(exist_ok=True)
        train(model, examples, found, settings.after_cut(), folder=after, log=log, stamp=stamp)
    meta: dict[str, Any] = {
        "code_version": __version__,
        "command": f"mawaqif train --config configs/{config.name}"
        + (f" --start {start.name}" if start else ""),
        "seed": settings.training.seed,
        "articles": len(labelled.records),
        "data": before | labelled.digests,
        "thresholds": {},
        "scores": {},
    }
    save_model(output, model, pieces, meta)
    meta |= fit_decisions(output, dev, held)
    save_model(output, model, pieces, meta)
    log(json.dumps({"scores": state_scores(output, dev)}))


def fit_decisions(
    folder: Path, dev: list[Annotation], held: list[Annotation]
) -> dict[str, dict[str, float | None]]:
    """Return thresholds, calibration and its check for the uncalibrated model in ``folder``.

    Thresholds are chosen on ``dev``; calibration and least confidence are fitted to ``dev`` and ``held``,
    both unseen in training. The calibration is checked on each fifth of them, fitted to the others.
    """
    nlp = load_with(folder)
    thresholds = choose_thresholds(nlp, dev)
    use_thresholds(nlp, thresholds)
    both = [*dev, *held]
    fifths = [both[part::PARTS] for part in range(PARTS)]
    parts = [judge(gold, annotate_gold(nlp, gold)) for gold in fifths]
    judged = [one for part in parts for one in part]
    calibration = fit_calibration(judged)
    sets = [(gold, annotate_gold(nlp, gold)) for gold in (dev, held)]
    least = choose_least(sets, calibration)
    thresholds = replace(thresholds, least=least)
    precise = least_confidence(calibrated(judged, calibration), PRECISION)
    if precise is not None:
        thresholds = replace(thresholds, precise=round(precise, 4))
    return {
        "thresholds": asdict(thresholds),
        "calibration": asdict(calibration),
        "confidence": cross_checked(parts),
    }


def state_scores(folder: Path, dev: list[Annotation]) -> dict[str, dict[str, float]]:
    """Score the model in ``folder`` on ``dev``, end to end, and state it in meta.json and CARD.md."""
    meta = read_meta(folder)
    meta["scores"] = kept_scores(score_model(folder, dev))
    write_meta(folder, meta)
    write_card(folder, meta)
    scores: dict[str, dict[str, float]] = meta["scores"]
    return scores


def load_with(folder: Path, config: str = "small") -> Language:
    """Return the pipeline of ``config`` with the model in ``folder``, the same on every processor."""
    settings: dict[str, str | bool] = {}
    for name in ("mawaqif_ner", "mawaqif_stance"):
        settings[f"components.{name}.model"] = str(folder)
        settings[f"components.{name}.exact"] = True
    return assemble.load(config, overrides=settings)


def score_model(folder: Path, gold: list[Annotation], config: str = "small") -> Report:
    """Annotate the texts of ``gold`` with the model in ``folder`` and score what comes out."""
    return score(gold, annotate_gold(load_with(folder, config), gold))
