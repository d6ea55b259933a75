"""Files of many articles: JSON, JSON lines, CSV and TSV; one row an article."""

import codecs
import csv
import io
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Final

import orjson

from pipeline.corpus.decode import SAMPLE, decode, find_encoding
from pipeline.errors import ArticleError

TEXT_NAMES: Final = (
    "text",
    "content",
    "body",
    "article",
    "article_text",
    "full_text",
    "النص",
    "نص",
)
ID_NAMES: Final = ("doc_id", "id")
META_NAMES: Final = {
    "title": ("title", "headline", "العنوان", "عنوان"),
    "outlet": ("outlet", "source", "publisher", "newspaper", "المصدر"),
    "published": ("published", "date", "published_at", "publish_date", "pub_date", "التاريخ"),
    "dateline": ("dateline", "place"),
    "url": ("url", "link", "الرابط"),
}
"""Accepted names of columns and keys, compared without regard to case."""


_MISFIT: Final = "mawaqif.misfit"
"""Name of the error handler for what does not fit an encoding."""


@dataclass(frozen=True, slots=True)
class Row:
    """One row of a table; either ``fields`` or ``error`` is set.

    ``number`` counts lines (JSON lines) or records (CSV, JSON) from 1. Field names are
    in lower case.
    """

    number: int
    fields: Mapping[str, object] | None
    error: str | None = None


def read_json_lines(stream: io.BufferedReader, limit: int) -> Iterator[Row]:
    """Yield a row for each line that is not blank; a broken line gives a row with an error.

    Args:
        stream: The file, uncompressed.
        limit: Largest number of characters in a line.

    Raises:
        ArticleError: The file breaks off or its encoding is not recognised.
    """
    lines = _text_lines(stream, "\n")
    number = 0
    while line := lines.readline(limit + 1):
        number += 1
        if len(line) > limit and not line.endswith("\n"):
            while (rest := lines.readline(limit)) and not rest.endswith("\n"):
                pass
            yield Row(number, None, f"the line has more than {limit:,} characters")
        elif line := line.removeprefix("\ufeff").strip():
            yield _json_row(number, line)


def read_json(data: bytes) -> Iterator[Row]:
    """Yield the rows of one JSON document: an object, or a list of objects.

    Raises:
        ArticleError: The document is not JSON, or neither an object nor a list.
    """
    try:
        content = orjson.loads(decode(data).encode())
    except (orjson.JSONDecodeError, UnicodeEncodeError) as error:
        raise ArticleError(f"not valid JSON: {error}") from error
    items = content if isinstance(content, list) else [content]
    for number, item in enumerate(items, 1):
        yield _object_row(number, item)


def read_table(stream: io.BufferedReader, delimiter: str, limit: int) -> Iterator[Row]:
    """Yield the rows of a CSV or TSV file with a header line.

    Args:
        stream: The file, uncompressed.
        delimiter: The character between two columns; a header with semicolons
            only, as some spreadsheets write it, overrules it.
        limit: Largest number of characters in a row.

    Raises:
        ArticleError: No header, no column of text, or the file breaks off.
    """
    csv.field_size_limit(limit)
    lines = _text_lines(stream, "")
    heading = lines.readline(limit).removeprefix("\ufeff")
    if delimiter not in heading and ";" in heading:
        delimiter = ";"
    rows = _RowLines(heading, lines, limit)
    reader = csv.reader(rows, delimiter=delimiter)
    header = [name.strip().lower() for name in next(reader, [])]
    if not any(name in TEXT_NAMES for name in header):
        raise ArticleError(f"no column of text: the header needs one of {', '.join(TEXT_NAMES)}")
    number = 0
    while True:
        number += 1
        rows.begin()
        try:
            cells = next(reader)
        except StopIteration:
            return
        except csv.Error as error:
            yield Row(number, None, f"line {rows.number}: {error}")
            continue
        if not cells:
            number -= 1
        elif len(cells) != len(header):
            wrong = f"line {rows.number}: {len(cells)} cells, the header has {len(header)}"
            yield Row(number, None, wrong)
        else:
            yield Row(number, dict(zip(header, cells, strict=True)))


class _RowLines:
    """The lines of a table, for `csv.reader`, with a bound on what one row may hold.

    A quote that is never closed makes one row of all lines, and a line may have no end.
    ``number`` counts lines from 1.

    Raises:
        csv.Error: The row has more than ``limit`` characters; its line is passed over.
    """

    def __init__(self, heading: str, lines: io.TextIOWrapper, limit: int) -> None:
        self.heading = heading
        self.lines = lines
        self.limit = limit
        self.number = 0
        self.begin()

    def begin(self) -> None:
        """A new row begins."""
        self.room = self.limit

    def __iter__(self) -> Iterator[str]:
        return self

    def __next__(self) -> str:
        line = self.heading or self.lines.readline(self.room + 1)
        self.heading = ""
        if not line:
            raise StopIteration
        self.number += 1
        self.room -= len(line)
        if self.room < 0:
            while line and not line.endswith(("\n", "\r")):
                line = self.lines.readline(self.limit)
            raise csv.Error(f"the row has more than {self.limit:,} characters")
        return line


def text_of(fields: Mapping[str, object]) -> str:
    """Return the article's text of a row.

    Raises:
        ArticleError: The row has no text under any of `TEXT_NAMES`.
    """
    for name in TEXT_NAMES:
        text = fields.get(name)
        if isinstance(text, str):
            return text
    raise ArticleError(f"no text: the row needs one of {', '.join(TEXT_NAMES)}")


def id_of(fields: Mapping[str, object]) -> str | None:
    """Return the row's own id, None where it has none."""
    for name in ID_NAMES:
        value = fields.get(name)
        if isinstance(value, str | int) and not isinstance(value, bool) and str(value).strip():
            return str(value).strip()
    return None


def meta_of(fields: Mapping[str, object]) -> dict[str, str]:
    """Return what the row says of its article; dates as they stand in the row.

    An object under ``meta`` with the same names is read too, so that annotations
    can be annotated again; their ``source`` is the article's file, not its outlet.
    """
    inner = fields.get("meta")
    if "mentions" in fields:
        fields = {name: value for name, value in fields.items() if name != "source"}
    places: list[Mapping[str, object]] = [fields]
    if isinstance(inner, Mapping):
        places.append(inner)
    meta: dict[str, str] = {}
    for key, names in META_NAMES.items():
        values = (place.get(name) for place in places for name in names)
        known = next((v.strip() for v in values if isinstance(v, str) and v.strip()), None)
        if known:
            meta[key] = known
    return meta


def _text_lines(stream: io.BufferedReader, newline: str) -> io.TextIOWrapper:
    """Decode a stream of rows; what does not fit becomes a lone surrogate.

    So one damaged row is found out by itself and does not end the file.
    """
    sample = stream.peek(SAMPLE)[:SAMPLE]
    # A character may be cut at the end of the sample; whole lines have none.
    cut = sample.rfind(b"\n")
    encoding = find_encoding(sample[: cut + 1] if cut > 0 and b"\0" not in sample else sample)
    return io.TextIOWrapper(stream, encoding, errors=_MISFIT, newline=newline)


def _mark_misfit(error: UnicodeError) -> tuple[str, int]:
    """As ``surrogateescape``, which gives up on the units of UTF-16 and UTF-32."""
    if not isinstance(error, UnicodeDecodeError):
        raise error
    return "\udcff" * (error.end - error.start), error.end


codecs.register_error(_MISFIT, _mark_misfit)


def _json_row(number: int, line: str) -> Row:
    try:
        content: Any = orjson.loads(line)
    except orjson.JSONDecodeError as error:
        return Row(number, None, f"not valid JSON: {error}")
    return _object_row(number, content)


def _object_row(number: int, content: object) -> Row:
    if not isinstance(content, dict):
        return Row(number, None, "not a JSON object")
    return Row(number, {str(key).lower(): value for key, value in content.items()})
