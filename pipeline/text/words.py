"""Which letters at the start of a word are proclitics: decided by word counts and known names."""

import lzma
from bisect import bisect_left
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Final

from pipeline.errors import ModelError
from pipeline.text.fold import fold

COUNTS_FILE: Final = "counts.txt.xz"

_FOLLOWERS: Final = {"و": "بلكس", "ف": "بلكس", "ب": "", "ل": "", "ك": "", "س": ""}
"""Which proclitics can follow each one in a word."""

_PRODUCTIVITY: Final = {"و": 40.0, "ف": 2.0, "ب": 12.0, "ل": 12.0, "ك": 0.3, "س": 4.0}
"""How many times as often as the bare word its form with the proclitic may occur."""

_WHOLE: Final = frozenset(
    "كان كانت كانوا كما كل كلا كم كي كذلك لان لقد لدي لكن لكنه لكنها لم لما لن لو ليس ليست لذلك لذا "
    "بل بلي بعد بعدما بين بينما بان فقد فقط فان فيما فيه فيها وراء وفق وفقا وسط واحد واحدة سوي سوف".split()
)
"""Function words that hold a shorter word behind a proclitic letter by chance or by origin."""

_LEXICAL_SHARE: Final = 0.03
_MIN_REST: Final = 5
_MIN_FREQUENT_REST: Final = 20


class Words:
    """The words of the language as far as the tokenizer has to know them.

    ``counts`` maps folded words, as written with their proclitics, to how often they occur in
    news text; ``names`` are words of known names: whatever is one is not cut, whatever rest is
    one is cut off.
    """

    def __init__(self, counts: Mapping[str, int], names: Iterable[str] = ()) -> None:
        self.counts = dict(counts)
        self._sorted = sorted(self.counts)
        self.names: set[str] = set()
        self._cuts: dict[str, int] = {}
        self.add_names(names)

    def add_names(self, names: Iterable[str]) -> None:
        """Add the words of ``names``, folded."""
        self.names.update(word for name in names for word in fold(name).split())
        self._cuts.clear()

    def cuts(self, word: str) -> int:
        """Return how many letters at the start of the folded ``word`` are proclitics."""
        known = self._cuts.get(word)
        if known is None:
            if len(self._cuts) > 100_000:
                self._cuts.clear()
            known = self._cuts[word] = self._count_cuts(word)
        return known

    def _count_cuts(self, word: str) -> int:
        allowed = "وفبلكس"
        for done in range(len(word) - 2):
            rest = word[done:]
            if rest[0] not in allowed or not self._splits(rest):
                return done
            allowed = _FOLLOWERS[rest[0]]
        return max(0, len(word) - 2)

    def _splits(self, word: str) -> bool:
        first, rest = word[0], word[1:]
        if word in self.names or word in _WHOLE:
            return False
        swallowed = "ا" + rest if first == "ل" and rest[0] == "ل" else ""
        if rest in self.names or swallowed in self.names:
            return first != "س"
        seen = max(self._count(rest), self._count(swallowed))
        whole = self._count(word)
        if first == "س":
            return rest[0] in "يتنا" and seen >= _MIN_REST and seen * 4 >= whole
        if seen < _MIN_REST:
            return self._family_splits(word, rest, swallowed)
        if first in "بلك" and not swallowed and not self._is_nominal(rest, seen):
            return whole < _MIN_REST and seen >= _MIN_FREQUENT_REST and len(rest) > 4
        if self._is_word(word, whole) and not (first == "و" and seen > 4 * whole):
            return False
        return seen * _PRODUCTIVITY[first] >= whole

    def _count(self, word: str) -> int:
        return self.counts.get(word, 0)

    def _family_splits(self, word: str, rest: str, swallowed: str) -> bool:
        """Decide about a rare ``word`` by the words that begin like it or like its rest."""
        definite = rest.startswith("ال")
        if not (
            word[0] == "و" and rest[0] not in "اوي" and len(rest) > 3
            or definite and word[0] in "وفب" and len(rest) > 4
            or swallowed and len(rest) > 4
        ):
            return False
        if swallowed:
            return self._beginning(swallowed[:5]) > self._beginning(word[:5])
        length = 5 if definite else 4
        return self._beginning(rest[:length]) > self._beginning(word[: length + 1])

    def _beginning(self, prefix: str) -> int:
        """How many words begin with ``prefix``."""
        low = bisect_left(self._sorted, prefix)
        return bisect_left(self._sorted, prefix + "\uffff", low) - low

    def _after_preposition(self, word: str) -> int:
        befores = ("ال", "ب") if word[0] == "ل" else ("ال", "ب", "ل", "لل")
        return sum(self._count(before + word) for before in befores)

    def _is_nominal(self, word: str, seen: int) -> bool:
        """Whether a preposition or the article can stand before ``word``."""
        if word.startswith("ال"):
            return True
        return self._after_preposition(word) >= 0.01 * seen

    def _is_word(self, word: str, whole: int) -> bool:
        """Whether ``word`` occurs with the article or a preposition before it, so is one word."""
        used = self._after_preposition(word)
        if word[0] in "وف":
            used += self._count("و" + word)
        return used > _LEXICAL_SHARE * whole


def read_counts(path: Path) -> dict[str, int]:
    """Read a list of ``word<TAB>count`` lines, xz-compressed.

    Raises ModelError where the file is missing or damaged.
    """
    try:
        with lzma.open(path, "rt", encoding="utf-8") as file:
            return {word: int(count) for word, count in (line.split("\t") for line in file)}
    except (OSError, EOFError, ValueError, lzma.LZMAError) as error:
        raise ModelError(
            f"{path}: the word counts cannot be read ({error}); restore the file, or make it again "
            "with python -m pipeline.training.wordlist"
        ) from error


def write_counts(path: Path, counts: Mapping[str, int]) -> None:
    """Write ``counts`` as sorted ``word<TAB>count`` lines, xz-compressed; same input, same bytes."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with lzma.open(path, "wt", encoding="utf-8", preset=9) as file:
        file.writelines(f"{word}\t{count}\n" for word, count in sorted(counts.items()))
