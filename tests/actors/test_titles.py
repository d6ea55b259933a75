from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.actors.titles import find_titles, identifies
from pipeline.actors.words import Found
from tests.actors.small import article, shown


@pytest.mark.parametrize(
    ("text", "titles"),
    [
        pytest.param("قال وزير الخارجية الروسي", ["وزير الخارجية"], id="portfolio"),
        pytest.param("قال وزير خارجية فرنسا", ["وزير خارجية"], id="portfolio without article"),
        pytest.param("وزير العدل والحريات", ["وزير العدل"], id="and is part of the next word"),
        pytest.param("وزير العدل و+التعليم", ["وزير العدل و التعليم"], id="two portfolios"),
        pytest.param("وزير الدولة ل+لشؤون الخارجية", ["وزير الدولة ل لشؤون الخارجية"], id="for"),
        pytest.param("نائب وزير الدفاع", ["نائب وزير الدفاع"], id="deputy of a title"),
        pytest.param("رئيس الوزراء", ["رئيس الوزراء"], id="body without a name"),
        pytest.param("رئيس مجلس الأمن", ["رئيس"], id="a named body stays outside"),
        pytest.param("الأمين العام ل+لأمم", ["الأمين العام"], id="quality"),
        pytest.param("المتحدث الرسمي باسم الخارجية", ["المتحدث الرسمي باسم"], id="voice"),
        pytest.param("المتحدث ب+اسم الخارجية", ["المتحدث ب اسم"], id="voice, cut"),
        pytest.param("ولي العهد السعودي", ["ولي العهد"], id="fixed"),
        pytest.param("ولي أمره", [], id="near miss of a fixed one"),
        pytest.param("الوزارة", [], id="no title"),
        pytest.param("", [], id="nothing"),
    ],
)
def test_titles(text: str, titles: list[str]) -> None:
    words = article(text)
    assert shown(words, list(find_titles(words))) == [(title, "ROLE") for title in titles]


@pytest.mark.parametrize(
    ("text", "following", "after_person", "expected"),
    [
        ("الرئيس", "", False, True),
        ("سفير", "", False, False),
        ("سفير", "COUNTRY", False, True),
        ("سفيرها", "", False, True),
        ("مسؤول", "COUNTRY", False, False),
        ("مسؤول", "OFFICIAL", False, False),
        ("عضو", "", False, False),
        ("عضو", "ORGANISATION", False, True),
        ("أعضاء", "ORGANISATION", False, False),
        ("وزراء", "", False, False),
        ("وزراء الخارجية", "", False, True),
        ("المتحدث", "COUNTRY", False, False),
        ("اللواء", "", False, False),
        ("اللواء", "OFFICIAL", False, True),
        ("مدير", "", True, True),
        ("ولي العهد", "", False, True),
    ],
)
def test_titles_that_identify(
    text: str, following: str, after_person: bool, expected: bool
) -> None:
    words = article(text)
    title = Found(0, len(words), "ROLE")
    assert identifies(words, title, following, after_person) is expected


@given(
    st.lists(
        st.sampled_from(
            [
                "رئيس",
                "وزير",
                "الخارجية",
                "نائب",
                "العام",
                "ل",
                "و",
                "الأمين",
                "باسم",
                "ولي",
                "العهد",
                ".",
                "قال",
            ]
        )
    )
)
def test_titles_never_overlap_or_cross_a_sentence(texts: list[str]) -> None:
    words = article(" ".join(texts))
    found = list(find_titles(words))
    assert all(one.end <= two.start for one, two in pairwise(found))
    assert all(words.sentences[f.start] == words.sentences[f.end - 1] for f in found)
