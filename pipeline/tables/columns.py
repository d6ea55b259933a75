"""The four tables, column by column: the one place that says what each holds."""

from collections.abc import Mapping
from functools import cache
from typing import Any, Final, NamedTuple, TypeAlias

# pyarrow is slow to import and has no types: names for what the functions here take and give.
ArrowSchema: TypeAlias = Any
"""A ``pyarrow.Schema``."""

RecordBatch: TypeAlias = Any
"""A ``pyarrow.RecordBatch``: rows of one table."""


class Column(NamedTuple):
    """A column: its Arrow type by name, and what it holds."""

    type: str
    meaning: str


def _actor(role: str, who: str) -> dict[str, Column]:
    """The columns that a stance has for one of its actors."""
    return {
        role: Column("string", f"id of {who}, as in the record; null where there is none"),
        f"{role}_key": Column("string", f"`actor_key` of {who}: the same in all articles"),
        f"{role}_name": Column("string", f"name of {who}, English where it is known"),
        f"{role}_name_ar": Column("string", f"Arabic name of {who}"),
        f"{role}_type": Column("string", "OFFICIAL, PERSON, COUNTRY, ORGANISATION or GROUP"),
        f"{role}_country": Column("string", f"ISO 3166-1 alpha-3 of the state {who} acts for"),
    }


TABLES: Final[Mapping[str, Mapping[str, Column]]] = {
    "articles": {
        "doc_id": Column("string", "id of the article, unique over all files given"),
        "file": Column("string", "name of the annotation file"),
        "source": Column("string", "path of the article in the annotated folder"),
        "title": Column("string", "title"),
        "outlet": Column("string", "who published it"),
        "date": Column("date", "day of publication; null where unknown or not a full day"),
        "dateline": Column("string", "place of the report"),
        "url": Column("string", "address"),
        "first_copy": Column(
            "string",
            "`doc_id` of the first article with nearly the same text; its own for that one",
        ),
        "characters": Column("int", "length of the text in Unicode code points; null without text"),
        "sentences": Column("int", "number of sentences"),
        "actors": Column("int", "number of rows in actors"),
        "mentions": Column("int", "number of rows in mentions"),
        "stances": Column("int", "number of rows in stances"),
        "pipeline": Column("string", "version of mawaqif that annotated it; null for hand labels"),
        "config": Column("string", "name and fingerprint of its config"),
        "lists": Column("string", "fingerprint of its word lists"),
        "models": Column("string", "fingerprint of its trained weights"),
    },
    "mentions": {
        "doc_id": Column("string", "the article"),
        "mention": Column("int", "number of the mention in the article, from 0"),
        "start_char": Column("int", "offset of its first character, Unicode code points"),
        "end_char": Column("int", "offset behind its last character"),
        "text": Column("string", "its words"),
        "label": Column("string", "OFFICIAL, PERSON, ROLE, COUNTRY, ORGANISATION or GROUP"),
        "actor": Column("string", "id of the actor it stands for, as in the record; null if none"),
        "actor_key": Column("string", "`actor_key` of that actor"),
        "sentence": Column("int", "number of the sentence, from 0"),
        "confidence": Column("double", "0 to 1; null for hand labels"),
    },
    "actors": {
        "doc_id": Column("string", "the article"),
        "actor": Column("string", "id, as in the record; `local-...` holds in this article only"),
        "actor_key": Column(
            "string",
            "the same in all articles: the id of a known actor, the code of a state; for unknown "
            "people and in hand labels type, country and full name; else the article and the id",
        ),
        "name": Column("string", "name, English where it is known"),
        "name_ar": Column("string", "Arabic name"),
        "type": Column("string", "OFFICIAL, PERSON, COUNTRY, ORGANISATION or GROUP"),
        "country": Column("string", "ISO 3166-1 alpha-3 of the state it is or acts for"),
        "office": Column("string", "office at the time of the article"),
        "wikidata": Column("string", "Wikidata id"),
        "mentions": Column("int", "how often the article mentions it"),
    },
    "stances": {
        "doc_id": Column("string", "the article"),
        "stance": Column("int", "number of the stance in the article, from 0"),
        "date": Column("date", "day of publication of the article"),
        "outlet": Column("string", "who published the article"),
        "first_copy": Column("string", "as in articles: equals `doc_id` unless this is a copy"),
        "sentence": Column("int", "number of the sentence, from 0"),
        "sentence_text": Column("string", "the sentence; null where the record holds no text"),
        **_actor("holder", "whose stance it is"),
        **_actor("target", "whom it is about"),
        **_actor("speaker", "who says it; null for the article's own voice"),
        "issue": Column("string", "words that name the issue; null where there is none"),
        "issue_start": Column("int", "offset of their first character"),
        "issue_end": Column("int", "offset behind their last character"),
        "topic": Column(
            "string",
            "id of the issue in the issue list: the record's; found anew in records that have none",
        ),
        "topic_name": Column("string", "English name of the topic"),
        "topic_name_ar": Column("string", "Arabic name of the topic"),
        "parent_topic": Column("string", "id of the wider topic"),
        "polarity": Column("string", "support, oppose or neutral"),
        "status": Column("string", "asserted, alleged, called-for or denied"),
        "confidence": Column("double", "0 to 1; null for hand labels"),
        "cue": Column("string", "words that show the stance"),
        "cue_start": Column("int", "offset of their first character"),
        "cue_end": Column("int", "offset behind their last character"),
        "trace": Column("string", "how it was found, joined by ` | `; null for hand labels"),
    },
}
"""Table -> column -> its type and meaning, in the order of the files."""


@cache
def schema(table: str) -> ArrowSchema:
    """Return the Arrow schema of a table; each field carries its meaning as ``description``."""
    import pyarrow as pa

    types: dict[str, Any] = {
        "string": pa.string(),
        "int": pa.int32(),
        "double": pa.float64(),
        "date": pa.date32(),
    }
    return pa.schema(
        [
            pa.field(name, types[column.type], metadata={"description": column.meaning})
            for name, column in TABLES[table].items()
        ]
    )


def columns_markdown() -> str:
    """Return the description of all tables, which is written beside their files."""
    lines = ["# Tables of annotations", ""]
    lines += [
        "Offsets count Unicode code points of the article's text, end exclusive. Tables join on",
        "`doc_id`; actors of one article on `doc_id` and `actor`, of all articles on `actor_key`.",
        "In CSV files a text cell that begins with `=`, `+`, `-`, `@`, tab or carriage return has an",
        "apostrophe before it, so that no spreadsheet takes it for a formula; an empty cell is null.",
    ]
    for table, columns in TABLES.items():
        lines += ["", f"## {table}", "", "| column | type | meaning |", "| --- | --- | --- |"]
        lines += [f"| `{name}` | {c.type} | {c.meaning} |" for name, c in columns.items()]
    return "\n".join(lines) + "\n"
