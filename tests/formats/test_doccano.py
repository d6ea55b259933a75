"""doccano: both of its shapes in and out."""

import json
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings

from pipeline.formats import doccano
from pipeline.formats.notes import Notes
from pipeline.records import Annotation
from tests.evaluation.drafts import draft
from tests.formats.cases import canonical, records
from tests.formats.round_trip import there_and_back

TEXT = "ندد حسام بالعقوبات"
RELATIONS = {
    "id": 6400,
    "text": TEXT,
    "Comments": [],
    "entities": [
        {"id": 1662, "label": "OFFICIAL", "start_offset": 4, "end_offset": 8},
        {"id": 1663, "label": "OPPOSE-ALLEGED", "start_offset": 0, "end_offset": 3},
        {"id": 1664, "label": "ISSUE", "start_offset": 10, "end_offset": 18},
    ],
    "relations": [
        {"id": 273, "from_id": 1663, "to_id": 1662, "type": "holder"},
        {"id": 274, "from_id": 1663, "to_id": 1664, "type": "issue"},
    ],
}


def read(tmp_path: Path, *rows: object) -> tuple[list[Annotation], list[str]]:
    path = tmp_path / "all.jsonl"
    lines = (row if isinstance(row, str) else json.dumps(row) for row in rows)
    path.write_text("\n".join(lines), encoding="utf-8")
    notes = Notes()
    return list(doccano.read(path, notes)), list(notes.lines())


def test_an_export_with_relations(tmp_path: Path) -> None:
    (record,), said = read(tmp_path, RELATIONS)
    assert said == []
    (stance,) = record["stances"]
    assert (record["doc_id"], stance["holder"], stance["status"]) == ("6400", "local-1", "alleged")
    assert stance["issue"] == {"start": 10, "end": 18, "text": "العقوبات"}


@pytest.mark.parametrize("key", ["label", "labels"])
def test_an_export_of_labels(tmp_path: Path, key: str) -> None:
    row = {"id": 1, "text": TEXT, key: [[4, 8, "OFFICIAL"], [0, 3, "OPPOSE"]]}
    (record,), said = read(tmp_path, row)
    assert [(m["start"], m["end"], m["label"]) for m in record["mentions"]] == [(4, 8, "OFFICIAL")]
    assert said == ["a stance needs a holder: cues without one: 1 left out"]


def test_bad_lines_are_faults_and_the_others_are_read(tmp_path: Path) -> None:
    lost = {"id": 2, "entities": []}
    outside = {"text": TEXT, "label": [[4, 99, "ROLE"]]}
    found, said = read(tmp_path, RELATIONS, "{", lost, outside, "", {"text": "", "label": [["x"]]})
    path = tmp_path / "all.jsonl"
    assert len(found) == 1
    assert [line.partition(";")[0][:60] for line in said] == [
        f"{path}:{rest}"[:60]
        for rest in (
            "2: not JSON: unexpected end of data",
            "3: 'text' is missing",
            f"4: offsets 4-99 are {TEXT[4:]!r} in a text of 18 characters, not None",
            "6: Mark.__init__() missing 2 required positional arguments",
        )
    ]


def test_the_shape_that_doccano_takes(tmp_path: Path) -> None:
    record = draft("أيدت [مصر](COUNTRY EGY) الحوار", 'EGY support - "أيدت" on="الحوار"')
    doccano.write([record], tmp_path / "a.jsonl", Notes())
    row = json.loads((tmp_path / "a.jsonl").read_bytes())
    assert {key: row[key] for key in ("id", "text", "entities", "relations")} == {
        "id": 1,
        "text": "أيدت مصر الحوار",
        "entities": [
            {"id": 1, "label": "COUNTRY", "start_offset": 5, "end_offset": 8},
            {"id": 2, "label": "SUPPORT", "start_offset": 0, "end_offset": 4},
            {"id": 3, "label": "ISSUE", "start_offset": 9, "end_offset": 15},
        ],
        "relations": [
            {"id": 1, "from_id": 2, "to_id": 1, "type": "holder"},
            {"id": 2, "from_id": 2, "to_id": 3, "type": "issue"},
        ],
    }
    notes = Notes()
    doccano.write_labels([record], tmp_path / "b.jsonl", notes)
    row = json.loads((tmp_path / "b.jsonl").read_bytes())
    assert (row["text"], row["label"]) == (record["text"], [[5, 8, "COUNTRY"]])
    assert list(notes.lines()) == ["doccano's labels alone hold no stances: 1 left out"]


def test_a_changed_mark_does_not_take_another_marks_actor(tmp_path: Path) -> None:
    record = draft("أيدت [مصر](COUNTRY EGY) الحوار")
    doccano.write([record], tmp_path / "a.jsonl", Notes())
    row = json.loads((tmp_path / "a.jsonl").read_bytes())
    row["entities"][0]["label"] = "GROUP"
    (changed,), said = read(tmp_path, row)
    assert [m["actor"] for m in changed["mentions"]] == [None]
    assert said == ["a mark was changed in the tool: its actor or confidence as it was: 1 left out"]


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(record=records())
def test_round_trip_loses_nothing(tmp_path: Path, record: Annotation) -> None:
    found, said = there_and_back(doccano, [record], tmp_path / "x.jsonl")
    assert [canonical(r) for r in found] == [canonical(record)]
    assert said == []
    notes = Notes()
    doccano.write_labels([record], tmp_path / "y.jsonl", notes)
    (bare,) = doccano.read(tmp_path / "y.jsonl", notes)
    assert canonical(bare) == canonical({**record, "stances": []})
