"""A dictionary of names of several words, and the longest of them at each place of a text."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, Final, Literal

from pipeline.records import Label
from pipeline.text.fold import fold

Kind = Literal["name", "adjective", "people", "capital", "seat", "acronym", "short", "title"]
"""How a name names its actor; ``title`` is an office, whose holder is known later."""

Split = Callable[[str], Sequence[str]]
"""Cuts a name into the words that the tokenizer would give."""

_JOINT: Final = " "


@dataclass(frozen=True, slots=True)
class Sense:
    """What a name can mean: an actor (or an office, for ``title``) under a label."""

    actor: str
    label: Label
    kind: Kind


@dataclass(frozen=True, slots=True)
class Match:
    """A name at words ``start`` to ``end`` (exclusive) with all that it can mean."""

    start: int
    end: int
    senses: tuple[Sense, ...]


@lru_cache(maxsize=200_000)
def word_key(word: str) -> str:
    """The form in which words of names are compared: folded, ``ة`` as ``ه``, Latin lower."""
    return fold(word).replace("ة", "ه").lower()


def without_article(key: str) -> str:
    """A key without its article; a short one may be no article (``الم``)."""
    return key[2:] if key.startswith("ال") and len(key) > 4 else key


def word_keys(words: str) -> frozenset[str]:
    """The keys of words given as one text."""
    return frozenset(word_key(word) for word in words.split())


class NameIndex:
    """Names of one or more words with their senses."""

    def __init__(self) -> None:
        self.senses: dict[str, tuple[Sense, ...]] = {}
        self.lengths: dict[str, tuple[int, ...]] = {}

    def add(self, words: Sequence[str], sense: Sense) -> None:
        """Add a sense to a name given as the tokenizer's words."""
        keys = [word_key(word) for word in words]
        if not all(keys) or not keys:
            return
        name = _JOINT.join(keys)
        known = self.senses.get(name, ())
        if sense not in known:
            self.senses[name] = (*known, sense)
        lengths = {*self.lengths.get(keys[0], ()), len(keys)}
        self.lengths[keys[0]] = tuple(sorted(lengths, reverse=True))

    def add_all(self, names: Iterable[tuple[str, Sense]], split: Split) -> None:
        """Add names given as text.

        Those with the preposition ل inside come last: whether a word after it lacks its
        article depends on which words start a name.
        """
        cut = [(list(split(name)), sense) for name, sense in names]
        for words, sense in sorted(cut, key=lambda item: "ل" in item[0]):
            norms = [fold(word) for word in words]
            self.add(self.restored(norms, [True] * len(norms)), sense)

    def find(self, words: Sequence[str]) -> tuple[Sense, ...]:
        """The senses of a whole name, empty where it is unknown."""
        return self.senses.get(_JOINT.join([word_key(word) for word in words]), ())

    def matches(self, keys: Sequence[str]) -> Iterator[Match]:
        """Yield the longest names in a text, from the start, without overlaps.

        Args:
            keys: :func:`word_key` of every word, with the article restored where the
                preposition ل swallowed its alif (see :meth:`restored`).
        """
        place, count = 0, len(keys)
        while place < count:
            for length in self.lengths.get(keys[place], ()):
                if place + length <= count:
                    senses = self.senses.get(_JOINT.join(keys[place : place + length]))
                    if senses:
                        yield Match(place, place + length, senses)
                        place += length
                        break
            else:
                place += 1

    def restored(self, norms: Sequence[str], attached: Sequence[bool]) -> list[str]:
        """The keys of a text's words, with ``لصين`` after the preposition ل read as ``الصين``.

        A word that starts a known name as it stands (``لبنان``) is left as it is.

        Args:
            norms: Folded words.
            attached: For each word, whether no space divides it from the word before.
        """
        keys = [word_key(norm) for norm in norms]
        for place in range(1, len(keys)):
            key = keys[place]
            if key.startswith("ل") and attached[place] and keys[place - 1] == "ل" and len(key) > 2:
                whole = "ا" + key
                if key not in self.lengths or whole in self.lengths:
                    keys[place] = whole
        return keys

    def to_json(self) -> dict[str, Any]:
        """The names and senses as plain lists."""
        return {
            name: [[s.actor, s.label, s.kind] for s in senses]
            for name, senses in self.senses.items()
        }

    @classmethod
    def from_json(cls, data: dict[str, Any]) -> "NameIndex":
        """Rebuild an index from :meth:`to_json`."""
        index = cls()
        for name, senses in data.items():
            for sense in senses:
                index.add(name.split(_JOINT), Sense(*sense))
        return index
