"""From the tags of a published recogniser of names to mentions with our labels.

Such a model knows persons, places and bodies by name. Rules supply what it does not know:
titles, nationalities, which place is a country, and who is an official.
"""

from collections.abc import Container, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Final, Literal

from pipeline.actors.people import short_forms
from pipeline.actors.recognise import longest
from pipeline.actors.words import ArticleWords, Found

Kind = Literal["person", "place", "body"]

KINDS: Final[dict[str, Kind]] = {
    **dict.fromkeys(("PER", "PERS", "PERSON"), "person"),
    **dict.fromkeys(("LOC", "LOCATION", "GPE"), "place"),
    **dict.fromkeys(("ORG", "ORGANISATION", "ORGANIZATION"), "body"),
}
"""Tag names of CoNLL, ANERcorp and OntoNotes; all others (``MISC``) name no actor."""

LEAST: Final = 0.8
"""Confidence from which a person or body counts that rules alone found."""

_PROCLITICS: Final = frozenset("وفبلكس")
_COMMAS: Final = ("،", ",")


@dataclass(frozen=True, slots=True)
class Name:
    """A name at words ``start`` to ``end`` (exclusive), with the model's probability."""

    start: int
    end: int
    kind: Kind
    score: float


def kind_of(tag: str) -> tuple[str, Kind | None]:
    """Return the prefix of a tag (empty if it has none) and what it says a word is part of.

    Schemes differ: ``B-PERS``, ``I_PER``, ``PERSON``, ``O``.
    """
    plain = tag.upper().replace("_", "-")
    prefix, dash, rest = plain.partition("-")
    if not dash or len(prefix) != 1:
        prefix, rest = "", plain
    return prefix, KINDS.get(rest)


def written_words(
    texts: Sequence[str], glued: Sequence[bool], sentences: Container[int] = ()
) -> list[tuple[int, int]]:
    """Return the ranges of tokens that are written as one word, each token in one range.

    Our tokens divide ``وللصين``; a published model wants it whole. Marks stay words of their own.

    Args:
        texts: The tokens.
        glued: For each, whether no white space stands before it.
        sentences: Tokens that start a sentence, and so a word.
    """
    lettered = [any(map(str.isalpha, text)) for text in texts]
    starts = [
        place
        for place in range(len(texts))
        if place == 0
        or place in sentences
        or not (glued[place] and lettered[place] and lettered[place - 1])
    ]
    return list(pairwise([*starts, len(texts)]))


def find_names(
    tags: Sequence[tuple[str, float]], words: Sequence[tuple[int, int]], texts: Sequence[str]
) -> list[Name]:
    """Return the names that the tags of written words mark, as ranges of tokens.

    A name starts behind the proclitics of its first word, and neither starts nor ends with a mark. Reads IOB in both its forms, BIOES, and
    tags without a prefix.

    Args:
        tags: For each word its tag and the tag's probability.
        words: The words' ranges of tokens, from ``written_words``.
        texts: The tokens.
    """
    names: list[Name] = []
    last: Kind | None = None
    for (tag, score), (start, end) in zip(tags, words, strict=True):
        prefix, kind = kind_of(tag)
        if kind and kind == last and prefix not in ("B", "S", "U"):
            before = names.pop()
            names.append(Name(before.start, end, kind, min(before.score, score)))
        elif kind:
            while start < end - 1 and texts[start] in _PROCLITICS:
                start += 1
            names.append(Name(start, end, kind, score))
        last = kind
    return [trimmed for name in names if (trimmed := _trimmed(name, texts))]


def _trimmed(name: Name, texts: Sequence[str]) -> Name | None:
    """A name without marks at its ends, None where it is nothing else."""
    places = [n for n in range(name.start, name.end) if any(map(str.isalnum, texts[n]))]
    return replace(name, start=places[0], end=places[-1] + 1) if places else None


def label_names(
    words: ArticleWords, names: Sequence[Name], rules: Sequence[Found], known: Sequence[Found]
) -> list[Found]:
    """Return the mentions of an article, in order and without overlaps; the longest wins.

    A person beside a title, or known as an official, is OFFICIAL, and so are later short forms of
    that name; any other is PERSON. A place is a mention only where the rules have a country there.

    Args:
        words: The article.
        names: What the model found.
        rules: What the rules found.
        known: Names of the gazetteer, whose ``rule`` is the way they name their actor.
    """
    titles = [item for item in rules if item.label == "ROLE"]
    people = [
        cut for name in names if name.kind == "person" for cut in _without_title(name, titles)
    ]
    certain = [item for item in people if _is_official(words, item, rules, known)]
    shorts = {form for item in certain for form in short_forms(words.keys[item.start : item.end])}
    persons = [
        Found(
            item.start,
            item.end,
            "OFFICIAL"
            if item in certain or tuple(words.keys[item.start : item.end]) in shorts
            else "PERSON",
            rule="published",
            score=item.score,
        )
        for item in people
    ]
    bodies = [
        Found(name.start, name.end, "ORGANISATION", rule="published", score=name.score)
        for name in names
        if name.kind == "body"
    ]
    kept = [
        item
        for item in rules
        if item.label not in ("OFFICIAL", "PERSON", "ORGANISATION") or item.score >= LEAST
    ]
    # the first of equals wins: a name against a country, but a country's seat against a body
    return longest([*_with_actors(persons, rules, known), *kept, *bodies])


def _with_actors(
    persons: Iterable[Found], rules: Iterable[Found], known: Iterable[Found]
) -> Iterator[Found]:
    """Officials as the rules or the gazetteer have them, where they have just that name."""
    actors = {
        (item.start, item.end): item.actor
        for item in (*known, *rules)
        if item.label == "OFFICIAL" and item.actor
    }
    for item in persons:
        actor = actors.get((item.start, item.end), "") if item.label == "OFFICIAL" else ""
        yield Found(item.start, item.end, item.label, actor, item.rule, item.score)


def _without_title(name: Name, titles: Iterable[Found]) -> Iterator[Name]:
    """A name behind the title that some models count into it; nothing where it is a title alone."""
    start = max((title.end for title in titles if title.start == name.start), default=name.start)
    if start < name.end:
        yield Name(start, name.end, name.kind, name.score)


def _is_official(
    words: ArticleWords, name: Name, rules: Sequence[Found], known: Sequence[Found]
) -> bool:
    for item in rules:
        if item.label == "OFFICIAL" and item.rule != "free name" and _meet(item, name):
            return True
    for item in known:
        whole = (item.start, item.end) == (name.start, name.end)
        if item.label == "OFFICIAL" and (whole or (item.rule == "name" and _meet(item, name))):
            return True
    return _follows_title(words, name, rules) or _precedes_title(words, name, rules)


def _meet(item: Found, name: Name) -> bool:
    return item.start < name.end and name.start < item.end


def _follows_title(words: ArticleWords, name: Name, rules: Sequence[Found]) -> bool:
    """Whether a title stands before a name: at once, or before its nation, body or one adjective."""
    ends = {item.end: item for item in rules}
    place = name.start
    while item := ends.get(place) or ends.get(_past_adjective(words, place)):
        if item.label == "ROLE":
            return words.together(item.start, name.start)
        if item.label not in ("COUNTRY", "ORGANISATION"):
            return False
        place = item.start
    return False


def _past_adjective(words: ArticleWords, place: int) -> int:
    """The place before a comma or a word with the article (``السابق``, ``السيد``)."""
    before = words.key(place - 1)
    return place - 1 if before in _COMMAS or before.startswith("ال") else place


def _precedes_title(words: ArticleWords, name: Name, rules: Iterable[Found]) -> bool:
    behind = name.end + (words.key(name.end) in _COMMAS)
    return any(
        item.label == "ROLE" and item.start == behind and words.together(name.start, behind)
        for item in rules
    )
