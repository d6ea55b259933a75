import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.actors.people import NameParts
from pipeline.actors.recognise import longest, recognise
from pipeline.actors.words import Found
from pipeline.records import LABELS
from tests.actors.small import BASE, marked_article, shown

NAMES = NameParts(
    frozenset(["كريم", "دوبوا", "منصور"]),
    frozenset(
        ["قال", "اليوم", "القرار", "رفض", "رفضت", "ترفض", "بعد", "دعم", "في", "إلى", "بين", "كبير"]
    ),
)


def check(example: str) -> None:
    words, expected, _ = marked_article(example)
    found = recognise(words, list(BASE.index.matches(words.keys)), NAMES)
    assert shown(words, found) == shown(words, expected)


@pytest.mark.parametrize(
    "example",
    [
        pytest.param("رفضت [الصين](COUNTRY) القرار", id="country"),
        pytest.param("رفضت [بكين](COUNTRY) القرار", id="capital that acts"),
        pytest.param("قال في بكين", id="capital as a place"),
        pytest.param(
            "قال [وزير الخارجية](ROLE) [الفرنسي](COUNTRY) [كريم دوبوا](OFFICIAL) . "
            "رفض [دوبوا](OFFICIAL) القرار",
            id="name after title and nation, its short form later",
        ),
        pytest.param("رفض دوبوا القرار", id="a short form of nobody"),
        pytest.param("قال [الرئيس](ROLE) [بوتين](OFFICIAL)", id="known short name after a title"),
        pytest.param("قال بوتين", id="known short name that nothing supports"),
        pytest.param(
            "[فلاديمير بوتين](OFFICIAL) قال . رفض [بوتين](OFFICIAL)", id="after its full form"
        ),
        pytest.param("[الخارجية الفرنسية](ORGANISATION) ترفض", id="ministry"),
        pytest.param("[الحكومة اللبنانية](ORGANISATION) ترفض", id="the longer of two"),
        pytest.param("[حكومة لبنان](ORGANISATION) ترفض", id="government of"),
        pytest.param("دعم [حركة فتح](ORGANISATION) . [فتح](ORGANISATION)", id="homograph"),
        pytest.param("بعد فتح القرار", id="homograph that is a word"),
        pytest.param("قال مسؤول كبير", id="anybody"),
        pytest.param("بعد بحر الصين", id="a sea"),
        pytest.param("بعد خليج الصين", id="a gulf"),
        pytest.param("بعد حدود [الصين](COUNTRY)", id="a border"),
        pytest.param("", id="nothing"),
    ],
)
def test_mentions(example: str) -> None:
    check(example)


def test_known_names_carry_their_actor() -> None:
    words, _, _ = marked_article("رفضت الصين و مجلس النواب القرار")
    found = recognise(words, list(BASE.index.matches(words.keys)), NAMES)
    assert [item.actor for item in found] == ["CHN", ""]


@given(
    st.lists(
        st.builds(
            lambda start, length, label: Found(start, start + length, label),
            st.integers(0, 12),
            st.integers(1, 4),
            st.sampled_from(LABELS),
        )
    )
)
def test_longest_are_disjoint_and_nothing_longer_is_dropped(found: list[Found]) -> None:
    kept = longest(found)
    places = [place for item in kept for place in range(item.start, item.end)]
    assert len(places) == len(set(places))
    assert kept == sorted(kept, key=lambda item: item.start)
    for item in found:
        overlapping = [k for k in kept if k.start < item.end and item.start < k.end]
        assert any(k.end - k.start >= item.end - item.start for k in overlapping)
