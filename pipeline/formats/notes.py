"""What a conversion could not carry over, counted, so that it can be said."""

from collections import Counter
from collections.abc import Iterable


class Notes:
    """Collects what is left out and which rows are bad while a file is read or written.

    ``left_out`` counts by reason (``"CoNLL holds no stances"``), ``faults`` holds one
    ``file:line: reason`` for each row that could not be used at all.
    """

    def __init__(self) -> None:
        self.left_out: Counter[str] = Counter()
        self.faults: list[str] = []

    def leave_out(self, reason: str, number: int = 1) -> None:
        """Count ``number`` things that are left out for ``reason``; none is no entry."""
        if number:
            self.left_out[reason] += number

    def fault(self, where: str, reason: str) -> None:
        """Note that the row or file at ``where`` cannot be used."""
        self.faults.append(f"{where}: {reason}")

    def lines(self) -> Iterable[str]:
        """Yield the faults, then what was left out, a line each."""
        yield from self.faults
        for reason, number in self.left_out.items():
            yield f"{reason}: {number:,} left out"
