"""Whose a title is: the name beside it, else a holder in the article, else a known one."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from pipeline.actors.index import word_keys
from pipeline.actors.knowledge import title_key
from pipeline.actors.titlewords import Head, heads

if TYPE_CHECKING:
    from pipeline.actors.linking import Linking
    from pipeline.actors.linkpeople import Person

_FORMER: Final = word_keys("السابق السابقة الأسبق الراحل المخلوع المنتهية")
_QUALIFIERS: Final = _FORMER | word_keys(
    "الحالي الجديد المنتخب المكلف المعين الحالية الجديدة الخاص الخاصة الشخصي"
)
_HONOURS: Final = word_keys(
    '، , السيد السيدة الشيخ الدكتور الأستاذ المهندس الأمير ( " « السفير د . / الملا معالي سمو'
)
_POSTED: Final = word_keys("في لدى ل الى عن ب")
"""Between a title and the body or country where it is held (``السفير الإيراني في فرنسا``)."""

_NOBLE: Final = word_keys("صاحب الأمير الأميرة الملك خادم الشيخ أمير")
"""First words of titles that stand before a name besides an office after it."""

_COMMAS: Final = frozenset({"،", ","})
_LONGEST_GAP: Final = 5
_LONGEST_CHAIN: Final = 20
"""Mentions between a title and the name that it belongs to."""


@dataclass(frozen=True, slots=True)
class Title:
    """A title mention: its key, what it is of, and whether it is said to be over.

    ``of`` is a country's or body's id or empty; ``country`` the country of that body.
    ``whole`` is the key with the body's name (``رئيس برلمان`` in ``رئيس البرلمان العراقي``);
    ``construct`` says that a country's name follows at once, which makes the title definite (``أمير قطر``).
    """

    key: str
    of: str = ""
    country: str = ""
    whole: str = ""
    former: bool = False
    construct: bool = False
    head: Head | None = None

    @property
    def definite(self) -> bool:
        """Whether it is said of somebody in particular: with the article, or longer."""
        return self.head is None or self.construct or self.head.definite or " " in self.key

    @property
    def alone(self) -> bool:
        """Whether it is a head with its article and nothing else (``الوزير``)."""
        return self.head is not None and self.head.definite and " " not in self.key

    @property
    def offices(self) -> tuple[tuple[str, str], ...]:
        """What it can mean: keys of offices with whose they are (empty if not said)."""
        if self.whole:
            return ((self.whole, self.country), (self.key, self.of))
        return ((self.key, self.of),) if self.of or self.definite else ()


def read_title(state: "Linking", place: int) -> Title:
    """The title at a mention, with the country or body that follows it."""
    keys = state.keys(place)
    key = title_key(keys)
    of = country = whole = ""
    construct = False
    mention = state.mentions[place]
    former = state.words.key(mention.end) in _FORMER
    after = place + 1
    if after < len(state.mentions):
        following = state.mentions[after]
        gap = state.words.keys[mention.end : following.start]
        near = len(gap) <= 1 and all(word in ("ل", "ب") or word in _QUALIFIERS for word in gap)
        identifier = state.ids[after]
        if near and identifier and following.label == "COUNTRY":
            of = country = identifier
            construct = not gap and any(
                sense.kind == "name" for sense in state.base.senses(state.keys(after), "COUNTRY")
            )
            former = former or state.words.key(following.end) in _FORMER
        elif near and identifier and following.label == "ORGANISATION":
            of = identifier
            country = state.actors[identifier].get("country") or ""
            words = state.keys(after)
            nation = _country_after(state, after)
            country = nation or country
            if country:
                words = [word for word in words if not state.base.senses([word], "COUNTRY")]
            whole = f"{key} {title_key(words)}"
    return Title(key, of, country, whole, former, construct, heads().get(keys[0]))


def _country_after(state: "Linking", place: int) -> str:
    if place + 1 < len(state.mentions):
        one, two = state.mentions[place], state.mentions[place + 1]
        if two.label == "COUNTRY" and one.end == two.start:
            return state.ids[place + 1] or ""
    return ""


def names_of_titles(state: "Linking") -> dict[int, int]:
    """Titles -> the name that stands beside them (both as places in the mentions).

    A name after a title (and its nation, body, further titles) goes before one in front of it.
    """
    mentions, words = state.mentions, state.words
    named: dict[int, int] = {}
    for place, mention in enumerate(mentions):
        if mention.label == "ROLE":
            end = mention.end
            for after in range(place + 1, min(place + 1 + _LONGEST_CHAIN, len(mentions))):
                gap = words.keys[end : mentions[after].start]
                seat = mentions[after].label in ("ORGANISATION", "COUNTRY")
                if not _bridges(gap, seat=seat):
                    break
                if mentions[after].label in ("OFFICIAL", "PERSON"):
                    named[place] = after
                    break
                if mentions[after].label == "GROUP":
                    break
                end = mentions[after].end
    taken = {
        name for title, name in named.items() if words.keys[mentions[title].start] not in _NOBLE
    }
    for place, mention in enumerate(mentions):
        if mention.label == "ROLE" and place not in named and place:
            before = place - 1
            if mentions[before].label in ("COUNTRY", "ORGANISATION") and before:
                before -= 1
                if mentions[before].label != "ROLE":
                    continue
            end = mentions[place - 1].end
            gap = words.keys[end : mention.start]
            if len(gap) > 1 or any(key not in _COMMAS for key in gap):
                continue
            free = gap or before not in taken
            if mentions[before].label in ("OFFICIAL", "PERSON") and free:
                named[place] = before
            elif mentions[before].label == "ROLE" and before in named and named[before] < before:
                named[place] = named[before]
    return named


def _bridges(gap: Sequence[str], *, seat: bool) -> bool:
    """Whether the words between a title and what follows keep the two together.

    They are qualifiers and honours, or where the office is held: a preposition with its noun
    (``المبعوث الأمريكي إلى الشرق الأوسط جورج ميتشل``), without it before a ``seat``.
    """
    place = 0
    while place < len(gap):
        if gap[place] in _QUALIFIERS or gap[place] in _HONOURS:
            place += 1
        elif gap[place] in _POSTED:
            place += 1
            noun = place
            while place < min(noun + 2, len(gap)) and gap[place].startswith("ال"):
                place += 1
            if place == noun and not (seat and place == len(gap)):
                return False
        else:
            return False
    return place <= _LONGEST_GAP


class TitleLinker:
    """Links the titles that stand without a name, on the state of one article."""

    def __init__(self, state: "Linking", people: Sequence["Person"]) -> None:
        self.state = state
        self.people = people
        self.locals: dict[tuple[str, str], str] = {}

    def link(self, place: int) -> str | None:
        """The actor of a title, None for a plural or one whose holder nothing tells."""
        state = self.state
        title = read_title(state, place)
        if title.head is not None and (title.head.several or title.head.owned):
            return None
        here = self._holder_here(place, title)
        if here:
            return here
        known = self._holder_known(title)
        if known:
            return state.known(known)
        if not (title.of and (title.definite or title.whole)):
            return None
        key = (title.key, title.of)
        if key not in self.locals:
            identifier = state.local("OFFICIAL", state.text(place), title.country or None)
            state.actors[identifier]["office"] = state.text(place)
            self.locals[key] = identifier
        return self.locals[key]

    def _holder_here(self, place: int, title: Title) -> str | None:
        """The person of the article who fits the title best, of equals the last before it."""
        best: tuple[int, int, int] | None = None
        holder = None
        for person in self.people:
            fit = self._fit(person, title)
            if fit:
                rank = (-fit, *person.distance(place))
                if best is None or rank < best:
                    best, holder = rank, person.identifier
        return holder

    def _fit(self, person: "Person", title: Title) -> int:
        """3 where a person has the very title, 2 the office, 1 one of the kind; 0 for none."""
        fit = 0
        for own in person.titles:
            if title.of and own.of != title.of and (own.of or title.whole):
                continue
            if title.former != own.former and title.of:
                continue
            if own.key == title.key and (title.of or title.definite):
                fit = max(fit, 3)
            elif title.alone and own.head and title.head and title.head.lemma == own.head.lemma:
                fit = max(fit, 1)
        base = self.state.base
        for key, home in title.offices:
            for tenure in base.tenures.get(person.identifier, ()):
                if tenure.office in base.offices.get(key, ()) and home in ("", tenure.of):
                    fit = max(fit, 2)
        record = self.state.actors[person.identifier]
        country = record.get("country")
        if fit and title.country and country and country != title.country:
            return 0
        return fit

    def _holder_known(self, title: Title) -> str | None:
        """The only known holder of an office in the article's period."""
        state = self.state
        if state.period is None or title.former:
            return None
        for key, home in title.offices:
            of = home or (state.main_country() if not title.of else None)
            holders = {
                official
                for office in (state.base.offices.get(key, ()) if of else ())
                for official in state.base.holders_at(office, of or "", state.period)
            }
            if len(holders) == 1:
                return holders.pop()
        return None


def titles_by_name(named: Mapping[int, int]) -> dict[int, list[int]]:
    """Names -> the titles beside them, from :func:`names_of_titles`."""
    titles: dict[int, list[int]] = {}
    for title, name in named.items():
        titles.setdefault(name, []).append(title)
    return titles
