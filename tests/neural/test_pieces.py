import pytest

from pipeline.neural.pieces import UNKNOWN
from tests.neural.tiny import tiny_pieces


@pytest.mark.parametrize(
    ("word", "glued", "expected"),
    [
        pytest.param("مصر", False, ["▁مصر"], id="whole word"),
        pytest.param(
            "مصر", True, ["م", "ص", "ر"], id="behind a proclitic it does not start a word"
        ),
        pytest.param("مصرف", False, ["▁مصر", "ف"], id="longest pieces first"),
        pytest.param("ﻣﺼﺮ", False, ["▁مصر"], id="presentation forms"),
    ],
)
def test_word_is_cut_into_expected_pieces(word: str, glued: bool, expected: list[str]) -> None:
    pieces = tiny_pieces()
    assert [pieces.pieces[i] for i in pieces.ids(word, glued=glued)] == expected


@pytest.mark.parametrize("word", ["", " ", "\u200f"])
def test_word_of_nothing_visible_is_unknown(word: str) -> None:
    assert set(tiny_pieces().ids(word, glued=True)) == {UNKNOWN}


def test_a_very_long_word_keeps_twelve_pieces() -> None:
    assert len(tiny_pieces().ids("ا" * 5000, glued=False)) == 12
