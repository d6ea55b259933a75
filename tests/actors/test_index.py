from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.actors.index import NameIndex, Sense, word_key
from tests.actors.small import small_index

INDEX = small_index()


def matches(keys: list[str]) -> list[tuple[int, int, str]]:
    return [(m.start, m.end, m.senses[0].actor) for m in INDEX.matches([word_key(k) for k in keys])]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("قال مجلس الأمن الدولي", [(1, 4, "unsc")], id="the longest name"),
        pytest.param("قال مجلس الأمن اليوم", [(1, 3, "unsc")], id="the shorter one"),
        pytest.param("قال مجلس الشيوخ", [], id="only its first word"),
        pytest.param("الصين روسيا", [(0, 1, "CHN"), (1, 2, "RUS")], id="two in a row"),
        pytest.param("nato", [(0, 1, "nato")], id="case of Latin letters"),
        pytest.param("", [], id="nothing"),
    ],
)
def test_longest_names(text: str, expected: list[tuple[int, int, str]]) -> None:
    assert matches(text.split()) == expected


def test_senses_of_a_shared_name_are_all_kept() -> None:
    assert {s.actor for s in INDEX.find(["مجلس", "النواب"])} == {"eg-deputies", "lb-deputies"}


@pytest.mark.parametrize(
    ("norms", "attached", "expected"),
    [
        pytest.param(["ل", "لصين"], [False, True], ["ل", "الصين"], id="article swallowed"),
        pytest.param(["ل", "لبنان"], [False, True], ["ل", "لبنان"], id="a name as it stands"),
        pytest.param(["ل", "لصين"], [False, False], ["ل", "لصين"], id="not attached"),
        pytest.param(["و", "لصين"], [False, True], ["و", "لصين"], id="another proclitic"),
    ],
)
def test_swallowed_article(norms: list[str], attached: list[bool], expected: list[str]) -> None:
    assert INDEX.restored(norms, attached) == expected


def test_json_round_trip() -> None:
    again = NameIndex.from_json(INDEX.to_json())
    assert again.senses == INDEX.senses
    assert again.lengths == INDEX.lengths


@given(st.lists(st.sampled_from(["مجلس", "الأمن", "الدولي", "الصين", "و", "الدول", "الغربية"])))
def test_matches_never_overlap_and_are_names(keys: list[str]) -> None:
    found = matches(keys)
    assert all(one[1] <= two[0] for one, two in pairwise(found))
    assert all(INDEX.find(keys[start:end]) for start, end, _ in found)


def test_a_word_without_letters_makes_no_name() -> None:
    index = NameIndex()
    index.add(["\u200f"], Sense("x", "GROUP", "name"))
    assert index.senses == {}
