"""What a stance is about: the spans of its issue, and the actors it is for or against."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from pipeline.stance.clauses import Clauses
from pipeline.stance.cues import CueMatch
from pipeline.stance.holders import AGREEMENT_OF_PRONOUN, Holder
from pipeline.stance.view import MentionView
from pipeline.stance.wordclasses import (
    ABOUT,
    ADVERBS,
    ENDS,
    LEAD_INS,
    PREPOSITIONS,
    QUOTES,
)

_LONGEST: Final = 10
_NEAR: Final = 7
"""Words after a cue in which its preposition must come."""

_WITH_PRONOUN: Final = {
    base + pronoun: AGREEMENT_OF_PRONOUN[pronoun]
    for base in ("ل", "ب", "علي", "عن", "من", "الي", "ضد", "مع", "في", "تجاه", "حيال", "ازاء")
    for pronoun in ("ه", "ها", "هم", "هما", "نا")
}


@dataclass(frozen=True, slots=True)
class Objects:
    """Targets (actor ids) and issues (ranges of words) of a stance, and the rule that found them."""

    targets: tuple[str, ...]
    issues: tuple[tuple[int, int], ...]
    rule: str


def find_objects(clauses: Clauses, match: CueMatch, holder: Holder) -> Objects:
    """Return what a cue with its holder is about."""
    form = match.form
    if form.frame == "assess":
        return _described(clauses, match, holder)
    targets: list[str] = []
    pronoun = AGREEMENT_OF_PRONOUN.get(form.pronoun, "") if form.kind == "verb" else ""
    if pronoun:
        meant = clauses.last_other(match.start, pronoun, holder.actors)
        targets += [meant] if meant else []
    limit = clauses.view.sentences[clauses.view.sentence_of(match.start)][1]
    start = _skip(clauses, max(match.end, holder.after), limit)
    if form.frame == "accuse":
        return _accused(clauses, match, holder, start, limit, targets)
    if form.frame == "call":
        begin = _after_preposition(clauses, start, limit, form.preposition, far=True)
        issues = issue_spans(clauses, begin if begin is not None else start, limit)
        return Objects((), tuple(issues), "called for")
    begin = start
    if form.preposition:
        found = _after_preposition(clauses, start, limit, form.preposition, far=False)
        begin = found if found is not None else start
    if clauses.norms[min(begin, limit - 1)] in _WITH_PRONOUN:
        meant = clauses.last_other(match.start, _WITH_PRONOUN[clauses.norms[begin]], holder.actors)
        targets += [meant] if meant else []
        begin += 1
    return _of_phrase(clauses, begin, limit, holder, targets)


def _of_phrase(
    clauses: Clauses, begin: int, limit: int, holder: Holder, targets: list[str]
) -> Objects:
    """Targets and issues of the noun phrase at ``begin``: an actor, or a thing of an actor."""
    norms = clauses.norms
    if begin < limit and norms[begin] in PREPOSITIONS:
        begin += 1
    direct = clauses.phrase_at(begin, limit)
    if direct:
        head = clauses.head(direct)
        end = direct[-1].end
        found = [head] if head else []
        while end + 1 < limit and norms[end] == "و" and clauses.article.at.get(end + 1):
            more = clauses.phrase_at(end + 1, limit)
            other = clauses.head(more)
            found += [other] if other else []
            end = more[-1].end
        targets += [t for t in found if t not in targets and t not in holder.actors]
        issues: list[tuple[int, int]] = []
        place = _skip(clauses, end, limit)
        if place < limit and (
            norms[place] in ABOUT or norms[place] in ("في", "ب", "علي", "ل", "ضد")
        ):
            issues = issue_spans(clauses, place + 1, limit)
        return Objects(tuple(targets), tuple(issues), "actor")
    issues = issue_spans(clauses, begin, limit)
    if issues:
        mentions = [
            m
            for m in clauses.article.mentions_between(issues[0][0], issues[-1][1])
            if m.actor not in holder.actors
        ]
        targets += [t for t in _owners(clauses, mentions) if t not in targets]
    return Objects(tuple(targets), tuple(issues), "thing of an actor")


def _owners(clauses: Clauses, mentions: Sequence[MentionView]) -> list[str]:
    """The first actor of the mentions, by the head of its phrase."""
    if not mentions:
        return []
    phrase = clauses.phrase_at(mentions[0].start, mentions[-1].end)
    head = clauses.head(phrase)
    return [head] if head else []


def _accused(
    clauses: Clauses,
    match: CueMatch,
    holder: Holder,
    start: int,
    limit: int,
    targets: list[str],
) -> Objects:
    norms = clauses.norms
    if start < limit and norms[start] in PREPOSITIONS:
        start += 1
    phrase = clauses.phrase_at(start, limit, gap=2)
    end = start
    while phrase:
        head = clauses.head(phrase)
        if head and head not in targets and head not in holder.actors:
            targets.append(head)
        end = phrase[-1].end
        phrase = clauses.phrase_at(end + 1, limit) if end < limit and norms[end] == "و" else []
    begin = _after_preposition(clauses, end, limit, "ب", far=True)
    issues = issue_spans(clauses, begin, limit) if begin is not None else []
    return Objects(tuple(targets), tuple(issues), "accused")


def _described(clauses: Clauses, match: CueMatch, holder: Holder) -> Objects:
    """What an evaluation is about: the noun phrase before it in its clause."""
    start = clauses.view.sentences[clauses.view.sentence_of(match.start)][0]
    mentions = [
        m
        for m in clauses.article.mentions_between(start, match.start)
        if m.actor not in holder.actors
    ]
    targets = [mentions[-1].actor] if mentions and mentions[-1].actor else []
    begin = match.start
    while begin > start and match.start - begin < 4 and clauses.norms[begin - 1] not in ENDS:
        begin -= 1
    issues = [(begin, match.start)] if begin < match.start else []
    return Objects(tuple(targets), tuple(issues), "described")


def _skip(clauses: Clauses, place: int, limit: int) -> int:
    """Pass over adverbs, days and signs after a cue or a subject."""
    norms = clauses.norms
    while place < limit:
        norm = norms[place]
        if norm in ADVERBS or not norm.strip():
            place += 1
        elif norm in ("ب", "في", "علي") and place + 1 < limit and norms[place + 1] in ADVERBS:
            place += 2
        elif norm == "،" and place + 1 < limit and norms[place + 1] in ADVERBS:
            place += 1
        else:
            break
    return place


def _after_preposition(
    clauses: Clauses, start: int, limit: int, preposition: str, *, far: bool
) -> int | None:
    """Return the word after the preposition that brings a cue's object, None where there is none."""
    wanted = {preposition} if preposition else set()
    if far:
        wanted |= {"الي", "ب", "علي"} - {""}
    reach = start + (25 if far else _NEAR)
    for place in range(start, min(limit - 1, reach)):
        norm = clauses.norms[place]
        if place in clauses.article.inside:
            continue
        if norm in wanted or (far and norm in ("ان", "بان")):
            return place + 1
        if norm in _WITH_PRONOUN and norm.startswith(preposition or "\0"):
            return place
        if norm in ENDS and not (far and norm in "،"):
            return None
    return None


def issue_spans(clauses: Clauses, begin: int, limit: int) -> list[tuple[int, int]]:
    """Return the issue at ``begin`` as a range of words, split where ``و`` joins whole things."""
    norms = clauses.norms
    while begin < limit and (
        norms[begin] in LEAD_INS
        or norms[begin] in QUOTES
        or not norms[begin].strip()
        or norms[begin] in ("ان", "بان", "ب", "ل", "علي", "الي", "من", "عن")
    ):
        begin += 1
    end = begin
    words = 0
    while end < limit and words < _LONGEST:
        norm = norms[end]
        if norm in ENDS and not (norm in QUOTES and words < 3):
            break
        if norm == "و" and words >= 1 and _goes_on(clauses, end + 1, limit):
            break
        words += bool(norm.strip())
        end += 1
    while end > begin and (
        norms[end - 1] in PREPOSITIONS
        or norms[end - 1] in ENDS
        or not norms[end - 1].strip()
        or norms[end - 1] == "و"
    ):
        end -= 1
    return [(begin, end)] if end > begin else []


def _goes_on(clauses: Clauses, place: int, limit: int) -> bool:
    """Whether what follows ``و`` is another clause or thing rather than part of the phrase."""
    return place < limit and clauses.norms[place] not in clauses.article.at
