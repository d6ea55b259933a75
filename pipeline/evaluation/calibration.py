"""How far the confidence of stances can be believed."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

from pipeline.evaluation.matching import align_stances, match_actors, pair_stances
from pipeline.records import Annotation

BINS: Final = 10
FEWEST: Final = 10
"""Stances that a share of right ones is taken from at least."""


@dataclass(frozen=True, slots=True)
class Judged:
    """A predicted stance: its confidence, whether it names a target, whether it is right.

    Right means: a hand-labelled stance of its sentence has the same holder, target and polarity.
    """

    confidence: float
    has_target: bool
    right: bool


def judge(gold: Sequence[Annotation], found: Iterable[Annotation]) -> list[Judged]:
    """Judge every predicted stance that has a confidence; articles are paired by ``doc_id``."""
    by_id = {record["doc_id"]: record for record in found}
    judged = []
    for wanted in gold:
        record = by_id.get(wanted["doc_id"])
        if record is None:
            continue
        actors = match_actors(wanted, record)
        pairs = pair_stances(
            align_stances(wanted["stances"], wanted["sentences"], None),
            align_stances(record["stances"], wanted["sentences"], actors),
        )
        for pair in pairs:
            if pair.found is None:
                continue
            stance = record["stances"][pair.found.index]
            confidence = stance.get("confidence")
            if confidence is not None:
                right = pair.kind in ("right", "wrong issue")
                judged.append(Judged(confidence, stance["target"] is not None, right))
    return judged


def calibration_error(judged: Sequence[Judged]) -> float | None:
    """Return the expected calibration error over ten equal bins of confidence; None without stances.

    Source: Naeini, Cooper and Hauskrecht, "Obtaining Well Calibrated Probabilities" (2015).
    """
    if not judged:
        return None
    bins: list[list[Judged]] = [[] for _ in range(BINS)]
    for one in judged:
        bins[min(BINS - 1, int(one.confidence * BINS))].append(one)
    return sum(
        abs(sum(one.confidence for one in group) - sum(one.right for one in group))
        for group in bins
    ) / len(judged)


def least_confidence(judged: Sequence[Judged], precision: float) -> float | None:
    """Return the lowest confidence from which on stances are right in a share of ``precision``.

    Where none does it for at least `FEWEST` stances, that from which on the largest share is right;
    None where there are fewer stances.
    """
    ranked = sorted(judged, key=lambda one: -one.confidence)
    right = 0
    reached: float | None = None
    nearest: tuple[float, float] | None = None
    for count, one in enumerate(ranked, 1):
        right += one.right
        last_of_its_confidence = count == len(ranked) or ranked[count].confidence < one.confidence
        if last_of_its_confidence and count >= FEWEST:
            share = right / count
            if share >= precision:
                reached = one.confidence
            if nearest is None or share >= nearest[0]:
                nearest = share, one.confidence
    return reached if reached is not None or nearest is None else nearest[1]
