"""The surroundings of a word: noun phrases of mentions, antecedents of pronouns, who is the topic."""

from collections.abc import Sequence
from typing import Final

from pipeline.stance.subjects import Article, goes_on, head_of, is_object
from pipeline.stance.view import ArticleView, MentionView
from pipeline.stance.wordclasses import PRONOUN_THAT, QUOTES, THAT

_SKIPPED: Final = frozenset(" ") | QUOTES | frozenset("()[]،,-–")
_BACK: Final = 2
"""Sentences before the one of a pronoun in which its antecedent is looked for."""


class Clauses:
    """An article with what its words stand in: who says them, topics, noun phrases."""

    def __init__(self, view: ArticleView, speakers: Sequence[str | None]) -> None:
        """``speakers`` holds for each word the actor whose reported words it belongs to, or None."""
        self.article = Article(view)
        self.view = view
        self.norms = view.norms
        self.speakers = speakers
        self.ending: dict[int, MentionView] = {m.end: m for m in view.mentions if m.actor}
        self.topics = self._topics()

    def _topics(self) -> list[str | None]:
        """The actor that each sentence is about: its first subject, else the one before's."""
        topics: list[str | None] = []
        topic: str | None = None
        for number, (start, _) in enumerate(self.view.sentences):
            mentions = self.article.of_sentence.get(number, ())
            free = [m for m in mentions if not is_object(self.view, m.start)]
            if free and free[0].start - start < 12:
                near = [m for m in free if m.start <= free[0].end + 3]
                head = head_of(self.article, near)
                topic = head.actor if head else topic
            topics.append(topic)
        return topics

    def back_over(self, place: int, words: frozenset[str]) -> int:
        """Return the first of the words directly before ``place`` that are all in ``words``."""
        while place > 0 and (self.norms[place - 1] in words or not self.norms[place - 1].strip()):
            place -= 1
        return place

    def phrase_before(self, place: int, *, gap: int = 0) -> list[MentionView]:
        """Return the mentions of the noun phrase that ends before ``place``, in order.

        ``gap`` words that are no mentions may stand between the phrase and ``place``.
        """
        found: list[MentionView] = []
        left = gap
        while place > 0:
            mention = self.ending.get(place)
            if mention is not None:
                found.insert(0, mention)
                place, left = mention.start, 0
            elif self.norms[place - 1] in _SKIPPED or not self.norms[place - 1].strip():
                if self.norms[place - 1] in "،," and found:
                    break
                place -= 1
            elif left > 0 and not found:
                place, left = place - 1, left - 1
            else:
                break
        for number in range(len(found) - 1, 0, -1):
            if not goes_on(self.view, found[:number], found[number]):
                return found[number:]
        return found

    def phrase_at(self, place: int, end: int, *, gap: int = 0) -> list[MentionView]:
        """Return the mentions of the noun phrase that starts at ``place``, ending before ``end``."""
        found: list[MentionView] = []
        left = gap
        while place < end:
            mention = self.article.at.get(place)
            if mention is not None:
                if found and not goes_on(self.view, found, mention):
                    break
                found.append(mention)
                place, left = mention.end, 1 if mention.label == "ROLE" else 0
            elif (
                not self.norms[place].strip()
                or self.norms[place] in QUOTES
                or self.norms[place] in "()"
            ):
                place += 1
            elif left > 0:
                place, left = place + 1, left - 1
            else:
                break
        return found

    def head(self, mentions: Sequence[MentionView]) -> str | None:
        """Return the actor that a noun phrase of mentions is about."""
        found = head_of(self.article, mentions)
        return found.actor if found else None

    def home_of(self, actor: str | None) -> str | None:
        """Return the country of the article that an official or body acts for."""
        record = self.view.actors.get(actor or "")
        country = record.get("country") if record else None
        if record is None or not country:
            return None
        if record["type"] == "COUNTRY":
            return actor
        for other, candidate in self.view.actors.items():
            if candidate["type"] == "COUNTRY" and candidate.get("country") == country:
                return other
        return None

    def fits(self, actor: str | None, agreement: str) -> bool:
        """Say whether a pronoun or verb of some agreement is likely to mean ``actor``."""
        kind = self.article.type_of(actor)
        if agreement == "f":
            return kind in ("COUNTRY", "ORGANISATION", "GROUP") and self.article.agrees(actor, "f")
        if agreement == "m":
            return self.article.agrees(actor, "m")
        if agreement == "p":
            return kind in ("GROUP", "ORGANISATION", "COUNTRY")
        return actor is not None

    def first_person(self, place: int, *, plural: bool) -> str | None:
        """Return whom a first person at ``place`` means: the speaker, or the state he speaks for."""
        speaker = self.speakers[place]
        if speaker is None:
            speaker = self.topics[self.view.sentence_of(place)]
        home = self.home_of(speaker) if plural else None
        return home or speaker

    def joined_before(self, place: int) -> list[str]:
        """Return the actors of the noun phrases that ``و`` joins and that end before ``place``."""
        found: list[str] = []
        phrase = self.phrase_before(place)
        while phrase:
            head = self.head(phrase)
            if head is not None and head not in found:
                found.insert(0, head)
            start = phrase[0].start
            if start < 2 or self.norms[start - 1] != "و":
                break
            phrase = self.phrase_before(start - 1)
        return found

    def antecedent(self, place: int, agreement: str, *, but: Sequence[str] = ()) -> str | None:
        """Return the actor that a pronoun at ``place`` is likely to mean.

        The subjects of its clause and sentence come first, then who speaks, then any other
        mention before, then the topics of the sentences before.
        """
        if agreement == "1":
            return self.first_person(place, plural=True)
        number = self.view.sentence_of(place)
        start = self.view.sentences[number][0]
        before = self.article.mentions_between(start, place)
        subjects = [m for m in before if not is_object(self.view, m.start) and m.label != "ROLE"]
        fitting = [m.actor for m in reversed(subjects) if self.fits(m.actor, agreement)]
        speaker = self.speakers[place]
        candidates: list[str | None] = []
        if self.fits(speaker, agreement):
            candidates.append(speaker)
        candidates += fitting
        candidates += [m.actor for m in reversed(before) if self.fits(m.actor, agreement)]
        for back in range(1, _BACK + 1):
            if number - back >= 0 and self.fits(self.topics[number - back], agreement):
                candidates.append(self.topics[number - back])
        for candidate in candidates:
            if candidate is not None and candidate not in but:
                return candidate
        return None

    def last_other(self, place: int, agreement: str, but: Sequence[str]) -> str | None:
        """Return the fitting actor mentioned last before ``place`` other than ``but``."""
        number = self.view.sentence_of(place)
        start = self.view.sentences[max(0, number - 1)][0]
        for mention in reversed(self.article.mentions_between(start, place)):
            if mention.actor not in but and self.fits(mention.actor, agreement):
                return mention.actor
        return None

    def clause_subject(self, place: int) -> str | None:
        """Return the subject of the clause that ``place`` is in: after its last ``أن``, else first."""
        number = self.view.sentence_of(place)
        start = self.view.sentences[number][0]
        for opening in range(place - 1, start - 1, -1):
            if self.norms[opening] in PRONOUN_THAT:
                return self.antecedent(opening, PRONOUN_THAT[self.norms[opening]])
            if self.norms[opening] in THAT:
                found = self.phrase_at(opening + 1, place, gap=1)
                if found:
                    return self.head(found)
                break
        return None
