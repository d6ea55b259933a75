"""Tokens for formats that count in tokens: cut so that every mark is made of whole ones."""

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from functools import cache
from itertools import pairwise

from pipeline import paths
from pipeline.text.tokens import split_tokens
from pipeline.text.wordfiles import COUNTS_FILE, NAMES_FILE, read_counts, read_names
from pipeline.text.words import Words


def token_spans(text: str, spans: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    """Return the tokens of ``text`` as the pipeline makes them, cut also where ``spans`` are.

    Args:
        text: An article.
        spans: Start and end of pieces that are to be made of whole tokens.

    Returns:
        Start and end of each token; what lies between two is one blank or nothing.

    Raises:
        ModelError: The word files that ship cannot be read.
    """
    starts, ends = (set(offsets) for offsets in zip((0, 0), *spans, strict=True))
    cuts = sorted(starts | ends)
    tokens = []
    covered = 0
    for start, end in [*split_tokens(text, _words()), (len(text), len(text))]:
        if covered < start and (covered in starts or start in ends):
            tokens.append((covered, start))
        edges = [start, *cuts[bisect_left(cuts, start + 1) : bisect_left(cuts, end)], end]
        tokens += pairwise(edges) if start < end else ()
        covered = end
    return tokens


def blanks_after(text: str, tokens: Sequence[tuple[int, int]]) -> list[bool]:
    """Return for each token whether a blank that is no token stands behind it."""
    follow = [start for start, _ in tokens[1:]] + [len(text)]
    return [after > end for (_, end), after in zip(tokens, follow, strict=False)]


@cache
def _words() -> Words:
    folder = paths.MODELS / "words"
    return Words(read_counts(folder / COUNTS_FILE), read_names(folder / NAMES_FILE))
