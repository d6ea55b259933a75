"""Records of annotated articles -> rows of the four tables, in batches."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from typing import Any, Final

from pipeline.actors.index import word_key
from pipeline.records import LOCAL, Actor, Annotation, Range, Span, Stance
from pipeline.stance.issues import Topics
from pipeline.tables.columns import TABLES, RecordBatch, schema
from pipeline.tables.duplicates import CopyFinder
from pipeline.tables.reading import Read

BATCH: Final = 500
"""Articles in one batch of rows: some 30,000 rows, 10 MB."""

PERSON_TYPES: Final = frozenset({"OFFICIAL", "PERSON"})

Row = dict[str, Any]
Rows = dict[str, list[Row]]


def batches(
    reads: Iterable[Read], topics: Topics, copies: CopyFinder | None
) -> Iterator[dict[str, RecordBatch]]:
    """Yield the rows of `BATCH` articles at a time, by table; no more is held in memory.

    Args:
        reads: Records as `pipeline.tables.reading.read_annotations` gives them.
        topics: The issue list: labels of topics, and topics of issues that have none.
        copies: Finds near copies; None takes each article for its own.
    """
    rows = _empty()
    for number, read in enumerate(reads, 1):
        for table, new in rows_of(read, topics, copies).items():
            rows[table] += new
        if number % BATCH == 0:
            yield _record_batches(rows)
            rows = _empty()
    if rows["articles"]:
        yield _record_batches(rows)


def rows_of(read: Read, topics: Topics, copies: CopyFinder | None) -> Rows:
    """Return the rows of one article, by table; the columns are those of `TABLES`."""
    record = read.record
    doc_id, text, meta = record["doc_id"], record.get("text"), record.get("meta", {})
    day = _day(meta.get("published"))
    first = copies.first_copy(doc_id, text) if copies and text else doc_id
    outlet = _text(meta, "outlet")
    actors = {actor["id"]: actor for actor in record["actors"]}
    keys = {identifier: actor_key(actor, doc_id) for identifier, actor in actors.items()}
    counts = Counter(mention.get("actor") for mention in record["mentions"])
    article: Row = {
        "doc_id": doc_id,
        "file": read.file,
        "source": record.get("source"),
        **{key: _text(meta, key) for key in ("title", "dateline", "url")},
        "outlet": outlet,
        "date": day,
        "first_copy": first,
        "characters": None if text is None else len(text),
        **{part: len(record[part]) for part in ("sentences", "actors", "mentions", "stances")},
        **{key: _text(meta, key) for key in ("pipeline", "config", "lists", "models")},
    }
    shared: Row = {"doc_id": doc_id, "date": day, "outlet": outlet, "first_copy": first}
    return {
        "articles": [article],
        "mentions": [_mention(record, n, keys) for n in range(len(record["mentions"]))],
        "actors": [
            {
                "doc_id": doc_id,
                "actor": actor["id"],
                "actor_key": keys[actor["id"]],
                "name": actor["name"],
                **{key: actor.get(key) for key in ("name_ar", "country", "office", "wikidata")},
                "type": actor["type"],
                "mentions": counts[actor["id"]],
            }
            for actor in record["actors"]
        ],
        "stances": [
            {
                **shared,
                "stance": n,
                **_stance(record, stance, topics),
                **_role("holder", stance["holder"], actors, keys),
                **_role("target", stance["target"], actors, keys),
                **_role("speaker", stance["speaker"], actors, keys),
            }
            for n, stance in enumerate(record["stances"])
        ],
    }


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
    full = actor["type"] in PERSON_TYPES and len(words) > 1 and name != actor.get("office")
    if words and (numbered or full):
        return f"{actor['type']}:{country}:{' '.join(words)}"
    return f"{doc_id}/{identifier}"


def _mention(record: Annotation, number: int, keys: Mapping[str, str]) -> Row:
    mention = record["mentions"][number]
    actor = mention.get("actor")
    return {
        "doc_id": record["doc_id"],
        "mention": number,
        "start_char": mention["start"],
        "end_char": mention["end"],
        "text": _words(record, mention),
        "label": mention["label"],
        "actor": actor,
        "actor_key": keys.get(actor, actor) if actor is not None else None,
        "sentence": mention.get("sentence"),
        "confidence": mention.get("confidence"),
    }


def _stance(record: Annotation, stance: Stance, topics: Topics) -> Row:
    issue, cue = stance["issue"], stance["cue"]
    words = _words(record, issue) if issue else None
    # Hand labels mostly name no topic; where the record says null, nothing was found.
    topic = None
    if issue:
        topic = issue["topic"] if "topic" in issue else topics.find(words or "")
    entry = topics.by_id.get(topic or "")
    return {
        "sentence": stance["sentence"],
        "sentence_text": _words(record, record["sentences"][stance["sentence"]]),
        "issue": words,
        "issue_start": issue["start"] if issue else None,
        "issue_end": issue["end"] if issue else None,
        "topic": topic,
        "topic_name": entry.name if entry else None,
        "topic_name_ar": entry.name_ar if entry else None,
        "parent_topic": (entry.parent or None) if entry else None,
        "polarity": stance["polarity"],
        "status": stance["status"],
        "confidence": stance.get("confidence"),
        "cue": _words(record, cue),
        "cue_start": cue["start"],
        "cue_end": cue["end"],
        "trace": " | ".join(stance["trace"]) if "trace" in stance else None,
    }


def _role(
    role: str, actor: str | None, actors: Mapping[str, Actor], keys: Mapping[str, str]
) -> Row:
    known: Mapping[str, Any] = actors.get(actor or "", {})
    return {
        role: actor,
        f"{role}_key": keys.get(actor, actor) if actor is not None else None,
        f"{role}_name": known.get("name", actor),
        f"{role}_name_ar": known.get("name_ar"),
        f"{role}_type": known.get("type"),
        f"{role}_country": known.get("country"),
    }


def _words(record: Annotation, span: Range | Span | Mapping[str, Any]) -> str | None:
    text = record.get("text")
    return span.get("text") if text is None else text[span["start"] : span["end"]]


def _text(meta: Mapping[str, Any], key: str) -> str | None:
    value = meta.get(key)
    return value if isinstance(value, str) and value else None


def _day(value: object) -> date | None:
    try:
        return date.fromisoformat(value[:10]) if isinstance(value, str) else None
    except ValueError:
        return None


def _empty() -> Rows:
    return {table: [] for table in TABLES}


def _record_batches(rows: Rows) -> dict[str, RecordBatch]:
    import pyarrow as pa

    return {
        table: pa.RecordBatch.from_pylist(part, schema=schema(table))
        for table, part in rows.items()
    }
