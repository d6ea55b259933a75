"""Titles of office: their grammar, and where they stand in an article.

A title is a head (``وزير``) in some number and gender, with or without the article, and what
completes it: a portfolio (``وزير الخارجية``), a body without a name of its own (``رئيس
الوزراء``), an adjective (``الأمين العام``), or another title (``نائب وزير الدفاع``).
"""

from collections.abc import Iterator
from functools import cache

from pipeline.actors.index import word_key
from pipeline.actors.titlewords import (
    BODIES,
    DEPUTIES,
    FIXED,
    HONOURS,
    MINISTERS,
    OWNED,
    PORTFOLIOS,
    QUALITIES,
    RANKS,
    STRONG,
    VOICES,
    WEAK,
    heads,
)
from pipeline.actors.words import ArticleWords, Found


def find_titles(words: ArticleWords) -> Iterator[Found]:
    """Yield the titles that the grammar finds, the longest at each place."""
    known = heads()
    place = 0
    while place < len(words):
        end = fixed_end(words, place)
        if end == place and words.keys[place] in known:
            end = title_end(words, place)
        if end > place:
            yield Found(place, end, "ROLE", rule="title")
            place = end
        else:
            place += 1


def identifies(words: ArticleWords, title: Found, following: str, after_person: bool) -> bool:
    """Whether a title identifies somebody, and is not said of anybody (``مسؤول``, ``أعضاء``).

    Args:
        following: Label of the mention right after the title, empty if there is none.
        after_person: Whether a person's name stands right before it.
    """
    head = heads().get(words.keys[title.start])
    if head is None:
        return True
    long = title.end > title.start + 1
    named = after_person or following == "OFFICIAL"
    if head.several:
        if head.lemma == "وزير":
            return long or named
        return (head.lemma == "سفير" and not head.owned) or (
            head.lemma == "رئيس" and (long or after_person)
        )
    if head.lemma in VOICES:
        return long and words.keys[title.end - 1].endswith("اسم")
    if head.owned:
        return head.lemma in OWNED
    if head.lemma in STRONG:
        return head.definite or long or bool(following) or after_person or head.lemma == "رئيس"
    if head.lemma in WEAK:
        return long or named or following in ("ORGANISATION", "COUNTRY")
    return named if head.lemma in RANKS else long and named


def is_plural(words: ArticleWords, title: Found) -> bool:
    """Whether a title is said of several (``الوزيران``)."""
    head = heads().get(words.keys[title.start])
    return head is not None and head.several


def is_title_word(key: str) -> bool:
    """Whether a word starts a title or is an honour, so that no name starts with it."""
    return key in heads() or key in _fixed() or key in HONOURS


def fixed_end(words: ArticleWords, start: int) -> int:
    """The end of a title that has no grammar (``ولي العهد``), or ``start``."""
    for phrase in _fixed().get(words.keys[start], ()):
        end = start + len(phrase)
        if tuple(words.keys[start:end]) == phrase:
            return end
    return start


@cache
def _fixed() -> dict[str, list[tuple[str, ...]]]:
    by_first: dict[str, list[tuple[str, ...]]] = {}
    for phrase in FIXED:
        keys = tuple(word_key(word) for word in phrase.replace(" ب", " ب ").split())
        for form in {keys, tuple(word_key(word) for word in phrase.split())}:
            by_first.setdefault(form[0], []).append(form)
    for phrases in by_first.values():
        phrases.sort(key=len, reverse=True)
    return by_first


def title_end(words: ArticleWords, start: int) -> int:
    """The end of the title whose head is at ``start``, ``start`` if there is none."""
    head = heads()[words.keys[start]]
    end = start + 1
    if head.lemma in DEPUTIES:
        inner = end
        while words.key(inner) in QUALITIES:
            inner += 1
        if words.key(inner) == "ل":
            inner += 1
        following = heads().get(words.key(inner))
        if following and following.lemma != head.lemma and words.together(start, inner):
            longer = title_end(words, inner)
            if not head.definite or inner > end:
                return longer
    while words.key(end) in QUALITIES:
        end += 1
    if head.lemma in VOICES:
        if words.key(end) == "باسم":
            return end + 1
        if words.key(end) == "ب" and words.key(end + 1) == "اسم":
            return end + 2
    if head.lemma in MINISTERS:
        return _portfolio_end(words, end)
    if not head.definite and head.lemma in {"رئيس", "زعيم"}:
        for body in BODIES:
            if tuple(words.keys[end : end + len(body)]) == body:
                return end + len(body)
    return end


def _portfolio_end(words: ArticleWords, place: int) -> int:
    """The end of a list of portfolios (``الخارجية``, ``العدل وحقوق الإنسان``)."""
    end = place
    if words.key(place) == word_key("الدولة") and words.key(place + 1) == "ل":
        place, end = place + 2, place + 1
    while True:
        moved = place
        while words.key(moved) in PORTFOLIOS:
            moved += 1
        if moved == place:
            return end
        end = moved
        if words.key(moved) == "و" and words.key(moved + 1) in PORTFOLIOS:
            place = moved + 1
        else:
            return end
