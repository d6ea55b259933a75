"""Common nouns that stand for actors of the article: ``الجانبان``, ``البلدان``, ``بلاده``, ``الوزارة``."""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from pipeline.actors.index import word_key, word_keys
from pipeline.actors.statebodies import body_kind
from pipeline.actors.titlewords import heads
from pipeline.actors.words import ArticleWords, Found
from pipeline.records import Actor

REACH: Final = 3
"""Sentences before an anaphor in which its antecedent is looked for."""


@dataclass(frozen=True, slots=True)
class Anaphor:
    """A common noun at words ``start`` to ``end`` (exclusive) and the actors it stands for."""

    start: int
    end: int
    actors: tuple[str, ...]


_STATES: Final = word_keys(
    "الجانبان الجانبين البلدان البلدين الدولتان الدولتين الطرفان الطرفين الحكومتان الحكومتين "
    "الشعبان الشعبين الحليفان الحليفين الجاران الجارين بلدينا بلدانا"
)
_PEOPLE: Final = {
    word_key(word): lemma
    for words, lemma in (
        ("الرئيسان الرئيسين", "رئيس"),
        ("الوزيران الوزيرين", "وزير"),
        ("الزعيمان الزعيمين القائدان القائدين", ""),
        ("المسؤولان", ""),
    )
    for word in words.split()
}
_NOT_DUAL: Final = word_keys("البلدان القائدين")
"""Forms that are as often a plural; they need a pair in their own sentence or the one before."""

_HOME: Final = word_keys("بلاده بلادها بلادنا بلادي دولته")
_BODIES: Final = word_keys(
    "الحكومة الوزارة الجيش البرلمان الحركة الحزب المنظمة الجماعة التنظيم المجلس اللجنة الوكالة الهيئة "
    "الجامعة الحلف الاتحاد المحكمة السفارة الرئاسة السلطات الإدارة الجبهة الائتلاف النقابة المفوضية"
)


MEMORY: Final = 300
"""Mentions before an anaphor that are looked at; without a bound, long articles take for ever."""


def find_anaphors(
    words: ArticleWords,
    mentions: Sequence[Found],
    ids: Sequence[str | None],
    actors: dict[str, Actor],
) -> Iterator[Anaphor]:
    """Yield the anaphors of an article that have an antecedent, in order.

    A dual stands for the last two states (or officials of its title) mentioned before it;
    ``بلاده`` for the country of the official mentioned last; a definite common noun of a
    body for the body of its kind mentioned last.
    """
    bare = {
        place
        for mention in mentions
        if mention.label != "ROLE"
        for place in range(mention.start, mention.end)
    }
    starts = [mention.start for mention in mentions]
    nations = {mention.start for mention in mentions if mention.label in ("COUNTRY", "GROUP")}
    for place, key in enumerate(words.keys):
        if place in bare or key not in _ALL:
            continue
        past = bisect_left(starts, place)
        recent = slice(max(0, past - MEMORY), past)
        before = _before(words, mentions[recent], ids[recent], place)
        found: tuple[str, ...] = ()
        if key in _STATES:
            reach = 1 if key in _NOT_DUAL else REACH
            found = _pair(before, actors, {"COUNTRY"}, reach) or _pair(
                before, actors, {"COUNTRY", "ORGANISATION", "GROUP"}, reach
            )
        elif key in _PEOPLE:
            found = _people(words, before, actors, _PEOPLE[key])
        elif key in _HOME:
            found = _home(before, actors)
        elif place + 1 not in nations:
            found = _body(words, before, actors, key)
        if found:
            yield Anaphor(place, place + 1, found)


_ALL: Final = _STATES | _HOME | _BODIES | frozenset(_PEOPLE)

_Before = Sequence[tuple[int, Found, str]]
"""Mentions before a place, the last first: sentences between, the mention, its actor."""


def _before(
    words: ArticleWords, mentions: Sequence[Found], ids: Sequence[str | None], place: int
) -> _Before:
    here = words.sentences[place]
    return [
        (here - words.sentences[mention.start], mention, identifier)
        for mention, identifier in zip(reversed(mentions), reversed(ids), strict=True)
        if identifier and mention.end <= place
    ]


def _pair(
    before: _Before, actors: dict[str, Actor], types: set[str], reach: int
) -> tuple[str, ...]:
    """The last two actors of some types, in the order of the text."""
    found: list[str] = []
    for distance, _, identifier in before:
        if distance > reach:
            break
        if actors[identifier]["type"] in types and identifier not in found:
            found.append(identifier)
            if len(found) == 2:
                return (found[1], found[0])
    return ()


def _people(
    words: ArticleWords, before: _Before, actors: dict[str, Actor], lemma: str
) -> tuple[str, ...]:
    """The last two officials, of those whose title has a lemma if there are two."""
    titled = {
        identifier
        for _, mention, identifier in before
        if mention.label == "ROLE"
        and (head := heads().get(words.keys[mention.start]))
        and head.lemma == lemma
    }
    for allowed in (titled, None):
        found: list[str] = []
        for distance, _, identifier in before:
            if distance > REACH:
                break
            fits = actors[identifier]["type"] == "OFFICIAL" and (
                allowed is None or identifier in allowed
            )
            if fits and identifier not in found:
                found.append(identifier)
                if len(found) == 2:
                    return (found[1], found[0])
    return ()


def _home(before: _Before, actors: dict[str, Actor]) -> tuple[str, ...]:
    """The country of the last official (of an official's title, too)."""
    for distance, _, identifier in before:
        if distance > REACH:
            break
        country = actors[identifier].get("country")
        if actors[identifier]["type"] == "OFFICIAL" and country in actors:
            return (country,) if country else ()
    return ()


def _body(
    words: ArticleWords, before: _Before, actors: dict[str, Actor], key: str
) -> tuple[str, ...]:
    """The last body whose name starts with a noun or is of its kind."""
    noun = key[2:]
    kind = body_kind([key])
    for _, mention, identifier in before:
        if mention.label == "ORGANISATION":
            first = words.keys[mention.start]
            if first in (noun, key) or (kind and identifier.endswith("-" + kind)):
                return (identifier,)
            if key == _MINISTRY and identifier.endswith("-ministry"):
                return (identifier,)
    return ()


_MINISTRY: Final = word_key("الوزارة")
