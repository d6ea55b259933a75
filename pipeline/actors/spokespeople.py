"""For whom an official speaks: the body of a spokesperson, the state of others."""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from typing import Final

from pipeline.actors.titlewords import VOICES, heads
from pipeline.actors.words import ArticleWords, Found
from pipeline.records import Actor

_GAP: Final = 2
"""Words (``باسم``) between the title of a spokesperson and the body."""


def with_bodies(
    words: ArticleWords,
    mentions: Sequence[Found],
    ids: Sequence[str | None],
    actors: dict[str, Actor],
) -> dict[str, Actor]:
    """Return the actors with ``body``: for officials the id of the actor for whom they speak.

    A spokesperson speaks for the body or state named behind the title (``المتحدث باسم وزارة الدفاع``),
    any other official for the state or organisation of the record; nobody else has a body.
    """
    starts = [mention.start for mention in mentions]
    spoken = {
        identifier: body
        for mention, identifier in zip(mentions, ids, strict=True)
        if identifier and (body := _spoken_for(words, mentions, ids, mention, starts))
    }
    full: dict[str, Actor] = {}
    for identifier, actor in actors.items():
        body = spoken.get(identifier) or actor.get("country")
        full[identifier] = {**actor, "body": body} if actor["type"] == "OFFICIAL" else actor
    return full


def _spoken_for(
    words: ArticleWords,
    mentions: Sequence[Found],
    ids: Sequence[str | None],
    title: Found,
    starts: Sequence[int],
) -> str | None:
    if title.label != "ROLE":
        return None
    head = heads().get(words.keys[title.start])
    if head is None or head.lemma not in VOICES:
        return None
    near = slice(bisect_left(starts, title.end), bisect_right(starts, title.end + _GAP))
    for mention, identifier in zip(mentions[near], ids[near], strict=True):
        if mention.label in ("ORGANISATION", "COUNTRY"):
            return identifier
    return None
