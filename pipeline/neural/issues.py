"""What the stance of each cue is about: tagged words of its sentence, made whole."""

from collections.abc import Sequence
from typing import Final

from torch import Tensor

from pipeline.neural.heads import ISSUE_TAGS, Reading, Roles
from pipeline.neural.viterbi import best_tags, spans_of
from pipeline.stance.view import ArticleView
from pipeline.stance.wordclasses import PREPOSITIONS

GAP: Final = 2
"""Words that may be missing in the middle of an issue."""

_JOINTS: Final = frozenset(["و", "او", "ف", *"،,؛;:.!?؟"])

Words = tuple[int, int]
"""A range of words, end exclusive."""


def find_issues(
    roles: Roles, reading: Reading, vectors: Tensor, view: ArticleView
) -> list[list[Words]]:
    """Return the issues of each cue.

    Args:
        roles: The trained role scorer.
        reading: What it made of the cues.
        vectors: Shape ``(words, width)``.
        view: The article.
    """
    cues = reading.spans.tolist()
    sentences = reading.sentences.tolist()
    logits = roles.issues(reading, vectors).numpy()
    found = []
    for own, (start, end), (cue, _) in zip(logits, sentences, cues, strict=True):
        tagged = spans_of(best_tags(own[: end - start], ISSUE_TAGS), ISSUE_TAGS)
        found.append(mended([(start + a, start + b) for a, b, _ in tagged], view.norms, cue))
    return found


def mended(pieces: Sequence[Words], norms: Sequence[str], cue: int) -> list[Words]:
    """Cut off what introduces something else behind an issue, and join the pieces of one.

    Words are tagged one by one, which leaves gaps: two pieces with at most ``GAP`` words between them
    are one, unless the cue, a conjunction or a mark stands there.

    Args:
        pieces: Ranges of words, in order.
        norms: The folded words of the article.
        cue: The first word of the cue.
    """
    joined: list[Words] = []
    for start, whole in pieces:
        end = _without_tail(norms, start, whole)
        if end == start:
            continue
        if joined:
            first, before = joined[-1]
            parted = before <= cue < start or not _JOINTS.isdisjoint(norms[before:start])
            if start - before <= GAP and not parted:
                joined[-1] = first, end
                continue
        joined.append((start, end))
    return joined


def _without_tail(norms: Sequence[str], start: int, end: int) -> int:
    while end > start and (not norms[end - 1].strip() or norms[end - 1] in _JOINTS | PREPOSITIONS):
        end -= 1
    return end
