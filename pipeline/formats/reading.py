"""Labelled articles out of a file of any format."""

from collections.abc import Iterator
from pathlib import Path

from pipeline.formats.notes import Notes
from pipeline.formats.registry import format_named, format_of_input
from pipeline.records import Annotation


def read_labels(path: Path, notes: Notes, name: str | None = None) -> Iterator[Annotation]:
    """Yield the records of a file or folder; a second article of the same id is a fault.

    Args:
        path: In any of `registry.FORMATS`.
        notes: Takes what is left out and the rows that cannot be used.
        name: Of the format; None has it told by the file.

    Raises:
        FormatError: The file cannot be used as a whole.
        UsageError: No format is called ``name``.
    """
    seen: set[str] = set()
    for record in format_named(name or format_of_input(path)).read(path, notes):
        if record["doc_id"] in seen:
            notes.fault(f"{path}", f"article {record['doc_id']!r} stands twice; the first counts")
            continue
        seen.add(record["doc_id"])
        yield record
