import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline import paths
from pipeline.corpus.gold import read_gold
from pipeline.evaluation.calibration import (
    Judged,
    calibration_error,
    judge,
    least_confidence,
)
from pipeline.training.calibrate import fit_calibration


def judged(*pairs: tuple[float, bool], has_target: bool = True) -> list[Judged]:
    return [Judged(confidence, has_target, right) for confidence, right in pairs]


@pytest.mark.parametrize(
    ("stances", "error"),
    [
        pytest.param([], None, id="no stances"),
        pytest.param(judged((1.0, True), (1.0, True)), 0.0, id="sure and right"),
        pytest.param(judged((1.0, False), (1.0, True)), 0.5, id="sure, half of them right"),
        pytest.param(judged((0.5, False), (0.5, True)), 0.0, id="unsure, half of them right"),
        pytest.param(judged((0.25, False), (0.75, False)), 0.5, id="two bins"),
    ],
)
def test_calibration_error(stances: list[Judged], error: float | None) -> None:
    assert calibration_error(stances) == error


@given(st.lists(st.tuples(st.floats(0, 1), st.booleans()), min_size=1))
def test_calibration_error_is_a_share(pairs: list[tuple[float, bool]]) -> None:
    error = calibration_error(judged(*pairs))
    assert error is not None
    assert 0 <= error <= 1


def test_the_least_confidence_is_the_last_at_which_enough_are_right() -> None:
    stances = judged(
        *[(0.9, True)] * 9, (0.8, False), (0.7, True), (0.6, False), (0.6, False), (0.5, True)
    )
    assert least_confidence(stances, 0.9) == 0.7
    assert least_confidence(stances, 0.95) == 0.7
    assert least_confidence(stances[:9], 0.9) is None


def test_hand_labels_given_out_as_predictions_are_all_right() -> None:
    gold = read_gold(paths.SEEDS / "gold.jsonl")[:3]
    found = [
        {**record, "stances": [{**s, "confidence": 0.75} for s in record["stances"]]}
        for record in gold
    ]
    results = judge(gold, found)
    assert [one.right for one in results] == [True] * sum(len(r["stances"]) for r in gold)
    assert {one.confidence for one in results} == {0.75}
    assert judge(gold, gold) == []


def test_fitting_pulls_overconfident_scores_down_and_leaves_unseen_kinds_alone() -> None:
    stances = judged(*[(0.9, True), (0.9, False)] * 20, *[(0.6, False)] * 3)
    calibration = fit_calibration(stances)
    assert round(calibration.probability(0.9, has_target=True), 2) == 0.5
    assert (calibration.issue_slope, calibration.issue_shift) == (1.0, 0.0)
