"""Spellings of one name: what transliteration into Arabic leaves open.

Foreign sounds have several letters (g: غ ج ك ق, v: ف و, t: ت ط), short vowels may be
written or not, and words of a name may be joined. A name's key keeps only what all its
spellings share; names with one key are then compared letter by letter.
"""

from functools import lru_cache
from typing import Final

from rapidfuzz.distance import Indel, Levenshtein

from pipeline.text.fold import fold

_CLASSES: Final = {
    **dict.fromkeys("غجقك", "ك"),
    **dict.fromkeys("شسصثزظ", "س"),
    **dict.fromkeys("تط", "ت"),
    **dict.fromkeys("دضذ", "د"),
    **dict.fromkeys("هح", "ه"),
    **dict.fromkeys("بف", "ب"),
}
"""Letters that transliteration confuses -> one of them. Vowel letters are absent: they go."""

_VOWELS: Final = frozenset("اويءةعىئؤ")

MAXIMUM_DISTANCE: Final = 0.34
"""Largest share of letters that may differ between two spellings of a name."""


@lru_cache(maxsize=50_000)
def name_key(name: str) -> str:
    """The consonant classes of a name, without vowels, spaces and repeated letters.

    A leading vowel is kept as ``ا``; a final ``ه`` is a vowel. Names written alike have one
    key (``سيرغي`` and ``سيرجي``, ``شي جين بينغ`` and ``شي جينبينغ``); so have others, which
    is why :func:`same_name` has the last word.
    """
    letters = fold(name).replace(" ", "")
    if letters.startswith("ال") and len(letters) > 4:
        letters = letters[2:]
    if letters.endswith("ه"):
        letters = letters[:-1]
    key = "ا" if letters and letters[0] in _VOWELS else ""
    for letter in letters:
        if letter not in _VOWELS:
            group = _CLASSES.get(letter, letter)
            if not key.endswith(group):
                key += group
    return key


def same_name(first: str, second: str, *, strict: bool = False) -> bool:
    """Whether two names are spellings of one.

    Args:
        strict: For names that are Arabic by origin, whose long vowels and consonants are
            not free (``سالم`` is not ``سليم``): only spaces, the article, ta marbuta and
            the hamza may differ.
    """
    if name_key(first) != name_key(second):
        return False
    one, two = _letters(first), _letters(second)
    if one == two:
        return True
    if strict or min(len(one), len(two)) < 3:
        return False
    cost = _distance(one, two)
    return cost <= MAXIMUM_DISTANCE * max(len(one), len(two))


def misspelt(first: str, second: str) -> bool:
    """Whether two names of six letters or more differ by one letter: a slip of the pen."""
    one, two = _letters(first), _letters(second)
    return min(len(one), len(two)) >= 6 and Levenshtein.distance(one, two, score_cutoff=1) <= 1


@lru_cache(maxsize=50_000)
def _letters(name: str) -> str:
    """The folded letters of a name with what never distinguishes two names taken off."""
    words = fold(name).replace("ء", "").replace("ة", "ه").split()
    return "".join(
        word[2:] if word.startswith("ال") and len(word) > 4 else word for word in words
    ).removesuffix("ه")


def _distance(one: str, two: str) -> float:
    """Vowels written in one of two names with equal keys, and half of the consonants that differ.

    A vowel in place of another counts twice: transliteration leaves vowels out, but does not
    change them.
    """
    first, second = _classed(one), _classed(two)
    other_consonants = Levenshtein.distance(one, two) - Levenshtein.distance(first, second)
    return Indel.distance(first, second) + max(0, other_consonants) / 2


def _classed(letters: str) -> str:
    return "".join(_CLASSES.get(letter, letter) for letter in letters)
