"""Label Studio: its documented shape in, a shape that it takes out, nothing lost between."""

import json
import xml.etree.ElementTree as ET
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings

from pipeline.errors import FormatError
from pipeline.formats import labelstudio
from pipeline.formats.labelling_config import labelling_config
from pipeline.formats.notes import Notes
from pipeline.records import Annotation
from tests.evaluation.drafts import draft
from tests.formats.cases import canonical, records
from tests.formats.round_trip import there_and_back

TEXT = "😀 رحبت مصر بالمبادرة الكويتية"


def region(name: str, start: int, end: int, label: str, **more: Any) -> dict[str, Any]:
    value = {"start": start, "end": end, "text": TEXT[start:end], "labels": [label]}
    result = {"id": name, "from_name": "label", "to_name": "text", "type": "labels"}
    return {**result, "origin": "manual", "value": {**value, **more}}


def relation(source: str, target: str, role: str) -> dict[str, Any]:
    ends = {"from_id": source, "to_id": target}
    return {**ends, "type": "relation", "direction": "right", "labels": [role]}


def task(*results: dict[str, Any], **more: Any) -> dict[str, Any]:
    annotation = {"id": 9, "completed_by": 1, "was_cancelled": False, "result": list(results)}
    return {"id": 1, "data": {"text": TEXT}, "annotations": [annotation], "predictions": [], **more}


RESULTS = (
    region("Dx_aB91ISN", 7, 10, "COUNTRY"),
    region("t5sp3TyXPo", 2, 6, "SUPPORT"),
    region("QhxaBJVMxW", 11, 20, "ISSUE"),
    relation("t5sp3TyXPo", "Dx_aB91ISN", "holder"),
    relation("t5sp3TyXPo", "QhxaBJVMxW", "issue"),
)
STANCE = {
    "sentence": 0,
    "holder": "local-1",
    "target": None,
    "issue": {"start": 11, "end": 20, "text": "بالمبادرة"},
    "polarity": "support",
    "status": "asserted",
    "cue": {"start": 2, "end": 6, "text": "رحبت"},
    "speaker": None,
}
MENTION = {
    "start": 7,
    "end": 10,
    "text": "مصر",
    "label": "COUNTRY",
    "actor": "local-1",
    "sentence": 0,
}


def read(tmp_path: Path, tasks: object) -> tuple[list[Annotation], list[str]]:
    path = tmp_path / "export.json"
    path.write_text(json.dumps(tasks), encoding="utf-8")
    notes = Notes()
    return list(labelstudio.read(path, notes)), list(notes.lines())


def test_an_export_in_the_documented_shape(tmp_path: Path) -> None:
    (record,), said = read(tmp_path, [task(*RESULTS)])
    assert said == []
    assert record["actors"] == [{"id": "local-1", "name": "مصر", "type": "COUNTRY"}]
    assert (record["mentions"], record["stances"]) == ([MENTION], [STANCE])


def textarea(name: str, control: str, text: str) -> dict[str, Any]:
    value = {"text": [text]}
    return {"id": name, "from_name": control, "type": "textarea", "value": value}


def test_what_is_drawn_or_named_twice_is_one_stance(tmp_path: Path) -> None:
    actor = textarea("Dx_aB91ISN", "actor", "EGY"), textarea("t5sp3TyXPo", "holder", "EGY")
    (record,), said = read(tmp_path, [task(*RESULTS, *RESULTS[3:], *actor)])
    assert said == []
    assert record["stances"] == [{**STANCE, "holder": "EGY"}]


def test_two_issues_are_two_stances(tmp_path: Path) -> None:
    other = region("i2", 21, 29, "ISSUE"), relation("t5sp3TyXPo", "i2", "issue")
    (record,), _ = read(tmp_path, [task(*RESULTS, *other)])
    issues = [(s["issue"] or {}).get("text") for s in record["stances"]]
    assert issues == ["بالمبادرة", "الكويتية"]


def test_offsets_in_utf16_units_are_converted(tmp_path: Path) -> None:
    shifted = [json.loads(json.dumps(item)) for item in RESULTS]
    for item in shifted[:3]:
        item["value"]["start"] += 1
        item["value"]["end"] += 1
    assert read(tmp_path, [task(*shifted)]) == read(tmp_path, [task(*RESULTS)])


def test_offsets_that_fit_no_unit_are_a_fault_and_the_rest_is_read(tmp_path: Path) -> None:
    wrong = region("a", 7, 10, "COUNTRY", text="قطر")
    found, said = read(tmp_path, [task(wrong), task(*RESULTS, id=2), {"id": 3}, 4])
    assert [record["doc_id"] for record in found] == ["2"]
    path = tmp_path / "export.json"
    assert [line.partition(";")[0] for line in said] == [
        f"{path}: task 1: offsets 7-10 are 'مصر' in a text of {len(TEXT)} characters, not 'قطر'",
        f"{path}: task 3: no object with 'data'",
        f"{path}: task 4: no object with 'data'",
    ]


def test_cancelled_further_and_unknown_parts(tmp_path: Path) -> None:
    rating = {"id": "r", "from_name": "stars", "to_name": "text", "type": "rating", "value": {}}
    whole = task(*RESULTS, rating)
    skipped = {**whole["annotations"][0], "was_cancelled": True, "result": []}
    whole["annotations"] = [skipped, *whole["annotations"], skipped | {"was_cancelled": False}]
    (record,), said = read(tmp_path, [whole])
    assert len(record["stances"]) == 1
    assert said == [
        "a task's first annotation counts: further ones: 1 left out",
        "a result of control 'stars' (rating) says nothing that we hold: 1 left out",
    ]


def test_predictions_count_where_nobody_annotated(tmp_path: Path) -> None:
    predicted = {"model_version": "m", "score": 0.5, "result": list(RESULTS)}
    plain = task()
    (record,), _ = read(tmp_path, [{**plain, "annotations": [], "predictions": [predicted]}])
    assert len(record["mentions"]) == 1
    (record,), _ = read(tmp_path, [{**plain, "predictions": [predicted]}])
    assert record["mentions"] == []


@pytest.mark.parametrize(
    ("content", "message"),
    [("{", "export.json:1: not JSON"), ('{"text": ""}', "export.json:1: no list of tasks")],
)
def test_no_export(tmp_path: Path, content: str, message: str) -> None:
    path = tmp_path / "export.json"
    path.write_text(content, encoding="utf-8")
    with pytest.raises(FormatError, match=message):
        list(labelstudio.read(path, Notes()))


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(record=records())
def test_round_trip_loses_nothing(tmp_path: Path, record: Annotation) -> None:
    found, said = there_and_back(labelstudio, [record], tmp_path / "x.json")
    assert [canonical(r) for r in found] == [canonical(record)]
    assert said == []


def test_the_config_names_every_control_that_is_written(tmp_path: Path) -> None:
    config = ET.fromstring(labelling_config())
    controls = {tag.get("name") for tag in config.iter() if tag.get("toName")}
    labels = {tag.get("value") for tag in config.iter("Label")}
    roles = {tag.get("value") for tag in config.iter("Relation")}
    assert controls == {"label", "status", *labelstudio.TEXT_CONTROLS}
    assert labels == {
        "OFFICIAL", "PERSON", "ROLE", "COUNTRY", "ORGANISATION", "GROUP",
        "SUPPORT", "OPPOSE", "NEUTRAL", "ISSUE",
    }  # fmt: skip
    assert roles == {"holder", "target", "speaker", "issue"}
    assert "direction: rtl" in labelling_config()


def test_fields_and_notes_of_others(tmp_path: Path) -> None:
    noted = [region("a", 7, 10, "COUNTRY"), region("b", 2, 6, "SUPPORT"), RESULTS[3]]
    noted[2] = relation("b", "a", "holder")
    for item in noted[:2]:
        item["meta"] = {"text": "تأكد"}
    other = task(*noted)
    other["data"]["about"] = "a news site"
    (record,), said = read(tmp_path, [other])
    assert [stance["trace"] for stance in record["stances"]] == [["تأكد"]]
    assert said == ["a note on a mention or issue says nothing that we hold: notes: 1 left out"]


def test_a_text_shortened_in_the_tool_is_cut_anew(tmp_path: Path) -> None:
    changed = task()
    changed["data"]["about"] = {"sentences": [{"start": 0, "end": len(TEXT) + 5}]}
    (record,), _ = read(tmp_path, [changed])
    assert record["sentences"] == [{"start": 0, "end": len(TEXT)}]


def test_the_shape_that_label_studio_takes(tmp_path: Path) -> None:
    record = draft("ندد [حسام](OFFICIAL a)", 'a oppose - "ندد"', doc_id="x")
    labelstudio.write([record], tmp_path / "a.json", Notes())
    (written,) = json.loads((tmp_path / "a.json").read_bytes())
    assert written["data"]["text"] == "ندد حسام"
    (annotation,) = written["annotations"]
    assert {key: annotation[key] for key in ("id", "completed_by", "was_cancelled")} == {
        "id": 1,
        "completed_by": 1,
        "was_cancelled": False,
    }
    name = {"start": 4, "end": 8}
    cue = {"start": 0, "end": 3}
    base = {"to_name": "text"}
    assert annotation["result"] == [
        {"id": "m1", **base, "from_name": "label", "type": "labels", "value": {**name, "text": "حسام", "labels": ["OFFICIAL"]}},
        {"id": "m1", **base, "from_name": "actor", "type": "textarea", "value": {**name, "text": ["a"]}},
        {"id": "s1", **base, "from_name": "label", "type": "labels", "value": {**cue, "text": "ندد", "labels": ["OPPOSE"]}},
        {"id": "s1", **base, "from_name": "status", "type": "choices", "value": {**cue, "text": "ندد", "choices": ["asserted"]}},
        {"from_id": "s1", "to_id": "m1", "type": "relation", "direction": "right", "labels": ["holder"]},
    ]  # fmt: skip
