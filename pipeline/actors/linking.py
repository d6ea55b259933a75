"""Who each mention of an article is: one actor for all mentions of it.

Works on mentions however they were found. Countries and bodies are linked first, people
with their names next, since a title or a nation beside a name tells whose it is; bare
titles last.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from pipeline.actors.knowledge import KnowledgeBase, Years
from pipeline.actors.linkbodies import BodyLinker
from pipeline.actors.linkgroups import GroupLinker
from pipeline.actors.linkpeople import PeopleLinker
from pipeline.actors.period import period_of
from pipeline.actors.words import REACH, ArticleWords, Found
from pipeline.records import LOCAL, Actor, ActorType


@dataclass(slots=True)
class Linking:
    """The state of linking one article.

    ``ids`` has the actor of each mention, in order, None where there is none (yet);
    ``actors`` the records by id, in order of first mention; ``locals`` counts the new ones,
    ``countries`` the mentions of each country.
    """

    words: ArticleWords
    mentions: Sequence[Found]
    base: KnowledgeBase
    period: Years | None = None
    ids: list[str | None] = field(default_factory=list)
    actors: dict[str, Actor] = field(default_factory=dict)
    locals: int = 0
    countries: Counter[str] | None = None

    def known(self, identifier: str) -> str:
        """Take a known actor into the article."""
        if identifier not in self.actors:
            record = self.base.actor(identifier, self.period)
            if record:
                self.actors[identifier] = record
        return identifier

    def local(self, kind: ActorType, name: str, country: str | None = None) -> str:
        """A new actor that only this article knows."""
        self.locals += 1
        identifier = f"{LOCAL}{self.locals}"
        self.actors[identifier] = Actor(
            id=identifier,
            name=name,
            type=kind,
            name_ar=name,
            country=country,
            office=None,
            wikidata=None,
        )
        return identifier

    def keys(self, place: int) -> list[str]:
        """The word keys of a mention."""
        mention = self.mentions[place]
        return list(self.words.keys[mention.start : mention.end])

    def before(self, place: int) -> Iterator[tuple[str, list[str]]]:
        """Yield actor and word keys of the linked mentions of the same label before one, the last first."""
        label = self.mentions[place].label
        for other in range(place - 1, max(-1, place - 1 - REACH), -1):
            identifier = self.ids[other]
            if identifier and self.mentions[other].label == label:
                yield identifier, self.keys(other)

    def text(self, place: int) -> str:
        """The words of a mention."""
        mention = self.mentions[place]
        return self.words.name(mention.start, mention.end)

    def main_country(self) -> str | None:
        """The country that the article mentions most often, the earlier of equals.

        To be asked once countries are linked, which happens first.
        """
        return next((country for country, _ in self._countries().most_common(1)), None)

    def own_country(self) -> str | None:
        """The main country where it is mentioned more often than any other, and not only once."""
        (country, most), (_, second) = [*self._countries().most_common(2), ("", 0), ("", 0)][:2]
        return country if most > max(1, second) else None

    def _countries(self) -> Counter[str]:
        if self.countries is None:
            self.countries = Counter(
                identifier
                for identifier, mention in zip(self.ids, self.mentions, strict=True)
                if identifier and mention.label == "COUNTRY"
            )
        return self.countries


def link(
    words: ArticleWords, mentions: Sequence[Found], base: KnowledgeBase, published: str = ""
) -> Linking:
    """Link all mentions of an article.

    Args:
        words: The article.
        mentions: Its mentions in order, without overlaps; ``actor`` is only a hint.
        base: Who is known.
        published: ISO 8601 date of the article, empty if unknown.
    """
    state = Linking(words, mentions, base, ids=[None] * len(mentions))
    bodies = BodyLinker(state)
    bodies.countries()
    state.period = period_of(published, words, mentions, base)
    bodies.organisations()
    GroupLinker(state, bodies).groups()
    people = PeopleLinker(state)
    people.names()
    people.titles()
    order = {identifier: None for identifier in state.ids if identifier}
    state.actors = {identifier: state.actors[identifier] for identifier in order}
    return state
