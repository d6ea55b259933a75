"""From counts of articles to one report: precision, recall, F1, accuracies, intervals."""

from collections.abc import Iterable, Sequence
from typing import TypedDict

import numpy as np

from pipeline.errors import GoldError
from pipeline.evaluation.confusion import (
    Table,
    mention_confusion,
    polarity_confusion,
    status_confusion,
)
from pipeline.evaluation.counts import STANCE_MEASURES, Counts, Share, count_article
from pipeline.evaluation.intervals import (
    LEVEL,
    ROUNDS,
    article_weights,
    f1_interval,
    share_interval,
)
from pipeline.evaluation.matching import nothing_found
from pipeline.records import Annotation

Interval = list[float]


class Score(TypedDict):
    """Precision, recall and F1 in [0, 1], rounded to 4 places, with their counts."""

    p: float
    r: float
    f1: float
    tp: int
    pred: int
    gold: int


class Intervals(TypedDict):
    """Bounds of F1 or accuracy; None where there is nothing to score."""

    level: float
    rounds: int
    entities: dict[str, Interval | None]
    mentions: Interval | None
    linking_accuracy: Interval | None
    stances: dict[str, Interval | None]
    status_accuracy: Interval | None
    speaker_accuracy: Interval | None


class Report(TypedDict):
    """All figures of one evaluation; accuracies are None where nothing was matched.

    ``missing`` are hand-labelled articles without a prediction (counted as nothing
    found), ``unlabelled`` predicted ones without hand labels (not counted),
    ``text_differs`` those whose two texts are not the same, so that their
    offsets cannot agree. ``mentions`` is all labels together.
    """

    docs: int
    missing: list[str]
    entities: dict[str, Score]
    linking_accuracy: float | None
    stances: dict[str, Score]
    status_accuracy: float | None
    speaker_accuracy: float | None
    mentions: Score
    unlabelled: list[str]
    text_differs: list[str]
    intervals: Intervals
    confusion: dict[str, Table]


def score(
    gold: Sequence[Annotation], found: Iterable[Annotation], *, rounds: int = ROUNDS
) -> Report:
    """Compare annotations with hand labels; articles are paired by ``doc_id``.

    Args:
        gold: Hand labels, at least one article.
        found: Predictions in any order.
        rounds: Resamples for the intervals.

    Raises:
        GoldError: No hand-labelled article.
    """
    if not gold:
        raise GoldError("no hand-labelled article to compare with")
    predicted = {record["doc_id"]: record for record in found}
    counts = [count_article(record, predicted.get(record["doc_id"])) for record in gold]
    labels = sorted({label for article in counts for label in article.entities})
    entities = {name: [c.entities.get(name, (0, 0, 0)) for c in counts] for name in labels}
    stances = {name: [c.stances[name] for c in counts] for name in STANCE_MEASURES}
    mentions = [c.mentions for c in counts]
    linking = [c.linking for c in counts]
    status = [c.status for c in counts]
    speaker = [c.speaker for c in counts]
    weights = article_weights(len(counts), rounds=rounds)

    def bounds(rows: Sequence[Counts]) -> Interval | None:
        return _rounded(f1_interval(np.array(rows), weights))

    def share_bounds(rows: Sequence[Share]) -> Interval | None:
        return _rounded(share_interval(np.array(rows), weights))

    known = {record["doc_id"] for record in gold}
    pairs = [(r, predicted[r["doc_id"]]) for r in gold if r["doc_id"] in predicted]
    compared = [(r, predicted.get(r["doc_id"], nothing_found(r))) for r in gold]
    return {
        "docs": len(gold),
        "missing": sorted(known - predicted.keys()),
        "entities": {name: _score(rows) for name, rows in entities.items()},
        "linking_accuracy": _accuracy(linking),
        "stances": {name: _score(rows) for name, rows in stances.items()},
        "status_accuracy": _accuracy(status),
        "speaker_accuracy": _accuracy(speaker),
        "mentions": _score(mentions),
        "unlabelled": sorted(predicted.keys() - known),
        "text_differs": sorted(
            r["doc_id"] for r, q in pairs if q.get("text", r["text"]) != r["text"]
        ),
        "intervals": {
            "level": LEVEL,
            "rounds": rounds,
            "entities": {name: bounds(rows) for name, rows in entities.items()},
            "mentions": bounds(mentions),
            "linking_accuracy": share_bounds(linking),
            "stances": {name: bounds(rows) for name, rows in stances.items()},
            "status_accuracy": share_bounds(status),
            "speaker_accuracy": share_bounds(speaker),
        },
        "confusion": {
            "mentions": mention_confusion(compared),
            "polarity": polarity_confusion(compared),
            "status": status_confusion(compared),
        },
    }


def _rounded(bounds: tuple[float, float] | None) -> Interval | None:
    return [round(bound, 4) for bound in bounds] if bounds else None


def _score(rows: Sequence[Counts]) -> Score:
    right, predicted, wanted = (sum(column) for column in zip(*rows, strict=True))
    precision = right / predicted if predicted else 0.0
    recall = right / wanted if wanted else 0.0
    both = precision + recall
    return {
        "p": round(precision, 4),
        "r": round(recall, 4),
        "f1": round(2 * precision * recall / both, 4) if both else 0.0,
        "tp": right,
        "pred": predicted,
        "gold": wanted,
    }


def _accuracy(rows: Sequence[Share]) -> float | None:
    right, total = (sum(column) for column in zip(*rows, strict=True))
    return round(right / total, 4) if total else None
