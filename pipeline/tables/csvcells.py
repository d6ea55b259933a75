"""Rows as CSV that no spreadsheet runs: the one way in which tables are written as CSV."""

import csv
from collections.abc import Iterable, Sequence
from datetime import date, time
from decimal import Decimal
from typing import Any, Final

FORMULA: Final = ("=", "+", "-", "@", "\t", "\r")
"""How a cell begins that a spreadsheet may take for a formula.

Source:
    OWASP, CSV Injection.
"""


def harmless(text: str) -> str:
    """Return ``text`` with an apostrophe before it where it begins like a formula."""
    return f"'{text}" if text.startswith(FORMULA) else text


def csv_bytes(rows: Iterable[Sequence[Any]]) -> bytes:
    """Return rows as CSV (RFC 4180, lines end with LF) in UTF-8.

    None is an empty cell, a date ISO 8601; numbers stay numbers, texts become `harmless`.
    """
    lines = _Lines()
    csv.writer(lines, lineterminator="\r\n").writerows(map(_cell, row) for row in rows)
    return "".join(lines.written).encode("utf-8", "replace")


class _Lines:
    """Ends rows with LF. Only cells with characters of the writer's own ending are quoted."""

    def __init__(self) -> None:
        self.written: list[str] = []

    def write(self, line: str) -> None:
        self.written.append(line.removesuffix("\r\n") + "\n")


def _cell(value: Any) -> Any:
    if value is None or isinstance(value, int | float | Decimal):
        return value
    if isinstance(value, date | time):
        return value.isoformat()
    return harmless(str(value))
