"""Small records for the tests of tables: articles written for them, labels by place of words."""

import copy
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

import orjson

from pipeline.seedfiles import Faults
from pipeline.tables.database import open_database
from pipeline.tables.duplicates import CopyFinder
from pipeline.tables.questions import issue_list
from pipeline.tables.reading import read_annotations
from pipeline.tables.tidy import batches

if TYPE_CHECKING:
    import duckdb

RUSSIA = {"id": "RUS", "name": "Russia", "name_ar": "روسيا", "type": "COUNTRY", "country": "RUS"}
CHINA = {"id": "CHN", "name": "China", "name_ar": "الصين", "type": "COUNTRY", "country": "CHN"}
TAIWAN = {"id": "TWN", "name": "Taiwan", "name_ar": "تايوان", "type": "COUNTRY", "country": "TWN"}
GUTERRES = {
    "id": "Q311440", "name": "António Guterres", "name_ar": "أنطونيو غوتيريش", "type": "OFFICIAL",
    "country": "un", "office": "Secretary-General", "wikidata": "Q311440",
}  # fmt: skip
UN = {"id": "un", "name": "United Nations", "name_ar": "الأمم المتحدة", "type": "ORGANISATION"}
MINISTER = {
    "id": "local-1", "name": "بافل أورلوف", "name_ar": "بافل أورلوف", "type": "OFFICIAL",
    "country": "RUS", "office": "وزير الخارجية",
}  # fmt: skip


def span(text: str, words: str, start: int = 0) -> dict[str, Any]:
    """The place of the first ``words`` in ``text`` from ``start`` on."""
    begin = text.index(words, start)
    return {"start": begin, "end": begin + len(words), "text": words}


def stance(text: str, cue: str, holder: str, **other: Any) -> dict[str, Any]:
    """A stance of the first sentence; ``issue`` is given by its words."""
    issue = other.pop("issue", None)
    topic = other.pop("topic", None)
    return {
        "sentence": 0, "holder": holder, "target": None, "polarity": "support",
        "status": "asserted", "speaker": None, "confidence": 0.75, "trace": ["cue 0.90"],
        "issue": {**span(text, issue), "topic": topic} if issue else None,
        "cue": span(text, cue), **other,
    }  # fmt: skip


def record(
    doc_id: str, text: str, actors: Sequence[dict[str, Any]] = (), **other: Any
) -> dict[str, Any]:
    """A record whose only sentence is the whole text, with a mention of each name in it."""
    mentions = [
        {**span(text, a["name_ar"]), "label": a["type"], "actor": a["id"], "sentence": 0,
         "confidence": 0.5}
        for a in actors if a["name_ar"] in text
    ]  # fmt: skip
    sentences = [{"start": 0, "end": len(text)}] if text else []
    return {
        "doc_id": doc_id, "text": text, "sentences": sentences, "actors": list(actors),
        "mentions": mentions, "stances": [], **other,
    }  # fmt: skip


TEXTS = (
    "أكدت روسيا دعمها لموقف الصين من تايوان 🕊.",
    "انتقد بافل أورلوف أنطونيو غوتيريش بشدة.",
    "رحبت الصين بخطة الأمم المتحدة، ولم تؤيد روسيا الخطة.",
)
FIRST, SECOND, THIRD = TEXTS


def records() -> list[dict[str, Any]]:
    """Four articles: three with one to three stances, an empty one between them."""
    lines = [
        record(
            "a", FIRST, [RUSSIA, CHINA, TAIWAN], source="x/a.txt",
            meta={"title": "عنوان", "outlet": "صحيفة", "published": "2021-05-04",
                  "pipeline": "mawaqif 0.1.0"},
            stances=[stance(FIRST, "دعمها", "RUS", target="CHN", issue="تايوان", topic="taiwan",
                            speaker="RUS")],
        ),
        record("b", "", meta={"published": "2021"}),
        record(
            "c", SECOND, [MINISTER, GUTERRES, UN], meta={"published": "2022-06-30"},
            stances=[stance(SECOND, "انتقد", "local-1", target="Q311440", polarity="oppose",
                            confidence=0.4)],
        ),
        record(
            "d", THIRD, [CHINA, UN, RUSSIA],
            stances=[
                stance(THIRD, "رحبت", "CHN", target="un", issue="بخطة الأمم المتحدة"),
                stance(THIRD, "تؤيد", "RUS", target="un", issue="الخطة", polarity="neutral",
                       status="alleged"),
                stance(THIRD, "لم تؤيد", "RUS", target="CHN", status="denied"),
            ],
        ),
    ]  # fmt: skip
    # Tests change them.
    return copy.deepcopy(lines)


def write(path: Path, lines: Sequence[dict[str, Any]]) -> Path:
    """Write records as JSON lines."""
    path.write_bytes(b"".join(orjson.dumps(line) + b"\n" for line in lines))
    return path


@contextmanager
def database(
    path: Path, lines: Sequence[dict[str, Any]], *, find_copies: bool = True
) -> Iterator["duckdb.DuckDBPyConnection"]:
    """The tables of records, which are written to ``path`` first."""
    reads = read_annotations([write(path, lines)], Faults())
    copies = CopyFinder() if find_copies else None
    with open_database(batches(reads, issue_list(), copies)) as connection:
        yield connection
