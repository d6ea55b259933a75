"""Which spans of an article a piece of it touches, looked up rather than tried one by one."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from itertools import accumulate
from typing import Generic, TypeVar

from pipeline.records import Range

Piece = TypeVar("Piece", bound=Range)


class Overlaps(Generic[Piece]):
    """Spans by their place; they may overlap, and stand in any order."""

    def __init__(self, spans: Iterable[Piece]) -> None:
        self._spans = sorted(spans, key=lambda span: span["start"])
        self._starts = [span["start"] for span in self._spans]
        self._reach = list(accumulate((span["end"] for span in self._spans), max))

    def touching(self, start: int, end: int) -> list[Piece]:
        """Return the spans that begin before ``end`` and end behind ``start``, by their start.

        Of equal starts in the order given.
        """
        first, last = bisect_right(self._reach, start), bisect_left(self._starts, end)
        return [span for span in self._spans[first:last] if span["end"] > start]
