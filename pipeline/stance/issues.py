"""Topics of issues: an editable list in ``seeds/issues.csv`` that gives an issue's span an id."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Any, Final

from pipeline.records import Stance
from pipeline.seedfiles import Faults, read_rows
from pipeline.text.fold import fold

COLUMNS: Final = ("id", "name", "name_ar", "patterns", "source")
_WORD: Final = re.compile(r"\w+")
_KEY: Final = 2
"""Letters by which the first words of patterns are indexed."""

Pattern = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Topic:
    """An entry of the list; ``parent`` is the id of a wider topic or empty.

    A pattern is a row of folded words without article; a word that ends in ``*`` is the
    beginning of a word.
    """

    id: str
    name: str
    name_ar: str
    parent: str
    patterns: tuple[Pattern, ...]


@dataclass(frozen=True)
class Topics:
    """The list by id, in its order."""

    by_id: Mapping[str, Topic] = field(default_factory=dict)

    @cached_property
    def _by_beginning(self) -> dict[str, list[tuple[Pattern, str]]]:
        index: dict[str, list[tuple[Pattern, str]]] = {}
        for topic in self.by_id.values():
            for pattern in topic.patterns:
                index.setdefault(pattern[0][:_KEY], []).append((pattern, topic.id))
        return index

    def find(self, text: str) -> str | None:
        """Return the id of the topic that ``text`` names, None where it names none.

        Of several the one with the most letters, of equals the one that stands first in ``text``.
        """
        words = [tuple(_readings(word)) for word in _WORD.findall(fold(text))]
        best: tuple[int, str] | None = None
        for start in range(len(words)):
            for beginning in dict.fromkeys(reading[:_KEY] for reading in words[start]):
                for pattern, topic in self._by_beginning.get(beginning, ()):
                    size = sum(map(len, pattern))
                    if (best is None or size > best[0]) and _fits(pattern, words[start:]):
                        best = (size, topic)
        return best[1] if best else None

    def to_json(self) -> list[list[Any]]:
        """Return plain lists for storing."""
        return [
            [t.id, t.name, t.name_ar, t.parent, [list(p) for p in t.patterns]]
            for t in self.by_id.values()
        ]

    @classmethod
    def from_json(cls, stored: Sequence[Sequence[Any]]) -> "Topics":
        """Make anew what ``to_json`` returned."""
        return cls(
            {
                identifier: Topic(identifier, name, name_ar, parent, tuple(map(tuple, patterns)))
                for identifier, name, name_ar, parent, patterns in stored
            }
        )


def _readings(word: str) -> Iterator[str]:
    """Yield a folded word as it is and without the proclitics and article it may have."""
    yield word
    rest = word
    if rest[0] in "وف" and len(rest) > 3:
        rest = rest[1:]
        yield rest
    for proclitic in ("لل", "ب", "ك", "ل", ""):
        if rest.startswith(proclitic) and len(rest) > len(proclitic) + 2:
            bare = rest[len(proclitic) :]
            yield bare
            if bare.startswith("ال") and len(bare) > 4:
                yield bare[2:]


def _fits(pattern: Pattern, words: Sequence[Iterable[str]]) -> bool:
    return len(pattern) <= len(words) and all(
        any(
            reading.startswith(wanted[:-1]) if wanted.endswith("*") else reading == wanted
            for reading in readings
        )
        for wanted, readings in zip(pattern, words, strict=False)
    )


def read_topics(path: Path, faults: Faults) -> Topics:
    """Read the table; rows that are wrong are left out and noted in ``faults``.

    Columns: ``id``, ``name`` (English), ``name_ar``, ``parent`` (an id, may be empty),
    ``patterns`` (several joined by ``|``), ``source``.
    """
    topics: dict[str, Topic] = {}
    places: dict[str, str] = {}
    owners: dict[Pattern, str] = {}
    for row in read_rows(path, COLUMNS, ("parent",), faults):
        identifier = row.text("id")
        if identifier in topics:
            faults.add(
                row.place, f"id {identifier!r} stands twice; the other is {places[identifier]}"
            )
            continue
        patterns = tuple(tuple(fold(text).split()) for text in row.many("patterns"))
        short = next((p for p in patterns if len(p[0].removesuffix("*")) < _KEY), None)
        if short is not None:
            faults.add(row.place, f"pattern {' '.join(short)!r}: its first word is too short")
            continue
        for pattern in patterns:
            other = owners.setdefault(pattern, identifier)
            if other != identifier:
                faults.add(row.place, f"pattern {' '.join(pattern)!r} is that of {other!r} too")
        places[identifier] = row.place
        topics[identifier] = Topic(
            identifier, row.text("name"), row.text("name_ar"), row.text("parent"), patterns
        )
    for topic in topics.values():
        if topic.parent and topic.parent not in topics:
            faults.add(places[topic.id], f"parent {topic.parent!r} is not an id of the list")
    return Topics(topics)


def with_topics(stances: Iterable[Stance], topics: Topics) -> list[Stance]:
    """Return the stances with the topic of each issue; without one where none is known."""
    found: list[Stance] = []
    for stance in stances:
        issue = stance["issue"]
        if issue is not None:
            topic = topics.find(issue["text"])
            stance = {**stance, "issue": {**issue, "topic": topic}}
        found.append(stance)
    return found
