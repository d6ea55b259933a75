"""Links names of people: full names first, short ones to them, then the bare titles."""

from bisect import bisect_left, insort
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from pipeline.actors.index import word_keys
from pipeline.actors.knowledge import ARABIC_SPEAKING, overlaps
from pipeline.actors.linktitles import Title, TitleLinker, read_title
from pipeline.actors.namedtitles import names_of_titles, titles_by_name
from pipeline.actors.variants import misspelt, same_name
from pipeline.records import LOCAL, ActorType

if TYPE_CHECKING:
    from pipeline.actors.linking import Linking

_LINKS: Final = word_keys("بن ابن بنت ال آل ابو أبو دي دا فان فون")

_FATHERS: Final = word_keys("بن ابن بنت")

_MOST: Final = 200
"""People that a name is compared with, the last new ones; no article of news has so many."""


@dataclass(slots=True)
class Person:
    """A person of the article: the different names so far and the titles beside them."""

    identifier: str
    names: list[tuple[str, ...]] = field(default_factory=list)
    titles: list[Title] = field(default_factory=list)
    office: str = ""
    """The first title as written."""
    places: tuple[list[int], list[int]] = field(default_factory=lambda: ([], []))
    """Where the names of several words stand, and where those of one, each in order."""

    def distance(self, place: int) -> tuple[int, int]:
        """How far a mention is from a name: 0 and mentions since the last, or 1 and mentions to the first.

        Of those before it one of a single word is taken first, of those after it one of several.
        """
        for places in reversed(self.places):
            if number := bisect_left(places, place):
                return 0, place - places[number - 1]
        return 1, next(places[0] for places in self.places if places) - place


class PeopleLinker:
    """Links people and titles, on the state of one article."""

    def __init__(self, state: "Linking") -> None:
        self.state = state
        self.people: list[Person] = []
        self.named = names_of_titles(state)
        self.titles_of = titles_by_name(self.named)

    def names(self) -> None:
        """Link every name: known full ones first, then other full ones, then short ones to them."""
        state = self.state
        keys_of = {
            place: tuple(key for key in state.keys(place) if len(key) > 1 or key.isalpha())
            for place, mention in enumerate(state.mentions)
            if mention.label in ("OFFICIAL", "PERSON")
        }
        for place, keys in sorted(keys_of.items(), key=lambda item: self._turn(item[1])):
            person = self._person(place, keys)
            if keys not in person.names:
                person.names.append(keys)
            insort(person.places[len(keys) <= 1], place)
            for title in self.titles_of.get(place, ()):
                read = read_title(state, title)
                if title > place and self._is_foreign(person, read):
                    continue
                if read not in person.titles:
                    person.titles.append(read)
                person.office = person.office or state.text(title)
                state.ids[title] = person.identifier
            state.ids[place] = person.identifier
        for person in self.people:
            self._describe(person)

    def _turn(self, keys: tuple[str, ...]) -> int:
        """When a name is linked: a part of a known name must not make a person of its own before that."""
        if len(keys) <= 1:
            return 2
        return 0 if self.state.base.senses(keys, "OFFICIAL") else 1

    def _person(self, place: int, keys: tuple[str, ...]) -> Person:
        """The person of a name: of this article, of the knowledge base, or a new one."""
        state = self.state
        near = self.people[-_MOST:]
        candidates = [
            person for person in near if any(self._is_short(keys, n, person) for n in person.names)
        ]
        if candidates:
            return self._meant(candidates, keys, place)
        identifier = self._known(place, keys)
        if identifier:
            for person in self.people:
                if person.identifier == identifier:
                    return person
            person = Person(state.known(identifier))
        elif slips := [person for person in near if _is_slip(keys, person)]:
            return self._nearest(slips, place)
        else:
            kind: ActorType = "PERSON" if state.mentions[place].label == "PERSON" else "OFFICIAL"
            person = Person(state.local(kind, state.text(place)))
        self.people.append(person)
        return person

    def _is_short(self, keys: tuple[str, ...], name: tuple[str, ...], person: Person) -> bool:
        """Whether one name is the other, or a part of it by which the press names a person."""
        strict = self.state.actors[person.identifier].get("country") in ARABIC_SPEAKING
        short, long = (keys, name) if len(keys) <= len(name) else (name, keys)
        if not short:
            # a recogniser may take a mark for a name
            return False
        if len(short) == len(long):
            return _same(short, long, strict)
        if same_name(" ".join(short), " ".join(long), strict=strict):
            return True
        if len(short) == 1 or short[0] in _LINKS:
            tail = long[-len(short) :]
            if _same(short, tail, strict):
                return True
            return len(short) == 1 and any(
                _same(short, (part,), strict) for part in long[:-1] if part not in _LINKS
            )
        parts = list(long)
        for word in short:
            match = next((part for part in parts if _same((word,), (part,), strict)), None)
            if match is None:
                return False
            parts = parts[parts.index(match) + 1 :]
        return True

    def _meant(self, candidates: Sequence[Person], keys: tuple[str, ...], place: int) -> Person:
        """Of several persons whom a name may mean, the one the press would call so.

        For one word that is who has it as last name, then who is known, then the nearest.
        """
        if len(candidates) > 1 and len(keys) == 1:
            ranked = {
                person.identifier: (
                    all(keys[0] != _last_name(name) for name in person.names),
                    person.identifier.startswith(LOCAL),
                )
                for person in candidates
            }
            best = min(ranked.values())
            candidates = [person for person in candidates if ranked[person.identifier] == best]
        return self._nearest(candidates, place)

    def _nearest(self, candidates: Sequence[Person], place: int) -> Person:
        """Of several persons of one name, the one mentioned last before, else first after."""
        return min(candidates, key=lambda person: person.distance(place))

    def _known(self, place: int, keys: tuple[str, ...]) -> str | None:
        """The official of the knowledge base that a name means here."""
        state = self.state
        base = state.base
        senses = base.senses(keys, "OFFICIAL")
        candidates = list(dict.fromkeys(sense.actor for sense in senses))
        if not candidates and len(keys) > 1:
            candidates = base.officials_spelled(state.text(place))
        if len(candidates) < 2:
            return candidates[0] if candidates else None
        return max(candidates, key=lambda official: self._fit(official, place))

    def _fit(self, official: str, place: int) -> int:
        """How well an official fits what the article says beside a name."""
        state = self.state
        country = state.base.tables.officials[official].country
        points = 2 * (country in state.ids)
        for at in self.titles_of.get(place, ()):
            title = read_title(state, at)
            points += 4 * bool(title.of and title.of in (country, *_homes(state, official)))
            offices = {
                office for key, _ in title.offices for office in state.base.offices.get(key, ())
            }
            points += 4 * any(t.office in offices for t in state.base.tenures.get(official, ()))
        tenures = state.base.tenures.get(official, ())
        points += 3 * any(overlaps(t, state.period) for t in tenures if state.period)
        return points

    def _is_foreign(self, person: Person, title: Title) -> bool:
        """Whether a title behind a name is of another state than the person (``أبلغ فلان الرئيس العراقي``)."""
        country = self.state.actors[person.identifier].get("country")
        homes = {own.country for own in person.titles if own.country} | {country or title.country}
        states = self.state.base.tables.countries
        return title.country in states and title.country not in homes and homes <= states.keys()

    def _describe(self, person: Person) -> None:
        """Give a local person the country and office that stand beside the name."""
        record = self.state.actors[person.identifier]
        if person.titles and person.identifier.startswith(LOCAL):
            countries = [title.country or title.of for title in person.titles if title.of]
            record["country"] = record.get("country") or (countries[0] if countries else None)
            record["office"] = record.get("office") or person.office

    def titles(self) -> None:
        """Link the titles that stand without a name."""
        state = self.state
        linker = TitleLinker(state, self.people)
        for place, mention in enumerate(state.mentions):
            if mention.label == "ROLE" and state.ids[place] is None:
                state.ids[place] = linker.link(place)


def _last_name(name: tuple[str, ...]) -> str:
    """The last word of a name, empty where it is only the father's (``محمد بن سلمان``)."""
    return "" if len(name) > 1 and name[-2] in _FATHERS else name[-1]


def _is_slip(keys: tuple[str, ...], person: Person) -> bool:
    """Whether a name differs by a letter from one of a person, or from its last word."""
    spoken = " ".join(keys)
    return any(
        misspelt(spoken, " ".join(known)) for name in person.names for known in (name, name[-1:])
    )


def _homes(state: "Linking", official: str) -> list[str]:
    return [tenure.of for tenure in state.base.tenures.get(official, ())]


def _same(one: Sequence[str], two: Sequence[str], strict: bool) -> bool:
    return same_name(" ".join(one), " ".join(two), strict=strict)
