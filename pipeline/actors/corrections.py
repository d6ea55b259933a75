"""The mentions of a trained recogniser, corrected by what rules know better."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from pipeline.actors.capitals import is_sea
from pipeline.actors.index import word_keys
from pipeline.actors.people import later_names
from pipeline.actors.recognise import longest, places_of
from pipeline.actors.words import ArticleWords, Found


def corrected(words: ArticleWords, trained: Sequence[Found], known: Sequence[Found]) -> list[Found]:
    """The mentions of an article in order, without overlaps.

    Args:
        words: The article.
        trained: What a trained recogniser found in it.
        known: What the rules found.
    """
    settled = with_known([trimmed(words, item) for item in longest(trained)], known)
    towns = _towns(words, settled)
    settled = [item for item in longest(settled) if _holds(words, item, towns)]
    settled += later_names(words, settled, places_of(settled))
    return sorted(settled, key=lambda item: item.start)


def with_known(trained: Sequence[Found], known: Sequence[Found]) -> list[Found]:
    """The mentions of a trained recogniser with bounds of bodies and names of countries by the rules.

    A body that both see has the bounds that the rules give it (names of bodies are long and the
    lists hold them); a country's name that the rules alone see is added, but no adjective or
    capital: of these the recogniser knows better which mean the state.
    """
    seen = places_of(item for item in trained if item.label == "ORGANISATION")
    bodies = [k for k in known if k.label == "ORGANISATION" and not seen.isdisjoint(k.places())]
    taken = places_of(bodies)
    kept = [*bodies, *(item for item in trained if taken.isdisjoint(item.places()))]
    taken = places_of(kept)
    names = [k for k in known if k.label == "COUNTRY" and k.rule == "known name"]
    return kept + [k for k in names if taken.isdisjoint(k.places())]


_LOOSE: Final = word_keys(
    "الصادر الصادرة التابع التابعة المنبثق المنبثقة المنعقد المنعقدة المنحل المنحلة المحظور "
    "المحظورة المذكور المذكورة"
)
"""Participles that say something of a body and are no part of its name."""
_OPENING: Final = frozenset("([{«“‘")
_CLOSING: Final = dict(zip(")]}»”’", "([{«“‘", strict=True))
_STOPS: Final = frozenset(".,،؛;:!?؟-–")


def trimmed(words: ArticleWords, item: Found) -> Found:
    """Return a mention without marks and participles behind its name; at least one word stays."""
    start, end = item.start, item.end
    while end > start + 1:
        last, inside = words.texts[end - 1], words.texts[start : end - 1]
        if last in _CLOSING:
            loose = _CLOSING[last] not in inside
        elif last == '"':
            loose = inside.count(last) % 2 == 0
        else:
            loose = last in _OPENING or last in _STOPS or words.keys[end - 1] in _LOOSE
        if not loose:
            break
        end -= 1
    return replace(item, end=end)


_ADVERBS: Final = word_keys("ماليا")
"""Words that are spelled nearly like a country (``مالي``) and mean none."""

_TOWN: Final = word_keys("بلدة مدينة ولاية محافظة قرية مخيم ناحية مقاطعة بلدية ضاحية جزيرة")


def _towns(words: ArticleWords, found: Sequence[Found]) -> set[str]:
    """The one-word names of people that are a town's somewhere in the article, and no titled person's."""
    titles = {item.end for item in found if item.label == "ROLE"}
    people = [item for item in found if _may_be_town(item)]
    named = {words.keys[p.start] for p in people if words.key(p.start - 1) in _TOWN}
    return named - {words.keys[p.start] for p in people if p.start in titles}


def _may_be_town(item: Found) -> bool:
    return item.label in ("OFFICIAL", "PERSON") and item.end == item.start + 1


def _holds(words: ArticleWords, item: Found, towns: set[str]) -> bool:
    if item.label == "COUNTRY":
        return words.keys[item.start] not in _ADVERBS and not is_sea(words, item.start)
    return not (_may_be_town(item) and words.keys[item.start] in towns)
