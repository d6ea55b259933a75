"""Who holds the stance that a cue expresses."""

from dataclasses import dataclass
from typing import Final

from pipeline.stance.clauses import Clauses
from pipeline.stance.cues import CueMatch
from pipeline.stance.subjects import head_of, is_object, subject_before, subjects_after
from pipeline.stance.view import MentionView
from pipeline.stance.wordclasses import AUXILIARIES, PRONOUN_THAT, RELATIVES, THAT, WE, words

AGREEMENT_OF_PRONOUN: Final = {
    "ه": "m",
    "ها": "f",
    "هم": "p",
    "هما": "p",
    "هن": "p",
    "نا": "1",
    "ني": "1",
    "ي": "1",
}
_AFTER_NOUN: Final = 9
"""Words after a noun with its holder in which the preposition of its object must come."""


@dataclass(frozen=True, slots=True)
class Holder:
    """The actors that hold a stance, the rule that found them, and where its object may start."""

    actors: tuple[str, ...]
    rule: str
    after: int


def find_holder(clauses: Clauses, match: CueMatch) -> Holder | None:
    """Return the holder of the stance that a cue expresses, None where nobody is known."""
    kind, frame = match.form.kind, match.form.frame
    if frame == "assess":
        return _utterer(clauses, match)
    if kind == "verb":
        return _of_verb(clauses, match)
    if kind == "noun":
        return _of_noun(clauses, match)
    if kind == "adjective":
        return _of_adjective(clauses, match)
    return _utterer(clauses, match) if frame == "call" else _of_phrase(clauses, match)


def nobody(match: CueMatch) -> Holder:
    """Return the holder of a stance of which nobody is known to be it."""
    return Holder((), "none", match.end)


def _found(actor: str | None, rule: str, after: int) -> Holder | None:
    return Holder((actor,), rule, after) if actor is not None else None


def _of_verb(clauses: Clauses, match: CueMatch) -> Holder | None:
    form, norms = match.form, clauses.norms
    first = clauses.back_over(match.start, AUXILIARIES)
    before = norms[first - 1] if first else ""
    after = match.end
    if form.agreement == "1":
        plural = not norms[match.start].startswith("ا")
        return _found(clauses.first_person(match.start, plural=plural), "first person", after)
    if before in RELATIVES and not form.pronoun:
        phrase = clauses.phrase_before(first - 1)
        if phrase:
            return _found(clauses.head(phrase), "relative", after)
    elif before in PRONOUN_THAT:
        actor = clauses.antecedent(first - 1, PRONOUN_THAT[before])
        return _found(actor, "pronoun before", after)
    ahead = _subjects_ahead(clauses, first, match)
    if ahead:
        return Holder(tuple(ahead), "subject before", after)
    start, limit = clauses.view.sentences[clauses.view.sentence_of(match.start)]
    actors, after = subjects_after(
        clauses.article, match.end, min(limit, match.end + 10), form.agreement
    )
    if actors:
        return Holder(tuple(dict.fromkeys(actors)), "subject after", after)
    after = match.end
    if _somebody(norms[after] if after < limit else "") and form.agreement in ("m", "f"):
        return None
    subject = clauses.clause_subject(first)
    if subject is not None and clauses.fits(subject, form.agreement):
        return _found(subject, "clause", after)
    mention = subject_before(clauses.article, match.start, form.agreement, start)
    if mention is not None:
        return _found(mention.actor, "subject far before", after)
    return _found(clauses.antecedent(match.start, form.agreement), "topic", after)


_NOBODY_KNOWN: Final = words(
    "مصدر مصادر مسؤول متحدث خبير خبراء محلل نشطاء ناشط قادة زعماء وزراء نواب نائب سكان أهالي "
    "جماهير الأهالي السكان النشطاء المشاركين عدد آلاف مئات عشرات بعض"
)
"""Subjects that are people without a name."""


def _somebody(norm: str) -> bool:
    """Whether the word after a verb is its subject, and no actor: ``حذر المشاركون``."""
    return norm in _NOBODY_KNOWN or (len(norm) > 4 and norm.endswith("ون") and norm[0] == "ا")


_OPENINGS: Final = frozenset(
    ["و", "ف", ":", "،", '"', "«", "“", "-", "لكن", "حيث", "بينما", "فيما"]
)


def _subjects_ahead(clauses: Clauses, first: int, match: CueMatch) -> list[str]:
    """The subjects of ``روسيا تدعم``: phrases that end where the verb begins."""
    phrase = clauses.phrase_before(first)
    if not phrase or is_object(clauses.view, phrase[0].start):
        return []
    norms, opening = clauses.norms, phrase[0].start
    start = clauses.view.sentences[clauses.view.sentence_of(match.start)][0]
    if phrase[0].label == "COUNTRY" and len(phrase) == 1 and opening > start:
        # ``موقف روسيا``, ``الشركة الروسية``: the phrase is about another noun.
        before = norms[opening - 1]
        if before.strip() and before not in THAT and before not in _OPENINGS:
            return []
    head = clauses.head(phrase)
    if match.form.agreement != "p" and not clauses.article.agrees(head, match.form.agreement):
        return []
    return clauses.joined_before(first)


def _of_noun(clauses: Clauses, match: CueMatch) -> Holder | None:
    form, norms, after = match.form, clauses.norms, match.end
    if form.pronoun:
        agreement = AGREEMENT_OF_PRONOUN.get(form.pronoun, "")
        return _found(_owner(clauses, match.start, agreement), "possessive", after)
    limit = clauses.view.sentences[clauses.view.sentence_of(match.start)][1]
    phrase = clauses.phrase_at(match.end, limit)
    if phrase:
        adjective = phrase[0].label == "COUNTRY" and (
            norms[phrase[0].start].endswith(("ي", "ية")) or norms[match.end - 1].startswith("ال")
        )
        end = phrase[-1].end
        if norms[min(end, limit - 1)] == "و" and clauses.article.at.get(end + 1):
            more = clauses.phrase_at(end + 1, limit)
            end = more[-1].end if more else end
        objects = any(
            norms[p] == form.preposition for p in range(end, min(limit, end + _AFTER_NOUN))
        )
        if objects or adjective or form.frame == "accuse":
            actor = clauses.head(phrase)
            return _found(actor, "genitive", end)
    return _governing(clauses, match)


def _owner(clauses: Clauses, place: int, agreement: str) -> str | None:
    """Whom the pronoun of ``رفضها`` means: the clause's subject, the speaker, or before."""
    subject = clauses.clause_subject(place)
    if subject is not None and clauses.fits(subject, agreement):
        return subject
    return clauses.antecedent(place, agreement)


def _governing(clauses: Clauses, match: CueMatch) -> Holder | None:
    """The subject of the verb or clause that a noun without holder stands in."""
    after = match.end
    subject = clauses.clause_subject(match.start)
    if subject is not None:
        return _found(subject, "clause", after)
    speaker = clauses.speakers[match.start]
    if speaker is not None:
        return _found(speaker, "speaker", after)
    start = clauses.view.sentences[clauses.view.sentence_of(match.start)][0]
    mention = first_subject(clauses, start, match.start)
    if mention is not None:
        return _found(mention.actor, "sentence subject", after)
    return None


def first_subject(clauses: Clauses, start: int, end: int) -> MentionView | None:
    """Return the first noun phrase's head in words ``start`` to ``end`` that can be a subject."""
    mentions = [
        m
        for m in clauses.article.mentions_between(start, end)
        if not is_object(clauses.view, m.start)
    ]
    if not mentions:
        return None
    phrase = [m for m in mentions if m.start <= mentions[0].end + 3]
    return head_of(clauses.article, phrase) or mentions[0]


def _of_adjective(clauses: Clauses, match: CueMatch) -> Holder | None:
    norms, after = clauses.norms, match.end
    if norms[match.start].removeprefix("ال").startswith("مدعوم"):
        _, limit = clauses.view.sentences[clauses.view.sentence_of(match.start)]
        by = clauses.phrase_at(match.end + 1, limit) if norms[after : after + 1] == ["من"] else []
        return _found(clauses.head(by), "genitive", by[-1].end) if by else None
    if norms[match.start].startswith("ال"):
        phrase = clauses.phrase_before(match.start)
        return _found(clauses.head(phrase), "attribute", after) if phrase else None
    before = clauses.phrase_before(match.start)
    if before and not is_object(clauses.view, before[0].start) and before[-1].end == match.start:
        return _found(clauses.head(before), "predicate", after)
    return _governing(clauses, match)


def _of_phrase(clauses: Clauses, match: CueMatch) -> Holder | None:
    norms = clauses.norms
    first = clauses.back_over(match.start, AUXILIARIES)
    if _says_we(clauses, match):
        actor = clauses.first_person(match.start, plural=True)
        return _found(actor, "first person", match.end)
    if norms[match.start].endswith("ا") and len(norms[match.start]) > 3:
        # ``احتجاجا على``: says why the subject of the sentence acts.
        return _governing(clauses, match)
    limit = clauses.view.sentences[clauses.view.sentence_of(match.start)][1]
    ahead = clauses.phrase_before(first)
    if ahead and not is_object(clauses.view, ahead[0].start):
        return _found(clauses.head(ahead), "subject before", match.end)
    if norms[first - 1 if first else 0] in PRONOUN_THAT:
        actor = clauses.antecedent(first - 1, PRONOUN_THAT[norms[first - 1]])
        return _found(actor, "pronoun before", match.end)
    verb = next((p for p in range(match.start, match.end) if norms[p] not in AUXILIARIES), first)
    if norms[verb].endswith("ت") or norms[verb][:1] in "يت":
        actors, after = subjects_after(clauses.article, match.end, min(limit, match.end + 6))
        if actors:
            return Holder(tuple(actors), "subject after", after)
    return _governing(clauses, match)


def _says_we(clauses: Clauses, match: CueMatch) -> bool:
    return any(clauses.norms[p] in WE for p in range(match.start, match.end))


def _utterer(clauses: Clauses, match: CueMatch) -> Holder | None:
    """Who utters an evaluation or a demand: the speaker, else the sentence's first subject."""
    speaker = clauses.speakers[match.start]
    if speaker is not None:
        return _found(speaker, "speaker", match.end)
    start = clauses.view.sentences[clauses.view.sentence_of(match.start)][0]
    mention = first_subject(clauses, start, match.start)
    return _found(mention.actor, "sentence subject", match.end) if mention else None
