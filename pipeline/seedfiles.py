"""Tables in ``seeds/``: CSV files with a header, read into rows that know their line.

A value may hold several, joined by ``|``. A fault is collected as ``file:line: reason``,
so that one pass shows everything that is wrong with a file.
"""

import csv
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from pipeline.errors import SeedError

SEPARATOR: Final = "|"

_INVISIBLE: Final = frozenset({"Cc", "Cf", "Co", "Cs", "Cn"})


@dataclass(slots=True)
class Faults:
    """What is wrong with the files read so far, one line each."""

    lines: list[str] = field(default_factory=list)

    def add(self, place: str, reason: str) -> None:
        """Note a fault at ``file:line``."""
        self.lines.append(f"{place}: {reason}")

    def refuse(self) -> None:
        """Raise for all faults together.

        Raises:
            SeedError: There is at least one fault.
        """
        if self.lines:
            raise SeedError("\n".join(self.lines))


@dataclass(frozen=True, slots=True)
class Row:
    """One row of a table: where it stands and its values by column."""

    place: str
    values: dict[str, str]

    def text(self, column: str) -> str:
        """The value of a column, empty where the table lacks it."""
        return self.values.get(column, "")

    def many(self, column: str) -> tuple[str, ...]:
        """The values of a column that holds several, without repetitions, in order."""
        parts = (part.strip() for part in self.text(column).split(SEPARATOR))
        return tuple(dict.fromkeys(part for part in parts if part))


def read_rows(
    path: Path, required: Iterable[str], optional: Iterable[str], faults: Faults
) -> list[Row]:
    """Read one table; faulty rows are left out and their faults noted.

    Args:
        path: A UTF-8 CSV file with a header; a byte order mark is allowed.
        required: Columns that must be there and filled in every row.
        optional: Further columns that may be there.
        faults: Receives what is wrong.
    """
    required = tuple(required)
    known = {*required, *optional}
    try:
        text = path.read_bytes().decode("utf-8-sig")
    except OSError as error:
        faults.add(str(path), f"cannot be read: {error.strerror or error}")
        return []
    except UnicodeDecodeError as error:
        line = error.object[: error.start].count(b"\n") + 1
        faults.add(f"{path}:{line}", "is not UTF-8; save the table as CSV in UTF-8")
        return []
    reader = csv.reader(text.splitlines(keepends=True), strict=True)
    rows: list[Row] = []
    header: list[str] | None = None
    line = 1
    try:
        for cells in reader:
            if header is None:
                header = [cell.strip() for cell in cells]
                if not _header_fits(f"{path}:1", header, required, known, faults):
                    return []
            elif any(cell.strip() for cell in cells):
                row = _read_row(f"{path}:{line}", header, cells, required, faults)
                rows += [row] if row else []
            line = reader.line_num + 1
    except csv.Error as error:
        faults.add(f"{path}:{line}", f"is not CSV: {error}")
    if header is None:
        faults.add(f"{path}:1", f"is empty; the header is {','.join(required)}")
    return rows


def _header_fits(
    place: str, header: list[str], required: tuple[str, ...], known: set[str], faults: Faults
) -> bool:
    before = len(faults.lines)
    for column in required:
        if column not in header:
            faults.add(place, f"column {column!r} is missing")
    for column in header:
        if column not in known:
            faults.add(place, f"column {column!r} is unknown; known are {', '.join(sorted(known))}")
    if len(set(header)) < len(header):
        faults.add(place, "a column stands twice")
    return len(faults.lines) == before


def _read_row(
    place: str, header: list[str], cells: list[str], required: tuple[str, ...], faults: Faults
) -> Row | None:
    if len(cells) != len(header):
        faults.add(place, f"{len(cells)} cells where the header has {len(header)}")
        return None
    values = {column: cell.strip() for column, cell in zip(header, cells, strict=True)}
    reasons = [f"{column!r} is empty" for column in required if not values[column]]
    for column, value in values.items():
        hidden = next((c for c in value if unicodedata.category(c) in _INVISIBLE), None)
        if hidden is not None:
            reasons.append(f"{column!r} holds the invisible character U+{ord(hidden):04X}")
    for reason in reasons:
        faults.add(place, reason)
    return None if reasons else Row(place, values)
