import pytest

from pipeline.actors.people import (
    NameParts,
    find_people,
    free_names,
    later_names,
    lengthened,
    short_forms,
)
from pipeline.actors.words import Found
from tests.actors.small import article, shown

NAMES = NameParts(
    frozenset(["كريم", "منصور", "نادر", "سمير", "الله", "نصر", "حسن"]),
    frozenset(["قال", "اليوم", "القرار", "كريم", "نادر", "بحضور", "المساعد"]),
)


@pytest.mark.parametrize(
    ("text", "ends", "names"),
    [
        pytest.param("الوزير كريم منصور قال", [1], ["كريم منصور"], id="up to a verb"),
        pytest.param("الوزير ، كريم منصور ، قال", [1], ["كريم منصور"], id="after a comma"),
        pytest.param("الوزير الدكتور كريم منصور", [1], ["كريم منصور"], id="after an honour"),
        pytest.param("الوزير فلاديسلاف زيميانكا", [1], ["فلاديسلاف زيميانكا"], id="unknown words"),
        pytest.param("الوزير اليوم", [1], [], id="a common word"),
        pytest.param("الوزير على القرار", [1], [], id="the preposition is not a name"),
        pytest.param("الوزير علي نادر", [1], ["علي نادر"], id="but the name is"),
        pytest.param("الوزير . كريم منصور", [1], [], id="another sentence"),
        pytest.param("كريم بن قال", [0], ["كريم"], id="a link does not end a name"),
        pytest.param("الوزير", [1], [], id="end of the text"),
    ],
)
def test_names_after_titles(text: str, ends: list[int], names: list[str]) -> None:
    words = article(text)
    found = list(find_people(words, ends, set(), NAMES))
    assert shown(words, found) == [(name, "OFFICIAL") for name in names]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("قال كريم منصور اليوم", ["كريم منصور"]),
        ("قال كريم اليوم", []),
        ("قال كريم على منصور", []),
        ("", []),
    ],
)
def test_free_names_are_known_parts_only(text: str, names: list[str]) -> None:
    words = article(text)
    found = list(free_names(words, set(), NAMES))
    assert shown(words, found) == [(name, "OFFICIAL") for name in names]


@pytest.mark.parametrize(
    ("name", "shorts"),
    [
        ("سيرغي لافروف", [("سيرغي", "لافروف"), ("لافروف",)]),
        ("حسن نصر الله", [("حسن", "نصر", "الله"), ("نصر", "الله")]),
        ("محمد بن سلمان", [("محمد", "بن", "سلمان"), ("بن", "سلمان")]),
        ("بوتين", [("بوتين",)]),
    ],
)
def test_short_forms(name: str, shorts: list[tuple[str, ...]]) -> None:
    assert short_forms(name.split()) == shorts


def test_later_names_keep_label_and_actor() -> None:
    words = article("كريم منصور . قال منصور على كريم . منصور")
    full = Found(0, 2, "PERSON", "x")
    found = list(later_names(words, [full], {0, 1}))
    assert [(f.start, f.end, f.label, f.actor) for f in found] == [
        (4, 5, "PERSON", "x"),
        (8, 9, "PERSON", "x"),
    ]
    assert list(later_names(words, [], set())) == []


@pytest.mark.parametrize(
    ("text", "end"),
    [
        ("كريم منصور بن سمير آل نصر قال", 6),
        ("كريم منصور قال", 2),
        ("كريم منصور بن قال", 2),
        ("كريم منصور . بن سمير", 2),
    ],
)
def test_names_of_father_and_house(text: str, end: int) -> None:
    words = article(text)
    assert lengthened(words, Found(0, 2, "OFFICIAL"), set(), NAMES).end == end
    assert lengthened(words, Found(0, 2, "COUNTRY"), set(), NAMES).end == 2


def test_a_letter_is_no_later_name() -> None:
    words = article("قال ييغال ب . زار ب المدينة")
    person = Found(1, 3, "OFFICIAL")
    assert list(later_names(words, [person], {1, 2})) == []
