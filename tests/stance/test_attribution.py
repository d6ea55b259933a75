"""Statements of examples: the words in double brackets of each belong to the speaker beside it."""

from functools import cache

import pytest
from hypothesis import given
from hypothesis import strategies as st
from spacy.language import Language

from pipeline import paths
from pipeline.seedfiles import Faults
from pipeline.stance.attribution import Statement, find_statements, speakers_by_word
from pipeline.stance.speech import SpeechVerbs, read_speech_verbs
from pipeline.stance.view import ArticleView
from tests.stance.small import marked_view


@cache
def verbs() -> SpeechVerbs:
    return read_speech_verbs(paths.SEEDS / "speech_verbs.csv", Faults())


def speaker_of(nlp: Language, example: str, word: str) -> str | None:
    view = marked_view(nlp, example)
    speakers = speakers_by_word(view, find_statements(view, verbs()))
    return speakers[list(view.words).index(word)]


EXAMPLES = [
    # a clause after أن, and the article's own verb
    ("قال [كمال](OFFICIAL k) إن بلاده تؤيد الخطة.", "تؤيد", "k"),
    ("زار [كمال](OFFICIAL k) المدينة التي تؤيد الخطة.", "تؤيد", None),
    ("أعلنت [مصر](COUNTRY EGY) أنها تؤيد الخطة.", "تؤيد", "EGY"),
    ("أيدت [مصر](COUNTRY EGY) الخطة.", "أيدت", None),
    # a title, a nationality and a name: the person speaks
    ("أكد [وزير](ROLE k) [مصر](COUNTRY EGY) [كمال](OFFICIAL k) رفضه الخطة.", "رفضه", "k"),
    ("رفض [وزير](ROLE k) [مصر](COUNTRY EGY) [كمال](OFFICIAL k) الخطة.", "رفض", None),
    # a headline with a colon, and a colon without a name
    ("[كمال](OFFICIAL k): نرفض الخطة كلها", "نرفض", "k"),
    ("في المدينة: نرفض الخطة كلها", "نرفض", None),
    # who speaks goes on in the next sentence
    ("قال [كمال](OFFICIAL k) إن الوقت حان. وأضاف أنه يرفض الخطة.", "يرفض", "k"),
    ("قال [كمال](OFFICIAL k) إن الوقت حان. ثم رفض الخطة.", "رفض", None),
    ("قال [كمال](OFFICIAL k) إن الوقت حان، مضيفا أن الخطة مرفوضة.", "مرفوضة", "k"),
    # sources
    ("رفضت البلدة كلها الخطة، بحسب [كمال](OFFICIAL k).", "رفضت", "k"),
    ("رفضت البلدة كلها الخطة، بحسب العادة.", "رفضت", None),
    # demands and charges belong to who makes them, the verb itself to the article
    ("دعا [كمال](OFFICIAL k) [مصر](COUNTRY EGY) إلى دعم الخطة.", "دعم", "k"),
    ("دعا [كمال](OFFICIAL k) [مصر](COUNTRY EGY) إلى دعم الخطة.", "دعا", None),
    # nobody known
    ("قالت مصادر إن البلدة ترفض الخطة.", "ترفض", None),
    # another main verb ends what is reported
    ("أكد [كمال](OFFICIAL k) أن الوقت حان ودعا إلى الحوار.", "دعا", None),
    # negated saying
    ("لم يقل [كمال](OFFICIAL k) إن البلدة ترفض الخطة.", "ترفض", None),
]


@pytest.mark.parametrize(("example", "word", "speaker"), EXAMPLES)
def test_speaker_of_a_word(rules: Language, example: str, word: str, speaker: str | None) -> None:
    assert speaker_of(rules, example, word) == speaker


def test_statement_names_its_verb_and_kind(rules: Language) -> None:
    view = marked_view(rules, 'قال [كمال](OFFICIAL k): "نعم للخطة".')
    found = find_statements(view, verbs())
    assert [(s.speaker, s.cue, s.kind) for s in found] == [("k", 0, "direct")]


def test_inner_statement_wins_and_unknown_speakers_do_not() -> None:
    view = ArticleView("", ["a"] * 6, ["a"] * 6, [], [], [(0, 6)], (), {})
    statements = [
        Statement(0, 5, "outer", None, "direct"),
        Statement(2, 4, "inner", None, "indirect"),
        Statement(3, 6, None, None, "indirect"),
    ]
    assert speakers_by_word(view, statements) == [
        "outer", "outer", "inner", "inner", "outer", None,
    ]  # fmt: skip


def test_nothing_in_nothing(rules: Language) -> None:
    assert find_statements(marked_view(rules, ""), verbs()) == []


WORDS = st.sampled_from(
    ["قال", "أكد", "إن", "أن", '"', "«", "»", ":", "،", ".", "\n", "بحسب", "مضيفا", "و", "الخطة",
     "[كمال](OFFICIAL k)", "[مصر](COUNTRY EGY)"]
)  # fmt: skip


@given(words=st.lists(WORDS, max_size=25))
def test_statements_stay_inside_a_sentence(rules: Language, words: list[str]) -> None:
    view = marked_view(rules, " ".join(words))
    for statement in find_statements(view, verbs()):
        start, end = view.sentences[view.sentence_of(statement.start)]
        assert start <= statement.start < statement.end <= end
        assert statement.cue is None or start <= statement.cue < end
