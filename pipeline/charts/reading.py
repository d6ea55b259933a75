"""Annotation lines -> records whose sentences can be shown, and what is wrong with the others."""

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any, cast

from pipeline.corpus.gold import find_shape_faults
from pipeline.records import LABELS, POLARITIES, STATUSES, Annotation
from pipeline.seedfiles import Faults
from pipeline.tables.reading import read_checked


def read_annotations(paths: Sequence[Path]) -> tuple[list[Annotation], list[str]]:
    """Return the records that can be shown, and a fault ``file:line: reason`` for each other line.

    Raises:
        GoldError: A file cannot be read.
    """
    faults = Faults()
    records = [read.record for read in read_checked(paths, faults, _faults)]
    return records, faults.lines


def _faults(record: object) -> list[str]:
    shape = find_shape_faults(record)
    if shape:
        return shape[:1]
    fault = _fault(cast(dict[str, Any], record))
    return [fault] if fault else []


def _fault(record: dict[str, Any]) -> str | None:
    """The first thing that keeps a record of the right shape from being shown."""
    text = record.get("text")
    if not isinstance(text, str):
        return "the article's text is missing; annotate without --no-text, the report quotes it"
    meta = record.get("meta", {})
    if not isinstance(meta, dict) or not all(isinstance(value, str) for value in meta.values()):
        return "'meta' is not an object of texts"
    for name, span in _spans(record):
        if not 0 <= span["start"] <= span["end"] <= len(text):
            return f"{name}: {span['start']}-{span['end']} is not a piece of the text"
    for n, actor in enumerate(record["actors"]):
        if not all(isinstance(actor.get(key) or "", str) for key in ("name_ar", "country")):
            return f"actors[{n}]: 'name_ar' or 'country' is neither a text nor null"
    for n, mention in enumerate(record["mentions"]):
        if mention["label"] not in LABELS:
            return f"mentions[{n}]: unknown label {mention['label']!r}"
        if not isinstance(mention.get("actor") or "", str):
            return f"mentions[{n}]: 'actor' is neither a text nor null"
    for n, stance in enumerate(record["stances"]):
        if not 0 <= stance["sentence"] < len(record["sentences"]):
            return f"stances[{n}]: no sentence {stance['sentence']}"
        if stance["polarity"] not in POLARITIES:
            return f"stances[{n}]: unknown polarity {stance['polarity']!r}"
        if stance["status"] not in STATUSES:
            return f"stances[{n}]: unknown status {stance['status']!r}"
        issue = stance["issue"] or {}
        if not all(isinstance(issue.get(key) or "", str) for key in ("text", "topic")):
            return f"stances[{n}].issue: 'topic' or 'text' is neither a text nor null"
        confidence = stance.get("confidence")
        if confidence is not None and not (
            isinstance(confidence, int | float) and 0 <= confidence <= 1
        ):
            return f"stances[{n}]: 'confidence' is not a number from 0 to 1"
    return None


def _spans(record: dict[str, Any]) -> Iterator[tuple[str, dict[str, int]]]:
    for part in ("sentences", "mentions"):
        for n, span in enumerate(record[part]):
            yield f"{part}[{n}]", span
    for n, stance in enumerate(record["stances"]):
        yield f"stances[{n}].cue", stance["cue"]
        if stance["issue"] is not None:
            yield f"stances[{n}].issue", stance["issue"]
