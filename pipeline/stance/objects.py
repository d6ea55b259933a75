"""What a stance is about: the spans of its issue, and the actors it is for or against."""

from dataclasses import dataclass
from typing import Final

from pipeline.stance.clauses import Clauses
from pipeline.stance.cues import CueMatch
from pipeline.stance.holders import AGREEMENT_OF_PRONOUN, Holder
from pipeline.stance.issuespans import issue_after, issue_before, linked_mentions
from pipeline.stance.view import MentionView
from pipeline.stance.wordclasses import (
    ABOUT,
    ADVERBS,
    COMMAS,
    ENDS,
    PLACE_AND_TIME,
    PREPOSITIONS,
    words,
)

_NEAR: Final = 7
"""Words after a cue in which its preposition must come."""
_FAR: Final = 25
"""The same where an addressee or an accused stands between."""

_CALLED_BY: Final = words("إلى ب على")
_WITH_PRONOUN: Final = {
    base + pronoun: AGREEMENT_OF_PRONOUN[pronoun]
    for base in ("ل", "ب", "علي", "عن", "من", "الي", "ضد", "مع", "في", "تجاه", "حيال", "ازاء")
    for pronoun in ("ه", "ها", "هم", "هما", "نا")
}


@dataclass(frozen=True, slots=True)
class Objects:
    """Targets (actor ids) and issue (a range of words) of a stance, and the rule that found them.

    ``begin`` is the word where the thing asked or charged starts; ``addressees`` the actors that
    are asked or charged.
    """

    targets: tuple[str, ...]
    issue: tuple[int, int] | None
    rule: str
    begin: int = -1
    addressees: tuple[str, ...] = ()


def find_objects(clauses: Clauses, match: CueMatch, holder: Holder) -> Objects:
    """Return what a cue with its holder is about."""
    form = match.form
    if form.frame == "assess":
        return _assessed(clauses, match, holder)
    limit = clauses.view.sentences[clauses.view.sentence_of(match.start)][1]
    start = _skip(clauses, max(match.end, holder.after), limit)
    pronoun = AGREEMENT_OF_PRONOUN.get(form.pronoun, "") if form.kind == "verb" else ""
    meant = clauses.last_other(match.start, pronoun, holder.actors) if pronoun else None
    if form.frame == "accuse" or form.frame == "call":
        return _asked(clauses, match, holder, start, limit, meant)
    begin = start
    if form.preposition and form.kind == "verb" and meant is None:
        # ``حذر كمال إيران من``: the actor between subject and preposition.
        told = clauses.phrase_at(start, limit)
        meant = clauses.head(told) if told else None
        meant = None if meant in holder.actors else meant
    if form.preposition:
        found = _after_preposition(clauses, start, limit, {form.preposition}, _NEAR)
        begin = begin if found is None else found
    elif form.kind == "verb":
        begin = _pass_circumstances(clauses, begin, limit)
    norm = clauses.norms[begin] if begin < limit else ""
    if meant is None and norm in _WITH_PRONOUN:
        meant = clauses.last_other(match.start, _WITH_PRONOUN[norm], holder.actors)
        begin += 1
    return _thing(clauses, begin, limit, holder, meant)


def _thing(clauses: Clauses, begin: int, limit: int, holder: Holder, meant: str | None) -> Objects:
    """Targets and issue of the noun phrase at ``begin``: an actor, or a thing of an actor."""
    norms = clauses.norms
    targets = [meant] if meant else []
    if begin < limit and norms[begin] in PREPOSITIONS:
        begin += 1
    direct = clauses.phrase_at(begin, limit)
    if direct and (direct[0].label != "ROLE" or clauses.head(direct)):
        found, end = _joined(clauses, direct, limit)
        targets += [t for t in found if t not in targets and t not in holder.actors]
        place = _skip(clauses, end, limit)
        issue = None
        if place < limit and norms[place] in ABOUT:
            issue = issue_after(clauses, place + 1, limit)
        return Objects(tuple(targets), issue, "actor")
    issue = issue_after(clauses, begin, limit)
    if issue is not None:
        linked = linked_mentions(clauses, issue[0], issue[1])
        head = clauses.head(linked)
        if head is not None and head not in holder.actors and head not in targets:
            targets.append(head)
            if linked:
                found, _ = _joined(clauses, linked, issue[1])
                targets += [t for t in found if t not in targets and t not in holder.actors]
    return Objects(tuple(targets), issue, "thing of an actor")


def _joined(clauses: Clauses, phrase: list[MentionView], limit: int) -> tuple[list[str], int]:
    """The actors of a phrase and of those that ``و`` joins to it, and the last one's end."""
    found: list[str] = []
    end = phrase[-1].end
    while phrase:
        head = clauses.head(phrase)
        if head is not None and head not in found:
            found.append(head)
        end = phrase[-1].end
        joined = end + 1 < limit and clauses.norms[end] == "و" and end + 1 in clauses.article.at
        phrase = clauses.phrase_at(end + 1, limit) if joined else []
    return found, end


def _asked(
    clauses: Clauses,
    match: CueMatch,
    holder: Holder,
    start: int,
    limit: int,
    meant: str | None,
) -> Objects:
    """Whom a call or charge is put to, and what it asks for or charges."""
    norms, form = clauses.norms, match.form
    actors = [meant] if meant else []
    place = start + 1 if start < limit and norms[start] in ("ل", "من") else start
    phrase = clauses.phrase_at(place, limit, gap=2)
    end = start
    if phrase and not any(norms[p] in _CALLED_BY for p in range(place, phrase[0].start)):
        found, end = _joined(clauses, phrase, limit)
        actors += [a for a in found if a not in actors and a not in holder.actors]
    wanted = {"ب"} if form.frame == "accuse" else {form.preposition or "ب", *_CALLED_BY}
    begin = _after_preposition(clauses, end, limit, wanted, _FAR)
    if begin is None and form.frame == "call":
        begin = end
    issue = issue_after(clauses, begin, limit) if begin is not None else None
    if form.frame == "accuse":
        return Objects(tuple(actors), issue, "accused", begin or -1, tuple(actors))
    return Objects((), issue, "called for", begin or -1, tuple(actors))


def _assessed(clauses: Clauses, match: CueMatch, holder: Holder) -> Objects:
    """What an evaluation is about: the noun phrase before it in its clause."""
    start = clauses.view.sentences[clauses.view.sentence_of(match.start)][0]
    mentions = [
        m
        for m in clauses.article.mentions_between(start, match.start)
        if m.actor not in holder.actors
    ]
    targets = [mentions[-1].actor] if mentions and mentions[-1].actor else []
    return Objects(tuple(targets), issue_before(clauses, match.start, start), "described")


def _skip(clauses: Clauses, place: int, limit: int) -> int:
    """Pass over adverbs, days and signs after a cue or a subject."""
    norms = clauses.norms
    while place < limit:
        norm = norms[place]
        if norm in ADVERBS or not norm.strip():
            place += 1
        elif place + 1 < limit and norms[place + 1] in ADVERBS and norm in ("ب", "في", "علي", "،"):
            place += 2
        else:
            break
    return place


def _pass_circumstances(clauses: Clauses, place: int, limit: int) -> int:
    """Pass over ``في بيان``, ``خلال لقائه``, ``، أمس،`` between a verb and its object."""
    norms = clauses.norms
    for _ in range(3):
        if place < limit and norms[place] in COMMAS:
            place += 1
        if place >= limit or norms[place] not in PLACE_AND_TIME:
            break
        comma = next((p for p in range(place, min(limit, place + 14)) if norms[p] in COMMAS), None)
        place = comma + 1 if comma is not None else place + 2
        while place < limit and (
            norms[place].endswith(("ي", "ية")) or place in clauses.article.inside
        ):
            place += 1
        place = _skip(clauses, place, limit)
    return min(place, limit)


def _after_preposition(
    clauses: Clauses, start: int, limit: int, wanted: set[str], reach: int
) -> int | None:
    """Return the word after the preposition that brings a cue's object, None where there is none."""
    far = reach == _FAR
    for place in range(start, min(limit - 1, start + reach)):
        norm = clauses.norms[place]
        if place in clauses.article.inside:
            continue
        if norm in wanted or (far and norm in ("ان", "بان")):
            if clauses.norms[place + 1] in ADVERBS:
                continue
            return place + 1
        if norm in _WITH_PRONOUN and norm[:-1].removesuffix("ه") in wanted:
            return place
        if norm in ENDS and not (far and norm in COMMAS):
            return None
    return None
