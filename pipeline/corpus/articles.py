"""Delivered files -> a stream of articles, in which a bad one is a failure and not the end."""

import hashlib
import io
import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final, cast

from pipeline.corpus.compressed import open_bounded, reason
from pipeline.corpus.dates import iso_date
from pipeline.corpus.decode import check_text, decode
from pipeline.corpus.html import declared_charset, read_page
from pipeline.corpus.metadata import describe_text
from pipeline.corpus.sources import Source
from pipeline.corpus.tables import (
    Row,
    id_of,
    meta_of,
    read_json,
    read_json_lines,
    read_table,
    text_of,
)
from pipeline.errors import ArticleError
from pipeline.records import Article

ARTICLE_BYTES: Final = 64 * 2**20
"""Largest uncompressed file or row of a table that is looked at."""

JSON_BYTES: Final = 256 * 2**20
"""Largest uncompressed ``.json`` file, which has to be read as a whole."""

ARTICLE_CHARACTERS: Final = 1_000_000
"""Largest article unless the caller says otherwise."""


@dataclass(frozen=True, slots=True)
class Failure:
    """An article that could not be read or annotated, and why."""

    doc_id: str
    source: str
    reason: str


Item = Article | Failure


def read_articles(
    sources: Iterable[Source],
    *,
    longest: int = ARTICLE_CHARACTERS,
    skip: int = 0,
) -> Iterator[Item]:
    """Yield the articles of all files in order, and a failure for each that is unusable.

    Args:
        sources: The files, with ids that differ.
        longest: Largest number of characters in an article.
        skip: Number of items to leave out at the start; single-article files among
            them are not opened.
    """
    sources = list(sources)
    taken = {source.doc_id for source in sources}
    place = 0
    for source in sources:
        if not source.is_table and place < skip:
            place += 1
        else:
            for item in _read_source(source, longest, taken):
                place += 1
                if place > skip:
                    yield item


def _read_source(source: Source, longest: int, taken: set[str]) -> Iterator[Item]:
    rows = 0
    try:
        if not source.is_table:
            yield _read_single(source, longest)
            return
        for item in _read_rows(source, longest, taken):
            rows += 1
            yield item
        if rows == 0:
            raise ArticleError("empty: no row in the file")
    except ArticleError as error:
        # Also what breaks a table in the middle: its rows up to there have been passed on.
        why = f"after {rows} rows: {error}" if rows else str(error)
        yield Failure(source.doc_id, source.name, why)


def _read_single(source: Source, longest: int) -> Article:
    with open_bounded(source.path, ARTICLE_BYTES) as stream:
        data = stream.read()
    if source.kind == "html":
        page = decode(data, declared_charset(data))
        text, known = read_page(page)
    else:
        text, known = decode(data), {}
    return _article(source, source.doc_id, text, known, longest, _sha256(source))


def _read_rows(source: Source, longest: int, taken: set[str]) -> Iterator[Item]:
    if source.kind == "stdin":
        yield from _read_stdin(source, longest, taken)
        return
    limit = JSON_BYTES if source.kind == "json" else None
    with open_bounded(source.path, limit) as stream:
        digest = _sha256(source)
        for row in _rows(source.kind, stream):
            yield _row_item(source, row, longest, taken, digest)


def _rows(kind: str, stream: io.BufferedReader) -> Iterator[Row]:
    if kind == "json":
        return read_json(stream.read())
    if kind == "jsonl":
        return read_json_lines(stream, ARTICLE_BYTES)
    return read_table(stream, "\t" if kind == "tsv" else ",", ARTICLE_BYTES)


def _read_stdin(source: Source, longest: int, taken: set[str]) -> Iterator[Item]:
    """JSON lines if the first character opens an object, else one plain text."""
    stream = cast(io.BufferedReader, sys.stdin.buffer)
    if stream.peek(64).removeprefix(b"\xef\xbb\xbf").lstrip().startswith(b"{"):
        for row in read_json_lines(stream, ARTICLE_BYTES):
            yield _row_item(source, row, longest, taken, "")
        return
    data = stream.read(ARTICLE_BYTES + 1)
    if len(data) > ARTICLE_BYTES:
        raise ArticleError(f"more than {ARTICLE_BYTES:,} bytes: too large for one article")
    yield _article(source, source.doc_id, decode(data), {}, longest, "")


def _row_item(source: Source, row: Row, longest: int, taken: set[str], digest: str) -> Item:
    fallback = f"{source.doc_id}#{row.number}"
    if row.fields is None:
        return Failure(fallback, source.name, row.error or "unusable row")
    doc_id = id_of(row.fields)
    if doc_id is None or doc_id in taken:
        doc_id = fallback
    taken.add(doc_id)
    try:
        doc_id.encode("utf-8")
        text, known = text_of(row.fields), meta_of(row.fields)
        "".join(known.values()).encode("utf-8")
        return _article(source, doc_id, text, known, longest, digest)
    except (ArticleError, UnicodeEncodeError) as error:
        return Failure(fallback, source.name, str(error))


def _article(
    source: Source, doc_id: str, text: str, known: dict[str, str], longest: int, digest: str
) -> Article:
    check_text(text, longest)
    if "published" in known:
        day = iso_date(known["published"])
        known = {key: value for key, value in known.items() if key != "published"}
        if day:
            known["published"] = day
    meta = describe_text(text) | known
    return Article(doc_id, text, source.name, digest, dict(sorted(meta.items())))


def _sha256(source: Source) -> str:
    try:
        with source.path.open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest()
    except Exception as error:
        # Behind a URL the error classes are the store's own.
        raise ArticleError(f"cannot be read: {reason(error)}") from error
