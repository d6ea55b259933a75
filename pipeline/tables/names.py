"""Whom and what a question means: actors and issues by id, code or words of a name."""

import re
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from pipeline.actors.index import word_key
from pipeline.errors import UsageError
from pipeline.stance.issues import Topics
from pipeline.tables.database import Connection, ask

NEAR: Final = 5
"""How many near names an error offers."""

NEAR_ENOUGH: Final = 65.0
"""Similarity (rapidfuzz ratio, 0 to 100) to a name or a word of it from which a name is near."""

_WORD: Final = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class ActorsMeant:
    """The actors a name means: their keys, which of them are states, and their names."""

    keys: tuple[str, ...]
    states: tuple[str, ...]
    shown: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class IssuesMeant:
    """The issues a name means: topics with all narrower ones, and texts of issues."""

    topics: tuple[str, ...]
    texts: tuple[str, ...]


def search_key(text: str) -> str:
    """Return the words of ``text`` as they are compared: folded, lower, without accents.

    Hamza, vowel marks, tatweel, alif and ya forms, ta marbuta and punctuation do not count.
    """
    plain = unicodedata.normalize("NFKD", " ".join(map(word_key, _WORD.findall(_joined(text)))))
    return "".join(c for c in plain if unicodedata.category(c) != "Mn")


def _joined(text: str) -> str:
    """Without marks and format characters, at which a pattern of words would cut a word."""
    return "".join(c for c in text if unicodedata.category(c) not in ("Mn", "Cf"))


def find_actors(connection: Connection, wanted: str, role: str) -> ActorsMeant:
    """Return the actors of the tables that ``wanted`` means.

    The first of these that fits anyone: an id or key; an ISO 3166-1 alpha-2 code; a whole
    name, or how the articles name the actor; the beginning of words inside a name.

    Raises:
        UsageError: Nobody fits; the message holds near names.
    """
    names: dict[str, tuple[str, ...]] = {}
    states: set[str] = set()
    for key, name, name_ar, kind in ask(connection, _ACTORS).rows():
        names[key] = tuple(dict.fromkeys([*names.get(key, ()), *filter(None, (name, name_ar))]))
        if kind == "COUNTRY":
            states.add(key)
    # Who has no name is called by the key.
    names = {key: own or (key,) for key, own in names.items()}
    found = _by_id(wanted, names) or _by_name(connection, wanted, names)
    if not found:
        raise UsageError(
            f"--{role} {wanted!r}: no actor of that name; {_near_actors(wanted, names)}"
        )
    return ActorsMeant(
        tuple(found),
        tuple(key for key in found if key in states),
        tuple(f"{names[key][0]} ({key})" for key in found),
    )


def find_issues(connection: Connection, topics: Topics, wanted: str) -> IssuesMeant:
    """Return the issues that ``wanted`` means: a topic's id, else words.

    Words mean the topics whose English or Arabic name holds them and the issues in whose
    text they stand, also inside longer words. A topic means all narrower ones too.

    Raises:
        UsageError: Neither a topic nor an issue; the message holds near topics.
    """
    rows = list(ask(connection, _ISSUES).rows())
    used = {topic for topic, _ in rows if topic}
    if wanted in topics.by_id or wanted in used:
        return IssuesMeant(tuple(with_narrower(topics, [wanted])), ())
    key = search_key(wanted)
    named = [
        topic.id
        for topic in topics.by_id.values()
        if key and (_begins_in(key, topic.name) or _begins_in(key, topic.name_ar))
    ]
    texts = [
        text for text in dict.fromkeys(t for _, t in rows if t) if key and key in search_key(text)
    ]
    if not named and not texts:
        near = _near(wanted, {t.id: (t.id, t.name, t.name_ar) for t in topics.by_id.values()})
        offered = ", ".join(f"{topics.by_id[topic].name} ({topic})" for topic in near)
        raise UsageError(
            f"--issue {wanted!r}: no topic and no issue of the tables has these words; "
            + (f"near: {offered}" if offered else "topics stand in seeds/issues.csv")
        )
    return IssuesMeant(tuple(with_narrower(topics, named)), tuple(texts))


def with_narrower(topics: Topics, wanted: Iterable[str]) -> list[str]:
    """Return the topics, then all below them."""
    chosen = dict.fromkeys(wanted)
    grown = True
    while grown:
        below = [t.id for t in topics.by_id.values() if t.parent in chosen and t.id not in chosen]
        chosen.update(dict.fromkeys(below))
        grown = bool(below)
    return list(chosen)


def _by_id(wanted: str, names: Mapping[str, Sequence[str]]) -> list[str]:
    if wanted in names:
        return [wanted]
    cased = [key for key in names if key.casefold() == wanted.casefold()]
    return cased or ([code] if (code := _alpha3(wanted)) in names and code else [])


def _alpha3(alpha2: str) -> str | None:
    """The three-letter code of a state whose two-letter one is given (CLDR territory aliases)."""
    if not (len(alpha2) == 2 and alpha2.isascii() and alpha2.isupper()):
        return None
    from babel.core import get_global

    aliases = get_global("territory_aliases").items()
    codes = [code for code, of in aliases if of == [alpha2] and len(code) == 3 and code.isalpha()]
    return codes[0] if codes else None


def _by_name(connection: Connection, wanted: str, names: Mapping[str, Sequence[str]]) -> list[str]:
    key = search_key(wanted)
    if not key:
        return []
    whole = [actor for actor, own in names.items() if any(search_key(n) == key for n in own)]
    whole += [
        actor
        for actor, text in ask(connection, _FORMS).rows()
        if actor in names and search_key(text) == key
    ]
    return list(dict.fromkeys(whole)) or [
        actor for actor, own in names.items() if any(_begins_in(key, name) for name in own)
    ]


def _begins_in(key: str, name: str) -> bool:
    """Whether the words stand in a name from the beginning of a word, article apart."""
    return re.search(rf"(?:^|\s)(?:ال)?{re.escape(key)}", search_key(name)) is not None


def _near_actors(wanted: str, names: Mapping[str, Sequence[str]]) -> str:
    near = _near(wanted, names)
    return (
        "near: " + ", ".join(f"{names[key][0]} ({key})" for key in near)
        if near
        else "`--sql 'SELECT DISTINCT actor, name, name_ar FROM actors'` lists them"
    )


def _near(wanted: str, names: Mapping[str, Iterable[str]]) -> list[str]:
    """The entries with the most similar names, best first."""
    from rapidfuzz import fuzz

    key = search_key(wanted)
    scores = {
        entry: max(
            fuzz.ratio(key, part) for name in map(search_key, own) for part in (name, *name.split())
        )
        for entry, own in names.items()
    }
    best = sorted((-score, entry) for entry, score in scores.items() if score >= NEAR_ENOUGH)
    return [entry for _, entry in best[:NEAR]]


_ACTORS: Final = """
SELECT actor_key, name, name_ar, any_value(type)
FROM actors GROUP BY actor_key, name, name_ar ORDER BY min(rowid)"""

_FORMS: Final = """
SELECT actor_key, text FROM mentions WHERE actor_key IS NOT NULL AND label <> 'ROLE'
GROUP BY actor_key, text ORDER BY min(rowid)"""

_ISSUES: Final = "SELECT topic, issue FROM stances GROUP BY topic, issue ORDER BY min(rowid)"
