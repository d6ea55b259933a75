"""Pieces of issues that belong together, and those that do not."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.neural.issues import GAP, mended

TEXT = "ترفض مصر بناء سد في النهر و قرار الوزارة ، ثم بيان حول"
WORDS = TEXT.split()


@pytest.mark.parametrize(
    ("pieces", "cue", "issues"),
    [
        pytest.param(["بناء سد", "النهر"], 0, ["بناء سد في النهر"], id="a gap"),
        pytest.param(["بناء", "النهر"], 0, ["بناء سد في النهر"], id="the widest gap"),
        pytest.param(["مصر", "في النهر"], 0, ["مصر بناء سد في النهر"], id="two words"),
        pytest.param(["مصر", "النهر"], 0, ["مصر", "النهر"], id="too wide"),
        pytest.param(["النهر", "قرار الوزارة"], 0, ["النهر", "قرار الوزارة"], id="conjunction"),
        pytest.param(["الوزارة", "ثم بيان"], 0, ["الوزارة", "ثم بيان"], id="comma"),
        pytest.param(["ترفض", "بناء"], 1, ["ترفض", "بناء"], id="the cue between"),
        pytest.param(["النهر و", "الوزارة ،"], 0, ["النهر", "الوزارة"], id="tails"),
        pytest.param(["بيان حول"], 0, ["بيان"], id="a preposition behind"),
        pytest.param(["و"], 0, [], id="nothing but a tail"),
        pytest.param([], 0, [], id="none"),
    ],
)
def test_pieces(pieces: list[str], cue: int, issues: list[str]) -> None:
    found = mended([place(piece) for piece in pieces], WORDS, cue)
    assert [" ".join(WORDS[start:end]) for start, end in found] == issues


def place(piece: str) -> tuple[int, int]:
    words = piece.split()
    start = WORDS.index(words[0])
    assert WORDS[start : start + len(words)] == words
    return start, start + len(words)


@given(
    st.lists(st.sampled_from([*WORDS, " "]), max_size=20),
    st.lists(st.integers(1, 4), max_size=8),
    st.integers(0, 20),
)
def test_issues_stay_in_order_and_apart(norms: list[str], steps: list[int], cue: int) -> None:
    pieces, at = [], 0
    for step in steps:
        if at + step > len(norms):
            break
        pieces.append((at, at + step))
        at += step + 1 + step % (GAP + 2)
    found = mended(pieces, norms, cue)
    assert all(start < end <= len(norms) for start, end in found)
    assert all(before[1] <= after[0] for before, after in pairwise(found))
    covered = {word for start, end in pieces for word in range(start, end)}
    starts = {start for start, _ in pieces}
    assert all(start in starts and end - 1 in covered for start, end in found)
