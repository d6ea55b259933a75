"""Prodigy: its documented example shape in, token ends inclusive, nothing lost."""

import json
from pathlib import Path
from typing import Any

from hypothesis import HealthCheck, given, settings

from pipeline.formats import prodigy
from pipeline.formats.notes import Notes
from pipeline.records import Annotation
from tests.evaluation.drafts import draft
from tests.formats.cases import canonical, records
from tests.formats.round_trip import there_and_back

RECORD = draft("أيدت [مصر القديمة](COUNTRY EGY) الحوار", 'EGY support - "أيدت" on="الحوار"')
TOKENS = [(0, 4), (5, 8), (9, 16), (17, 23)]


def span(start: int, end: int, first: int, last: int, label: str) -> dict[str, Any]:
    offsets = {"start": start, "end": end, "token_start": first, "token_end": last}
    return {**offsets, "label": label}


COUNTRY = span(5, 16, 1, 2, "COUNTRY")
SUPPORT = span(0, 4, 0, 0, "SUPPORT")
EXAMPLE = {
    "text": RECORD["text"],
    "_input_hash": 1,
    "_task_hash": 2,
    "tokens": [
        {"text": RECORD["text"][a:b], "start": a, "end": b, "id": n, "ws": n < 3}
        for n, (a, b) in enumerate(TOKENS)
    ],
    "spans": [COUNTRY, SUPPORT],
    "relations": [
        {"head": 0, "child": 2, "head_span": SUPPORT, "child_span": COUNTRY, "label": "holder"}
    ],
    "answer": "accept",
}


def read(tmp_path: Path, *rows: object) -> tuple[list[Annotation], list[str]]:
    path = tmp_path / "db.jsonl"
    path.write_text("\n".join(json.dumps(row) for row in rows), encoding="utf-8")
    notes = Notes()
    return list(prodigy.read(path, notes)), list(notes.lines())


def test_examples_without_anything_of_ours(tmp_path: Path) -> None:
    refused = {**EXAMPLE, "answer": "reject"}
    (record,), said = read(tmp_path, refused, EXAMPLE, {"spans": []})
    assert (record["doc_id"], len(record["mentions"]), len(record["stances"])) == ("2", 1, 1)
    assert said == [
        f"{tmp_path / 'db.jsonl'}:3: 'text' is missing; export with `prodigy db-out`",
        "only accepted examples count: others: 1 left out",
    ]


def test_token_ends_are_inclusive(tmp_path: Path) -> None:
    prodigy.write([RECORD], tmp_path / "a.jsonl", Notes())
    row = json.loads((tmp_path / "a.jsonl").read_bytes())
    assert row["tokens"] == EXAMPLE["tokens"]
    assert [{k: v for k, v in s.items() if k != "id"} for s in row["spans"]] == [
        COUNTRY,
        SUPPORT,
        span(17, 23, 3, 3, "ISSUE"),
    ]
    assert [(r["label"], r["head"], r["child"]) for r in row["relations"]] == [
        ("holder", 0, 2),
        ("issue", 0, 3),
    ]


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(record=records())
def test_round_trip_loses_nothing(tmp_path: Path, record: Annotation) -> None:
    path = tmp_path / "x.jsonl"
    found, said = there_and_back(prodigy, [record], path)
    assert [canonical(r) for r in found] == [canonical(record)]
    assert said == []
    row = json.loads(path.read_bytes())
    assert "".join(t["text"] + " " * t["ws"] for t in row["tokens"]) == record["text"]
    for piece in row["spans"]:
        first, last = (row["tokens"][piece[key]] for key in ("token_start", "token_end"))
        assert (first["start"], last["end"]) == (piece["start"], piece["end"])
