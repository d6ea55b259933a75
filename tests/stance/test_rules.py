"""Whole stances of short examples, and what must not be one."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from spacy.language import Language

from pipeline.records import POLARITIES, STATUSES
from tests.stance.scenes import shipped, stances_of

Short = tuple[str, str, str | None]

EXAMPLES: list[tuple[str, list[Short]]] = [
    ("[مصر](COUNTRY EGY) تدعم [ليبيا](COUNTRY LBY).", [("EGY", "support", "LBY")]),
    ("أدانت [مصر](COUNTRY EGY) الهجوم.", [("EGY", "oppose", None)]),
    (
        "قال [كمال](OFFICIAL k) إن [مصر](COUNTRY EGY) ترفض الاستيطان [الإسرائيلي](COUNTRY ISR).",
        [("EGY", "oppose", "ISR")],
    ),
    (
        "اتهمت [مصر](COUNTRY EGY) [إيران](COUNTRY IRN) بالتدخل في شؤونها.",
        [("EGY", "oppose", "IRN")],
    ),
    ("زار [كمال](OFFICIAL k) [مصر](COUNTRY EGY) أمس.", []),
    ("بحث [كمال](OFFICIAL k) مع [سامي](OFFICIAL s) تعزيز التعاون بين البلدين.", []),
    ("فازت [مصر](COUNTRY EGY) على [تونس](COUNTRY TUN) في المباراة.", []),
    ("التقى [كمال](OFFICIAL k) وزير الدفاع في [باريس](COUNTRY FRA).", []),
    ("رفض المعلمون الخطة.", []),
    ("", []),
]


@pytest.mark.parametrize(("example", "expected"), EXAMPLES)
def test_stances(rules: Language, example: str, expected: list[Short]) -> None:
    found = stances_of(rules, example)
    assert [(s["holder"], s["polarity"], s["target"]) for s in found] == expected


def test_speaker_is_not_the_holder(rules: Language) -> None:
    [stance] = stances_of(rules, EXAMPLES[2][0])
    assert (stance["holder"], stance["speaker"]) == ("EGY", "k")


def test_trace_names_cue_and_rules(rules: Language) -> None:
    [stance] = stances_of(rules, EXAMPLES[0][0])
    assert [line.partition(",")[0] for line in stance["trace"]] == [
        "cue: stance verb",
        "holder: subject before",
        "target: actor",
    ]


WORDS = st.sampled_from(
    [
        "[مصر](COUNTRY EGY)",
        "[كمال](OFFICIAL k)",
        "[حماس](ORGANISATION hamas)",
        *[
            "و",
            "،",
            ".",
            ":",
            "«",
            "»",
            "أن",
            "إن",
            "التي",
            "على",
            "إلى",
            "ب",
            "ل",
            "لا",
            "لم",
            "قال",
            "أكد",
            "رفضه",
            "تدعم",
            "إدانة",
            "دعا",
            "اتهمت",
            "نفت",
            "الخطة",
        ],
        "\n",
    ]
)


@given(st.lists(WORDS, max_size=25))
def test_any_words_give_whole_records(rules: Language, words: list[str]) -> None:
    example = " ".join(words)
    for stance in stances_of(rules, example):
        assert stance["holder"] in {"EGY", "k", "hamas"}
        assert stance["target"] != stance["holder"]
        assert stance["target"] is not None or stance["issue"] is not None
        assert stance["polarity"] in POLARITIES
        assert stance["status"] in STATUSES
        assert 0 <= stance["confidence"] <= 1
        for span in (stance["cue"], stance["issue"]):
            assert span is None or span["start"] < span["end"]


def test_lists_that_ship_are_whole() -> None:
    lexicon, verbs, weights = shipped()
    assert (len(lexicon.forms) > 5000, len(verbs.forms) > 1000, len(weights.of) > 1000) == (
        True,
    ) * 3
