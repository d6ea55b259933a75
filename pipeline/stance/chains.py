"""Names joined by ``و`` or a comma are a chain, whose members mostly have the same part in a stance."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
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


def chains_of(view: ArticleView) -> dict[int, list[set[str]]]:
    """Return for each sentence with any the chains of more than one actor.

    A common noun that stands for several actors (``الجانبان``) is a chain, too.
    """
    named = [(m.start, m.end, m.label, (m.actor,)) for m in view.mentions if m.actor is not None]
    meant = [(a.start, a.end, "", a.actors) for a in view.anaphors]
    sentences: defaultdict[int, list[tuple[int, int, str, tuple[str, ...]]]] = defaultdict(list)
    for naming in sorted((*named, *meant)):
        sentences[view.sentence_of(naming[0])].append(naming)
    return {
        number: chains
        for number, here in sentences.items()
        if (chains := list(_chains(here, view.norms)))
    }


def _chains(
    here: Sequence[tuple[int, int, str, tuple[str, ...]]], norms: Sequence[str]
) -> Iterator[set[str]]:
    """Yield the chains of more than one actor among the namings of a sentence."""
    members: defaultdict[int, set[str]] = defaultdict(set)
    numbers = chain_numbers([(first, last, kind) for first, last, kind, _ in here], norms)
    for number, (*_, actors) in zip(numbers, here, strict=True):
        members[number].update(actors)
    return (chain for chain in members.values() if len(chain) > 1)


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
