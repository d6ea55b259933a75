import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.neural.confidence import Calibration

SCORES = st.floats(0, 1)


@given(SCORES, st.booleans())
def test_without_calibration_scores_stay_as_they_are(score: float, has_target: bool) -> None:
    assert Calibration().probability(score, has_target=has_target) == pytest.approx(score, abs=2e-6)


@given(SCORES, SCORES)
def test_a_higher_score_never_has_a_lower_probability(first: float, second: float) -> None:
    calibration = Calibration(slope=0.6, shift=-0.4)
    low, high = sorted((first, second))
    assert calibration.probability(low, has_target=True) <= calibration.probability(
        high, has_target=True
    )


def test_stances_with_and_without_target_have_a_line_each() -> None:
    calibration = Calibration(shift=1.0, issue_shift=-1.0)
    assert round(calibration.probability(0.5, has_target=True), 4) == 0.7311
    assert round(calibration.probability(0.5, has_target=False), 4) == 0.2689


@given(SCORES, st.floats(0.01, 0.99), st.booleans())
def test_below_the_least_score_no_stance_is_probable_enough(
    score: float, least: float, has_target: bool
) -> None:
    calibration = Calibration(slope=0.5, shift=-1.3, issue_slope=0.6, issue_shift=-1.6)
    if score < calibration.least_score(least) - 1e-9:
        assert calibration.probability(score, has_target=has_target) < least
    assert round(Calibration().least_score(0.3), 6) == 0.3
