"""Prodigy's JSON lines: tokens, spans and relations.

Shape: https://prodi.gy/docs/api-interfaces (spans, relations). ``token_end`` is inclusive;
``head`` and ``child`` of a relation are the last tokens of their spans. What the labels
do not hold stands under ``about``; of ``meta``, which Prodigy shows, ``doc_id`` is used.
"""

from bisect import bisect_left
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import orjson

from pipeline.formats.assembly import record_of
from pipeline.formats.checks import UNUSABLE, reason_of
from pipeline.formats.files import json_rows, write_bytes
from pipeline.formats.markup import Link, Mark, Markup, about_of, markup_of
from pipeline.formats.notes import Notes
from pipeline.formats.offsets import fit_marks
from pipeline.formats.plainmarks import attribute_rows, plain_label, restore_attributes
from pipeline.formats.wordtokens import blanks_after, token_spans
from pipeline.records import Annotation


def read(path: Path, notes: Notes) -> Iterator[Annotation]:
    """Yield the record of each accepted example; unusable lines are faults.

    Raises:
        FormatError: The file cannot be read.
    """
    for number, (where, row) in enumerate(json_rows(path, notes), 1):
        if row.get("answer", "accept") != "accept":
            notes.leave_out("only accepted examples count: others")
            continue
        try:
            record = _record(row, number, notes)
        except UNUSABLE as error:
            advice = "; export with `prodigy db-out`" if isinstance(error, KeyError) else ""
            notes.fault(where, f"{reason_of(error)}{advice}")
        else:
            yield record


def write(records: Iterable[Annotation], path: Path, notes: Notes) -> None:
    """Write an accepted example for each record.

    Raises:
        FormatError: The file cannot be written.
    """
    write_bytes(path, b"".join(_line(record) for record in records))


def _record(row: dict[str, Any], number: int, notes: Notes) -> Annotation:
    text = row["text"]
    marks: list[Mark] = []
    by_key: dict[object, str] = {}
    for n, span in enumerate(row.get("spans") or ()):
        mark = Mark(str(span.get("id", f"p{n}")), span["start"], span["end"], span["label"])
        marks.append(mark)
        by_key[mark.id] = by_key[mark.place] = mark.id
    links = []
    for relation in row.get("relations") or ():
        ends = []
        for side in ("head_span", "child_span"):
            span = relation[side]
            place = (span["start"], span["end"], span["label"])
            ends.append(by_key.get(span.get("id")) or by_key.get(place, ""))
        links.append(Link(relation["label"], *ends))
    fit_marks(text, marks, [None] * len(marks))
    about = about_of(row.get("about"))
    restore_attributes(marks, about.pop("attributes", ()), notes)
    doc_id = str((row.get("meta") or {}).get("doc_id") or number)
    return record_of(Markup(text, marks, links, about), doc_id, notes)


def _line(record: Annotation) -> bytes:
    markup = markup_of(record)
    tokens = token_spans(markup.text, [(mark.start, mark.end) for mark in markup.marks])
    blanks = blanks_after(markup.text, tokens)
    spans = {mark.id: _span(mark, tokens) for mark in markup.marks}
    row = {
        "text": markup.text,
        "meta": {"doc_id": record["doc_id"]},
        "tokens": [
            {
                "text": markup.text[start:end],
                "start": start,
                "end": end,
                "id": number,
                "ws": blank,
            }
            for number, ((start, end), blank) in enumerate(zip(tokens, blanks, strict=True))
        ],
        "spans": list(spans.values()),
        "relations": [
            {
                "head": spans[link.cue]["token_end"],
                "child": spans[link.filler]["token_end"],
                "head_span": spans[link.cue],
                "child_span": spans[link.filler],
                "label": link.role,
            }
            for link in markup.links
        ],
        "about": {**markup.about, "attributes": attribute_rows(markup.marks)},
        "answer": "accept",
    }
    return orjson.dumps(row, option=orjson.OPT_APPEND_NEWLINE)


def _span(mark: Mark, tokens: list[tuple[int, int]]) -> dict[str, Any]:
    return {
        "id": mark.id,
        "start": mark.start,
        "end": mark.end,
        "token_start": bisect_left(tokens, (mark.start, 0)),
        "token_end": bisect_left(tokens, (mark.end, 0)) - 1,
        "label": plain_label(mark),
    }
