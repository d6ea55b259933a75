import sys
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.text.charsets import FORMAT
from pipeline.text.fold import fold
from pipeline.training.folding import folded_characters

ARABIC_TEXT = st.text(
    st.sampled_from(
        [chr(c) for c in range(0x600, 0x700)]
        + [chr(c) for c in (*range(0xFB50, 0xFDFF), *range(0xFE70, 0xFF00))]
        + list("abé 12.\n\u200f\u200c\u0301\u0308")
    ),
    max_size=60,
)


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        pytest.param("الصِّينُ", "الصين", id="vowel marks"),
        pytest.param("الصـــين", "الصين", id="tatweel"),
        pytest.param("أمريكا إيران آسيا ٱلله", "امريكا ايران اسيا الله", id="alif forms"),
        pytest.param("مسؤول رئيس", "مسوول رييس", id="hamza seats"),
        pytest.param("سماء", "سماء", id="bare hamza stays"),
        pytest.param("على مصطفى", "علي مصطفي", id="alif maqsura"),
        pytest.param("وزارة", "وزارة", id="ta marbuta stays"),
        pytest.param("ﻟﺒﻨﺎﻥ ﻻ", "لبنان لا", id="presentation forms"),
        pytest.param("ﷲ", "الله", id="ligature of a word"),
        pytest.param("پوتین کی‌یف", "بوتين كييف", id="Persian letters, joiner"),
        pytest.param("٢٠٢٣ ۲۰۲۳ 2023", "2023 2023 2023", id="digits"),
        pytest.param("\u200fبكين\u200e\ufeff", "بكين", id="direction marks"),
        pytest.param("BBC Café", "BBC Café", id="Latin keeps its case"),
        pytest.param("، ؛ ؟ « »", "، ؛ ؟ « »", id="punctuation stays"),
        pytest.param("", "", id="empty"),
    ],
)
def test_fold(text: str, folded: str) -> None:
    assert fold(text) == folded


def test_long_text_folds_like_its_words() -> None:
    words = ["إيران", "الصِّين", "رئيس", "على"] * 40
    assert fold(" ".join(words)) == " ".join(map(fold, words))


@given(st.one_of(st.text(), ARABIC_TEXT))
def test_folding_twice_changes_nothing_more(text: str) -> None:
    assert fold(fold(text)) == fold(text)


@given(ARABIC_TEXT)
def test_no_mark_tatweel_or_format_character_is_left(text: str) -> None:
    left = [c for c in fold(text) if c in FORMAT or c == "\u0640" or 0x64B <= ord(c) <= 0x65F]
    assert left == []


@given(ARABIC_TEXT)
def test_every_arabic_digit_becomes_ascii(text: str) -> None:
    digits = [str(unicodedata.digit(c)) for c in text if unicodedata.category(c) == "Nd"]
    assert [c for c in fold(text) if c.isdecimal()] == digits


def test_format_characters_are_those_of_unicode() -> None:
    every = (chr(code) for code in range(sys.maxunicode + 1))
    assert {char for char in every if unicodedata.category(char) == "Cf"} == FORMAT


def test_the_table_is_what_camel_tools_make_of_each_character() -> None:
    table = {ord(char): fold(char) for char in map(chr, folded_characters())}
    assert table == folded_characters()
