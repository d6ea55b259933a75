"""Which letters at the start of a word are proclitics: decided by word counts and known names."""

import re
from bisect import bisect_left
from collections.abc import Iterable, Mapping
from typing import Final

from pipeline.text.fold import fold

_FOLLOWERS: Final = {"و": "بلكس", "ف": "بلكس", "ب": "", "ل": "", "ك": "", "س": ""}
"""Which proclitics can follow each one in a word."""

_PRODUCTIVITY: Final = {"و": 40.0, "ف": 2.0, "ب": 12.0, "ل": 12.0, "ك": 0.3, "س": 4.0}
"""How many times as often as the bare word its form with the proclitic may occur."""

_FUNCTION_WORDS: Final = (
    "بات باتت لست لسنا كان كانت كانوا كما كل كلا كم كي كذلك لان لقد لدي لكن لكنه لكنها لم لما لن لو لولا ليس ليست لذلك "
    "لذا بل بلي بعد بعدما بين بينما بان فقد فقط فان فيما فيه فيها وراء وفق وفقا وسط واحد واحدة سوي "
    "سوف"
)
_WHOLE: Final = frozenset(_FUNCTION_WORDS.split())
"""Function words that hold a shorter word behind a proclitic letter by chance or by origin."""

_RARE: Final = 5
"""Below this count a word says nothing by itself."""

_DEFINITE: Final = re.compile("[وفبك]ال|لل")

_CACHE_SIZE: Final = 100_000
_CACHED_LENGTH: Final = 48


class Words:
    """The words of the language as far as the tokenizer has to know them.

    All words are folded. ``counts`` says how often each occurs in news text, as written, with its
    proclitics; ``whole`` holds words that only look as if they began with a proclitic; ``names``
    are known names, each of one or more words: what is one is not cut, what stands before one is
    cut off.
    """

    def __init__(
        self,
        counts: Mapping[str, int],
        whole: Iterable[str] = (),
        names: Iterable[str] = (),
    ) -> None:
        self.counts = dict(counts)
        self.whole = frozenset(whole)
        self.names: set[str] = set()
        self._sorted = sorted(self.counts)
        self._cuts: dict[str, int] = {}
        self.add_names(names)

    def add_names(self, names: Iterable[str]) -> None:
        """Add the words of ``names``, but no word inside a name that is a proclitic and a word.

        ``لدول`` in ``مجلس التعاون لدول الخليج`` stays to be cut; ``باول`` in ``كولن باول`` does not.
        """
        for name in names:
            words = fold(name).split()
            for place, word in enumerate(words):
                outer = place in (0, len(words) - 1) and not _DEFINITE.match(word)
                if outer or not self._splits(word):
                    self.names.add(word)
        self._cuts.clear()

    def count(self, word: str) -> int:
        """Return how often the folded ``word`` occurs in the counted news text."""
        return self.counts.get(word, 0)

    def cuts(self, word: str) -> int:
        """Return how many letters at the start of the folded ``word`` are proclitics."""
        known = self._cuts.get(word)
        if known is None:
            if len(self._cuts) >= _CACHE_SIZE:
                self._cuts.clear()
            known = self._count_cuts(word)
            # Words without end would fill the memory.
            if len(word) <= _CACHED_LENGTH:
                self._cuts[word] = known
        return known

    def with_article(self, rest: str) -> str:
        """Return what stood behind the proclitic ``ل``, with the alif of the article if it had one.

        ``لصين`` (of ``للصين``) gives ``الصين``; ``لبنان`` and ``لجنة`` stay, being words.
        """
        full = "ا" + rest
        if not rest.startswith("ل") or rest in self.names:
            return rest
        return full if full in self.names or self.count(full) >= self.count(rest) else rest

    def after_preposition(self, word: str) -> int:
        """Return how often the article or a preposition stands before the folded ``word``."""
        befores = ("ال", "ب") if word[0] == "ل" else ("ال", "ب", "ل", "لل")
        return sum(self.count(before + word) for before in befores)

    def _count_cuts(self, word: str) -> int:
        allowed = "وفبلكس"
        for done in range(len(word) - 2):
            rest = word[done:]
            if rest[0] not in allowed or not self._splits(rest):
                return done
            allowed = _FOLLOWERS[rest[0]]
        return max(0, len(word) - 2)

    def _splits(self, word: str) -> bool:
        if len(word) < 3 or word[0] not in _FOLLOWERS or word in self.names or word in _WHOLE:
            return False
        first, rest = word[0], word[1:]
        if first == "س":
            return self._is_future(word, rest)
        swallowed = "ا" + rest if first == "ل" and rest[0] == "ل" else ""
        if self._stands_before_name(word, rest, swallowed):
            return True
        return word not in self.whole and self._counts_split(word, rest, swallowed)

    def _stands_before_name(self, word: str, rest: str, swallowed: str) -> bool:
        whole = self.count(word)
        if len(rest) < 3 or (len(rest) == 3 and whole >= _RARE):
            return False
        if swallowed in self.names:
            return True
        named = rest in self.names or (whole < _RARE and rest in self.whole)
        return named and not self._is_word(word, whole, share=0.3)

    def _counts_split(self, word: str, rest: str, swallowed: str) -> bool:
        first, whole = word[0], self.count(word)
        seen = max(self.count(rest), self.count(swallowed))
        if seen < _RARE:
            if whole < _RARE and rest[0] in _FOLLOWERS[first] and self._splits(rest):
                return True
            definite = swallowed or rest.startswith("ال")
            rare_enough = whole < (4 * _RARE if definite else _RARE)
            return rare_enough and self._family_splits(word, rest, swallowed)
        if first in "بلك" and not swallowed and not self._is_nominal(rest, seen):
            return whole < _RARE and seen >= 4 * _RARE and len(rest) > 4
        if self._is_word(word, whole, share=0.03) and not (first == "و" and seen > 4 * whole):
            return False
        return seen * _PRODUCTIVITY[first] >= whole

    def _is_future(self, word: str, rest: str) -> bool:
        """Whether ``word`` is ``س`` before an imperfect verb."""
        seen, whole = self.count(rest), self.count(word)
        if rest[0] not in "يتن" or word in self.whole or seen < _RARE:
            return False
        if len(rest) < 4 and self.count("ال" + rest) + self.count("ب" + rest) > 0.02 * seen:
            return False
        return not self._is_word(word, whole, share=0.03) and seen * _PRODUCTIVITY["س"] >= whole

    def _family_splits(self, word: str, rest: str, swallowed: str) -> bool:
        """Decide about a ``word`` with a rare rest by the words that begin like it or like its rest."""
        definite = rest.startswith("ال")
        if len(rest) < (5 if definite else 4):
            return False
        if swallowed:
            return self._beginning(swallowed[:5]) > self._beginning(word[:5])
        if definite and word[0] in "وفب":
            return self._beginning(rest[:5]) > self._beginning(word[:6])
        if word[0] == "و" and rest[0] not in "اوي":
            return self._beginning(rest[:4]) > self._beginning(word[:5])
        return False

    def _beginning(self, prefix: str) -> int:
        """How many words begin with ``prefix``."""
        low = bisect_left(self._sorted, prefix)
        return bisect_left(self._sorted, prefix + "\uffff", low) - low

    def _is_nominal(self, word: str, seen: int) -> bool:
        """Whether a preposition or the article can stand before ``word``."""
        return word.startswith("ال") or self.after_preposition(word) >= 0.01 * seen

    def _is_word(self, word: str, whole: int, share: float) -> bool:
        """Whether the article or a preposition stands before ``word`` too often for a proclitic in it."""
        used = self.after_preposition(word)
        if word[0] in "وف":
            used += self.count("و" + word)
        return used > share * whole
