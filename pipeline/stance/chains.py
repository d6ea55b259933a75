"""Names joined by ``و`` or a comma are a chain, whose members mostly have the same part in a stance."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import Final

from pipeline.stance.view import ArticleView

_JOINTS: Final = frozenset("و،,")

Naming = tuple[int, int, str]
"""Words that name somebody: start, end (exclusive), and the kind of name."""


def chain_numbers(namings: Sequence[Naming], norms: Sequence[str]) -> list[int]:
    """Return for each of ``namings``, in the order of the text, the number of its chain.

    ``مصر والأردن وتونس`` is one chain; whoever is alone, or of another kind than his neighbour, has a
    chain of his own.
    """
    chains: list[int] = []
    for place, (start, _, kind) in enumerate(namings):
        _, end, kind_before = namings[place - 1] if place else (0, start, "")
        between = norms[end:start]
        joined = kind == kind_before and 0 < len(between) <= 2 and _JOINTS.issuperset(between)
        chains.append(chains[-1] if joined else place)
    return chains


def chains_in(view: ArticleView, start: int, end: int) -> list[set[str]]:
    """Return the chains of more than one actor among words ``start`` to ``end`` (exclusive).

    A common noun that stands for several actors (``الجانبان``) is a chain, too.
    """
    named = [(m.start, m.end, m.label, (m.actor,)) for m in view.mentions if m.actor is not None]
    meant = [(a.start, a.end, "", a.actors) for a in view.anaphors]
    here = sorted(n for n in (*named, *meant) if start <= n[0] < end)
    members: defaultdict[int, set[str]] = defaultdict(set)
    numbers = chain_numbers([(first, last, kind) for first, last, kind, _ in here], view.norms)
    for number, (*_, actors) in zip(numbers, here, strict=True):
        members[number].update(actors)
    return [chain for chain in members.values() if len(chain) > 1]


def share(
    probabilities: Mapping[str, float], chains: Iterable[set[str]], least: float
) -> dict[str, float]:
    """Give the actors of a chain the probability of its likeliest, if their own is not below ``least``."""
    shared = dict(probabilities)
    for chain in chains:
        known = [actor for actor in chain if probabilities.get(actor, 0.0) >= least]
        best = max((probabilities[actor] for actor in known), default=0.0)
        for actor in known:
            shared[actor] = max(shared[actor], best)
    return shared
