"""doccano's JSON lines for sequence labelling, with relations or with labels alone.

Shapes, as the project's examples and exports have them::

    {"id", "text", "entities": [{"id", "label", "start_offset", "end_offset"}],
     "relations": [{"id", "from_id", "to_id", "type"}]}
    {"id", "text", "label": [[start, end, "ORG"]]}

What labels and relations do not hold stands under ``about``, which doccano keeps as
metadata of the text.
"""

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
from pipeline.records import LABELS, Annotation


def read(path: Path, notes: Notes) -> Iterator[Annotation]:
    """Yield the record of each line, of either shape; unusable lines are faults.

    Raises:
        FormatError: The file cannot be read.
    """
    for number, (where, row) in enumerate(json_rows(path, notes), 1):
        try:
            text = row["text"]
            entities, relations = row.get("entities"), row.get("relations") or ()
            if entities is not None:
                marks = [
                    Mark(str(e["id"]), e["start_offset"], e["end_offset"], e["label"])
                    for e in entities
                ]
            else:
                triples = row.get("label", row.get("labels"))
                marks = [Mark(f"l{n}", *triple) for n, triple in enumerate(triples or ())]
            links = [Link(r["type"], str(r["from_id"]), str(r["to_id"])) for r in relations]
            fit_marks(text, marks, [None] * len(marks))
            about = about_of(row.get("about"))
            restore_attributes(marks, about.pop("attributes", ()), notes)
            doc_id = str(row.get("id") or number)
            record = record_of(Markup(text, marks, links, about), doc_id, notes)
        except UNUSABLE as error:
            advice = "; export the project as JSONL" if isinstance(error, KeyError) else ""
            notes.fault(where, f"{reason_of(error)}{advice}")
        else:
            yield record


def write(records: Iterable[Annotation], path: Path, notes: Notes) -> None:
    """Write entities and relations.

    Raises:
        FormatError: The file cannot be written.
    """
    entity = relation = 0
    lines = []
    for number, record in enumerate(records, 1):
        markup = markup_of(record)
        ids = {mark.id: entity + n for n, mark in enumerate(markup.marks, 1)}
        entity += len(ids)
        entities = [
            {
                "id": ids[mark.id],
                "label": plain_label(mark),
                "start_offset": mark.start,
                "end_offset": mark.end,
            }
            for mark in markup.marks
        ]
        relations = [
            {
                "id": relation + n,
                "from_id": ids[link.cue],
                "to_id": ids[link.filler],
                "type": link.role,
            }
            for n, link in enumerate(markup.links, 1)
        ]
        relation += len(relations)
        row = {"id": number, "text": markup.text, "entities": entities, "relations": relations}
        lines.append(_line(row, markup, markup.marks))
    write_bytes(path, b"".join(lines))


def write_labels(records: Iterable[Annotation], path: Path, notes: Notes) -> None:
    """Write the mentions as triples of start, end and label.

    Raises:
        FormatError: The file cannot be written.
    """
    lines = []
    for number, record in enumerate(records, 1):
        markup = markup_of(record)
        mentions = [mark for mark in markup.marks if mark.label in LABELS]
        triples = [[mark.start, mark.end, mark.label] for mark in mentions]
        row = {"id": number, "text": markup.text, "label": triples}
        lines.append(_line(row, markup, mentions))
        notes.leave_out("doccano's labels alone hold no stances", len(record["stances"]))
    write_bytes(path, b"".join(lines))


def _line(row: dict[str, Any], markup: Markup, marks: list[Mark]) -> bytes:
    row["about"] = {**markup.about, "attributes": attribute_rows(marks)}
    return orjson.dumps(row, option=orjson.OPT_APPEND_NEWLINE)
