"""Evidence from where an actor stands about a cue."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from spacy.language import Language

from pipeline.stance.places import bucket, of_places
from tests.stance.scenes import clauses_of, scenes_of

PIECES = [
    # What brings the thing opposed, and what does not.
    ("حذرت [مصر](COUNTRY EGY) من [إيران](COUNTRY IRN).", "IRN", "t after verb own True 2", True),
    ("حذرت [مصر](COUNTRY EGY) في [إيران](COUNTRY IRN).", "IRN", "t after verb own True 2", False),
    ("حذرت [مصر](COUNTRY EGY) في [إيران](COUNTRY IRN).", "IRN", "t after حذر في", True),
    # Words that part an actor from the cue.
    ("زارت [مصر](COUNTRY EGY) التي تدعم الخطة.", "EGY", "t before verb over relative", True),
    ("زارت [مصر](COUNTRY EGY) تدعم الخطة.", "EGY", "t before verb over relative", False),
    # An adjective is another piece of evidence than a name.
    (
        "تدعم الخطة [المصرية](COUNTRY EGY).",
        "EGY",
        "t after adjective False False COUNTRY",
        True,
    ),
    ("تدعم خطة [مصر](COUNTRY EGY).", "EGY", "t after adjective False False COUNTRY", False),
    ("تدعم خطة [مصر](COUNTRY EGY).", "LBY", "t absent verb", True),
    ("تدعم خطة [مصر](COUNTRY EGY).", "EGY", "t absent verb", False),
]


@pytest.mark.parametrize(("example", "actor", "piece", "there"), PIECES)
def test_piece(rules: Language, example: str, actor: str, piece: str, there: bool) -> None:
    clauses = clauses_of(rules, example)
    [scene] = scenes_of(rules, example)
    assert (piece in of_places(clauses, scene.match, scene.group, actor, "t")) is there


@given(st.integers(0, 60), st.integers(0, 60))
def test_nearer_is_no_later_step(one: int, other: int) -> None:
    near, far = sorted((one, other))
    assert 0 <= bucket(near) <= bucket(far) <= 7


def test_end_of_a_sentence_says_nothing(rules: Language) -> None:
    [scene] = scenes_of(rules, "تدعم خطة [مصر](COUNTRY EGY).")
    clauses = clauses_of(rules, "تدعم خطة [مصر](COUNTRY EGY).")
    pieces = of_places(clauses, scene.match, scene.group, "EGY", "t")
    assert [piece for piece in pieces if " leads " in piece] == []


def test_word_behind_an_actor(rules: Language) -> None:
    example = "تدعم خطة [مصر](COUNTRY EGY) في المجلس."
    [scene] = scenes_of(rules, example)
    pieces = of_places(clauses_of(rules, example), scene.match, scene.group, "EGY", "t")
    assert [piece for piece in pieces if " leads " in piece] == ["t after verb leads في"]
