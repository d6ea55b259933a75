"""From the product of scores to a probability that a stance is right."""

import math
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Calibration:
    """Lines through log odds, fitted on articles that training did not see (Platt 1999).

    ``slope`` and ``shift`` are for stances with a target, ``issue_slope`` and ``issue_shift`` for
    those on an issue alone. The default leaves scores as they are.
    """

    slope: float = 1.0
    shift: float = 0.0
    issue_slope: float = 1.0
    issue_shift: float = 0.0

    def probability(self, score: float, *, has_target: bool) -> float:
        """Return the probability, from 0 to 1, that a stance of this score is right."""
        odds = _log_odds(score)
        if has_target:
            odds = self.slope * odds + self.shift
        else:
            odds = self.issue_slope * odds + self.issue_shift
        return 1 / (1 + math.exp(-odds))

    def least_score(self, probability: float) -> float:
        """Return the score below which no stance, of either kind, has this probability."""
        odds = _log_odds(probability)
        lines = ((self.slope, self.shift), (self.issue_slope, self.issue_shift))
        lowest = min((odds - shift) / slope for slope, shift in lines)
        return 1 / (1 + math.exp(-max(-30.0, min(30.0, lowest))))


def _log_odds(probability: float) -> float:
    """Return the log odds of a probability, which is kept away from 0 and 1."""
    held = min(1 - 1e-6, max(1e-6, probability))
    return math.log(held / (1 - held))
