"""CAS XMI: UTF-16 units in the file, INCEpTION's own layer for mentions, nothing lost."""

import re
import sys
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings

from pipeline.errors import FormatError
from pipeline.formats import cas
from pipeline.formats.notes import Notes
from pipeline.records import Annotation
from tests.evaluation.drafts import draft
from tests.formats.cases import canonical, records
from tests.formats.round_trip import there_and_back

pytest.importorskip("cassis", reason="dkpro-cassis is not installed")

RECORD = draft("😀 أيدت [مصر](COUNTRY EGY) الحوار", 'EGY support - "أيدت" on="الحوار"')


def test_offsets_in_the_file_are_utf16_units(tmp_path: Path) -> None:
    cas.write([RECORD], tmp_path, Notes())
    assert sorted(path.name for path in tmp_path.iterdir()) == ["TypeSystem.xml", "a.xmi"]
    content = (tmp_path / "a.xmi").read_text(encoding="utf-8")
    (entity,) = re.findall(r"<\w+:NamedEntity [^>]*>", content)
    assert (RECORD["mentions"][0]["start"], RECORD["mentions"][0]["end"]) == (7, 10)
    assert 'begin="8" end="11"' in entity
    assert 'value="COUNTRY" identifier="EGY"' in entity


def test_one_file_of_a_project_with_other_layers(tmp_path: Path) -> None:
    cas.write([RECORD], tmp_path, Notes())
    path = tmp_path / "a.xmi"
    content = path.read_text(encoding="utf-8")
    path.write_text(content.replace('value="COUNTRY"', 'value="LOC"'), encoding="utf-8")
    notes = Notes()
    (found,) = cas.read(path, notes)
    assert (found["doc_id"], found["mentions"], found["stances"]) == ("a", [], [])
    assert [line.partition(":")[0][:24] for line in notes.lines()] == [
        "label 'LOC' is none of O",
        "link 'holder' does not l",
        "a stance needs a holder",
    ]


def test_bad_files(tmp_path: Path) -> None:
    with pytest.raises(FormatError, match=r"no \.xmi file in this folder"):
        list(cas.read(tmp_path, Notes()))
    cas.write([RECORD, {**RECORD, "doc_id": "b"}, {**RECORD, "doc_id": "c"}], tmp_path, Notes())  # type: ignore[list-item]
    (tmp_path / "a.xmi").write_text("<xmi", encoding="utf-8")
    content = (tmp_path / "b.xmi").read_text(encoding="utf-8")
    (tmp_path / "b.xmi").write_text(content.replace("custom:Issue", "custom:Other"), "utf-8")
    notes = Notes()
    assert [record["doc_id"] for record in cas.read(tmp_path, notes)] == ["c"]
    assert [fault.partition(": ")[0] for fault in notes.faults] == [
        f"{tmp_path / 'a.xmi'}:1",
        str(tmp_path / "b.xmi"),
    ]
    (tmp_path / "TypeSystem.xml").unlink()
    with pytest.raises(FormatError, match=r"TypeSystem\.xml: cannot be read"):
        list(cas.read(tmp_path, Notes()))


def test_control_characters_become_blanks_and_are_counted(tmp_path: Path) -> None:
    record = draft("نعم\x0b\x01 [مصر](COUNTRY EGY)")
    (found,), said = there_and_back(cas, [record], tmp_path)
    assert (found["text"], found["mentions"]) == ("نعم   مصر", record["mentions"])
    assert said == [
        "XML holds no control characters, they become blanks: such characters: 2 left out"
    ]


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(record=records())
def test_round_trip_loses_nothing(tmp_path: Path, record: Annotation) -> None:
    found, said = there_and_back(cas, [record], tmp_path / "x")
    assert [canonical(r) for r in found] == [canonical(record)]
    assert said == []


def test_without_dkpro_cassis(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "cassis", None)
    with pytest.raises(FormatError, match=r"pip install 'mawaqif\[cas\]'"):
        cas.write([RECORD], tmp_path, Notes())
