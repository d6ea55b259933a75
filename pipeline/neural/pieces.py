"""Subword pieces of a word, by a unigram vocabulary cut down to what Arabic news uses."""

import unicodedata
from collections.abc import Sequence
from typing import Final, Protocol

from tokenizers import Tokenizer
from tokenizers.models import Unigram

START: Final = 0
PAD: Final = 1
END: Final = 2
UNKNOWN: Final = 3
WORD_START: Final = "\u2581"
_LONGEST: Final = 12
"""Pieces kept of one word: a longer string is no word (an address, a run of letters)."""


class WordPieces(Protocol):
    """What cuts words into the numbered pieces of an encoder; the first four are the special ones."""

    def ids(self, word: str, *, glued: bool) -> tuple[int, ...]:
        """Return the piece numbers of ``word``, at least one; see ``Pieces``."""


class Pieces:
    """A unigram piece vocabulary (Kudo 2018): the first four pieces are the special ones."""

    def __init__(self, pieces: Sequence[str], scores: Sequence[float]) -> None:
        self.pieces = list(pieces)
        self.scores = list(scores)
        vocabulary = [(piece, float(score)) for piece, score in zip(pieces, scores, strict=True)]
        self._tokenizer = Tokenizer(Unigram(vocabulary, unk_id=UNKNOWN, byte_fallback=False))
        self._cache: dict[tuple[str, bool], tuple[int, ...]] = {}

    def __len__(self) -> int:
        return len(self.pieces)

    def ids(self, word: str, *, glued: bool) -> tuple[int, ...]:
        """Return the piece ids of ``word``, at least one.

        ``glued`` says that no white space stands before the word (a name after its proclitic).
        """
        found = self._cache.get((word, glued))
        if found is None:
            plain = unicodedata.normalize("NFKC", word).strip()
            text = plain if glued else WORD_START + plain
            ids = self._tokenizer.encode(text).ids[:_LONGEST] if plain else []
            found = tuple(ids) or (UNKNOWN,)
            if len(self._cache) < 200_000:
                self._cache[word, glued] = found
        return found
