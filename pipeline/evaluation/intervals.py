"""Bootstrap intervals of scores, drawn over whole articles."""

from typing import Final

import numpy as np
from numpy.typing import NDArray

LEVEL: Final = 0.95
ROUNDS: Final = 10_000
SEED: Final = 20_240_101


def article_weights(articles: int, *, rounds: int = ROUNDS, seed: int = SEED) -> NDArray[np.int64]:
    """Draw how often each article comes up in each resample.

    Whole articles are drawn, since the mentions and stances of one article share
    their errors. One table serves every score of a report, so that their
    intervals belong to the same resamples.

    Returns:
        Shape ``(rounds, articles)``; each row adds up to ``articles``.

    Source:
        Efron and Tibshirani, An Introduction to the Bootstrap (1993), ch. 13.
    """
    shares = np.full(articles, 1 / articles)
    return np.random.default_rng(seed).multinomial(articles, shares, size=rounds)


def f1_interval(
    counts: NDArray[np.int64], weights: NDArray[np.int64], *, level: float = LEVEL
) -> tuple[float, float] | None:
    """Return the percentile interval of micro F1.

    Args:
        counts: Shape ``(articles, 3)``: right, predicted, hand-labelled ones of each.
        weights: Of `article_weights`.
        level: Share of the resampled scores inside the interval, in ``(0, 1)``.

    Returns:
        Lower and upper bound in ``[0, 1]``, of the resamples that hold any item;
        None where none does.
    """
    right, predicted, wanted = (weights @ counts).T
    return _percentiles(2 * right, predicted + wanted, level)


def share_interval(
    counts: NDArray[np.int64], weights: NDArray[np.int64], *, level: float = LEVEL
) -> tuple[float, float] | None:
    """Return the percentile interval of an accuracy, as `f1_interval` does.

    Args:
        counts: Shape ``(articles, 2)``: right ones and all ones of each article.
        weights: Of `article_weights`.
        level: Share of the resampled scores inside the interval, in ``(0, 1)``.
    """
    right, total = (weights @ counts).T
    return _percentiles(right, total, level)


def _percentiles(
    parts: NDArray[np.int64], wholes: NDArray[np.int64], level: float
) -> tuple[float, float] | None:
    held = wholes > 0
    if not held.any():
        return None
    tail = (1 - level) / 2
    low, high = np.quantile(parts[held] / wholes[held], [tail, 1 - tail])
    return float(low), float(high)
