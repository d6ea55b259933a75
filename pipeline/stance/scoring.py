"""Weights of the evidence for holders and targets, from ``seeds/evidence.csv``."""

import math
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from pipeline.seedfiles import Faults, read_rows

COLUMNS: Final = ("evidence", "weight", "source")


@dataclass(frozen=True, slots=True)
class Weights:
    """The weight of each piece of evidence, in units of log odds; pieces without one count 0."""

    of: Mapping[str, float] = field(default_factory=dict)

    def probability(self, evidence: Iterable[str], *, base: float = 0.0) -> float:
        """Return the probability that pieces of evidence give together; ``base`` is in log odds."""
        weights = self.of
        total = base + sum([weights.get(piece, 0.0) for piece in evidence])
        return 1 / (1 + math.exp(-max(-30.0, min(30.0, total))))


def read_weights(path: Path, faults: Faults) -> Weights:
    """Read the table; rows that are wrong are left out and noted in ``faults``."""
    weights: dict[str, float] = {}
    for row in read_rows(path, COLUMNS, (), faults):
        try:
            weight = float(row.text("weight"))
        except ValueError:
            weight = math.nan
        if not math.isfinite(weight):
            faults.add(row.place, f"weight {row.text('weight')!r} is not a number")
        else:
            weights[row.text("evidence")] = weight
    return Weights(weights)


def log_odds(probability: float) -> float:
    """Return the log odds of a probability, held within 0.02 and 0.98."""
    held = min(0.98, max(0.02, probability))
    return math.log(held / (1 - held))
