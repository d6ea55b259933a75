"""An article as the actor rules see it: its words, their keys and its sentences."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from pipeline.records import Label

REACH: Final = 1000
"""Mentions back to which an earlier one is looked for: a long article costs what its length does."""


@dataclass(frozen=True, slots=True)
class ArticleWords:
    """The words of one article, all sequences of one length.

    ``keys`` are the forms to look names up by (:func:`pipeline.actors.index.word_key`), with
    the article restored after the preposition ل; ``sentences`` the number of each word's
    sentence; ``attached`` whether no space divides a word from the one before.
    """

    texts: Sequence[str]
    keys: Sequence[str]
    sentences: Sequence[int]
    attached: Sequence[bool]

    def __len__(self) -> int:
        return len(self.keys)

    def key(self, place: int) -> str:
        """The key of a word, empty outside the article."""
        return self.keys[place] if 0 <= place < len(self.keys) else ""

    def together(self, first: int, second: int) -> bool:
        """Whether two places are in one sentence of the article."""
        return second < len(self.keys) and self.sentences[first] == self.sentences[second]

    def name(self, start: int, end: int) -> str:
        """The words of a range joined by blanks, as written but for a swallowed article."""
        return " ".join(
            "ا" + self.texts[place]
            if place == start and self.keys[place].startswith("ال") and text.startswith("ل")
            else self.texts[place]
            for place, text in zip(range(start, end), self.texts[start:end], strict=True)
        )


@dataclass(frozen=True, slots=True)
class Found:
    """A mention at words ``start`` to ``end`` (exclusive).

    ``actor`` is a known actor's id or empty; ``rule`` says what found it; ``score`` is the
    share of such findings that hold on hand-labelled articles.
    """

    start: int
    end: int
    label: Label
    actor: str = ""
    rule: str = ""
    score: float = 1.0

    def places(self) -> range:
        """The words of the mention."""
        return range(self.start, self.end)
