"""Bytes of an article -> its text, whatever the encoding."""

import codecs
import re
from typing import Final

from pipeline.errors import ArticleError

_MARKS: Final = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
"""Byte order marks, the longer before those that they begin with."""

LEGACY: Final = ("cp1256", "iso8859_6")
"""Single-byte encodings of Arabic that are still met; told apart by charset-normalizer."""

_NO_CHARSETS: Final = frozenset(
    {"idna", "punycode", "raw-unicode-escape", "unicode-escape", "undefined", "utf-7"}
)
"""Codecs of Python that no page may declare: they read escapes, or take hours for a megabyte."""

SAMPLE: Final = 1 << 16
"""Bytes that suffice to tell an encoding."""

ARABIC_LETTER: Final = re.compile(
    "[\u0620-\u064a\u066e-\u06d3\u0750-\u077f\ufb50-\ufdff\ufe70-\ufefc]"
)
_VISIBLE: Final = re.compile(r"[^\W_]")


def decode(data: bytes, declared: str | None = None) -> str:
    """Return the text of ``data``, without a leading byte order mark.

    Args:
        data: The file, uncompressed.
        declared: Charset that the file says it has; believed only where it fits.

    Raises:
        ArticleError: Binary data, damaged UTF-8, or no encoding that fits.
    """
    encoding = find_encoding(data, declared)
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError as error:
        raise ArticleError(
            f"damaged {encoding}: byte {error.start:,} does not fit its encoding"
        ) from error
    return text.removeprefix("\ufeff")


def find_encoding(data: bytes, declared: str | None = None) -> str:
    """Return the name of the encoding of ``data``, which may be the beginning of a file.

    In this order: a byte order mark, the declared charset, UTF-8, UTF-16 without a
    mark, then the legacy Arabic encodings.

    Raises:
        ArticleError: Binary data, or no encoding that fits.
    """
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return encoding
    if declared and _fits(data, declared):
        return declared
    utf16 = _utf16_without_mark(data)
    if utf16:
        return utf16
    if b"\0" in data:
        raise ArticleError("binary file, or text with NUL bytes")
    if _is_mostly_utf8(data):
        return "utf-8"
    return _legacy_encoding(data)


def check_text(text: str, limit: int) -> None:
    """Refuse a text that cannot be an Arabic article.

    Args:
        text: The decoded article.
        limit: Largest number of characters.

    Raises:
        ArticleError: Nothing but white space and format characters, no Arabic
            letter, too long, NUL characters or lone surrogates.
    """
    if len(text) > limit:
        raise ArticleError(f"{len(text):,} characters; the limit for one article is {limit:,}")
    if "\0" in text:
        raise ArticleError("NUL characters in the text")
    if not text.isascii():
        try:
            text.encode("utf-8")
        except UnicodeEncodeError as error:
            raise ArticleError(f"lone surrogate at character {error.start:,}") from error
    if not ARABIC_LETTER.search(text):
        if not text:
            raise ArticleError("empty")
        if not _VISIBLE.search(text):
            raise ArticleError("no text: only white space, marks or format characters")
        raise ArticleError("no Arabic letter in the text")


def _fits(data: bytes, declared: str) -> bool:
    """Whether the declared charset exists, decodes the data, and gives Arabic."""
    try:
        if codecs.lookup(declared).name.replace("_", "-") in _NO_CHARSETS:
            return False
        text = data.decode(declared)
    except (LookupError, UnicodeDecodeError, ValueError):
        return False
    return "\0" not in text and ARABIC_LETTER.search(text) is not None


def _utf16_without_mark(data: bytes) -> str | None:
    """UTF-16 by the high byte 0x06 of Arabic letters, which stands at every second place."""
    sample = data[:SAMPLE]
    pairs = len(sample) // 2
    if pairs == 0:
        return None
    for encoding, high in (("utf-16-le", sample[1::2]), ("utf-16-be", sample[0::2])):
        if high.count(6) > pairs * 0.4:
            return encoding
    return None


def _is_mostly_utf8(data: bytes) -> bool:
    """Whether the data is UTF-8, apart from a few damaged bytes or a cut at the end."""
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        text = data.decode("utf-8", "replace")
        return text.count("\ufffd") * 50 < len(text)
    return True


def _legacy_encoding(data: bytes) -> str:
    from charset_normalizer import from_bytes

    control = len(re.findall(rb"[\x01-\x08\x0e-\x1f\x7f]", data[:SAMPLE]))
    if control * 20 > len(data[:SAMPLE]):
        raise ArticleError("binary file")
    best = from_bytes(data[:SAMPLE], cp_isolation=list(LEGACY)).best()
    if best is None or not ARABIC_LETTER.search(str(best)):
        raise ArticleError(
            "encoding not recognised: neither UTF-8, UTF-16, windows-1256 nor ISO-8859-6"
        )
    return best.encoding
