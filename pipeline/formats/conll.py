"""CoNLL columns: a token and its IOB2 tag a line, flat mentions and nothing else.

Shape: https://www.clips.uantwerpen.be/conll2003/ner/. An article begins with
``-DOCSTART-``, sentences end with a blank line. Comment lines ``# about = {...}`` and
``# text = "..."`` hold what brings the offsets back; files without them are read too: the
text is then the tokens with blanks between them, a sentence a line.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final

import orjson

from pipeline.formats.assembly import record_of
from pipeline.formats.files import read_text, write_bytes
from pipeline.formats.markup import Mark, Markup, MarkupError
from pipeline.formats.notes import Notes
from pipeline.formats.wordtokens import token_spans
from pipeline.records import Annotation, Mention

DOCSTART: Final = "-DOCSTART-"
_COMMENT: Final = re.compile(r"# (\w+) = (.*)")
_TAG: Final = re.compile(r"O|([BIESLU])-(\S+)")
_ABOUT: Final = ("doc_id", "source", "sha256", "meta", "sentences")


def read(path: Path, notes: Notes) -> Iterator[Annotation]:
    """Yield the record of each article; one with a bad line is a fault.

    The first column is the token, the last its tag, in IOB1, IOB2 or BIOES.

    Raises:
        FormatError: The file cannot be read.
    """
    for number, article in enumerate(_articles(read_text(path)), 1):
        try:
            record = record_of(_markup(article), str(number), notes)
        except _BadLine as error:
            notes.fault(f"{path}:{error.line}", error.reason)
        except MarkupError as error:
            notes.fault(f"{path}: article {number}", str(error))
        else:
            yield record


def write(records: Iterable[Annotation], path: Path, notes: Notes) -> None:
    """Write one article after the other.

    Raises:
        FormatError: The file cannot be written.
    """
    content = "".join(line for record in records for line in _lines(record, notes))
    write_bytes(path, content.encode("utf-8"))


@dataclass(slots=True)
class _Article:
    """The lines of one article: number of the line, token, tag; None ends a sentence."""

    comments: dict[str, tuple[int, str]] = field(default_factory=dict)
    rows: list[tuple[int, str, str] | None] = field(default_factory=list)

    @property
    def holds_anything(self) -> bool:
        return bool(self.comments) or any(self.rows)


class _BadLine(Exception):
    def __init__(self, line: int, reason: str) -> None:
        self.line, self.reason = line, reason


def _articles(content: str) -> Iterator[_Article]:
    article = _Article()
    for number, line in enumerate(content.split("\n"), 1):
        line = line.rstrip("\r")
        comment = _COMMENT.fullmatch(line)
        if line.startswith(DOCSTART):
            if article.holds_anything:
                yield article
            article = _Article()
        elif comment:
            article.comments[comment[1]] = (number, comment[2])
        elif line.strip():
            columns = line.split("\t") if "\t" in line else line.split(" ")
            article.rows.append((number, columns[0], columns[-1] if len(columns) > 1 else ""))
        else:
            article.rows.append(None)
    if article.holds_anything:
        yield article


def _markup(article: _Article) -> Markup:
    about: dict[str, Any] = _comment(article, "about", dict) or {}
    text = _comment(article, "text", str)
    places: list[tuple[int, int]] = []
    cursor = 0
    if text is None:
        text, places = _joined(article)
    else:
        for number, token, _ in filter(None, article.rows):
            start = text.find(token, cursor)
            if start < 0 or text[cursor:start].strip():
                raise _BadLine(number, f"token {token!r} does not follow in '# text'")
            places.append((start, start + len(token)))
            cursor = start + len(token)
    return Markup(text, list(_marks(article, places)), about=about)


def _comment(article: _Article, name: str, kind: type) -> Any:
    if name not in article.comments:
        return None
    number, content = article.comments[name]
    try:
        value = orjson.loads(content)
    except orjson.JSONDecodeError as error:
        raise _BadLine(number, f"'# {name}' is not JSON: {error}") from error
    if not isinstance(value, kind):
        raise _BadLine(number, f"'# {name}' is not what it was written as")
    return value


def _joined(article: _Article) -> tuple[str, list[tuple[int, int]]]:
    pieces: list[str] = []
    places: list[tuple[int, int]] = []
    length = 0
    for row in article.rows:
        if row is not None:
            places.append((length, length + len(row[1])))
            pieces += [row[1], " "]
            length += len(row[1]) + 1
        elif pieces and pieces[-1] == " ":
            pieces[-1] = "\n"
        elif pieces:
            pieces.append("\n")
            length += 1
    return "".join(pieces).rstrip(), places


def _marks(article: _Article, places: Iterable[tuple[int, int]]) -> Iterator[Mark]:
    mark: Mark | None = None
    at = iter(places)
    for row in article.rows:
        match = None if row is None else _TAG.fullmatch(row[2])
        if row is not None and match is None:
            raise _BadLine(row[0], f"{row[2]!r} is no tag; use O, B-LABEL or I-LABEL")
        start, end = (0, 0) if row is None else next(at)
        if mark and match and match[1] in ("I", "E", "L") and match[2] == mark.label:
            mark.end = end
            continue
        if mark:
            yield mark
        mark = Mark(f"c{start}", start, end, match[2]) if match and match[1] else None
    if mark:
        yield mark


def _lines(record: Annotation, notes: Notes) -> Iterator[str]:
    text = record["text"]
    mentions = _flat(record, notes)
    notes.leave_out("CoNLL holds no stances", len(record["stances"]))
    notes.leave_out("CoNLL holds no actors", len(record["actors"]))
    notes.leave_out(
        "CoNLL holds no confidences", sum("confidence" in m for m in record["mentions"])
    )
    about = {key: record[key] for key in _ABOUT if key in record}
    yield f"{DOCSTART}\tO\n\n# about = {orjson.dumps(about).decode()}\n"
    yield f"# text = {orjson.dumps(text).decode()}\n"
    pieces = [(m["start"], m["end"]) for m in mentions]
    ends = {s["end"] for s in record["sentences"]}
    tokens = token_spans(text, [*pieces, *((0, end) for end in ends)])
    left = iter(mentions)
    mention = next(left, None)
    for start, end in tokens:
        tag, inside = "O", False
        if mention and mention["start"] <= start:
            tag = f"{'B' if start == mention['start'] else 'I'}-{mention['label']}"
            inside = end < mention["end"]
            mention = mention if inside else next(left, None)
        if not text[start:end].isspace():
            yield f"{text[start:end]}\t{tag}\n"
        # A blank line inside a mention would cut it in two; `about` has the sentences.
        if end in ends and not inside:
            yield "\n"
    yield "\n"


def _flat(record: Annotation, notes: Notes) -> list[Mention]:
    """The mentions that tags can hold, in order of the text: of overlapping ones the longest."""
    text = record["text"]
    whole = [m for m in record["mentions"] if (w := text[m["start"] : m["end"]]) == w.strip() != ""]
    notes.leave_out(
        "CoNLL holds no mention that begins or ends with white space",
        len(record["mentions"]) - len(whole),
    )
    chosen: list[Mention] = []
    taken: set[int] = set()
    for mention in sorted(whole, key=lambda m: (m["start"] - m["end"], m["start"])):
        # No longer one is inside of this one, so that it would hold one of its ends.
        if taken.isdisjoint((mention["start"], mention["end"] - 1)):
            taken.update(range(mention["start"], mention["end"]))
            chosen.append(mention)
    notes.leave_out(
        "CoNLL holds no overlapping mentions, the longest stay", len(whole) - len(chosen)
    )
    return sorted(chosen, key=lambda m: m["start"])
