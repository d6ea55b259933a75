"""One spelling for words that differ only in marks, hamza seats, letter shapes or digits."""

import unicodedata
from functools import cache, lru_cache

from pipeline.text.charsets import FORMAT, LETTER_VARIANTS

_CACHED_LENGTH = 48


def fold(text: str) -> str:
    """Return ``text`` in the spelling used for every look-up.

    Vowel marks, tatweel and format characters go; alif with hamza or madda becomes bare alif,
    hamza on waw or ya its seat, alif maqsura ya; presentation forms, Persian letters and
    Arabic-Indic digits become plain letters and ASCII digits. Ta marbuta and the case of Latin
    letters stay. Folding twice changes nothing more. Built on camel-tools' ``dediac``,
    ``normalize`` and ``charmap`` (Obeid et al. 2020).
    """
    return _fold_short(text) if len(text) <= _CACHED_LENGTH else _fold(text)


def _fold(text: str) -> str:
    table = _table()
    folded = text.translate(table)
    if folded.isascii() or unicodedata.is_normalized("NFKC", folded):
        return folded
    # Twice: a presentation form can decompose into a mark, whose removal can let others compose.
    once = unicodedata.normalize("NFKC", folded).translate(table)
    return unicodedata.normalize("NFKC", once)


_fold_short = lru_cache(maxsize=200_000)(_fold)


@cache
def _table() -> dict[int, str]:
    """Map each character that folding touches to its folded form, one at a time by camel-tools."""
    from camel_tools.utils.charmap import CharMapper
    from camel_tools.utils.dediac import dediac_ar
    from camel_tools.utils.normalize import (
        normalize_alef_ar,
        normalize_alef_maksura_ar,
        normalize_unicode,
    )

    letters = CharMapper(LETTER_VARIANTS, default=None)

    def folded(char: str) -> str:
        if char in FORMAT:
            return ""
        if unicodedata.category(char) == "Nd":
            return str(unicodedata.digit(char))
        plain = normalize_unicode(char)
        if len(plain) > 1:
            # The isolated form of a vowel mark decomposes into a space and the mark.
            plain = plain.lstrip(" ")
        plain = letters(normalize_alef_maksura_ar(normalize_alef_ar(dediac_ar(plain))))
        return "".join(c for c in plain if not _dropped(c))

    blocks = ((0x600, 0x700), (0x750, 0x780), (0x8A0, 0x900), (0xFB50, 0xFE00), (0xFE70, 0xFF00))
    codes = [ord(char) for char in FORMAT] + [c for lo, hi in blocks for c in range(lo, hi)]
    table = {code: folded(chr(code)) for code in codes}
    return {code: form for code, form in table.items() if form != chr(code)}


def _dropped(char: str) -> bool:
    return char == "\u0640" or unicodedata.category(char) == "Mn"
