"""Label Studio's JSON: a list of tasks with annotations or predictions.

Shape: https://labelstud.io/guide/export and https://labelstud.io/guide/predictions.
Regions are ``labels`` results; status, actors without a mention and topics are results
of per-region controls with the region's id; roles are results of type ``relation``.
The names of the controls are those of `labelling_config`.
"""

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any, Final

import orjson

from pipeline.errors import FormatError
from pipeline.formats.assembly import record_of
from pipeline.formats.checks import UNUSABLE, reason_of
from pipeline.formats.files import read_bytes, write_bytes
from pipeline.formats.markup import ACTOR_ROLES, CUES, Link, Mark, Markup, about_of, markup_of
from pipeline.formats.notes import Notes
from pipeline.formats.offsets import fit_marks
from pipeline.records import Annotation

TEXT: Final = "text"
LABELS: Final = "label"
TEXT_CONTROLS: Final = ("actor", *ACTOR_ROLES, "topic")
"""Per-region text areas, each named as the attribute it holds."""


def read(path: Path, notes: Notes) -> Iterator[Annotation]:
    """Yield the record of each task.

    Of a task's annotations the first that was not cancelled counts; where there is none,
    its first prediction. Tasks that cannot be used are faults in ``notes``.

    Raises:
        FormatError: The file cannot be read or is no list of tasks.
    """
    try:
        tasks = orjson.loads(read_bytes(path))
    except orjson.JSONDecodeError as error:
        raise FormatError(f"{path}:{error.lineno}: not JSON: {error.msg}") from error
    if not isinstance(tasks, list):
        raise FormatError(f"{path}:1: no list of tasks; export as JSON, not as JSON-MIN or CSV")
    for number, task in enumerate(tasks):
        try:
            yield _record(task, number, notes)
        except UNUSABLE as error:
            notes.fault(f"{path}: task {_id(task, number)}", reason_of(error))


def write(records: Iterable[Annotation], path: Path, notes: Notes) -> None:
    """Write each record as a task with one annotation.

    Raises:
        FormatError: The file cannot be written.
    """
    tasks = [
        {
            "id": number,
            "data": data_of(record),
            "annotations": [
                {
                    "id": number,
                    "completed_by": 1,
                    "was_cancelled": False,
                    "result": results_of(record),
                }
            ],
            "predictions": [],
        }
        for number, record in enumerate(records, 1)
    ]
    write_bytes(path, orjson.dumps(tasks, option=orjson.OPT_INDENT_2) + b"\n")


def data_of(record: Annotation) -> dict[str, Any]:
    """Return the ``data`` of a task: the text and what belongs to no piece of it."""
    about = markup_of(record).about
    return {TEXT: record["text"], "doc_id": record["doc_id"], "about": about}


def results_of(record: Annotation) -> list[dict[str, Any]]:
    """Return the ``result`` of an annotation or prediction: regions, then relations."""
    markup = markup_of(record)
    results: list[dict[str, Any]] = []
    for mark in markup.marks:
        results += _region(mark, markup.text)
    results += [
        {
            "from_id": link.cue,
            "to_id": link.filler,
            "type": "relation",
            "direction": "right",
            "labels": [link.role],
        }
        for link in markup.links
    ]
    return results


def _region(mark: Mark, text: str) -> Iterator[dict[str, Any]]:
    place = {"start": mark.start, "end": mark.end, "text": text[mark.start : mark.end]}
    base = {"id": mark.id, "to_name": TEXT}
    region: dict[str, Any] = {**base, "from_name": LABELS, "type": "labels"}
    region["value"] = {**place, "labels": [mark.label]}
    if "confidence" in mark.attributes:
        region["score"] = mark.attributes["confidence"]
    if "trace" in mark.attributes:
        region["meta"] = {"text": mark.attributes["trace"]}
    yield region
    if "status" in mark.attributes:
        value = {**place, "choices": [mark.attributes["status"]]}
        yield {**base, "from_name": "status", "type": "choices", "value": value}
    for name in TEXT_CONTROLS:
        if name in mark.attributes:
            value = {**place, "text": [mark.attributes[name]]}
            yield {**base, "from_name": name, "type": "textarea", "value": value}


def _id(task: object, number: int) -> str:
    return str(task.get("id", number + 1)) if isinstance(task, dict) else str(number + 1)


def _record(task: Any, number: int, notes: Notes) -> Annotation:
    if not isinstance(task, dict) or not isinstance(task.get("data"), dict):
        raise TypeError("no object with 'data'; export as JSON, not as JSON-MIN")
    data = task["data"]
    text = data.get(TEXT)
    if not isinstance(text, str):
        raise TypeError(f"no text under data.{TEXT}; name the article's field {TEXT!r}")
    valid = [a for a in task.get("annotations") or () if not a.get("was_cancelled")]
    chosen = valid or task.get("predictions") or [{"result": []}]
    notes.leave_out("a task's first annotation counts: further ones", len(valid[1:]))
    markup = Markup(text, about=about_of(data.get("about")))
    words: list[str | None] = []
    marks: dict[str, Mark] = {}
    for item in chosen[0]["result"]:
        if item["type"] == "relation":
            for role in item.get("labels") or ["without a label"]:
                markup.links.append(_link(item, role))
        elif item["type"] == "labels":
            value = item["value"]
            for label in value["labels"]:
                mark = marks[item["id"]] = Mark(item["id"], value["start"], value["end"], label)
                markup.marks.append(mark)
                words.append(value.get("text"))
                _take_extras(mark, item, notes)
    for item in chosen[0]["result"]:
        if item["type"] not in ("relation", "labels"):
            _take_control(item, marks, notes)
    fit_marks(text, markup.marks, words)
    return record_of(markup, str(data.get("doc_id") or _id(task, number)), notes)


def _link(item: dict[str, Any], role: str) -> Link:
    ends = (item["from_id"], item["to_id"])
    return Link(role, *(ends if item.get("direction") != "left" else ends[::-1]))


def _take_extras(mark: Mark, item: dict[str, Any], notes: Notes) -> None:
    if item.get("score") is not None:
        mark.attributes["confidence"] = item["score"]
    said = (item.get("meta") or {}).get("text")
    if said and mark.label.upper() in CUES:
        mark.attributes["trace"] = [said] if isinstance(said, str) else list(said)
    elif said:
        notes.leave_out("a note on a mention or issue says nothing that we hold: notes")


def _take_control(item: dict[str, Any], marks: dict[str, Mark], notes: Notes) -> None:
    name, kind = item.get("from_name"), item["type"]
    mark = marks.get(item.get("id", ""))
    if mark and kind == "choices" and name == "status":
        mark.attributes[name] = item["value"]["choices"][0]
    elif mark and kind == "textarea" and name in TEXT_CONTROLS:
        mark.attributes[name] = item["value"]["text"][0]
    else:
        notes.leave_out(f"a result of control {name!r} ({kind}) says nothing that we hold")
