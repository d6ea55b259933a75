"""Our own JSON lines, one record an article."""

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import cast

from pipeline.corpus.annotations import json_line
from pipeline.corpus.fitting import find_record_faults
from pipeline.formats.files import json_rows, write_bytes
from pipeline.formats.notes import Notes
from pipeline.records import Annotation


def read(path: Path, notes: Notes) -> Iterator[Annotation]:
    """Yield the records; lines that are none, or lack their text, are faults.

    Raises:
        FormatError: The file cannot be read.
    """
    for where, row in json_rows(path, notes):
        faults = find_record_faults(row)
        if not faults and not isinstance(row.get("text"), str):
            faults = ["the text is missing; annotate without --no-text"]
        if faults:
            notes.fault(where, "; ".join(faults))
        else:
            yield cast(Annotation, row)


def write(records: Iterable[Annotation], path: Path, notes: Notes) -> None:
    """Write one line a record.

    Raises:
        FormatError: The file cannot be written.
    """
    write_bytes(path, b"".join(json_line(record) for record in records))
