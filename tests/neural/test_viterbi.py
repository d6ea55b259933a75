import itertools

import numpy as np
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from pipeline.neural.viterbi import best_tags, best_tags_of, spans_of

TAGS = ("O", "B-x", "I-x", "B-y", "I-y")


def legal(path: tuple[int, ...]) -> bool:
    before = "O"
    for index in path:
        tag = TAGS[index]
        if tag.startswith("I-") and before[2:] != tag[2:]:
            return False
        before = tag
    return True


@given(arrays(np.float32, (4, 5), elements=st.integers(-20, 20).map(float)))
def test_path_is_legal_and_no_legal_path_scores_more(scores: np.ndarray) -> None:
    path = best_tags(scores, TAGS)
    assert legal(tuple(path))
    best = max(
        sum(scores[t, tag] for t, tag in enumerate(other))
        for other in itertools.product(range(5), repeat=4)
        if legal(other)
    )
    assert sum(scores[t, tag] for t, tag in enumerate(path)) == best


def test_nothing_has_no_tags() -> None:
    assert best_tags(np.zeros((0, 5), dtype=np.float32), TAGS) == []


def test_touching_spans_stay_apart() -> None:
    assert spans_of([1, 2, 1, 0, 3], TAGS) == [(0, 2, "x"), (2, 3, "x"), (4, 5, "y")]


@given(st.lists(st.integers(0, 4), max_size=12).filter(lambda path: legal(tuple(path))))
def test_spans_cover_exactly_the_tagged_words(path: list[int]) -> None:
    covered = {i for start, end, _ in spans_of(path, TAGS) for i in range(start, end)}
    assert covered == {i for i, tag in enumerate(path) if tag}


def test_no_span_goes_on_into_the_next_sentence() -> None:
    scores = np.array([[0, 2, 0, 0, 0], [0, 0, 2, 0, 0], [1, 0, 2, 0, 0]], dtype=np.float32)
    assert best_tags_of(scores, TAGS, []) == [1, 2, 2]
    assert best_tags_of(scores, TAGS, [2]) == [1, 2, 0]
    assert best_tags_of(scores, TAGS, [0, 2, 3]) == [1, 2, 0]
