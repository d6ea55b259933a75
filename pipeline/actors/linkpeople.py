"""Links names of people and bare titles."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from pipeline.actors.index import word_key, word_keys
from pipeline.actors.knowledge import ARABIC_SPEAKING, overlaps, title_key
from pipeline.actors.titlewords import heads
from pipeline.actors.variants import same_name
from pipeline.records import ActorType

if TYPE_CHECKING:
    from pipeline.actors.linking import Linking

_LINKS: Final = word_keys("بن ابن بنت ال آل ابو أبو دي دا فان فون")
_FORMER: Final = word_keys("السابق السابقة الأسبق الراحل الحالي الجديد المنتخب المخلوع")
_BETWEEN: Final = frozenset(
    word_key(word)
    for word in [
        "،",
        ",",
        "السيد",
        "السيدة",
        "الشيخ",
        "الدكتور",
        "الأستاذ",
        "المهندس",
        "الأمير",
        "(",
        '"',
        "«",
        "السفير",
        "د",
        ".",
        "/",
    ]
)


@dataclass(slots=True)
class Person:
    """A person of the article: the names so far and the titles beside them."""

    identifier: str
    names: list[tuple[str, ...]] = field(default_factory=list)
    titles: list[tuple[str, str]] = field(default_factory=list)
    """Title keys with the country or body they are of."""
    places: list[int] = field(default_factory=list)


class PeopleLinker:
    """Links people and titles, on the state of one article."""

    def __init__(self, state: "Linking") -> None:
        self.state = state
        self.people: list[Person] = []
        self.title_of = _titles_beside(state)

    def names(self) -> None:
        """Link every name: full ones first, then short ones to them."""
        state = self.state
        places = [p for p, m in enumerate(state.mentions) if m.label in ("OFFICIAL", "PERSON")]
        for several in (True, False):
            for place in places:
                keys = tuple(key for key in state.keys(place) if len(key) > 1 or key.isalpha())
                if (len(keys) > 1) == several:
                    person = self._person(place, keys)
                    person.names.append(keys)
                    person.places.append(place)
                    title = self.title_of.get(place)
                    if title is not None:
                        person.titles.append(self._title(title))
                        state.ids[title] = person.identifier
                    state.ids[place] = person.identifier
        for person in self.people:
            self._describe(person)

    def _person(self, place: int, keys: tuple[str, ...]) -> Person:
        """The person of a name: of this article, of the knowledge base, or a new one."""
        state = self.state
        candidates = [
            person
            for person in self.people
            if any(self._is_short(keys, n, person) for n in person.names)
        ]
        if candidates:
            return self._nearest(candidates, place)
        identifier = self._known(place, keys)
        if identifier:
            for person in self.people:
                if person.identifier == identifier:
                    return person
            person = Person(state.known(identifier))
        else:
            kind: ActorType = "PERSON" if state.mentions[place].label == "PERSON" else "OFFICIAL"
            person = Person(state.local(kind, state.text(place)))
        self.people.append(person)
        return person

    def _is_short(self, keys: tuple[str, ...], name: tuple[str, ...], person: Person) -> bool:
        """Whether one name is the other, or a part of it by which the press names a person."""
        strict = self.state.actors[person.identifier].get("country") in ARABIC_SPEAKING
        short, long = (keys, name) if len(keys) <= len(name) else (name, keys)
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

    def _nearest(self, candidates: Sequence[Person], place: int) -> Person:
        """Of several persons of one name, the one mentioned last before, else first after."""

        def distance(person: Person) -> tuple[int, int]:
            before = [p for p in person.places if p < place]
            return (
                (0, place - before[-1])
                if before
                else (1, min(abs(p - place) for p in person.places))
            )

        return min(candidates, key=distance)

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
        title = self.title_of.get(place)
        if title is not None:
            key, of = self._title(title)
            points += 4 * (of == country)
            offices = set(state.base.offices.get(key, ()))
            points += 4 * any(t.office in offices for t in state.base.tenures.get(official, ()))
        if state.period and state.base.office_at(official, state.period) is not None:
            points += 3 * any(overlaps(t, state.period) for t in state.base.tenures[official])
        return points

    def _title(self, place: int) -> tuple[str, str]:
        """The key of a title mention, and the country or body that it is of."""
        state = self.state
        return title_key(state.keys(place)), self._of(place) or ""

    def _of(self, place: int) -> str | None:
        """The country of a title: the mention right after it, or inside it."""
        state = self.state
        after = place + 1
        if after < len(state.mentions):
            mention, title = state.mentions[after], state.mentions[place]
            gap = state.words.keys[title.end : mention.start]
            if (
                mention.label in ("COUNTRY", "ORGANISATION")
                and len(gap) <= 1
                and all(key in ("ل", "ب") or key in _FORMER for key in gap)
            ):
                identifier = state.ids[after]
                if identifier and mention.label == "ORGANISATION":
                    following = self._country_after(after)
                    return following or state.actors[identifier].get("country") or identifier
                return identifier
        return None

    def _country_after(self, place: int) -> str | None:
        state = self.state
        if place + 1 < len(state.mentions):
            one, two = state.mentions[place], state.mentions[place + 1]
            if two.label == "COUNTRY" and one.end == two.start:
                return state.ids[place + 1]
        return None

    def _describe(self, person: Person) -> None:
        """Give a local person the country and office that stand beside the name."""
        record = self.state.actors[person.identifier]
        if person.titles and person.identifier.startswith("local-"):
            title = next((t for t in person.titles if t[1]), person.titles[0])
            record["country"] = record.get("country") or title[1] or None
            record["office"] = record.get("office") or title[0]

    def titles(self) -> None:
        """Link the titles that stand without a name."""
        state = self.state
        for place, mention in enumerate(state.mentions):
            if mention.label == "ROLE" and state.ids[place] is None:
                state.ids[place] = self._bare_title(place)

    def _bare_title(self, place: int) -> str | None:
        state = self.state
        keys = state.keys(place)
        head = heads().get(keys[0])
        if head is None or head.several or head.owned:
            return None
        key, of = self._title(place)
        person = self._holder_here(place, key, of, head.lemma)
        if person:
            return person
        official = self._holder_known(key, of or state.main_country() or "")
        if official:
            return state.known(official)
        if (of and head.definite) or (of and len(keys) > 1):
            for identifier, record in state.actors.items():
                if (
                    record["type"] == "OFFICIAL"
                    and record.get("office") == key
                    and record.get("country") == of
                ):
                    return identifier
            identifier = state.local("OFFICIAL", state.text(place), of)
            state.actors[identifier]["office"] = key
            return identifier
        return None

    def _holder_here(self, place: int, key: str, of: str, lemma: str) -> str | None:
        """The person of this article who has the title, the last one mentioned before."""
        best: tuple[int, int, str] | None = None
        for person in self.people:
            for title, whose in person.titles:
                exact = title == key
                if not exact and title.split()[0] != key.split()[0]:
                    continue
                if of and whose and of != whose:
                    continue
                if not exact and len(key.split()) > 1:
                    continue
                before = [p for p in person.places if p < place]
                near = (0 if before else 1, place - before[-1] if before else person.places[0])
                if best is None or near < best[:2]:
                    best = (*near, person.identifier)
        if best:
            return best[2]
        for person in self.people:
            record = self.state.actors[person.identifier]
            if of and record.get("country") == of and not person.identifier.startswith("local-"):
                offices = self.state.base.offices.get(key, ())
                if any(
                    t.office in offices for t in self.state.base.tenures.get(person.identifier, ())
                ):
                    return person.identifier
        return None

    def _holder_known(self, key: str, of: str) -> str | None:
        """The only known holder of an office in the article's period."""
        state = self.state
        if state.period is None:
            return None
        holders = {
            official
            for office in state.base.offices.get(key, ())
            for official in state.base.holders_at(office, of, state.period)
        }
        return holders.pop() if len(holders) == 1 else None


def _titles_beside(state: "Linking") -> dict[int, int]:
    """Names -> the title that stands beside them (both as places in the mentions)."""
    beside: dict[int, int] = {}
    mentions, words = state.mentions, state.words
    for place, mention in enumerate(mentions):
        if mention.label != "ROLE":
            continue
        after = place + 1
        end = mention.end
        while after < len(mentions):
            gap = words.keys[end : mentions[after].start]
            if len(gap) > 3 or any(key not in _FORMER and key not in _BETWEEN for key in gap):
                break
            if mentions[after].label in ("OFFICIAL", "PERSON"):
                beside.setdefault(after, place)
                break
            if mentions[after].label not in ("COUNTRY", "ORGANISATION", "ROLE"):
                break
            end = mentions[after].end
            after += 1
        else:
            after = place
        if place and place not in beside.values():
            name = mentions[place - 1]
            gap = words.keys[name.end : mention.start]
            if (
                name.label in ("OFFICIAL", "PERSON")
                and len(gap) <= 1
                and all(k in ("،", ",") for k in gap)
            ):
                beside.setdefault(place - 1, place)
    return beside


def _same(one: Sequence[str], two: Sequence[str], strict: bool) -> bool:
    return same_name(" ".join(one), " ".join(two), strict=strict)
