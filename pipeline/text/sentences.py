"""Sentence boundaries of running text, as character ranges."""

import re
from collections.abc import Iterator

_LINE = re.compile(r"[^\n\r\x0b\x0c\x1c-\x1e\x85\u2028\u2029]+")
_END = re.compile(r"[.!?؟…\u06d4]+[\"'”’»›)\]﴾}]*(?=\s|$)")
_LETTER_BEFORE = re.compile(r"(?:^|[^\w.])(?:[^\W\d_]\.)*[^\W\d_]$")
_WORD_CHARACTER = re.compile(r"\w")


def sentence_spans(text: str) -> list[tuple[int, int]]:
    """Return (start, end) character offsets of the sentences of ``text``, trimmed, in order.

    A sentence ends at a line end or at ``. ! ? ؟ …`` before white space, together with the closing
    quotes and brackets behind it; not after a single letter with its full stop (``د. أحمد``,
    ``أ. ف. ب.``). Pieces without a letter or digit are no sentences.
    """
    return [
        span
        for line in _LINE.finditer(text)
        for start, end in _cut(line.group(), line.start())
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


def _is_abbreviation(line: str, dot: int) -> bool:
    return _LETTER_BEFORE.search(line[max(0, dot - 12) : dot]) is not None


def _trimmed(text: str, start: int, end: int) -> tuple[int, int] | None:
    piece = text[start:end]
    if not _WORD_CHARACTER.search(piece):
        return None
    start += len(piece) - len(piece.lstrip())
    return start, start + len(piece.strip())
