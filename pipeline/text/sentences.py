"""Sentence boundaries of running text, as character ranges."""

import re
from collections.abc import Iterator
from typing import Final

LONGEST: Final = 2000
"""Characters from which on a sentence is cut where it has a comma or a blank.

No sentence of real news comes near it (of 21,676 the longest has 1,600); what reads the words of
a sentence against each other would take hours for one of a million.
"""

_LINE = re.compile(r"[^\n\r\x0b\x0c\x1c-\x1e\x85\u2028\u2029]+")
# Possessive, and only from the first mark of a run on: a run is read once, however long.
_END = re.compile(r"(?<![.!?؟…\u06d4])[.!?؟…\u06d4]++[\"'”’»›)\]﴾}]*+(?=\s|$)")
_PAUSE = re.compile(r"[،؛,;:]\s")
_BLANK = re.compile(r"\s")
_LETTER_BEFORE = re.compile(r"(?:^|[^\w.])(?:[^\W\d_]\.)*[^\W\d_]$")
_WORD_CHARACTER = re.compile(r"\w")


def sentence_spans(text: str) -> list[tuple[int, int]]:
    """Return (start, end) character offsets of the sentences of ``text``, trimmed, in order.

    A sentence ends at a line end or at ``. ! ? ؟ …`` before white space, together with the closing
    quotes and brackets behind it; not after a single letter with its full stop (``د. أحمد``,
    ``أ. ف. ب.``). Pieces without a letter or digit are no sentences. What is longer than `LONGEST`
    is cut, after a comma, else at white space, else anywhere.
    """
    return [
        span
        for line in _LINE.finditer(text)
        for whole in _cut(line.group(), line.start())
        for start, end in _shortened(text, *whole)
        if (span := _trimmed(text, start, end)) is not None
    ]


def _cut(line: str, offset: int) -> Iterator[tuple[int, int]]:
    start = 0
    for end in _END.finditer(line):
        if end.group() == "." and _is_abbreviation(line, end.start()) and end.end() < len(line):
            continue
        yield offset + start, offset + end.end()
        start = end.end()
    yield offset + start, offset + len(line)


def _shortened(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The range in pieces of at most `LONGEST` characters; one piece where it is not longer."""
    while end - start > LONGEST:
        middle, limit = start + LONGEST // 2, start + LONGEST
        cuts = (_last(pattern, text, middle, limit) for pattern in (_PAUSE, _BLANK))
        cut = next((found for found in cuts if found), limit)
        yield start, cut
        start = cut
    yield start, end


def _last(pattern: re.Pattern[str], text: str, start: int, end: int) -> int | None:
    """Where the last match between ``start`` and ``end`` ends."""
    return max((match.end() for match in pattern.finditer(text, start, end)), default=None)


def _is_abbreviation(line: str, dot: int) -> bool:
    return _LETTER_BEFORE.search(line[max(0, dot - 12) : dot]) is not None


def _trimmed(text: str, start: int, end: int) -> tuple[int, int] | None:
    piece = text[start:end]
    if not _WORD_CHARACTER.search(piece):
        return None
    start += len(piece) - len(piece.lstrip())
    return start, start + len(piece.strip())
