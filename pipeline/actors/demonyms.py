"""Every form of a nationality adjective: gender, number, case and article."""

from collections.abc import Iterator
from itertools import product

from pipeline.text.fold import fold

_ENDINGS = ("", "ة", "ون", "ين", "ان", "تان", "تين", "ات")
"""After the masculine singular of a nisba (``صيني``); ``ين`` is plural and dual alike."""


def adjective_forms(adjective: str) -> Iterator[str]:
    """Yield the forms of an adjective given in the masculine singular without article.

    ``صيني`` gives ``صيني صينية صينيون ... الصيني الصينية ... صينيا``, folded. In an
    adjective of two words both are inflected alike (``الكورية الجنوبية``); a first word that
    is no nisba keeps its ending (``الجنوب أفريقية``). A word that is no nisba at all is
    given with and without its article only.
    """
    words = fold(adjective).split()
    if not words:
        return
    if not words[-1].endswith("ي"):
        yield from plain_forms(adjective)
        return
    for ending, article in product(_ENDINGS, ("", "ال")):
        inflected = [_inflect(word, ending) for word in words]
        yield " ".join(article + word for word in inflected)
        if article and len(words) > 1:
            yield " ".join((article + inflected[0], *inflected[1:]))
    if len(words) == 1:
        yield words[0] + "ا"


def plain_forms(noun: str) -> Iterator[str]:
    """Yield a name of a people with and without its article (``أتراك``, ``الأتراك``), folded."""
    bare = fold(noun)
    yield bare
    if not bare.startswith("ال"):
        yield "ال" + bare


def _inflect(word: str, ending: str) -> str:
    return word + ending if word.endswith("ي") else word
