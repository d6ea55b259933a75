"""Two systems on the same articles: differences with a paired bootstrap."""

from collections.abc import Iterable, Sequence
from typing import Final, TypedDict

import numpy as np
from numpy.typing import NDArray

from pipeline.evaluation.counts import MAIN, STANCE_MEASURES, ArticleCounts, Counts, count_article
from pipeline.evaluation.intervals import LEVEL, ROUNDS, article_weights
from pipeline.records import Annotation

ALL: Final = "all labels"


class Difference(TypedDict):
    """F1 of both, second minus first with its interval, and a two-sided p.

    ``p`` is twice the smaller share of resamples on either side of no difference, at most
    1; values are rounded to 4 places. None where no resample holds anything to score.
    """

    first: float
    second: float
    difference: float
    interval: list[float] | None
    p: float | None


def compare(
    gold: Sequence[Annotation],
    first: Iterable[Annotation],
    second: Iterable[Annotation],
    *,
    rounds: int = ROUNDS,
) -> dict[str, Difference]:
    """Return the difference of each F1: main labels, all labels, each stance measure.

    Both systems are scored on the same resamples of whole articles.

    Args:
        gold: Hand labels, at least one article.
        first: Predictions of one system; an article without any counts as nothing found.
        second: Predictions of the other.
        rounds: Number of resamples.

    Source:
        Efron and Tibshirani, An Introduction to the Bootstrap (1993), ch. 16; Koehn,
        Statistical significance tests for machine translation evaluation (2004).
    """
    weights = article_weights(len(gold), rounds=rounds)
    one, two = _counted(gold, first), _counted(gold, second)
    return {name: _difference(np.array(one[name]), np.array(two[name]), weights) for name in one}


def _counted(gold: Sequence[Annotation], found: Iterable[Annotation]) -> dict[str, list[Counts]]:
    predicted = {record["doc_id"]: record for record in found}
    counts = [count_article(record, predicted.get(record["doc_id"])) for record in gold]
    return {
        MAIN: [c.entities.get(MAIN, (0, 0, 0)) for c in counts],
        ALL: [c.mentions for c in counts],
        **{name: _stances(counts, name) for name in STANCE_MEASURES},
    }


def _stances(counts: Iterable[ArticleCounts], name: str) -> list[Counts]:
    return [c.stances[name] for c in counts]


def _difference(
    first: NDArray[np.int64], second: NDArray[np.int64], weights: NDArray[np.int64]
) -> Difference:
    whole = np.ones((1, len(first)), dtype=np.int64)
    one, two = (float(np.nan_to_num(_f1(counts, whole))[0]) for counts in (first, second))
    apart = np.nan_to_num(_f1(second, weights)) - np.nan_to_num(_f1(first, weights))
    held = (weights @ (first + second)).sum(axis=1) > 0
    out: Difference = {
        "first": round(one, 4),
        "second": round(two, 4),
        "difference": round(two - one, 4),
        "interval": None,
        "p": None,
    }
    if held.any():
        tail = (1 - LEVEL) / 2
        low, high = np.quantile(apart[held], [tail, 1 - tail])
        side = min((apart[held] <= 0).mean(), (apart[held] >= 0).mean())
        out["interval"] = [round(float(low), 4), round(float(high), 4)]
        out["p"] = round(min(1.0, 2 * float(side)), 4)
    return out


def _f1(counts: NDArray[np.int64], weights: NDArray[np.int64]) -> NDArray[np.float64]:
    """F1 of each resample, not a number where it holds nothing."""
    right, predicted, wanted = (weights @ counts).T
    with np.errstate(invalid="ignore"):
        return np.asarray(2 * right / (predicted + wanted), dtype=np.float64)
