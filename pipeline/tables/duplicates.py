"""Copies of one wire report: which articles have nearly the same text as an earlier one.

MinHash over shingles of folded words (Broder 1997), looked up by bands of the signature
(locality-sensitive hashing: Leskovec, Rajaraman, Ullman, Mining of Massive Datasets, ch. 3).
Each article is compared with few earlier ones, so the time grows with the number of words.
"""

import hashlib
import re
from functools import lru_cache
from typing import Final

import numpy as np
import numpy.typing as npt

from pipeline.text.fold import fold

SHINGLE: Final = 4
"""Words in a row that make one shingle."""

SIMILAR: Final = 0.6
"""Share of shingles in common (Jaccard, as estimated) from which a text is a copy.

A copy with another headline and a paragraph less stays above it; two reports of one event
in words of their own stay far below.
"""

HASHES: Final = 128
"""Values of a signature; the estimate's standard error is below 0.045."""

BANDS: Final = 32
"""Bands of four values: texts at `SIMILAR` share one with probability 0.988."""

NEAREST: Final = 16
"""Earlier articles that one band offers: keeps the time linear where all share a formula."""

_WORD: Final = re.compile(r"\w+")
_STEP: Final = np.uint64(0x9E3779B97F4A7C15)

Signature = npt.NDArray[np.uint32]


class CopyFinder:
    """Takes articles one after the other and says which is the first with that text."""

    def __init__(self) -> None:
        self._bands: dict[int, int] = {}
        self._more: dict[int, list[int]] = {}
        self._firsts: list[str] = []
        self._signatures: list[Signature] = []

    def first_copy(self, doc_id: str, text: str) -> str:
        """Return the id of the first article that ``text`` is nearly a copy of, else ``doc_id``.

        Spelling that `fold` makes one, punctuation and white space do not count. A text
        without a word is nobody's copy.
        """
        signature = signature_of(text)
        if signature is None:
            return doc_id
        keys = _band_keys(signature)
        best, similarity = -1, SIMILAR
        for place in self._places(keys):
            found = float(np.mean(self._signatures[place] == signature))
            if found > similarity or (best < 0 and found >= similarity):
                best, similarity = place, found
        if best >= 0:
            return self._firsts[best]
        for key in keys:
            if self._bands.setdefault(key, len(self._firsts)) != len(self._firsts):
                more = self._more.setdefault(key, [])
                if len(more) < NEAREST - 1:
                    more.append(len(self._firsts))
        self._firsts.append(doc_id)
        self._signatures.append(signature)
        return doc_id

    def _places(self, keys: list[int]) -> list[int]:
        """The earlier articles that share a band, in their order."""
        found = {self._bands[key] for key in keys if key in self._bands}
        found.update(place for key in keys for place in self._more.get(key, ()))
        return sorted(found)


def first_copies(articles: list[tuple[str, str]]) -> list[str]:
    """Return for each ``(doc_id, text)`` the id of the first article with nearly that text."""
    finder = CopyFinder()
    return [finder.first_copy(doc_id, text) for doc_id, text in articles]


def signature_of(text: str) -> Signature | None:
    """Return the MinHash signature of a text, shape ``(HASHES,)``; None without a word."""
    words = _WORD.findall(fold(text).lower())
    if not words:
        return None
    codes = np.array([_code(word) for word in words], dtype=np.uint64)
    length = min(SHINGLE, len(codes))
    shingles = np.zeros(len(codes) - length + 1, dtype=np.uint64)
    for place in range(length):
        # Wraps modulo 2**64, so that the order of the words counts.
        shingles = shingles * _STEP + codes[place : place + len(shingles)]
    shingles = np.unique(shingles)
    shingles ^= shingles >> np.uint64(29)
    # Multiply-shift hashing; the upper half of the product is what is random.
    values = shingles[None, :] * _FACTORS[:, None] + _TERMS[:, None]
    signature: Signature = (values >> np.uint64(32)).min(axis=1).astype(np.uint32)
    return signature


def _band_keys(signature: Signature) -> list[int]:
    """One number for each band and its values."""
    halves = signature.reshape(BANDS, -1).view(np.uint64)
    keys = np.arange(1, BANDS + 1, dtype=np.uint64)
    for half in halves.T:
        keys = keys * _STEP + half
        keys ^= keys >> np.uint64(29)
    return [int(key) for key in keys]


@lru_cache(maxsize=200_000)
def _code(word: str) -> int:
    return int.from_bytes(hashlib.blake2b(word.encode("utf-8", "replace"), digest_size=8).digest())


# Drawn by hashing, since the generators of numpy may change from version to version.
_FACTORS: Final = np.array([_code(f"factor {n}") | 1 for n in range(HASHES)], dtype=np.uint64)
_TERMS: Final = np.array([_code(f"term {n}") for n in range(HASHES)], dtype=np.uint64)
