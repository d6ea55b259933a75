"""Evidence from where an actor's mentions stand about a cue: order, distance, what is between."""

from typing import Final

from pipeline.stance.clauses import Clauses
from pipeline.stance.cues import CueMatch
from pipeline.stance.view import MentionView
from pipeline.stance.wordclasses import (
    AUXILIARIES,
    COMMAS,
    PREPOSITIONS,
    QUOTES,
    RELATIVES,
    THAT,
)

_STEPS: Final = (0, 1, 2, 4, 7, 12, 20)
_NAMED: Final = frozenset(["ل", "ب", "في", "من", "الي", "علي", "عن", "مع", "ضد", "بين", "تجاه"])
_PARTING: Final = (
    ("that", THAT),
    ("relative", RELATIVES),
    ("comma", COMMAS),
    ("quote", QUOTES),
    ("and", frozenset("وف")),
)
"""Words that part a mention from a cue, by name."""

_CLASSES: Final = (
    ("that", THAT),
    ("relative", RELATIVES),
    ("auxiliary", AUXILIARIES),
    ("comma", COMMAS),
    ("quote", QUOTES),
    ("and", frozenset("وف")),
    ("mark", frozenset(":.()\n ")),
)


def bucket(distance: int) -> int:
    """Return which of the steps a distance in words falls in."""
    return next((i for i, step in enumerate(_STEPS) if distance <= step), len(_STEPS))


def word_class(clauses: Clauses, place: int) -> str:
    """Return the class of the word at ``place``, as the neighbour of a cue."""
    if not 0 <= place < len(clauses.norms):
        return "edge"
    norm = clauses.norms[place]
    if place in clauses.article.inside:
        return "mention"
    if norm in PREPOSITIONS:
        return norm
    for name, members in _CLASSES:
        if norm in members:
            return name
    return "the" if norm.startswith("ال") else "word"


def preposition_of(clauses: Clauses, mention: MentionView) -> str:
    """Return the preposition right before a mention, ``-`` where none is."""
    before = clauses.norms[mention.start - 1] if mention.start else ""
    return before if before in _NAMED else "-"


def of_places(clauses: Clauses, match: CueMatch, group: str, actor: str, role: str) -> list[str]:
    """Return the evidence from where the mentions of ``actor`` stand, each piece begun by ``role``."""
    number = clauses.view.sentence_of(match.start)
    mentions = clauses.article.of_sentence.get(number, [])
    here = [m for m in mentions if m.actor == actor]
    before = [m for m in here if m.end <= match.start]
    after = [m for m in here if m.start >= match.end]
    found: list[str] = []
    if before:
        last = before[-1]
        found += _beside(clauses, match, group, last, f"{role} before")
        between = clauses.article.mentions_between(last.end, match.start)
        found.append(f"{role} passed {group} {min(4, len(between))}")
    if after:
        first = after[0]
        found += _beside(clauses, match, group, first, f"{role} after")
        between = clauses.article.mentions_between(match.end, first.start)
        found.append(f"{role} ahead {group} {min(4, len(between))}")
    if here:
        if here[0] is mentions[0]:
            found.append(f"{role} first {group}")
    else:
        found.append(f"{role} absent {group}")
        for back in (1, 2):
            if number >= back:
                earlier = clauses.article.of_sentence.get(number - back, ())
                if any(m.actor == actor for m in earlier):
                    found.append(f"{role} back {back}")
                    break
    if number and clauses.topics[number - 1] == actor:
        found.append(f"{role} topic before {bool(here)}")
    found.append(f"{role} often {min(4, clauses.article.count[actor] // 2)}")
    return found


def _beside(
    clauses: Clauses, match: CueMatch, group: str, mention: MentionView, side: str
) -> list[str]:
    """Evidence from the mention of an actor that is nearest to the cue on one ``side``."""
    start = min(match.end, mention.end)
    end = max(match.start, mention.start)
    step, brought = bucket(end - start), preposition_of(clauses, mention)
    found = [
        f"{side} {group} {step}",
        f"{side} {group} {brought}",
        f"{side} {mention.label} {step}",
        f"{side} {match.form.cue} {brought}",
        f"{side} {group} follows {word_class(clauses, mention.start - 1)}",
        f"{side} {_place_in_phrase(clauses, mention)} {mention.label}",
    ]
    behind = word_class(clauses, mention.end)
    if behind != "mark":  # Where a sentence ends says nothing of its actors.
        found.append(f"{side} {group} leads {behind}")
    if match.form.preposition:
        found.append(f"{side} {group} own {brought == match.form.preposition} {min(step, 4)}")
    between = clauses.norms[start:end]
    parted = {name for name, members in _PARTING if not members.isdisjoint(between)}
    found += [f"{side} {group} over {name}" for name in sorted(parted)]
    return found


def _place_in_phrase(clauses: Clauses, mention: MentionView) -> str:
    """Whether a mention follows another, is followed by one, or is an adjective."""
    norm = clauses.norms[mention.start]
    adjective = mention.label == "COUNTRY" and norm.endswith(("ي", "ية"))
    follows = mention.start in clauses.ending
    leads = mention.end in clauses.article.at
    return f"{'adjective' if adjective else 'name'} {follows} {leads}"
