"""Annotation lines -> records whose sentences can be shown, and what is wrong with the others."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any, cast

from pipeline.corpus.fitting import find_record_faults
from pipeline.records import Annotation
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
    """The first thing that keeps a record from being shown."""
    if faults := find_record_faults(record):
        return faults[:1]
    known = cast(dict[str, Any], record)
    if known.get("text") is None:
        return ["the article's text is missing; annotate without --no-text, the report quotes it"]
    if not all(isinstance(value, str) for value in known.get("meta", {}).values()):
        return ["'meta' is not an object of texts"]
    return []
