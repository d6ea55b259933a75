"""What was taken for what: mention labels, stance polarities and statuses."""

from collections import Counter
from collections.abc import Sequence
from typing import Final

from pipeline.evaluation.matching import align_stances, match_actors
from pipeline.evaluation.overlaps import Overlaps
from pipeline.records import LABELS, POLARITIES, STATUSES, Annotation

OTHER_SPAN: Final = "other span"
NONE: Final = "none"

Table = dict[str, dict[str, int]]
"""Hand label -> predicted label -> how often; every row has every column."""


def mention_confusion(pairs: Sequence[tuple[Annotation, Annotation]]) -> Table:
    """Return how the hand-labelled mentions were labelled.

    A mention found with its exact span counts under the predicted label, one that
    only overlaps a predicted mention under `OTHER_SPAN`, else under `NONE`. In
    row `NONE` are the predicted mentions that touch no hand-labelled one.
    """
    cells: Counter[tuple[str, str]] = Counter()
    for gold, found in pairs:
        labels = {(m["start"], m["end"]): m["label"] for m in found["mentions"]}
        near, wanted = Overlaps(found["mentions"]), Overlaps(gold["mentions"])
        for mention in gold["mentions"]:
            span = mention["start"], mention["end"]
            loose = OTHER_SPAN if near.touching(*span) else NONE
            cells[mention["label"], labels.get(span, loose)] += 1
        for span, label in labels.items():
            if not wanted.touching(*span):
                cells[NONE, label] += 1
    return _table(cells, rows=(*LABELS, NONE), columns=(*LABELS, OTHER_SPAN, NONE))


def polarity_confusion(pairs: Sequence[tuple[Annotation, Annotation]]) -> Table:
    """Return the polarities predicted for each (sentence, holder, target) of the hand labels.

    A triple that has several polarities counts each, equal ones first; `NONE` is the
    column of triples not found and the row of those not in the hand labels.
    """
    cells: Counter[tuple[str, str]] = Counter()
    for gold, found in pairs:
        wanted, got = _by_triple(gold, found, "polarity")
        for key in wanted.keys() | got.keys():
            cells.update(_cells(wanted.get(key, set()), got.get(key, set())))
    return _table(cells, rows=(*POLARITIES, NONE), columns=(*POLARITIES, NONE))


def status_confusion(pairs: Sequence[tuple[Annotation, Annotation]]) -> Table:
    """Return the statuses predicted where sentence, holder and target agree."""
    cells: Counter[tuple[str, str]] = Counter()
    for gold, found in pairs:
        wanted, got = _by_triple(gold, found, "status")
        for key in wanted.keys() & got.keys():
            cells.update(_cells(wanted[key], got[key]))
    return _table(cells, rows=(*STATUSES, NONE), columns=(*STATUSES, NONE))


def _by_triple(
    gold: Annotation, found: Annotation, field: str
) -> tuple[dict[object, set[str]], dict[object, set[str]]]:
    actors = match_actors(gold, found)
    sides: list[dict[object, set[str]]] = []
    for record, known in ((gold, None), (found, actors)):
        values: dict[object, set[str]] = {}
        for stance in align_stances(record["stances"], gold["sentences"], known):
            key = stance.sentence, stance.holder, stance.target
            values.setdefault(key, set()).add(getattr(stance, field))
        sides.append(values)
    return sides[0], sides[1]


def _cells(wanted: set[str], got: set[str]) -> Counter[tuple[str, str]]:
    same = wanted & got
    left, right = sorted(wanted - same), sorted(got - same)
    length = max(len(left), len(right))
    left += [NONE] * (length - len(left))
    right += [NONE] * (length - len(right))
    return Counter([*((s, s) for s in same), *zip(left, right, strict=True)])


def _table(cells: Counter[tuple[str, str]], rows: Sequence[str], columns: Sequence[str]) -> Table:
    known = {*rows, *columns}
    extra = sorted({name for cell in cells for name in cell} - known)
    return {
        row: {column: cells[row, column] for column in (*columns, *extra)}
        for row in (*rows, *extra)
    }
