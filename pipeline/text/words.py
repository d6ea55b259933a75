"""Which letters at the start of a word are proclitics: decided by word counts and known names."""

import lzma
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Final

from pipeline.errors import ModelError
from pipeline.text.fold import fold

COUNTS_FILE: Final = "counts.txt.xz"

_RATES: Final = {"و": 0.08, "ف": 0.012, "ب": 0.05, "ل": 0.06, "ك": 0.006, "س": 0.05}
_DEFINITE: Final = "ال"
_MIN_COUNT: Final = 20


class Words:
    """The words of the language as far as the tokenizer has to know them.

    ``counts`` maps folded words, as written with their proclitics, to how often they occur in
    news text; ``names`` are words of known names: whatever is one is not cut, whatever rest is
    one is cut off.
    """

    def __init__(self, counts: Mapping[str, int], names: Iterable[str] = ()) -> None:
        self.counts = dict(counts)
        self.names: set[str] = set()
        self._known: dict[str, int] = {}
        self.add_names(names)

    def add_names(self, names: Iterable[str]) -> None:
        """Add the words of ``names``, folded."""
        self.names.update(word for name in names for word in fold(name).split())
        self._known.clear()

    def cuts(self, word: str) -> int:
        """Return how many letters at the start of the folded ``word`` are proclitics."""
        total = 0
        allowed = "وفبلكس"
        while len(word) - total >= 3:
            rest = word[total:]
            if rest[0] not in allowed or not self._splits(rest):
                break
            allowed = _AFTER[rest[0]]
            total += 1
        return total

    def _splits(self, word: str) -> bool:
        first, rest = word[0], word[1:]
        if word in self.names:
            return False
        if first == "س":
            return rest[0] in "يتنا" and self._outweighs(word, rest)
        if rest in self.names:
            return True
        if first == "ل" and rest[0] == "ل" and (_DEFINITE[0] + rest in self.names):
            return True
        return self._outweighs(word, rest)

    def _outweighs(self, word: str, rest: str) -> bool:
        first = word[0]
        seen = self.counts.get(rest, 0)
        if first == "ل" and rest[0] == "ل":
            seen += self.counts.get("ا" + rest, 0)
        return seen >= _MIN_COUNT and seen * _RATES[first] * 8 >= self.counts.get(word, 0)


_AFTER: Final = {"و": "بلكس", "ف": "بلكس", "ب": "", "ل": "", "ك": "", "س": ""}


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
