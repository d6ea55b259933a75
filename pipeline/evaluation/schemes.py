"""The four schemes of nervaluate: mentions strictly, by span, with half credit, by type."""

from collections.abc import Sequence
from typing import Final, TypedDict

from pipeline.records import LABELS, Annotation

SCHEMES: Final = ("strict", "exact", "partial", "ent_type")
"""strict    span and label agree
exact     the span agrees, whatever the label
partial   the span agrees, or overlaps for half the credit, whatever the label
ent_type  the spans overlap and the label agrees
"""


class Scheme(TypedDict):
    """Precision, recall and F1 in [0, 1], rounded to 4 places, with MUC's five counts."""

    p: float
    r: float
    f1: float
    correct: int
    incorrect: int
    partial: int
    missed: int
    spurious: int


def nervaluate_schemes(pairs: Sequence[tuple[Annotation, Annotation]]) -> dict[str, Scheme]:
    """Return the figures of each of `SCHEMES` over all labels together.

    Meant for flat mentions: nervaluate does not promise anything for overlapping ones.
    Source: https://github.com/MantisAI/nervaluate, after SemEval-2013 task 9.1.
    """
    from nervaluate import Evaluator

    gold, found = ([_entities(pair[side]) for pair in pairs] for side in (0, 1))
    overall = Evaluator(gold, found, tags=list(LABELS), loader="dict").evaluate()["overall"]
    return {
        name: {
            "p": round(overall[name].precision, 4),
            "r": round(overall[name].recall, 4),
            "f1": round(overall[name].f1, 4),
            "correct": overall[name].correct,
            "incorrect": overall[name].incorrect,
            "partial": overall[name].partial,
            "missed": overall[name].missed,
            "spurious": overall[name].spurious,
        }
        for name in SCHEMES
    }


def _entities(record: Annotation) -> list[dict[str, object]]:
    """nervaluate's ends are inclusive."""
    return [
        {"label": m["label"], "start": m["start"], "end": m["end"] - 1} for m in record["mentions"]
    ]
