"""Records of many articles -> the tables that the page draws from.

Tables are lists of rows in a fixed order of columns, since 1,200 articles have to fit into a
page: `ACTOR_COLUMNS` and its like name them, for the page as well. A reference is the index of
a row, -1 for none. Actors and issues stand with the most stances first.
"""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from itertools import islice
from typing import Any, Final

from pipeline.records import LABELS, POLARITIES, STATUSES, Annotation, Stance
from pipeline.stance.issues import Topic, Topics
from pipeline.tables.tidy import actor_key
from pipeline.text.fold import fold

ACTOR_COLUMNS: Final = ("id", "name", "nameAr", "type", "stances")
ISSUE_COLUMNS: Final = ("id", "name", "nameAr", "parent", "stances")
ARTICLE_COLUMNS: Final = ("id", "title", "outlet", "date", "url", "first", "stances", "copyOf")
STANCE_COLUMNS: Final = (
    *("article", "sentence", "holder", "target", "speaker"),
    *("issue", "matter", "polarity", "status", "confidence"),
)
PART: Final = 25
"""Articles that are packed together: the page unpacks only those that it shows."""

_NONE: Final = -1
_TITLE: Final = 160
"""Characters of an article's first line that serve as its title."""

Row = list[Any]


def index_of(
    records: Sequence[Annotation], copies: Mapping[str, str], topics: Topics
) -> dict[str, Any]:
    """Return the tables of actors, issues, articles and stances.

    Actors are the same as `actor_key` says; a topic that a record does not name is looked up,
    as hand labels mostly name none. ``matter`` tells what may be compared: the topic, else the words of the issue,
    else the target as a whole.

    Args:
        records: In the order of the report.
        copies: ``doc_id`` -> ``doc_id`` of the article that it repeats.
        topics: Names of the issues.
    """
    actors, actor_numbers = _actors(records)
    issues, issue_numbers = _issues(records, topics)
    documents = {record["doc_id"]: n for n, record in enumerate(records)}
    matters: dict[str, int] = {}
    articles: list[Row] = []
    stances: list[Row] = []
    for n, record in enumerate(records):
        articles.append(
            [*_head(record), len(stances), len(record["stances"]),
             documents.get(copies.get(record["doc_id"], ""), _NONE)]
        )  # fmt: skip
        for stance in record["stances"]:
            roles = [
                actor_numbers[n].get(stance[role], _NONE)
                for role in ("holder", "target", "speaker")
            ]
            stances.append(
                [
                    n,
                    stance["sentence"],
                    *roles,
                    issue_numbers.get(_topic(stance, topics), _NONE),
                    matters.setdefault(_matter(stance, topics), len(matters)),
                    POLARITIES.index(stance["polarity"]),
                    STATUSES.index(stance["status"]),
                    _percent(stance.get("confidence")),
                ]
            )
    return {
        "columns": {
            "actors": ACTOR_COLUMNS,
            "issues": ISSUE_COLUMNS,
            "articles": ARTICLE_COLUMNS,
            "stances": STANCE_COLUMNS,
        },
        "labels": LABELS,
        "polarities": POLARITIES,
        "statuses": STATUSES,
        "part": PART,
        "actors": actors,
        "issues": issues,
        "articles": articles,
        "stances": stances,
    }


def parts_of(records: Sequence[Annotation]) -> Iterator[list[Row]]:
    """Yield the articles themselves, `PART` at a time.

    Each is ``[text, sentences, mentions, stances]`` with character offsets: a sentence is
    ``[start, end]``, a mention ``[start, end, label, actor]``, a stance ``[start, end of the
    cue, start, end of the issue]`` with -1 for no issue, in the order of the stance table.
    """
    _, actor_numbers = _actors(records)
    for start in range(0, len(records), PART):
        own = zip(records[start:], actor_numbers[start:], strict=True)
        yield [_article(record, numbers) for record, numbers in islice(own, PART)]


def _article(record: Annotation, actor_numbers: Mapping[str | None, int]) -> Row:
    return [
        record["text"],
        [[s["start"], s["end"]] for s in record["sentences"]],
        [
            [m["start"], m["end"], LABELS.index(m["label"]),
             actor_numbers.get(m.get("actor"), _NONE)]
            for m in record["mentions"]
        ],
        [
            [s["cue"]["start"], s["cue"]["end"], *(
                (s["issue"]["start"], s["issue"]["end"]) if s["issue"] else (_NONE, _NONE)
            )]
            for s in record["stances"]
        ],
    ]  # fmt: skip


def _actors(records: Sequence[Annotation]) -> tuple[list[Row], list[dict[str | None, int]]]:
    """The table, and for each record the numbers of its own actors by id."""
    keys: list[dict[str, str]] = [
        {actor["id"]: actor_key(actor, record["doc_id"]) for actor in record["actors"]}
        for record in records
    ]
    rows: dict[str, Row] = {}
    counts: Counter[str] = Counter()
    for record, own in zip(records, keys, strict=True):
        for actor in record["actors"]:
            row = [actor["id"], actor["name"], actor.get("name_ar") or "", actor["type"]]
            rows.setdefault(own[actor["id"]], row)
        for stance in record["stances"]:
            roles = {stance["holder"], stance["target"]}
            counts.update({own[role] for role in roles if role in own})
    order = sorted(rows, key=lambda key: -counts[key])
    numbers = {key: n for n, key in enumerate(order)}
    return (
        [[*rows[key], counts[key]] for key in order],
        [{identifier: numbers[key] for identifier, key in own.items()} for own in keys],
    )


def _issues(records: Sequence[Annotation], topics: Topics) -> tuple[list[Row], dict[str, int]]:
    counts = Counter(_topic(s, topics) for record in records for s in record["stances"])
    del counts[""]
    wanted = set(counts)
    for identifier in counts:
        parent = _listed(identifier, topics).parent
        while parent and parent not in wanted:
            wanted.add(parent)
            parent = _listed(parent, topics).parent
    order = sorted(wanted, key=lambda identifier: (-counts[identifier], identifier))
    numbers = {identifier: n for n, identifier in enumerate(order)}
    rows = []
    for identifier in order:
        topic = _listed(identifier, topics)
        parent_number = numbers.get(topic.parent, _NONE)
        rows.append([identifier, topic.name, topic.name_ar, parent_number, counts[identifier]])
    return rows, numbers


def _listed(identifier: str, topics: Topics) -> Topic:
    return topics.by_id.get(identifier) or Topic(identifier, identifier, "", "", ())


def _topic(stance: Stance, topics: Topics) -> str:
    issue = stance["issue"]
    if issue is None:
        return ""
    return (issue["topic"] if "topic" in issue else topics.find(issue.get("text", ""))) or ""


def _matter(stance: Stance, topics: Topics) -> str:
    if stance["issue"] is None:
        return ""
    return _topic(stance, topics) or " ".join(fold(stance["issue"].get("text", "")).split())


def _percent(confidence: float | None) -> int | None:
    return None if confidence is None else round(100 * confidence)


def _head(record: Annotation) -> Row:
    meta = record.get("meta", {})
    title = meta.get("title") or next(iter(record["text"].strip().splitlines()), "")
    return [
        record["doc_id"],
        title[:_TITLE],
        meta.get("outlet", ""),
        _date(meta.get("published", "")),
        meta.get("url", ""),
    ]


def _date(published: str) -> str:
    """The ISO 8601 day, empty where there is none."""
    try:
        return date.fromisoformat(published[:10]).isoformat()
    except ValueError:
        return ""
