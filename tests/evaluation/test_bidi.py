import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.evaluation.bidi import isolate


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        pytest.param("تدعم مصر", "تدعم مصر", id="plain"),
        pytest.param("تدعم\n\t مصر ", "تدعم مصر", id="white space"),
        pytest.param("تدعم \u202bمصر\u200f", "تدعم مصر", id="direction characters"),
        pytest.param("\u2069مصر\u2068", "مصر", id="isolates of the text"),
        pytest.param("\x1b[31mمصر\x00", "[31mمصر", id="terminal commands"),
        pytest.param("مُصِر", "مُصِر", id="vowel marks stay"),
    ],
)
def test_text_stands_alone_in_one_isolate(text: str, shown: str) -> None:
    assert isolate(text) == f"\u2068{shown}\u2069"


@given(st.text())
def test_isolates_are_balanced_and_nothing_else_steers(text: str) -> None:
    shown = isolate(text)
    assert (shown[0], shown[-1]) == ("\u2068", "\u2069")
    assert not any(
        c in "\u2066\u2067\u2068\u2069\u202a\u202b\u202c\u202d\u202e\x1b\n" for c in shown[1:-1]
    )
