"""Hand labels kept without their text (stand-off): joined with the articles when training.

A stand-off record is an annotation record without ``text``, and with ``text_sha256`` instead.
``python -m pipeline.training.labels RECORDS.jsonl LABELS.jsonl`` writes those of hand-labelled records,
in the order of their ids.
"""

import hashlib
import lzma
import re
import sys
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Final, cast

import orjson

from pipeline.corpus.gold import read_gold
from pipeline.errors import GoldError, UsageError
from pipeline.records import Annotation
from pipeline.text.sentences import sentence_spans

_BLANK: Final = re.compile(r"\n[ \t]*\n")


def strip_text(record: Annotation) -> dict[str, object]:
    """Return the stand-off form of ``record``: offsets and ids, no word of the article."""
    return {
        "doc_id": record["doc_id"],
        "text_sha256": text_digest(record["text"]),
        "actors": record["actors"],
        "mentions": [
            {k: m[k] for k in ("start", "end", "label", "actor")} for m in record["mentions"]
        ],
        "stances": [
            {
                **stance,
                "issue": _bare(stance["issue"]),
                "cue": _bare(stance["cue"]),
            }
            for stance in record["stances"]
        ],
    }


def _bare(span: object) -> dict[str, int] | None:
    return {"start": span["start"], "end": span["end"]} if isinstance(span, dict) else None


def text_digest(text: str) -> str:
    """Return the SHA-256 of a text in UTF-8."""
    return hashlib.sha256(text.encode("utf-8")).hexdigest()


def labelled_ids(path: Path) -> set[str]:
    """Return the ids of the articles that the stand-off file ``path`` labels."""
    return {orjson.loads(line)["doc_id"] for line in path.read_bytes().splitlines()}


def read_articles(paths: Iterable[Path], wanted: set[str]) -> dict[str, str]:
    """Return text by id of the ``wanted`` articles of some files; one that is nowhere is left out.

    A .jsonl file, plain or .xz, has an ``id`` and a ``text`` a line. In a .txt.xz file articles are
    parted by blank lines, and an id is the file's name without suffixes, ``#`` and the article's
    number from 0; such a file is only opened for an id of its own.
    """
    found: dict[str, str] = {}
    for path in paths:
        if path.name.endswith(".txt.xz"):
            stem = path.name.removesuffix(".txt.xz")
            own = {i for i in wanted if i.rpartition("#")[0] == stem}
            if own:
                with lzma.open(path, "rt", encoding="utf-8") as lines:
                    numbered = enumerate(_BLANK.split(lines.read()))
                articles = {f"{stem}#{n}": text.strip("\n") for n, text in numbered}
                found |= {i: articles[i] for i in own & articles.keys()}
        else:
            opener = lzma.open if path.suffix == ".xz" else open
            with opener(path, "rb") as lines:
                rows = [orjson.loads(line) for line in lines]
            found |= {str(row["id"]): row["text"] for row in rows if str(row["id"]) in wanted}
    return found


def join_text(path: Path, articles: dict[str, str]) -> Iterator[Annotation]:
    """Yield the records of the stand-off file ``path`` with their text.

    Raises GoldError where an article is missing or is not the one that was labelled.
    """
    for number, line in enumerate(path.read_bytes().splitlines(), 1):
        record = orjson.loads(line)
        text = articles.get(record["doc_id"])
        if text is None or text_digest(text) != record["text_sha256"]:
            raise GoldError(
                f"{path}:{number}: the text of article {record['doc_id']!r} is missing or differs "
                "from the one that was labelled"
            )
        yield _with_text(record, text)


def _with_text(record: dict[str, object], text: str) -> Annotation:
    def spelled(span: object) -> object:
        return (
            {**span, "text": text[span["start"] : span["end"]]} if isinstance(span, dict) else None
        )

    sentences = sentence_spans(text)
    starts = [start for start, _ in sentences]

    def sentence(position: int) -> int:
        return max(0, bisect_right(starts, position) - 1)

    mentions = record["mentions"]
    stances = record["stances"]
    assert isinstance(mentions, Iterable)
    assert isinstance(stances, Iterable)
    joined: object = {
        "doc_id": record["doc_id"],
        "text": text,
        "sentences": [{"start": start, "end": end} for start, end in sentences],
        "actors": record["actors"],
        "mentions": [
            {**m, "text": text[m["start"] : m["end"]], "sentence": sentence(m["start"])}
            for m in mentions
        ],
        "stances": [
            {
                **s,
                "issue": spelled(s["issue"]),
                "cue": spelled(s["cue"]),
                "sentence": sentence(s["cue"]["start"]),
            }
            for s in stances
        ],
    }
    return cast(Annotation, joined)


def main(arguments: Sequence[str]) -> None:
    """Write the stand-off form of the records in the first file to the second.

    Raises UsageError and GoldError as ``read_gold`` does.
    """
    if len(arguments) != 2:
        raise UsageError("name a file of hand-labelled records and the file to write")
    records = sorted(read_gold(Path(arguments[0])), key=lambda record: record["doc_id"])
    lines = [orjson.dumps(strip_text(record)) + b"\n" for record in records]
    Path(arguments[1]).write_bytes(b"".join(lines))


if __name__ == "__main__":
    main(sys.argv[1:])
