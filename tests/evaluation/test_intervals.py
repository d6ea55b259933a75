import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.evaluation.intervals import article_weights, f1_interval, share_interval


@given(st.integers(1, 30))
def test_each_resample_draws_as_many_articles_as_there_are(articles: int) -> None:
    weights = article_weights(articles, rounds=20)
    assert weights.shape == (20, articles)
    assert (weights.sum(axis=1) == articles).all()


def test_same_seed_same_draw() -> None:
    assert (article_weights(7, rounds=50) == article_weights(7, rounds=50)).all()
    assert not (article_weights(7, rounds=50) == article_weights(7, rounds=50, seed=1)).all()


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        pytest.param([[4, 5, 5]] * 6, (0.8, 0.8), id="articles that agree leave no doubt"),
        pytest.param([[0, 0, 0]] * 3, None, id="nothing to score"),
        pytest.param([[2, 2, 2], [0, 0, 0]], (1.0, 1.0), id="in one of two articles"),
        pytest.param([[0, 1, 0], [0, 0, 0]], (0.0, 0.0), id="all wrong"),
        pytest.param([[3, 4, 4]], (0.75, 0.75), id="one article"),
    ],
)
def test_interval_without_spread(
    rows: list[list[int]], expected: tuple[float, float] | None
) -> None:
    assert f1_interval(np.array(rows), article_weights(len(rows), rounds=200)) == expected


def test_interval_is_that_of_resampled_scores() -> None:
    rows = np.array([[9, 10, 10], [2, 9, 7], [5, 5, 8], [0, 3, 1], [0, 0, 0]])
    weights = article_weights(5, rounds=4000)
    scores = []
    for draw in weights.tolist():
        sums = [sum(w * r for w, r in zip(draw, column, strict=True)) for column in rows.T.tolist()]
        if sums[1] + sums[2]:
            scores.append(2 * sums[0] / (sums[1] + sums[2]))
    expected = np.quantile(scores, [0.025, 0.975])
    assert f1_interval(rows, weights) == pytest.approx(tuple(expected))


def test_share_of_nothing_has_no_interval() -> None:
    weights = article_weights(2, rounds=100)
    assert share_interval(np.array([[0, 0], [0, 0]]), weights) is None
    assert share_interval(np.array([[1, 2], [0, 0]]), weights) == (0.5, 0.5)
