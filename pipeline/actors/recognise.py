"""Mentions by rules: known names, patterns of bodies and titles, names after titles.

The longest of overlapping findings wins. Short forms of a name are mentions only where
the article has the full one, or a title stands before them; a capital only where it acts.
"""

from collections.abc import Container, Iterable, Sequence
from dataclasses import replace
from typing import Final

from pipeline.actors.bodies import find_bodies
from pipeline.actors.capitals import is_place, is_sea
from pipeline.actors.groups import find_groups
from pipeline.actors.index import Match, word_keys
from pipeline.actors.people import NameParts, find_people, free_names, later_names, lengthened
from pipeline.actors.titles import find_titles, identifies, is_plural, is_title_word
from pipeline.actors.words import ArticleWords, Found

_ADJECTIVES: Final = frozenset({"adjective", "people"})


def recognise(words: ArticleWords, matches: Sequence[Match], names: NameParts) -> list[Found]:
    """The mentions of an article, in order and without overlaps.

    Args:
        words: The article.
        matches: Known names in it.
        names: What can be part of a person's name.
    """
    nations = {match.start: match.end for match in matches if _is_nation(match)}
    bodies = {m.start: m.end for m in matches if m.senses[0].label == "ORGANISATION"}
    settled = longest(
        [
            *known_names(words, matches),
            *find_bodies(words, nations, bodies),
            *find_groups(words, nations),
            *find_titles(words),
        ]
    )
    people = find_people(words, _title_reaches(words, settled), places_of(settled), names)
    settled = longest([*settled, *people])
    taken = places_of(settled)
    settled = [lengthened(words, item, taken, names) for item in settled]
    settled += free_names(words, places_of(settled), names)
    settled = _governments(words, _kept(words, settled))
    settled += later_names(words, settled, places_of(settled))
    scored = [
        replace(item, score=_SCORES.get((item.label, item.rule), item.score)) for item in settled
    ]
    return sorted(scored, key=lambda item: item.start)


_SCORES: Final = {
    ("COUNTRY", "known name"): 0.97,
    ("COUNTRY", "known adjective"): 0.95,
    ("COUNTRY", "known seat"): 0.95,
    ("COUNTRY", "known people"): 0.77,
    ("COUNTRY", "known capital"): 0.75,
    ("ORGANISATION", "known name"): 0.9,
    ("ORGANISATION", "known acronym"): 0.98,
    ("ORGANISATION", "ministry"): 0.98,
    ("ORGANISATION", "state body"): 0.86,
    ("ORGANISATION", "portfolio and nation"): 0.76,
    ("ORGANISATION", "complement"): 0.66,
    ("ORGANISATION", "adjectives"): 0.62,
    ("ORGANISATION", "state body alone"): 0.62,
    ("ORGANISATION", "government of"): 0.52,
    ("OFFICIAL", "known name"): 0.96,
    ("OFFICIAL", "known short"): 0.99,
    ("OFFICIAL", "later name"): 0.88,
    ("OFFICIAL", "after a title"): 0.73,
    ("OFFICIAL", "free name"): 0.54,
    ("ROLE", "title"): 0.91,
    ("GROUP", "known name"): 0.74,
    ("GROUP", "group pattern"): 0.52,
}
"""Share of a rule's findings that are right (span and label) on 245 hand-labelled articles."""

_GOVERNMENTS: Final = word_keys("نظام حكومة إدارة ادارة")


def _governments(words: ArticleWords, found: Sequence[Found]) -> list[Found]:
    """With ``نظام الأسد`` and ``حكومة الصومال`` as one body each."""
    joined = []
    for item in found:
        before = item.start - 1
        if (
            item.label in ("OFFICIAL", "COUNTRY")
            and item.rule != "known adjective"
            and words.key(before) in _GOVERNMENTS
            and words.together(before, item.start)
        ):
            joined.append(Found(before, item.end, "ORGANISATION", rule="government of"))
        else:
            joined.append(item)
    return longest(joined)


def known_names(words: ArticleWords, matches: Iterable[Match]) -> Iterable[Found]:
    """Known names as findings; those that several actors share have no actor."""
    whole = {m.senses[0].actor for m in matches if m.end > m.start + 1}
    for match in matches:
        first = match.senses[0]
        if first.label == "ROLE":
            continue
        if first.label == "COUNTRY" and is_sea(words, match.start):
            continue
        if first.kind == "capital" and is_place(words, match.start, match.end):
            continue
        if _is_homograph(words, match, whole):
            continue
        actors = {sense.actor for sense in match.senses if sense.label == first.label}
        actor = actors.pop() if len(actors) == 1 else ""
        start = match.start
        if first.label == "OFFICIAL":
            while start < match.end and is_title_word(words.keys[start]):
                start += 1
        if start < match.end:
            yield Found(start, match.end, first.label, actor, f"known {first.kind}")


_HOMOGRAPHS: Final = word_keys(
    "فتح العربية الجزيرة الشباب المستقبل النهضة الأمة الوطن الحرة العمل الميادين الاتحاد الحياة "
    "الشرق السلام العدل المقاومة الاستقلال الوفاق الكتائب الدعوة الجهاد الفجر الأهرام الوفد"
)
"""One-word names of bodies that are words, too."""

_TYPES: Final = word_keys(
    'حركة تنظيم حزب قناة صحيفة فضائية تيار جماعة مقاتلي عناصر قيادات زعيم قادة مسلحي نواب شبكة " « “'
)


def _is_homograph(words: ArticleWords, match: Match, whole: Container[str]) -> bool:
    """Whether a one-word name that is a word, too, has nothing near it that shows it a name."""
    return (
        match.end == match.start + 1
        and match.senses[0].label in ("ORGANISATION", "GROUP")
        and words.keys[match.start] in _HOMOGRAPHS
        and match.senses[0].actor not in whole
        and words.key(match.start - 1) not in _TYPES
    )


def longest(found: Iterable[Found]) -> list[Found]:
    """Those findings that no longer one overlaps, in order; of equal ones the first."""
    order = sorted(enumerate(found), key=lambda item: (item[1].start - item[1].end, item[0]))
    taken: set[int] = set()
    kept = []
    for _, item in order:
        span = range(item.start, item.end)
        if taken.isdisjoint(span):
            taken.update(span)
            kept.append(item)
    return sorted(kept, key=lambda item: item.start)


def _is_nation(match: Match) -> bool:
    return any(sense.kind in _ADJECTIVES and sense.label == "COUNTRY" for sense in match.senses)


def places_of(found: Iterable[Found]) -> set[int]:
    """The words that are in any of the findings."""
    return {place for item in found for place in item.places()}


def _title_reaches(words: ArticleWords, found: Sequence[Found]) -> list[int]:
    """Where a name may start: after a title and the nations and bodies that follow it."""
    starts = {item.start: item for item in found}
    ends = []
    for item in found:
        if item.label == "ROLE" and not is_plural(words, item):
            end = _past(words, item.end)
            while following := starts.get(end) or starts.get(end + 1):
                inner = following.start > end
                if following.label not in ("COUNTRY", "ORGANISATION") or (
                    inner and words.keys[end] not in _POSTED
                ):
                    break
                end = _past(words, following.end)
            ends.append(end)
            if words.key(end) in _POSTED and words.key(end + 1).startswith("ال"):
                second = words.key(end + 2).startswith("ال")
                ends.append(_past(words, end + 2 + second))
    return ends


def _past(words: ArticleWords, place: int) -> int:
    while words.key(place) in _FORMER:
        place += 1
    return place


_POSTED: Final = word_keys("في لدى ل الى")
_FORMER: Final = word_keys(
    "السابق السابقه الاسبق الراحل الحالي الجديد المنتخب المخلوع المنتهيه المكلف الاعلي العام"
)


def _kept(words: ArticleWords, found: Sequence[Found]) -> list[Found]:
    """Without titles that identify nobody and short names that nothing supports."""
    starts = {item.start: item for item in found}
    ends = {item.end: item for item in found}
    supported = {item.actor for item in found if item.actor and item.rule != "known short"}
    kept = []
    for item in found:
        before, after = ends.get(item.start), starts.get(item.end)
        if before is None and words.key(item.start - 1) in ("،", ","):
            before = ends.get(item.start - 1)
        if item.label == "ROLE":
            person = before is not None and before.label in ("OFFICIAL", "PERSON")
            holds = identifies(words, item, after.label if after else "", person)
        else:
            holds = (
                item.rule != "known short"
                or item.actor in supported
                or (before is not None and before.label in ("ROLE", "COUNTRY"))
            )
        if holds:
            kept.append(item)
    return kept
