"""Precision, recall and F1 of spans by label, for corpora of named entities."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field

Labelled = tuple[int, int, str]


@dataclass
class SpanCounts:
    """Counts of right, predicted and gold spans by label."""

    right: Counter[str] = field(default_factory=Counter)
    found: Counter[str] = field(default_factory=Counter)
    gold: Counter[str] = field(default_factory=Counter)

    def add(self, gold: Iterable[Labelled], found: Iterable[Labelled]) -> None:
        """Count one sentence: a span is right where start, end and label agree."""
        wanted, got = set(gold), set(found)
        self.gold.update(label for *_, label in wanted)
        self.found.update(label for *_, label in got)
        self.right.update(label for *_, label in wanted & got)

    def f1(self, labels: Iterable[str]) -> float:
        """Return the micro F1 over some labels; 0 where there is nothing to find."""
        names = list(labels)
        total = sum(self.found[n] + self.gold[n] for n in names)
        return 2 * sum(self.right[n] for n in names) / total if total else 0.0

    def table(self, labels: Iterable[str]) -> str:
        """Return a line for each label and one for all of them."""
        names = list(labels)
        rows = []
        for title, group in [*((name, [name]) for name in names), ("micro", names)]:
            right, found, gold = (
                sum(c[n] for n in group) for c in (self.right, self.found, self.gold)
            )
            precision, recall = right / max(found, 1), right / max(gold, 1)
            rows.append(
                f"{title:8}{precision:7.3f}{recall:7.3f}{self.f1(group):7.3f}"
                f"{right:8}{found:8}{gold:8}"
            )
        head = f"{'':8}{'P':>7}{'R':>7}{'F1':>7}{'right':>8}{'pred':>8}{'gold':>8}"
        return "\n".join([head, *rows])
