"""The knowledge base: who is known, by which names, in which office, when."""

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import Final

from pipeline.actors.index import NameIndex, Sense, Split, without_article, word_key
from pipeline.actors.names import index_of
from pipeline.actors.statebodies import body_kind, is_plain, same_body
from pipeline.actors.tables import ActorTables, Tenure
from pipeline.actors.variants import name_key, same_name
from pipeline.records import Actor, ActorType

ARABIC_SPEAKING: Final = frozenset(
    re.findall(
        "[A-Z]{3}",
        "DZA BHR COM DJI EGY IRQ JOR KWT LBN LBY MRT MAR OMN PSE QAT SAU SOM SDN SYR TUN ARE "
        "YEM ESH",
    )
)
"""States whose officials' names are Arabic: their spelling leaves less open."""

_STATE_KINDS: Final = frozenset({"ministry", "parliament", "army", "government"})

Years = tuple[str, str]
"""First and last date of a period, ISO 8601, of a year or a day."""


class KnowledgeBase:
    """Look-ups over the actor tables."""

    def __init__(
        self, tables: ActorTables, split: Split = str.split, *, index: NameIndex | None = None
    ) -> None:
        """Build the look-ups.

        Args:
            split: Cuts names into words like the tokenizer of the texts.
            index: The index of all names where it is there already; ``split`` is not used.
        """
        self.tables = tables
        self.index: NameIndex = index or index_of(tables, split)
        self.tenures: dict[str, list[Tenure]] = defaultdict(list)
        self.holders: dict[tuple[str, str], list[Tenure]] = defaultdict(list)
        for tenure in tables.tenures:
            self.tenures[tenure.official].append(tenure)
            self.holders[tenure.office, tenure.of].append(tenure)
        self.offices: dict[str, list[str]] = defaultdict(list)
        for office in tables.offices.values():
            for title in office.titles_ar:
                self.offices[title_key(title)].append(office.id)
        self.state_bodies: dict[tuple[str, str], str] = {}
        for body in tables.organisations.values():
            for name in body.names_ar if body.country and body.kind in _STATE_KINDS else ():
                keys = [word_key(word) for word in name.split()]
                kind = same_body(body.country, body_kind(keys))
                if kind and is_plain(keys, lambda key: bool(self.senses([key], "COUNTRY"))):
                    self.state_bodies.setdefault((body.country, kind), body.id)
        self.adjectives = {
            (label, word_key(word)): body.id
            for label, bodies in (
                ("ORGANISATION", tables.organisations),
                ("GROUP", tables.groups),
            )
            for body in bodies.values()
            for word in body.adjectives
        }
        self._spellings: dict[str, list[tuple[str, str]]] = defaultdict(list)
        for official in tables.officials.values():
            for name in official.names_ar:
                if " " in name.strip():
                    self._spellings[name_key(name)].append((official.id, name))
        self._places: dict[str, list[tuple[str, str]]] = defaultdict(list)
        for country in tables.countries.values():
            for name in (*country.names_ar, *country.capitals):
                self._places[name_key(name)].append((country.id, name))

    def senses(self, words: Sequence[str], label: str) -> list[Sense]:
        """What a whole name can mean under a label."""
        return [sense for sense in self.index.find(words) if sense.label == label]

    def by_adjective(self, words: Sequence[str], label: str) -> str | None:
        """The body or group that an adjective alone means under a label (``الأوروبي``)."""
        return self.adjectives.get((label, words[0])) if len(words) == 1 else None

    def officials_spelled(self, name: str) -> list[str]:
        """Officials one of whose full names is a spelling of ``name``."""
        found = [
            official
            for official, known in self._spellings.get(name_key(name), ())
            if same_name(name, known, strict=self.is_arabic(official))
        ]
        return list(dict.fromkeys(found))

    def countries_spelled(self, name: str) -> list[str]:
        """Countries of which ``name`` is a spelling."""
        found = [
            country
            for country, known in self._places.get(name_key(name), ())
            if same_name(name, known)
        ]
        return list(dict.fromkeys(found))

    def is_arabic(self, official: str) -> bool:
        """Whether an official's name is Arabic by origin, as far as the country tells."""
        return self.tables.officials[official].country in ARABIC_SPEAKING

    def holders_at(self, office: str, of: str, period: Years | None) -> list[str]:
        """Who held an office in a period, in order of the tables; all where it is unknown."""
        return list(
            dict.fromkeys(
                tenure.official
                for tenure in self.holders.get((office, of), ())
                if period is None or overlaps(tenure, period)
            )
        )

    def office_at(self, official: str, period: Years | None) -> Tenure | None:
        """An official's tenure in a period: the latest that fits, else the latest at all."""
        tenures = sorted(self.tenures.get(official, ()), key=lambda tenure: tenure.start)
        fitting = [t for t in tenures if period is None or overlaps(t, period)]
        best = fitting or tenures
        return best[-1] if best else None

    def actor(self, identifier: str, period: Years | None = None) -> Actor | None:
        """The record of a known actor."""
        tables = self.tables
        if country := tables.countries.get(identifier):
            return _record(
                identifier, country.name, "COUNTRY", country.names_ar, identifier, country.wikidata
            )
        if body := tables.organisations.get(identifier):
            return _record(
                identifier, body.name, "ORGANISATION", body.names_ar, body.country, body.wikidata
            )
        if group := tables.groups.get(identifier):
            return _record(identifier, group.name, "GROUP", group.names_ar, "", "")
        if official := tables.officials.get(identifier):
            tenure = self.office_at(identifier, period)
            record = _record(
                identifier,
                official.name,
                "OFFICIAL",
                official.names_ar,
                official.country,
                official.wikidata,
            )
            record["office"] = tables.offices[tenure.office].name if tenure else None
            return record
        return None


def title_key(title: str | Iterable[str]) -> str:
    """The form in which titles are compared: word keys without articles."""
    words = title.split() if isinstance(title, str) else title
    return " ".join(without_article(word_key(word)) for word in words)


def overlaps(tenure: Tenure, period: Years) -> bool:
    """Whether a tenure and a period share a day, as far as their dates tell."""
    first, last = period
    starts = not tenure.start or not last or tenure.start[: len(last)] <= last[: len(tenure.start)]
    ends = not tenure.end or not first or tenure.end[: len(first)] >= first[: len(tenure.end)]
    return starts and ends


def _record(
    identifier: str,
    name: str,
    kind: ActorType,
    names_ar: Sequence[str],
    country: str,
    wikidata: str,
) -> Actor:
    return Actor(
        id=identifier,
        name=name,
        type=kind,
        name_ar=names_ar[0] if names_ar else None,
        country=country or None,
        office=None,
        wikidata=wikidata or None,
    )
