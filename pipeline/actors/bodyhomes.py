"""Whose a state's body is that is named without its country (``وزارة الخارجية``, ``نظام الأسد``)."""

from collections.abc import Iterator
from typing import TYPE_CHECKING, Final

from pipeline.actors.index import word_keys
from pipeline.actors.words import REACH

if TYPE_CHECKING:
    from pipeline.actors.linking import Linking

_NEAR: Final = 12
"""Mentions up to which an official tells whose body is meant."""

_OF_PERSON: Final = word_keys("نظام حكومة إدارة ادارة")
"""Heads that the name of who is in power follows."""


def home_beside(state: "Linking", place: int) -> str | None:
    """The country that follows in its own name (``الخارجية في السويد``)."""
    mention = state.mentions[place]
    if place + 1 < len(state.mentions):
        following = state.mentions[place + 1]
        gap = state.words.keys[mention.end : following.start]
        if following.label == "COUNTRY" and list(gap) in (["في"], ["ب"], ["ل"]):
            return state.ids[place + 1]
    return None


def home_of_person(state: "Linking", keys: list[str]) -> str | None:
    """The country of the official whose government a name means (``حكومة الرئيس أوباما``).

    Args:
        keys: Word keys of the name.
    """
    if keys and keys[0] in _OF_PERSON:
        for start in range(1, len(keys)):
            homes = set(_homes(state, keys[start:]))
            if len(homes) == 1:
                return homes.pop()
            main = state.main_country()
            if main in homes:
                return main
    return None


def home_around(state: "Linking", place: int, kind: str) -> str | None:
    """The country that the words around tell, the likeliest on labelled articles first.

    That of the last body of this kind, of the nearest known official of the sentence, the last one
    named in it, that of an official not far, the article's main one.

    Args:
        place: Of the body among the mentions.
        kind: What it is, as ``statebodies.body_kind`` has it.
    """
    sentence = state.words.sentences[state.mentions[place].start]
    first, last = max(0, place - _NEAR), min(len(state.mentions), place + _NEAR + 1)
    nearest = sorted(range(first, last), key=lambda other: (abs(other - place), other))
    officials = [i for i in nearest if state.mentions[i].label == "OFFICIAL"]
    inside = [i for i in officials if _sentence(state, i) == sentence]
    return (
        _last_of_kind(state, place, kind)
        or _first_home(state, inside)
        or next(
            (
                state.ids[i]
                for i in range(place - 1, first - 1, -1)
                if state.mentions[i].label == "COUNTRY" and _sentence(state, i) == sentence
            ),
            None,
        )
        or _first_home(state, officials)
        or state.main_country()
    )


def _first_home(state: "Linking", places: list[int]) -> str | None:
    """The country of the first of some officials whose name leaves no doubt about it."""
    for place in places:
        homes = set(_homes(state, state.keys(place)))
        if len(homes) == 1:
            return homes.pop()
    return None


def _homes(state: "Linking", keys: list[str]) -> Iterator[str]:
    """The countries of the officials who bear a name."""
    tables = state.base.tables
    for sense in state.base.senses(keys, "OFFICIAL"):
        home = tables.officials[sense.actor].country
        body = tables.organisations.get(home)
        if country := body.country if body else home:
            yield country


def _last_of_kind(state: "Linking", place: int, kind: str) -> str | None:
    """The country whose body of a kind was mentioned last."""
    for identifier in reversed(state.ids[max(0, place - REACH) : place]):
        if identifier and identifier.endswith("-" + kind):
            return identifier.removesuffix("-" + kind)
    return None


def _sentence(state: "Linking", place: int) -> int:
    return state.words.sentences[state.mentions[place].start]
