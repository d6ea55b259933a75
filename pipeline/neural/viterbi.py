"""Best legal tag sequence of words, in numpy."""

from collections.abc import Sequence
from functools import lru_cache
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float32]


@lru_cache
def _forbidden(tags: tuple[str, ...]) -> tuple[Floats, Floats]:
    """Return penalties of first tags and of transitions: I-x only after B-x or I-x."""
    count = len(tags)
    first = np.zeros(count, dtype=np.float32)
    moves = np.zeros((count, count), dtype=np.float32)
    for j, tag in enumerate(tags):
        if tag.startswith("I-"):
            first[j] = -1e9
            for i, before in enumerate(tags):
                if before[2:] != tag[2:]:
                    moves[i, j] = -1e9
    return first, moves


def best_tags(scores: Floats, tags: tuple[str, ...]) -> list[int]:
    """Return the highest-scoring legal sequence of tag indices.

    Args:
        scores: Shape ``(words, tags)``, log probabilities or logits.
        tags: Names: ``O``, ``B-x``, ``I-x``.
    """
    if not len(scores):
        return []
    first, moves = _forbidden(tags)
    free = scores.argmax(axis=1)
    if not first[free[0]] and not moves[free[:-1], free[1:]].any():
        return [int(index) for index in free]
    best = scores[0] + first
    back = np.empty((len(scores), len(tags)), dtype=np.int64)
    for t in range(1, len(scores)):
        paths = best[:, None] + moves
        back[t] = paths.argmax(axis=0)
        best = paths.max(axis=0) + scores[t]
    path = [int(best.argmax())]
    for t in range(len(scores) - 1, 0, -1):
        path.append(int(back[t, path[-1]]))
    return path[::-1]


def best_tags_of(scores: Floats, tags: tuple[str, ...], starts: Sequence[int]) -> list[int]:
    """Return the best sequence of each sentence, one after the other.

    Args:
        scores: Shape ``(words, tags)``.
        tags: Names.
        starts: The first word of each sentence but the first, ascending.
    """
    bounds = [0, *starts, len(scores)]
    return [
        index for start, end in pairwise(bounds) for index in best_tags(scores[start:end], tags)
    ]


def spans_of(path: Sequence[int], tags: tuple[str, ...]) -> list[tuple[int, int, str]]:
    """Return (start, end, label) of each tagged span, word indices, end exclusive."""
    spans: list[tuple[int, int, str]] = []
    start = -1
    for i, index in enumerate([*path, 0]):
        tag = tags[index]
        if start >= 0 and not tag.startswith("I-"):
            spans.append((start, i, tags[path[start]][2:]))
            start = -1
        if tag.startswith("B-"):
            start = i
    return spans
