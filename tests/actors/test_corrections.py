"""A trained recogniser's mentions are kept, but for what rules know better."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.actors.corrections import corrected, trimmed, with_known
from pipeline.actors.words import ArticleWords, Found
from pipeline.records import LABELS
from tests.actors.small import marked_article, shown


def check(example: str, before: str) -> None:
    """Mentions marked in ``before`` become those marked in ``example``; rules find nothing."""
    words, expected, _ = marked_article(example)
    _, trained, _ = marked_article(before)
    assert shown(words, corrected(words, trained, [])) == shown(words, expected)


@pytest.mark.parametrize(
    ("before", "example"),
    [
        pytest.param("في بحر [الصين](COUNTRY)", "في بحر الصين", id="no country but a sea"),
        pytest.param(
            "في حدود [الصين](COUNTRY)", "في حدود [الصين](COUNTRY)", id="a country by its border"
        ),
        pytest.param(
            "سكان بلدة [تمرين](OFFICIAL) . عاد [تمرين](OFFICIAL)",
            "سكان بلدة تمرين . عاد تمرين",
            id="a town, also where it stands alone",
        ),
        pytest.param(
            "سكان بلدة [تمرين](OFFICIAL) . [الوزير](ROLE) [تمرين](OFFICIAL)",
            "سكان بلدة [تمرين](OFFICIAL) . [الوزير](ROLE) [تمرين](OFFICIAL)",
            id="a town named like a minister of the article",
        ),
        pytest.param(
            "سكان بلدة [حزب الأمل](ORGANISATION)",
            "سكان بلدة [حزب الأمل](ORGANISATION)",
            id="no person",
        ),
        pytest.param(
            "قرار [مجلس الشورى الصادر](ORGANISATION) أمس",
            "قرار [مجلس الشورى](ORGANISATION) الصادر أمس",
            id="a participle behind the name",
        ),
        pytest.param(
            "قرار [مجلس الشورى الأعلى](ORGANISATION) أمس",
            "قرار [مجلس الشورى الأعلى](ORGANISATION) أمس",
            id="an adjective of the name",
        ),
        pytest.param(
            'شركة [النور "](ORGANISATION) أمس',
            'شركة [النور](ORGANISATION) " أمس',
            id="a loose mark",
        ),
        pytest.param(
            'شركة [النور " الأولى "](ORGANISATION) أمس',
            'شركة [النور " الأولى "](ORGANISATION) أمس',
            id="marks in pairs",
        ),
        pytest.param(
            "شركة [النور )](ORGANISATION)", "شركة [النور](ORGANISATION) )", id="half of a bracket"
        ),
        pytest.param(
            "دعم [الصين](COUNTRY) [ماليا](COUNTRY)", "دعم [الصين](COUNTRY) ماليا", id="an adverb"
        ),
        pytest.param("دعم [مالي](COUNTRY)", "دعم [مالي](COUNTRY)", id="the country"),
        pytest.param("", "", id="nothing"),
    ],
)
def test_corrections(before: str, example: str) -> None:
    check(example, before)


def test_trained_mentions_are_kept_and_later_names_added() -> None:
    words, _, _ = marked_article("كريم دوبوا قال . دوبوا رفض . بوتين")
    trained = [Found(0, 2, "OFFICIAL", score=0.9), Found(1, 2, "PERSON"), Found(7, 8, "GROUP")]
    assert [(f.start, f.end, f.label) for f in corrected(words, trained, [])] == [
        (0, 2, "OFFICIAL"),
        (4, 5, "OFFICIAL"),
        (7, 8, "GROUP"),
    ]


def test_rules_correct_bounds_of_bodies_and_add_names_of_countries() -> None:
    trained = [Found(0, 2, "ORGANISATION"), Found(5, 6, "PERSON")]
    known = [
        Found(0, 3, "ORGANISATION"),
        Found(4, 5, "COUNTRY", rule="known name"),
        Found(5, 6, "COUNTRY", rule="known name"),
        Found(6, 7, "COUNTRY", rule="known adjective"),
        Found(7, 8, "ORGANISATION"),
        Found(8, 9, "COUNTRY", rule="known capital"),
    ]
    assert sorted((f.start, f.end, f.label) for f in with_known(trained, known)) == [
        (0, 3, "ORGANISATION"),
        (4, 5, "COUNTRY"),
        (5, 6, "PERSON"),
    ]


@given(
    st.lists(st.sampled_from(["مجلس", "الصادر", '"', "(", ")", ".", "»"]), min_size=1, max_size=6),
    st.sampled_from(LABELS),
)
def test_trimming_takes_only_the_end_and_leaves_a_word(texts: list[str], label: str) -> None:
    words = ArticleWords(texts, texts, [0] * len(texts), [False] * len(texts))
    item = Found(0, len(texts), label)  # type: ignore[arg-type]
    left = trimmed(words, item)
    assert left.start == 0
    assert 1 <= left.end <= len(texts)
    assert trimmed(words, left) == left
