"""Tokens of Arabic text, as character ranges, with proclitics as tokens of their own."""

import re
from typing import Final

from pipeline.text.charsets import ARABIC_RANGES, FORMAT, JOINERS, MARK_RANGES
from pipeline.text.fold import fold
from pipeline.text.words import Words

_FORMAT: Final = "".join(sorted(FORMAT - set(JOINERS))) + JOINERS
_PIECE: Final = re.compile(
    rf"(?P<arabic>[{ARABIC_RANGES}]+(?:[{JOINERS}]+[{ARABIC_RANGES}]+)*)"
    rf"|[^\W\d_{ARABIC_RANGES}](?:[^\W\d_{ARABIC_RANGES}]|[\u0300-\u036f])*"
    r"|\d+(?:[.,\u066b\u066c]\d+)*"
    r"|[\n\r]+|[^\S\n\r]+"
    rf"|[{_FORMAT}]+"
    r"|([^\w\s])\2*|.",
    re.DOTALL,
)
_LETTER: Final = re.compile(rf"[^{MARK_RANGES}{JOINERS}][{MARK_RANGES}{JOINERS}]*")
_PROCLITICS: Final = frozenset("وفبلكس")


def split_tokens(text: str, known: Words) -> list[tuple[int, int]]:
    """Return the (start, end) character offsets of the tokens of ``text``, in order.

    Words, numbers, runs of one punctuation mark, format characters, line ends and white space
    beyond a single blank are tokens; the proclitics و ف ب ل ك س are split from a word where the
    counts and names of ``known`` say that the rest is a word (``للصين``: ``ل`` and ``لصين``).
    Together with the single blanks between them the tokens make up the whole text.
    """
    spans: list[tuple[int, int]] = []
    append = spans.append
    previous_end = 0
    for piece in _PIECE.finditer(text):
        start, end = piece.span()
        if piece.lastgroup == "arabic":
            if text[start] in _PROCLITICS:
                for length in cut_lengths(text[start:end], known):
                    append((start, start + length))
                    start += length
            append((start, end))
        elif text[start] == " " and start and start == previous_end:
            if end - start > 1:
                append((start + 1, end))
        else:
            append((start, end))
        previous_end = end
    return spans


def cut_lengths(word: str, known: Words) -> list[int]:
    """Return the lengths in characters, marks included, of the proclitics that ``word`` starts with."""
    count = known.cuts(fold(word))
    if not count:
        return []
    return [len(letter) for letter in _LETTER.findall(word)[:count]]
