"""One spelling for words that differ only in marks, hamza seats, letter shapes or digits."""

import unicodedata
from functools import lru_cache
from pathlib import Path
from typing import Final

TABLE_FILE: Final = Path(__file__).with_name("folding.tsv")
"""What each character becomes by camel-tools, whose import takes longer than all lists; made by
``python -m pipeline.training.folding``."""

_CACHED_LENGTH = 48


def fold(text: str) -> str:
    """Return ``text`` in the spelling used for every look-up.

    Vowel marks, tatweel and format characters go; alif with hamza or madda becomes bare alif,
    hamza on waw or ya its seat, alif maqsura ya; presentation forms, Persian letters and
    Arabic-Indic digits become plain letters and ASCII digits. Ta marbuta and the case of Latin
    letters stay. Folding twice changes nothing more. Made by camel-tools' ``dediac``,
    ``normalize`` and ``charmap`` (Obeid et al. 2020).
    """
    return _fold_short(text) if len(text) <= _CACHED_LENGTH else _fold(text)


def _fold(text: str) -> str:
    folded = text.translate(_TABLE)
    if folded.isascii() or unicodedata.is_normalized("NFKC", folded):
        return folded
    # Twice: a presentation form can decompose into a mark, whose removal can let others compose.
    once = unicodedata.normalize("NFKC", folded).translate(_TABLE)
    return unicodedata.normalize("NFKC", once)


_fold_short = lru_cache(maxsize=200_000)(_fold)


def _read_table() -> dict[int, str]:
    lines = TABLE_FILE.read_text(encoding="utf-8").splitlines()
    return {int(code, 16): form for code, form in (line.split("\t") for line in lines)}


_TABLE: Final = _read_table()
