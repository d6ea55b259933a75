"""Annotation files, record by record: what does not fit is noted and left out."""

from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import NamedTuple, cast

import orjson

from pipeline.corpus.fitting import find_record_faults
from pipeline.corpus.gold import numbered_lines
from pipeline.errors import GoldError
from pipeline.records import Annotation
from pipeline.seedfiles import Faults


class Read(NamedTuple):
    """A record and the file it stands in."""

    file: str
    record: Annotation


def read_annotations(paths: Iterable[Path], faults: Faults) -> Iterator[Read]:
    """Yield the records of all files, one at a time, in their order.

    Args:
        paths: JSON lines that `mawaqif annotate` wrote, or hand labels of the same shape.
        faults: Receives ``file:line: reason`` for each line that is left out: not JSON, not a
            record, a label that does not exist, an offset outside the text, a second ``doc_id``.

    Raises:
        GoldError: A file cannot be read, or no file holds an annotated article.
    """
    given = list(paths)
    found = False
    for read in read_checked(given, faults, find_record_faults):
        found = True
        yield read
    if not found:
        shown = ", ".join(map(str, given))
        first = f"\n{faults.lines[0]}" if faults.lines else ""
        raise GoldError(f"{shown}: no annotated article in there{first}")


def read_checked(
    paths: Iterable[Path], faults: Faults, find_faults: Callable[[object], list[str]]
) -> Iterator[Read]:
    """Yield the records of all files in which ``find_faults`` finds nothing, no ``doc_id`` twice.

    What is left out goes to ``faults``. Raises GoldError where a file cannot be read.
    """
    places: dict[str, str] = {}
    for path in paths:
        for number, line in numbered_lines(path):
            place = f"{path}:{number}"
            try:
                record = orjson.loads(line)
            except orjson.JSONDecodeError as error:
                faults.add(place, f"not JSON: {error}")
                continue
            wrong = find_faults(record)
            if not wrong and record["doc_id"] in places:
                first = places[record["doc_id"]]
                wrong = [f"doc_id {record['doc_id']!r} stands in {first} already"]
            for reason in wrong:
                faults.add(place, reason)
            if not wrong:
                places[record["doc_id"]] = place
                yield Read(path.name, cast(Annotation, record))
