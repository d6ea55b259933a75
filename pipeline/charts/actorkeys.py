"""Which actors of several articles are one."""

from typing import Final

from pipeline.actors.index import word_key
from pipeline.corpus.unknown import LOCAL
from pipeline.records import Actor

_PEOPLE: Final = frozenset({"OFFICIAL", "PERSON"})


def actor_key(actor: Actor, doc_id: str) -> str:
    """Return what an actor is called over all articles.

    The id, where it is that of a known actor. A state is its code also in hand labels, whose
    ids are numbers of one article; their other actors have full names by which they are the
    same. Of the actors that `mawaqif annotate` does not know, people with a full name (two
    words or more) are the same where type and country agree; a title, a body or a group
    without entry may be another one in each article, so its key holds the article.
    """
    identifier, country = actor["id"], actor.get("country") or ""
    numbered = identifier.isdigit()
    if not numbered and not identifier.startswith(LOCAL):
        return identifier
    if actor["type"] == "COUNTRY" and country:
        return country
    name = (numbered and actor["name"]) or actor.get("name_ar") or actor["name"]
    words = [word_key(word) for word in name.split()]
    full = actor["type"] in _PEOPLE and len(words) > 1 and name != actor.get("office")
    if words and (numbered or full):
        return f"{actor['type']}:{country}:{' '.join(words)}"
    return f"{doc_id}/{identifier}"
