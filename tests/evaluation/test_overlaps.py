import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.evaluation.overlaps import Overlaps
from pipeline.records import Range

SPANS: list[Range] = [{"start": 4, "end": 6}, {"start": 0, "end": 9}, {"start": 4, "end": 5}]


@pytest.mark.parametrize(
    ("place", "touched"),
    [
        ((0, 1), [1]),
        ((3, 5), [1, 0, 2]),
        ((5, 6), [1, 0]),
        ((6, 7), [1]),
        ((9, 12), []),
    ],
)
def test_spans_that_a_piece_touches_come_by_their_start(
    place: tuple[int, int], touched: list[int]
) -> None:
    assert Overlaps(SPANS).touching(*place) == [SPANS[n] for n in touched]
    assert Overlaps([]).touching(*place) == []


PLACES = st.tuples(st.integers(0, 12), st.integers(0, 4)).map(lambda p: (p[0], sum(p)))


@given(st.lists(PLACES, max_size=8), PLACES)
def test_it_is_what_trying_each_gives(
    places: list[tuple[int, int]], place: tuple[int, int]
) -> None:
    spans: list[Range] = [{"start": start, "end": end} for start, end in places]
    start, end = place
    tried = [span for span in spans if start < span["end"] and span["start"] < end]
    assert Overlaps(spans).touching(start, end) == sorted(tried, key=lambda span: span["start"])
