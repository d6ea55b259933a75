from pathlib import Path
from typing import Any

import pytest

from pipeline.errors import UsageError
from pipeline.seedfiles import Faults
from pipeline.tables.dna import DOCUMENTS, STATEMENTS, dna_documents, neutral_count
from pipeline.tables.network import HELD
from pipeline.tables.questions import Question, condition_of, issue_list
from pipeline.tables.reading import read_annotations
from tests.tables.small import FIRST, SECOND, THIRD, database, record, records, span, stance


def statements(path: Path, lines: list[dict[str, Any]], **asked: Any) -> tuple[list[dict[str, Any]], list[dict[str, Any]], int]:  # fmt: skip
    """Documents and statements as dicts, and how many stances are neutral."""
    with database(path, lines) as connection:
        question = Question(**({"statuses": HELD} | asked))
        condition = condition_of(question, connection, issue_list())
        found = list(dna_documents(connection, condition, read_annotations([path], Faults())))
        neutral = neutral_count(connection, condition)
    return (
        [dict(zip(DOCUMENTS, document.row, strict=True)) for document in found],
        [dict(zip(STATEMENTS, row, strict=True)) for d in found for row in d.statements],
        neutral,
    )


def test_statements_have_person_organization_concept_agreement(tmp_path: Path) -> None:
    documents, rows, neutral = statements(tmp_path / "r.jsonl", records())
    assert [(d["document"], d["notes"], d["title"], d["text"]) for d in documents] == [
        (1, "a", "عنوان", FIRST), (2, "c", "c", SECOND), (3, "d", "d", THIRD),
    ]  # fmt: skip
    told = ("document", "person", "organization", "concept", "agreement", "stance")
    assert [tuple(row[key] for key in told) for row in rows] == [
        (1, "", "Russia", "China: Taiwan", 1, 0),
        (2, "بافل أورلوف", "Russia", "António Guterres", 0, 0),
        (3, "", "China", "United Nations: بخطة الأمم المتحدة", 1, 0),
    ]
    assert neutral == 1


def test_who_a_person_speaks_for_is_a_code_where_no_article_names_it(tmp_path: Path) -> None:
    lines = records()[2:3]
    lines[0]["stances"].append(stance(SECOND, "انتقد", "Q311440", issue="بشدة"))
    _, rows, _ = statements(tmp_path / "r.jsonl", lines)
    assert [(row["person"], row["organization"], row["concept"]) for row in rows] == [
        ("بافل أورلوف", "RUS", "António Guterres"),
        ("António Guterres", "United Nations", "بشدة"),
    ]


def cut(text: str, start: int, end: int) -> str:
    """A piece by offsets as Java counts them."""
    return text.encode("utf-16-le")[2 * start : 2 * end].decode("utf-16-le")


def test_carets_count_as_java_does_in_the_text_as_written(tmp_path: Path) -> None:
    text = "- 🕊🕊 عنوان\r\nأيدت روسيا الخطة 🕊.\rوانتهى الخبر."
    sentence = "أيدت روسيا الخطة 🕊."
    line = record(
        "a", text, [{"id": "RUS", "name": "Russia", "name_ar": "روسيا", "type": "COUNTRY"}]
    )
    line["sentences"] = [{"start": 0, "end": 11}, span(text, sentence)]
    line["mentions"] = []
    line["stances"] = [stance(text, "أيدت", "RUS", issue="الخطة") | {"sentence": 1}]
    documents, (row,), _ = statements(tmp_path / "r.jsonl", [line])
    assert documents[0]["text"] == "- 🕊🕊 عنوان\nأيدت روسيا الخطة 🕊.\nوانتهى الخبر."
    written = "'" + documents[0]["text"]
    assert cut(written, row["startCaret"], row["endCaret"]) == sentence == row["sentence"]


def test_carets_stay_where_no_apostrophe_is_written(tmp_path: Path) -> None:
    documents, rows, _ = statements(tmp_path / "r.jsonl", records())
    texts = {document["document"]: document["text"] for document in documents}
    for row in rows:
        assert cut(texts[row["document"]], row["startCaret"], row["endCaret"]) == row["sentence"]


def test_records_without_text_are_refused(tmp_path: Path) -> None:
    lines = records()
    del lines[2]["text"]
    with pytest.raises(UsageError, match=r"c: the record holds no text, .* without --no-text"):
        statements(tmp_path / "r.jsonl", lines)
    assert len(statements(tmp_path / "r.jsonl", lines, until="2021")[1]) == 1
