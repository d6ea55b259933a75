"""A whole training run: read, train, choose thresholds, save, score, write the card."""

import json
from collections.abc import Callable
from dataclasses import asdict, replace
from pathlib import Path
from typing import Any, Final

from spacy.language import Language

from pipeline import __version__, assemble
from pipeline.corpus.gold import read_gold
from pipeline.evaluation.calibration import calibration_error, judge, least_confidence
from pipeline.evaluation.scores import Report, score
from pipeline.neural.store import read_meta, save_model, write_meta
from pipeline.records import Annotation
from pipeline.training.calibrate import fit_calibration
from pipeline.training.card import kept_scores, write_card
from pipeline.training.settings import read_settings
from pipeline.training.thresholds import annotate_gold, choose_thresholds
from pipeline.training.train import (
    make_examples,
    read_data,
    read_held,
    start_model,
    train,
    train_roles,
)

PRECISION: Final = 0.8


def run_training(
    config: Path,
    data: Path,
    output: Path,
    own: list[Path],
    run: Path,
    tell: Callable[[str], None],
) -> None:
    """Train as ``config`` says and write the model to ``output``.

    Raises UsageError, GoldError or ModelError where something that is needed is missing.
    """
    settings = read_settings(config)
    labelled = read_data(settings, data, own)
    dev = read_gold(data / settings.data.dev)
    run.mkdir(parents=True, exist_ok=True)
    log_file = run / "log.jsonl"

    def log(line: str) -> None:
        tell(line)
        with log_file.open("a", encoding="utf-8") as lines:
            lines.write(line + "\n")

    model, pieces = start_model(settings, data)
    examples = make_examples(labelled.records, pieces)
    train(model, examples, settings, folder=run, log=log)
    train_roles(model, examples, settings, log)
    meta: dict[str, Any] = {
        "code_version": __version__,
        "command": f"mawaqif train --config configs/{config.name}",
        "seed": settings.training.seed,
        "articles": len(examples),
        "data": labelled.digests,
        "thresholds": {},
        "scores": {},
    }
    save_model(output, model, pieces, meta)
    meta |= fit_decisions(output, dev, read_held(settings, data))
    save_model(output, model, pieces, meta)
    log(json.dumps({"scores": state_scores(output, dev)}))


def fit_decisions(
    folder: Path, dev: list[Annotation], held: list[Annotation]
) -> dict[str, dict[str, float]]:
    """Return the thresholds and the calibration of the uncalibrated model in ``folder``.

    Thresholds are chosen on ``dev`` and ``held``, both unseen in training; the calibration is fitted
    to ``held`` alone, so that ``dev`` tells how good it is.
    """
    nlp = load_with(folder)
    thresholds = choose_thresholds(nlp, [*dev, *held])
    for name in ("mawaqif_ner", "mawaqif_stance"):
        nlp.get_pipe(name).use(thresholds)
    calibration = fit_calibration(judge(held, annotate_gold(nlp, held)))
    judged = [
        replace(one, confidence=calibration.probability(one.confidence, has_target=one.has_target))
        for one in judge([*dev, *held], annotate_gold(nlp, [*dev, *held]))
    ]
    precise = least_confidence(judged, PRECISION)
    if precise is not None:
        thresholds = replace(thresholds, precise=round(precise, 4))
    return {"thresholds": asdict(thresholds), "calibration": asdict(calibration)}


def state_scores(folder: Path, dev: list[Annotation]) -> dict[str, dict[str, float]]:
    """Score the model in ``folder`` on ``dev``, end to end, and state it in meta.json and CARD.md."""
    meta = read_meta(folder)
    found = annotate_gold(load_with(folder), dev)
    meta["scores"] = kept_scores(score(dev, found))
    judged = judge(dev, found)
    sure = [one for one in judged if one.confidence >= meta["thresholds"].get("precise", 0.5)]
    meta["confidence"] = {
        "calibration_error": calibration_error(judged),
        "precise_share_right": sum(one.right for one in sure) / len(sure) if sure else None,
        "precise_stances": len(sure),
        "stances": len(judged),
    }
    write_meta(folder, meta)
    write_card(folder, meta)
    scores: dict[str, dict[str, float]] = meta["scores"]
    return scores


def load_with(folder: Path, config: str = "small") -> Language:
    """Return the pipeline of ``config`` with the model in ``folder``."""
    settings = {
        f"components.{name}.model": str(folder) for name in ("mawaqif_ner", "mawaqif_stance")
    }
    return assemble.load(config, overrides=settings)


def score_model(folder: Path, gold: list[Annotation], config: str = "small") -> Report:
    """Annotate the texts of ``gold`` with the model in ``folder`` and score what comes out."""
    return score(gold, annotate_gold(load_with(folder, config), gold))
