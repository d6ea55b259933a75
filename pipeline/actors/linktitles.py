"""Whose a title without a name is: a holder in the article, else a known one."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from pipeline.actors.index import word_keys
from pipeline.actors.knowledge import title_key
from pipeline.actors.titlewords import Head, heads

if TYPE_CHECKING:
    from pipeline.actors.linking import Linking
    from pipeline.actors.linkpeople import Person

FORMER: Final = word_keys("السابق السابقة الأسبق الراحل المخلوع المنتهية")
QUALIFIERS: Final = FORMER | word_keys(
    "الحالي الجديد المنتخب المكلف المعين الحالية الجديدة الخاص الخاصة الشخصي "
    "بالإنابة بالوكالة بالنيابة"
)

AGENTS: Final = frozenset({"مسؤول", "دبلوماسي", "قيادي", "سياسي"})
"""Lemmas of titles that with a nationality mean whoever of it was spoken of (``المسؤول الروسي``)."""

TYPE_NOUNS: Final = word_keys(
    "حزب حركة تنظيم جماعة منظمة مجموعة شبكة شركة كتلة تيار قائمة هيئة مؤسسة ميليشيا مليشيا"
)
"""Nouns between a title and a body's name that say what the body is."""


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
    former = state.words.key(mention.end) in FORMER
    after = place + 1
    if after < len(state.mentions):
        following = state.mentions[after]
        gap = state.words.keys[mention.end : following.start]
        near = len(gap) <= 1 and all(word in ("ل", "ب") or word in QUALIFIERS for word in gap)
        typed = len(gap) == 1 and gap[0] in TYPE_NOUNS
        identifier = state.ids[after]
        if near and identifier and following.label == "COUNTRY":
            of = country = identifier
            construct = not gap and any(
                sense.kind == "name" for sense in state.base.senses(state.keys(after), "COUNTRY")
            )
            former = former or state.words.key(following.end) in FORMER
        elif (near or typed) and identifier and following.label == "ORGANISATION":
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


class TitleLinker:
    """Links the titles that stand without a name, on the state of one article."""

    def __init__(self, state: "Linking", people: Sequence["Person"]) -> None:
        self.state = state
        self.people = people
        self.holders: dict[tuple[str, str], str] = {}

    def link(self, place: int) -> str | None:
        """The actor of a title, None for a plural or one whose holder nothing tells."""
        state = self.state
        title = read_title(state, place)
        if title.head is not None and (title.head.several or title.head.owned):
            return None
        here, fit = self._holder_here(place, title)
        president = title.head is not None and title.head.lemma == "رئيس"
        if here and (fit > 1 or not (president and self._holder_known(title))):
            return here
        spoken = None if title.of or title.former else self._holder_spoken_of(title)
        if spoken:
            return spoken
        key = (title.key, title.of)
        known = self._holder_known(title)
        if known:
            if title.of:
                self.holders[key] = known
            return state.known(known)
        if not (title.of and (title.definite or title.whole)):
            return None
        if key not in self.holders:
            identifier = state.local("OFFICIAL", state.text(place), title.country or None)
            state.actors[identifier]["office"] = state.text(place)
            self.holders[key] = identifier
        return self.holders[key]

    def _holder_here(self, place: int, title: Title) -> tuple[str | None, int]:
        """The person of the article who fits the title best, of equals the last before it, and the fit."""
        best: tuple[int, int, int] | None = None
        holder = None
        for person in self.people:
            fit = self._fit(person, title)
            if fit:
                rank = (-fit, *person.distance(place))
                if best is None or rank < best:
                    best, holder = rank, person.identifier
        return holder, -best[0] if best else 0

    def _fit(self, person: "Person", title: Title) -> int:
        """3 where a person has the very title, 2 the office, 1 one of the kind; 0 for none."""
        fit = 0
        for own in person.titles:
            if title.of and own.of != title.of and (own.of or title.whole):
                continue
            if title.former != own.former and title.of:
                continue
            if own.key == title.key and (title.of or title.definite):
                fit = max(fit, 1 if title.alone and self._is_of_body(own) else 3)
            elif title.alone and own.head and title.head and title.head.lemma == own.head.lemma:
                fit = max(fit, 1)
        base = self.state.base
        for key, home in title.offices:
            for tenure in base.tenures.get(person.identifier, ()):
                if tenure.office in base.offices.get(key, ()) and home in ("", tenure.of):
                    fit = max(fit, 2)
        homes = self._homes(person)
        if title.alone and title.head and title.head.lemma in AGENTS and title.country in homes:
            fit = fit or 1
        if fit and title.country and homes and title.country not in homes:
            return 0
        return fit

    def _is_of_body(self, title: Title) -> bool:
        """Whether a title is that of a body's head (``رئيس اللجنة``), and of no state's."""
        states = self.state.base.tables.countries
        return title.head is not None and not title.head.definite and title.of not in states

    def _homes(self, person: "Person") -> set[str]:
        """The countries and bodies that a person is known, or said, to act for."""
        homes = {tenure.of for tenure in self.state.base.tenures.get(person.identifier, ())}
        homes |= {title.country for title in person.titles}
        homes.add(self.state.actors[person.identifier].get("country") or "")
        return homes - {""}

    def _holder_spoken_of(self, title: Title) -> str | None:
        """The holder without a name in the article whom a shorter form of the title means."""
        if not title.definite:
            return None
        for (key, _), holder in reversed(self.holders.items()):
            if key == title.key or (title.alone and key.split()[0] == title.key):
                return holder
        return None

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
