"""Links mentions of countries and organisations."""

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from typing import TYPE_CHECKING, Final

from pipeline.actors.bodyhomes import home_around, home_beside, home_of_person
from pipeline.actors.index import without_article, word_keys
from pipeline.actors.shortnames import cut_short, with_short_name
from pipeline.actors.statebodies import body_id, body_kind, body_name, is_plain, same_body
from pipeline.records import LOCAL, Actor, ActorType

if TYPE_CHECKING:
    from pipeline.actors.linking import Linking

_TYPE_NOUNS: Final = word_keys(
    "حركة تنظيم جماعة حزب منظمة وكالة مجموعة هيئة قناة صحيفة جريدة شبكة شركة ميليشيا "
    "مليشيا كتائب جبهة دولة جمهورية مملكة سلطنة إمارة ولاية نادي اتحاد رابطة حلف مجلس"
)
"""Nouns that say what a name is, and may be left out of it."""

_HEADS: Final = _TYPE_NOUNS | word_keys("تحالف ائتلاف محكمة لجنة مؤتمر تيار قوات جامعة مؤسسة")
"""Words that alone do not tell one body from another."""

_FIGHTERS: Final = word_keys(
    "المسلحون المسلحين مسلحون مسلحين مسلحي مسلحو المتمردون المتمردين متمردون متمردين المقاتلون المقاتلين "
    "مقاتلون مقاتلين مقاتلي مقاتلو الانقلابيون الانقلابيين ميليشيا مليشيا ميليشيات مليشيات الميليشيات "
    "المليشيات الميليشيا المليشيا عناصر قوات"
)
"""Words for fighters that the name of their movement follows."""

MARKS: Final = frozenset("\"'«»“”‘’()")

_PASSING: Final = word_keys("الانتقالية الانتقالي المؤقتة المؤقت")
"""Adjectives of a government that only the article's own country has."""


class BodyLinker:
    """Links countries and organisations, on the state of one article."""

    def __init__(self, state: "Linking") -> None:
        self.state = state

    def countries(self) -> None:
        """Link every mention of a country."""
        state = self.state
        open_places = []
        for place, mention in enumerate(state.mentions):
            if mention.label == "COUNTRY":
                candidates = self._countries(state.keys(place), state.text(place))
                if len(candidates) == 1:
                    state.ids[place] = state.known(candidates[0])
                else:
                    open_places.append((place, candidates))
        counts = Counter(identifier for identifier in state.ids if identifier)
        for place, candidates in open_places:
            if candidates:
                best = max(candidates, key=lambda identifier: counts[identifier])
                state.ids[place] = state.known(best)
            else:
                state.ids[place] = self._local("COUNTRY", place)

    def _countries(self, keys: Sequence[str], text: str) -> list[str]:
        base = self.state.base
        for start, end in _inner_ranges(len(keys)):
            senses = base.senses(keys[start:end], "COUNTRY")
            if senses:
                return list(dict.fromkeys(sense.actor for sense in senses))
        return base.countries_spelled(text) or self._people_misspelt(keys)

    def _people_misspelt(self, keys: Sequence[str]) -> list[str]:
        """The country of a people whose plural lacks a letter (``المصرين``)."""
        if len(keys) != 1 or not keys[0].endswith(("ين", "ون")):
            return []
        senses = self.state.base.senses([keys[0][:-2] + "ي"], "COUNTRY")
        return list(dict.fromkeys(sense.actor for sense in senses))

    def organisations(self) -> None:
        """Link every mention of an organisation."""
        state = self.state
        for place, mention in enumerate(state.mentions):
            if mention.label == "ORGANISATION":
                state.ids[place] = self._organisation(place)
        cut_short(state)

    def _organisation(self, place: int) -> str:
        state = self.state
        bare = [key for key in state.keys(place) if key not in MARKS]
        known = (
            self.known(bare, "ORGANISATION")
            or self._known_of_nation(bare)
            or state.base.by_adjective(bare, "ORGANISATION")
        )
        known = with_short_name(state, place, known or self.fighters(bare))
        if known:
            return state.known(known)
        kind = body_kind(bare)
        country = self.country_of(place)
        if kind and not country:
            person = home_of_person(state, bare)
            if person:
                return self._state_body(person, kind, state.text(place))
            passing = bool(_PASSING.intersection(bare))
            around = state.own_country() if passing else home_around(state, place, kind)
            country = home_beside(state, place) or around
        if kind and country and is_plain(bare, self._nation_test(bare)):
            return self._state_body(country, kind, state.text(place))
        if len(bare) > 1 and bare[0] in _TYPE_NOUNS:
            known = self.known(bare[1:], "ORGANISATION")
            if known:
                return state.known(known)
        return self._same_before(place, bare) or self._local("ORGANISATION", place, country)

    def fighters(self, keys: Sequence[str]) -> str | None:
        """The movement whose name ends one of its fighters (``ميليشيات التمرد الحوثي``)."""
        named = self.known(keys[-1:], "ORGANISATION") if keys and keys[0] in _FIGHTERS else None
        bodies = self.state.base.tables.organisations
        return named if named and bodies[named].kind == "movement" else None

    def _known_of_nation(self, keys: Sequence[str]) -> str | None:
        """The known body of a name that ends with its nationality (``الحرس الثوري الإيراني``)."""
        base = self.state.base
        for end in (len(keys) - 1, len(keys) - 2):
            nations = {sense.actor for sense in base.senses(keys[end:], "COUNTRY")}
            known = self.known(keys[:end], "ORGANISATION") if nations and end > 0 else None
            if known and base.tables.organisations[known].country in nations:
                return known
        return None

    def known(self, keys: Sequence[str], label: str) -> str | None:
        """The known body of a name; of several that share it, the one of the article's country."""
        state = self.state
        candidates = list(dict.fromkeys(s.actor for s in state.base.senses(keys, label)))
        if len(candidates) < 2:
            return candidates[0] if candidates else None
        countries = Counter(identifier for identifier in state.ids if identifier)
        bodies = state.base.tables.organisations
        return max(
            candidates,
            key=lambda identifier: (
                countries[bodies[identifier].country] if identifier in bodies else 0
            ),
        )

    def _nation_test(self, keys: Sequence[str]) -> Callable[[str], bool]:
        """What tells the words of a name that name a country, alone or together (``كوريا الجنوبية``)."""
        senses = self.state.base.senses
        ranges = ((a, b) for a, b in _inner_ranges(len(keys)) if a and senses(keys[a:b], "COUNTRY"))
        start, end = next(ranges, (0, 0))
        together = frozenset(keys[start:end])
        return lambda key: key in together or bool(senses([key], "COUNTRY"))

    def country_of(self, place: int) -> str | None:
        """The country that a body's name has in it, or that stands right after it."""
        state = self.state
        keys = state.keys(place)
        for end in range(len(keys), 0, -1):
            for start in range(max(0, end - 3), end):
                senses = state.base.senses(keys[start:end], "COUNTRY")
                if senses and (start or end < len(keys)):
                    return senses[0].actor
        return None

    def _state_body(self, country: str, kind: str, text: str) -> str:
        state = self.state
        kind = same_body(country, kind)
        known = state.base.state_bodies.get((country, kind))
        if known:
            return state.known(known)
        identifier = body_id(country, kind)
        if identifier not in state.actors:
            home = state.base.actor(country)
            state.actors[identifier] = Actor(
                id=identifier,
                name=body_name(home["name"] if home else country, kind),
                type="ORGANISATION",
                name_ar=text,
                country=country,
                office=None,
                wikidata=None,
            )
        return identifier

    def _same_before(self, place: int, keys: Sequence[str]) -> str | None:
        """A body of this article whose name has the same words, all or some of these.

        Of a head alone (``المجلس``) the body last named with that head.
        """
        mine = _content(keys)
        head = without_article(keys[0]) if len(keys) == 1 and keys[0].startswith("ال") else ""
        for identifier, named in self.state.before(place):
            other = _content(named)
            if head and head == without_article(named[0]):
                return identifier
            short = len(other) == 1 < len(mine) and other[0] in _HEADS
            if mine[:1] != other[:1] or (short and not identifier.startswith(LOCAL)):
                continue
            if set(mine) <= set(other) or set(other) <= set(mine):
                return identifier
        return None

    def _local(self, kind: ActorType, place: int, country: str | None = None) -> str:
        return self.state.local(kind, self.state.text(place), country)


def _content(keys: Iterable[str]) -> list[str]:
    """The words of a name that tell it from others, without articles and type nouns."""
    return [
        without_article(key)
        for key in keys
        if key not in MARKS and key not in _TYPE_NOUNS and len(key) > 1
    ]


def _inner_ranges(count: int) -> Iterable[tuple[int, int]]:
    """Ranges inside a name of ``count`` words, the longest first, of equal ones the last."""
    for length in range(count, 0, -1):
        for start in range(count - length, -1, -1):
            yield start, start + length
