"""Who acts: the subject of a verb among the mentions and common nouns of a sentence."""

from collections import Counter
from collections.abc import Sequence
from typing import Final

from pipeline.stance.inflect import Agreement
from pipeline.stance.view import ArticleView, MentionView
from pipeline.stance.wordclasses import (
    ADVERBS,
    COMMAS,
    FEMININE_NAMES,
    FEMININE_PLURALS,
    MASCULINE_BODIES,
    MASCULINE_SEATS,
    MASCULINE_STATES,
    PREPOSITIONS,
    QUOTES,
    STOPS,
    THAT,
)

_LENGTH: Final = 16
_PEOPLE: Final = frozenset(("OFFICIAL", "PERSON"))


class Article:
    """A view with its mentions indexed by word and sentence, made once an article."""

    def __init__(self, view: ArticleView) -> None:
        self.view = view
        self.at: dict[int, MentionView] = {m.start: m for m in view.mentions if m.actor}
        self.inside: set[int] = {i for m in view.mentions for i in range(m.start, m.end)}
        self.of_sentence: dict[int, list[MentionView]] = {}
        for mention in view.mentions:
            if mention.actor:
                self.of_sentence.setdefault(mention.sentence, []).append(mention)
        self.anaphors = {a.start: a for a in view.anaphors}
        self.count = Counter(m.actor for m in view.mentions if m.actor)

    def mentions_between(self, start: int, end: int) -> list[MentionView]:
        """Return the linked mentions that start in words ``start`` to before ``end``."""
        return [self.at[place] for place in range(start, end) if place in self.at]

    def type_of(self, actor: str | None) -> str:
        """Return an actor's type, empty where unknown."""
        record = self.view.actors.get(actor or "")
        return record["type"] if record else ""

    def agrees(self, actor: str | None, agreement: Agreement) -> bool:
        """Say whether an actor can be the subject of a verb of this form, as far as is known.

        States are feminine but for a few; a person may be either.
        """
        record = self.view.actors.get(actor or "")
        if record is None or record["type"] != "COUNTRY" or agreement not in ("m", "f"):
            return True
        return (record.get("country") in MASCULINE_STATES) == (agreement == "m")

    def gender(self, mention: MentionView) -> Agreement:
        """Return the gender that a verb before the noun phrase of ``mention`` shows, empty if open."""
        first = self.view.norms[mention.start]
        if first.endswith(("ون", "ين", "يون")) and mention.label in ("COUNTRY", "GROUP"):
            return ""
        if mention.label == "ROLE":
            return "f" if first.endswith("ة") else "m"
        if mention.label == "COUNTRY":
            if first in MASCULINE_SEATS:
                return "m"
            record = self.view.actors.get(mention.actor or "")
            return "m" if record and record.get("country") in MASCULINE_STATES else "f"
        if mention.label in _PEOPLE:
            names = self.view.norms[mention.start : mention.end]
            return "" if any(name in FEMININE_NAMES for name in names) else "m"
        if first in MASCULINE_BODIES:
            return "m"
        return "f" if first.endswith("ة") or first in FEMININE_PLURALS else ""

    def can_follow(self, mention: MentionView, agreement: Agreement) -> bool:
        """Say whether the noun phrase of ``mention`` can be subject of a verb right before it."""
        gender = self.gender(mention)
        return not gender or agreement not in ("m", "f") or gender == agreement


def noun_phrase_end(view: ArticleView, start: int, limit: int) -> int:
    """Return where the noun phrase that starts at word ``start`` is over, at most ``limit``."""
    end = min(limit, start + _LENGTH)
    for place in range(start, end):
        norm = view.norms[place]
        if norm in STOPS or norm in THAT or norm in QUOTES:
            return place
    return end


def head_of(article: Article, mentions: Sequence[MentionView]) -> MentionView | None:
    """Return the mention that a noun phrase is about: its person, else its body, else the first.

    ``وزير الخارجية الروسي سيرغي لافروف`` is about the person, ``وزارة الخارجية`` before a country.
    """
    for mention in mentions:
        if mention.label in _PEOPLE:
            return mention
    for mention in mentions:
        if mention.label == "ROLE" and article.type_of(mention.actor) in _PEOPLE:
            return mention
    for mention in mentions:
        if mention.label != "ROLE":
            return mention
    return None


def subjects_after(
    article: Article, start: int, limit: int, agreement: Agreement = ""
) -> tuple[list[str], int]:
    """Return the actors of the noun phrase after a verb (several joined by ``و``), and its end.

    None where the noun phrase cannot agree with the verb, or is a prepositional phrase. A verb
    in the plural has its subject before it.
    """
    view, norms = article.view, article.view.norms
    if agreement in ("p", "1"):
        return [], start
    place = start
    while place < limit and (norms[place] in ADVERBS or not norms[place].strip()):
        place += 1
    end = noun_phrase_end(view, place, limit)
    for near in range(place, min(end, place + 2)):
        if near in article.anaphors:
            return list(article.anaphors[near].actors), near + 1
    if place >= end:
        return [], start
    if place not in article.at and not _may_be_subject(norms[place], agreement):
        return [], start
    mentions = article.mentions_between(place, end)
    if norms[place] in PREPOSITIONS:
        mentions = [m for m in mentions if m.label in _PEOPLE and not is_object(view, m.start)]
    mentions = _first_phrase(article, mentions)
    head = head_of(article, mentions)
    if head is None or head.actor is None:
        return [], start
    if mentions[0].start == place and not article.can_follow(mentions[0], agreement):
        return [], start
    found = [head.actor]
    stop = _last_end(mentions, head, view)
    while stop < end and (not norms[stop].strip() or norms[stop] in QUOTES):
        stop += 1
    if stop < end and norms[stop] == "و" and stop + 1 in article.at:
        more, beyond = subjects_after(article, stop + 1, min(limit, stop + 8))
        if more and more[0] not in found:
            return found + more, beyond
    return found, _last_end(mentions, head, view)


def _may_be_subject(norm: str, agreement: Agreement) -> bool:
    """Whether a common noun right after a verb can be its subject, by case and gender."""
    if norm.startswith("ال") and norm.endswith(("ين", "تين")) and len(norm) > 5:
        return False
    return not (agreement == "m" and norm.endswith("ة") and len(norm) > 3)


def _first_phrase(article: Article, mentions: Sequence[MentionView]) -> list[MentionView]:
    """The mentions up to the first person, or, where none follows a title, of the first phrase."""
    found: list[MentionView] = []
    for mention in mentions:
        if found:
            gap = [n for n in article.view.norms[found[-1].end : mention.start] if n.strip()]
            reach = 3 if found[0].label == "ROLE" else 0
            if not gap and not goes_on(article.view, found, mention):
                break
            if len(gap) > reach or "و" in gap or any(norm in COMMAS for norm in gap):
                break
        found.append(mention)
        if mention.label in _PEOPLE:
            break
    return found


def _last_end(mentions: Sequence[MentionView], head: MentionView, view: ArticleView) -> int:
    """The end of the mentions that directly follow the head and belong to it.

    Its nationality (``الروسي``), or the country whose body it is; a country after a person or a
    country is another noun phrase.
    """
    end = head.end
    for mention in mentions:
        apart = any(view.norms[p].strip() for p in range(end, mention.start))
        if mention.start >= end and not apart and _belongs(head, view.norms[mention.start]):
            end = mention.end
    return end


def _belongs(head: MentionView, norm: str) -> bool:
    return _is_adjective(norm) or head.label in ("ROLE", "ORGANISATION")


def _is_adjective(norm: str) -> bool:
    return norm.startswith("ال") and norm.endswith(("ي", "ة"))


def goes_on(view: ArticleView, phrase: Sequence[MentionView], after: MentionView) -> bool:
    """Say whether a mention right after a phrase of mentions belongs to the same noun phrase.

    ``وزير الخارجية الروسي لافروف`` is one; ``طالبت مصر إيران``, ``زار لافروف مصر`` have two.
    """
    last = phrase[-1]
    if after.label == "COUNTRY":
        return _belongs(last, view.norms[after.start])
    if after.label in _PEOPLE:
        titled = any(mention.label in ("ROLE", "ORGANISATION") for mention in phrase)
        return last.label not in _PEOPLE and (titled or _is_adjective(view.norms[last.start]))
    return last.label == "ROLE" or after.label == "ROLE"


def subject_before(
    article: Article, verb: int, agreement: Agreement, start: int
) -> MentionView | None:
    """Return the last noun phrase's head that can be the subject of a verb after it."""
    first_choice = None
    for mention in reversed(article.mentions_between(start, verb)):
        if not article.agrees(mention.actor, agreement):
            continue
        if mention.label in _PEOPLE or _opens_clause(article.view, mention.start, start):
            return mention
        if (
            first_choice is None
            and mention.label != "ROLE"
            and not is_object(article.view, mention.start)
        ):
            first_choice = mention
    return first_choice


def is_object(view: ArticleView, place: int) -> bool:
    """Say whether a preposition stands right before word ``place``."""
    return place > 0 and view.norms[place - 1] in PREPOSITIONS


def _opens_clause(view: ArticleView, place: int, start: int) -> bool:
    while place > start and view.norms[place - 1] in {" ", "و", "ف", "ان", '"', "«", "“"}:
        place -= 1
    return place == start or view.norms[place - 1] in {"،", ",", ":", "؛"}
