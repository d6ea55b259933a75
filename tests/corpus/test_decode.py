"""Bytes to text: encodings found, damage told."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.corpus.decode import check_text, decode, find_encoding
from pipeline.errors import ArticleError

SENTENCE = "أعلنت وزارة الخارجية أن الحكومة ترحب بالقرار، وتدعو الطرفين إلى الحوار."
LONG = "\n".join([SENTENCE] * 40)


@pytest.mark.parametrize("text", [SENTENCE, LONG], ids=["sentence", "article"])
@pytest.mark.parametrize(
    "encoding",
    ["utf-8", "utf-8-sig", "cp1256", "iso8859_6", "utf-16", "utf-16-le", "utf-16-be", "utf-32"],
)
def test_encoding_is_found(text: str, encoding: str) -> None:
    assert decode(text.encode(encoding)) == text


def test_mixed_legacy_text_keeps_its_latin_words() -> None:
    text = f"{SENTENCE} (CNN) 2015\r\n{SENTENCE} Reuters"
    assert decode(text.encode("cp1256")) == text


@pytest.mark.parametrize(
    ("declared", "found"),
    [
        pytest.param("windows-1256", "windows-1256", id="fits"),
        pytest.param("utf-8", "cp1256", id="does not decode"),
        pytest.param("iso-8859-1", "cp1256", id="decodes to Latin letters"),
        pytest.param("no-such-charset", "cp1256", id="unknown"),
        pytest.param(None, "cp1256", id="none"),
    ],
)
def test_declared_charset_is_believed_where_it_fits(declared: str | None, found: str) -> None:
    assert find_encoding(LONG.encode("cp1256"), declared) == found


def test_byte_order_mark_wins_over_the_declared_charset() -> None:
    assert decode(SENTENCE.encode("utf-8-sig"), "windows-1256") == SENTENCE


def test_line_ends_stay_as_delivered() -> None:
    assert decode(b"\xd9\x86\r\n\xd9\x86\r") == "ن\r\nن\r"


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        pytest.param(LONG.encode()[:-2], "damaged utf-8: byte", id="cut in a character"),
        pytest.param(
            LONG.encode().replace(b"\n", b"\xff", 1), "damaged utf-8", id="one foreign byte"
        ),
        pytest.param(b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR" * 20, "binary file", id="picture"),
        pytest.param(bytes(range(1, 256)) * 4, "binary file|not recognised", id="all bytes"),
        pytest.param(SENTENCE.encode() + b"\0", "NUL", id="NUL byte"),
        pytest.param("Съёмка войны".encode("cp1251") * 9, "not recognised", id="Cyrillic"),
    ],
)
def test_what_is_no_text_is_refused(data: bytes, reason: str) -> None:
    with pytest.raises(ArticleError, match=reason):
        decode(data)


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        pytest.param("", "empty", id="empty"),
        pytest.param(" \n\t\u00a0", "no text", id="white space"),
        pytest.param("\u200f\u202b\u2069 \u200e", "no text", id="bidi controls"),
        pytest.param("Only Latin letters 2024.", "no Arabic letter", id="Latin"),
        pytest.param("نص\0", "NUL", id="NUL"),
        pytest.param("نص \ud800", "lone surrogate at character 3", id="surrogate"),
        pytest.param("نص" * 16, "32 characters; the limit for one article is 30", id="long"),
    ],
)
def test_unusable_text_is_refused(text: str, reason: str) -> None:
    with pytest.raises(ArticleError, match=reason):
        check_text(text, 30)


@pytest.mark.parametrize("text", ["نص", "n ن", "ﻣﺼﺮ", "پ"])
def test_any_arabic_letter_will_do(text: str) -> None:
    check_text(text, 30)


@given(
    st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0\ufeff"), max_size=80)
)
def test_utf8_comes_back_unchanged(text: str) -> None:
    # At least as much Arabic as anything else, so that it cannot pass for UTF-16.
    whole = SENTENCE + text
    assert decode(whole.encode()) == whole
