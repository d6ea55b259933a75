"""What can be holder, target or speaker of a cue: mentions, and common nouns that stand for actors."""

from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from pipeline.records import LABELS
from pipeline.stance.chains import chain_numbers
from pipeline.stance.view import ArticleView

KINDS: Final = (*LABELS, "ANAPHOR")


@dataclass(frozen=True, slots=True)
class Candidate:
    """Words ``start`` to ``end`` (exclusive), an index of ``KINDS``, the actors meant.

    A plural anaphor (``الجانبان``) means several actors, all else one.
    """

    start: int
    end: int
    kind: int
    actors: tuple[str, ...]


def candidates_of(view: ArticleView) -> list[Candidate]:
    """Return the candidates of an article in the order of the text."""
    found = [
        Candidate(m.start, m.end, KINDS.index(m.label), (m.actor,))
        for m in view.mentions
        if m.actor is not None
    ]
    found += [Candidate(a.start, a.end, len(LABELS), a.actors) for a in view.anaphors]
    return sorted(found, key=lambda candidate: candidate.start)


def chains_of(view: ArticleView, candidates: list[Candidate]) -> list[int]:
    """Return for each candidate the number of its chain: those of one kind joined by ``و`` or a comma.

    See ``pipeline.stance.chains``.
    """
    return chain_numbers([(c.start, c.end, KINDS[c.kind]) for c in candidates], view.norms)


def membership(candidates: list[Candidate]) -> tuple[list[str], NDArray[np.bool_]]:
    """Return the actors in order, and which candidates mean which, shape ``(actors, candidates)``."""
    actors = list(dict.fromkeys(actor for c in candidates for actor in c.actors))
    member = np.array([[actor in c.actors for c in candidates] for actor in actors], dtype=bool)
    return actors, member.reshape(len(actors), len(candidates))
