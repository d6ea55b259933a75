"""Statements as users of the Discourse Network Analyzer (DNA) import them: two CSV files.

DNA itself reads statements through its R package rDNA: ``dna_addDocuments`` takes the
documents, ``dna_addStatement`` each statement with its span and the variables person,
organization, concept, agreement of the type "DNA Statement". Columns that become arguments have
their names.

Source:
    leifeld-lab/dna, rDNA/rDNA/R/rDNA.R (version 3): dna_addDocuments, dna_addStatement.
"""

from collections.abc import Iterable, Iterator
from itertools import accumulate, groupby, pairwise
from typing import Any, Final, NamedTuple

from pipeline.errors import UsageError
from pipeline.records import Annotation
from pipeline.tables.csvcells import harmless
from pipeline.tables.database import Connection, ask
from pipeline.tables.questions import Condition
from pipeline.tables.reading import Read

DOCUMENTS: Final = {
    "document": "number of the document, from 1",
    "title": "title, else the article's id",
    "text": "the article, its lines ended by LF",
    "author": "empty",
    "source": "outlet",
    "section": "place of the report",
    "type": "empty",
    "notes": "the article's id",
    "date": "day of publication, ISO 8601; empty where unknown",
}
"""Columns of the file of documents."""

STATEMENTS: Final = {
    "document": "number of the document in the other file",
    "date": "day of publication, ISO 8601",
    "startCaret": "where the sentence begins, UTF-16 units of the text as in the other file",
    "endCaret": "where it ends, exclusive",
    "person": "the holder, if it is a person",
    "organization": "the holder, if it is none; else the state or body that the person acts for",
    "concept": "target and issue: `Target: issue`, or the one that there is",
    "agreement": "1 for support, 0 for oppose",
    "target": "name of the target",
    "issue": "English name of the topic, else the words of the issue",
    "status": "asserted, alleged, called-for or denied",
    "speaker": "name of who says it",
    "confidence": "0 to 1",
    "sentence": "words of the span",
    "doc_id": "the article's id",
    "stance": "number of the stance in the article, from 0",
}
"""Columns of the file of statements."""


class Document(NamedTuple):
    """A row of `DOCUMENTS` and its rows of `STATEMENTS`."""

    row: tuple[Any, ...]
    statements: list[tuple[Any, ...]]


def dna_documents(
    connection: Connection, condition: Condition, reads: Iterable[Read]
) -> Iterator[Document]:
    """Yield the articles that have statements, with them.

    Agreement is yes or no, so neutral stances have no place; `neutral_count` counts them.

    Args:
        connection: The tables made of the same records.
        condition: Which stances.
        reads: The records once more, in the same order: the tables hold no texts.

    Raises:
        UsageError: A record holds no text.
    """
    sql = _STANCES.format(where=condition.sql)
    stances = ask(connection, sql, condition.values)
    records = iter(reads)
    grouped = groupby(stances.rows(), key=lambda row: row[0])
    for number, (doc_id, rows) in enumerate(grouped, 1):
        record = next(read.record for read in records if read.record["doc_id"] == doc_id)
        if not isinstance(record.get("text"), str):
            raise UsageError(
                f"{doc_id}: the record holds no text, which DNA needs; annotate without --no-text"
            )
        yield _document(number, record, [dict(zip(stances.columns, r, strict=True)) for r in rows])


def neutral_count(connection: Connection, condition: Condition) -> int:
    """Return how many stances that fit have no place in DNA."""
    sql = f"SELECT count(*) FROM stances WHERE {condition.sql} AND polarity = 'neutral'"
    ((count,),) = ask(connection, sql, condition.values).rows()
    return int(count)


def _document(number: int, record: Annotation, stances: list[dict[str, Any]]) -> Document:
    text = record["text"]
    shown = _plain_lines(text)
    # The caret counts in the cell as it is written, so an apostrophe before it moves it.
    shift = len(harmless(shown)) - len(shown)

    carets = _carets(text)
    statements = []
    for stance in stances:
        span = record["sentences"][stance["sentence"]]
        person = stance["holder_type"] in ("OFFICIAL", "PERSON")
        concept = ": ".join(filter(None, (stance["target"], stance["issue"])))
        values = {
            **stance,
            "document": number,
            "startCaret": shift + carets[span["start"]],
            "endCaret": shift + carets[span["end"]],
            "person": stance["holder_name"] if person else "",
            "organization": (stance["acts_for"] or "") if person else stance["holder_name"],
            "concept": concept,
            "agreement": int(stance["polarity"] == "support"),
            "sentence": _plain_lines(text[span["start"] : span["end"]]),
        }
        statements.append(tuple(values[column] for column in STATEMENTS))
    meta = record.get("meta", {})
    doc_id = record["doc_id"]
    row = (
        number,
        meta.get("title") or doc_id,
        shown,
        "",
        meta.get("outlet", ""),
        meta.get("dateline", ""),
        "",
        doc_id,
        stances[0]["date"],
    )
    return Document(row, statements)


def _plain_lines(text: str) -> str:
    """Lines as R's text files and Java's text panes have them, which both count one character."""
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _carets(text: str) -> list[int]:
    """For each offset of a text the UTF-16 units of its plain lines before it."""
    widths = (
        0 if (before, character) == ("\r", "\n") else 1 + (character > "\uffff")
        for before, character in pairwise(f" {text}")
    )
    return [0, *accumulate(widths)]


_STANCES: Final = """
WITH names AS (SELECT actor_key, arg_min(name, rowid) AS name FROM actors GROUP BY actor_key)
SELECT doc_id, stance, date, sentence, polarity, status, confidence,
  holder_name, holder_type, coalesce(names.name, holder_country) AS acts_for,
  target_name AS target, coalesce(topic_name, issue) AS issue, speaker_name AS speaker
FROM stances LEFT JOIN names ON names.actor_key = holder_country
WHERE {where} AND polarity <> 'neutral' AND holder_key IS NOT NULL
ORDER BY stances.rowid"""
