"""Fit the confidence of stances on labelled articles that training did not see."""

from collections.abc import Sequence

import numpy as np

from pipeline.evaluation.calibration import Judged
from pipeline.neural.confidence import Calibration


def fit_calibration(judged: Sequence[Judged]) -> Calibration:
    """Return the lines that make the scores of ``judged`` stances probabilities.

    ``judged`` must come from a model without calibration. A kind of stance (with a target, without)
    that was always right or always wrong, or never seen, keeps its scores.
    """
    slope, shift = _line([one for one in judged if one.has_target])
    issue_slope, issue_shift = _line([one for one in judged if not one.has_target])
    return Calibration(slope, shift, issue_slope, issue_shift)


def _line(judged: Sequence[Judged]) -> tuple[float, float]:
    from scipy.optimize import minimize

    right = np.array([one.right for one in judged], dtype=np.float64)
    if len(set(right.tolist())) < 2:
        return 1.0, 0.0
    score = np.clip([one.confidence for one in judged], 1e-6, 1 - 1e-6)
    odds = np.log(score / (1 - score))

    def loss(line: np.ndarray) -> float:
        scaled = line[0] * odds + line[1]
        return float((np.logaddexp(0, scaled) - right * scaled).sum())

    found = minimize(loss, np.array([1.0, 0.0]), method="L-BFGS-B", bounds=[(0.05, 20), (-20, 20)])
    return round(float(found.x[0]), 4), round(float(found.x[1]), 4)
