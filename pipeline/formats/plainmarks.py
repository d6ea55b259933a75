"""Marks for tools whose marks have a label and nothing else (doccano, Prodigy).

The status of a stance goes into its cue's label (``OPPOSE-DENIED``). All other attributes
stand beside the text, each under the place of its mark, so that they find it again where
the tool has given the marks new ids.
"""

from collections import Counter, defaultdict
from collections.abc import Sequence
from typing import Any

from pipeline.formats.markup import CUES_WITH_STATUS, Mark
from pipeline.formats.notes import Notes

_LABELS = {both: label for label, both in CUES_WITH_STATUS.items()}


def plain_label(mark: Mark) -> str:
    """Return the label with the status in it."""
    status = mark.attributes.get("status", "asserted")
    return _LABELS.get((mark.label, status), mark.label)


def attribute_rows(marks: Sequence[Mark]) -> list[dict[str, Any]]:
    """Return what the labels do not hold, a row a mark that has any such attribute.

    ``number`` counts the marks of the same place and label, from 0, and ``of`` is how
    many there are.
    """
    places = Counter(_place(mark) for mark in marks)
    seen: Counter[tuple[int, int, str]] = Counter()
    rows = []
    for mark in marks:
        place = _place(mark)
        more = {key: value for key, value in mark.attributes.items() if key != "status"}
        if more:
            where = {"start": place[0], "end": place[1], "label": place[2]}
            rows.append({**where, "number": seen[place], "of": places[place], **more})
        seen[place] += 1
    return rows


def restore_attributes(marks: Sequence[Mark], rows: Sequence[dict[str, Any]], notes: Notes) -> None:
    """Give the marks their attributes back, in place.

    A row whose place has another number of marks than when it was written is left out
    and counted: the marks were changed, and the row might go to the wrong one.
    """
    by_place: dict[tuple[int, int, str], list[Mark]] = defaultdict(list)
    for mark in marks:
        by_place[_place(mark)].append(mark)
    for row in rows:
        more = {k: v for k, v in row.items() if k not in ("start", "end", "label", "number", "of")}
        same = by_place[row["start"], row["end"], row["label"]]
        if len(same) == row["of"]:
            same[row["number"]].attributes.update(more)
        else:
            notes.leave_out("a mark was changed in the tool: its actor or confidence as it was")


def _place(mark: Mark) -> tuple[int, int, str]:
    return mark.start, mark.end, plain_label(mark)
