"""Texts of any characters: tokens and sentences keep their places, folding ends, time grows evenly."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from spacy.language import Language

from pipeline.errors import ArticleError
from pipeline.run.worker import time_limit
from pipeline.text.charsets import FORMAT
from pipeline.text.fold import fold
from pipeline.text.sentences import LONGEST, sentence_spans
from pipeline.text.tokens import split_tokens
from pipeline.text.words import Words
from tests.hostile.budget import SECONDS, cases

ODD = (
    *sorted(FORMAT), *"وفبلكس", *"اأإآىئؤءة", "ـ", "\u064b", "\u0651", "\u0670", "\ufdfa", "\ufefb", "\ufe70",
    "\u200d", "\u200c", "\u202e", "\u2066", "\u2028", "\x85", "\x1c", "\u00a0", "\u3000", "\r\n", "\n", "\t", " ",
    "٣", "۳", "3", "٫", ".", "…", "؟", "!", "،", "؛", "»", "«", "(", ")", '"', "'", "_", "-", "=", "@",
    "e\u0301", "ﬁ", "ß", "İ", "😀", "👨‍👩‍👧", "🇪🇬", "\U000e0041", "\ufffd", "\uffff", "\U0010ffff", "<", "&",
)  # fmt: skip
ANY = st.text(st.characters(exclude_categories=["Cs"]), max_size=60)
MIXED = st.lists(st.sampled_from([*ODD, "للصين", "وبالقاهرة", "د."]), max_size=60).map("".join)
TEXTS = ANY | MIXED
WORDS = Words({"الصين": 90, "القاهرة": 80, "صين": 5}, ["وزير"], ["الصين", "باول"])


@cases(1000)
@given(TEXTS)
def test_tokens_cover_the_text_in_order(text: str) -> None:
    spans = split_tokens(text, WORDS)
    end_before = 0
    for start, end in spans:
        assert start < end
        assert text[end_before:start] in ("", " ")
        end_before = end
    assert text[end_before:] in ("", " ")


@cases(600)
@given(TEXTS)
def test_document_is_its_text(text_pipeline: Language, text: str) -> None:
    doc = text_pipeline(text)
    assert doc.text == text
    assert [text[token.idx : token.idx + len(token)] for token in doc] == [t.text for t in doc]
    assert all(token.norm_ for token in doc)
    if len(doc):
        spans = [(sent.start_char, sent.end_char) for sent in doc.sents]
        assert spans == sorted(spans)
        assert len(spans) == max(1, len(sentence_spans(text)))


@cases(300)
@given(st.text(max_size=20))
def test_half_of_a_surrogate_pair_is_refused(text_pipeline: Language, text: str) -> None:
    lone = re.search("[\ud800-\udfff]", text) is not None
    try:
        assert text_pipeline(text).text == text
        assert not lone
    except ArticleError:
        assert lone


@cases(1000)
@given(TEXTS)
def test_folding_twice_changes_nothing(text: str) -> None:
    folded = fold(text)
    assert fold(folded) == folded
    assert not FORMAT & set(folded)


@cases(800)
@given(TEXTS, st.integers(1, 120))
def test_sentences_lie_apart_and_none_is_too_long(text: str, times: int) -> None:
    whole = text * times
    spans = sentence_spans(whole)
    end_before = 0
    for start, end in spans:
        assert end_before <= start < end <= len(whole)
        assert end - start <= LONGEST
        assert whole[start:end] == whole[start:end].strip()
        end_before = end
    covered = "".join(whole[start:end] for start, end in spans)
    assert re.findall(r"\w", covered) == re.findall(r"\w", whole)


@pytest.mark.parametrize(
    ("text", "lengths"),
    [
        pytest.param("ا" * LONGEST, [LONGEST], id="as long as allowed"),
        pytest.param("ا" * (LONGEST + 1), [LONGEST, 1], id="one more, cut anywhere"),
        pytest.param("قال " * 1_000, [1_999, 1_999], id="at a blank"),
        pytest.param("قال، ثم " * 250, [1_999], id="no longer without the blank behind"),
    ],
)
def test_sentence_longer_than_any_is_cut(text: str, lengths: list[int]) -> None:
    assert [end - start for start, end in sentence_spans(text)] == lengths


def test_long_sentence_is_cut_behind_a_comma_before_a_blank() -> None:
    text = "ا" * 1_200 + "، " + "ب" * 700 + " " + "ج" * 700
    first, second = sentence_spans(text)
    assert text[slice(*first)] == "ا" * 1_200 + "،"
    assert text[slice(*second)] == "ب" * 700 + " " + "ج" * 700


@pytest.mark.parametrize(
    "unit",
    [
        "و",
        "ال",
        "ا\u064e",
        "\u200d",
        ".",
        "د.",
        "أ. ",
        "«",
        "3.",
        "3 ",
        "\n",
        " ",
        "قال ",
        "-",
        "!؟ ",
    ],
)
def test_a_million_characters_of_one_kind_end(text_pipeline: Language, unit: str) -> None:
    text = (unit * 1_000_000)[:1_000_000]
    with time_limit(SECONDS):
        sentence_spans(text)
        fold(text)
        spans = split_tokens(text, WORDS)
    assert spans[-1][1] in (len(text), len(text) - 1)


def test_a_million_tokens_of_one_line_are_a_document(text_pipeline: Language) -> None:
    text = "3 " * 500_000 + "-،" * 250_000
    with time_limit(2 * SECONDS):
        doc = text_pipeline.tokenizer(text)
    assert len(doc) == 1_000_000
    assert doc.text == text


def test_words_without_end_are_not_kept() -> None:
    words = Words({"الصين": 90})
    for n in range(40):
        split_tokens("و" + "ا" * (n + 30), words)
    assert max(map(len, words._cuts)) == 48
