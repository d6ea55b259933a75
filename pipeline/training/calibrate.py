"""Fit the confidence of stances on labelled articles that training did not see."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

import numpy as np

from pipeline.evaluation.calibration import Judged, calibration_error, least_confidence
from pipeline.neural.confidence import Calibration

PRECISION: Final = 0.9
"""Share of right stances that ``--precision`` aims at, so that 0.8 are right on articles not chosen on."""


def fit_calibration(judged: Sequence[Judged]) -> Calibration:
    """Return the lines that make the scores of ``judged`` stances probabilities.

    ``judged`` must come from a model without calibration. A kind of stance (with a target, without)
    that was always right or always wrong, or never seen, keeps its scores.
    """
    slope, shift = _line([one for one in judged if one.has_target])
    issue_slope, issue_shift = _line([one for one in judged if not one.has_target])
    return Calibration(slope, shift, issue_slope, issue_shift)


def calibrated(judged: Sequence[Judged], calibration: Calibration) -> list[Judged]:
    """Return ``judged`` with the confidence that ``calibration`` gives to their scores."""
    return [
        replace(one, confidence=calibration.probability(one.confidence, has_target=one.has_target))
        for one in judged
    ]


def cross_checked(parts: Sequence[Sequence[Judged]]) -> dict[str, float | None]:
    """Say how well a calibration fitted to all ``parts`` but one does on that one, over all of them.

    Returns:
        ``calibration_error``; ``precise_stances``, how many reach the confidence from which on a
        share of ``PRECISION`` was right in the other parts; ``precise_share_right`` of them;
        ``stances`` in all.
    """
    seen: list[Judged] = []
    sure: list[Judged] = []
    for place, own in enumerate(parts):
        others = [one for i, part in enumerate(parts) if i != place for one in part]
        calibration = fit_calibration(others)
        here = calibrated(own, calibration)
        lowest = least_confidence(calibrated(others, calibration), PRECISION)
        seen += here
        sure += [one for one in here if lowest is not None and one.confidence >= lowest]
    return {
        "calibration_error": calibration_error(seen),
        "precise_share_right": sum(one.right for one in sure) / len(sure) if sure else None,
        "precise_stances": len(sure),
        "stances": len(seen),
    }


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
