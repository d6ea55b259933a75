"""brat: its documented lines in, a folder that it opens out, nothing lost that it can hold."""

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings

from pipeline.errors import FormatError
from pipeline.formats import brat
from pipeline.formats.notes import Notes
from pipeline.records import Annotation
from tests.evaluation.drafts import draft
from tests.formats.cases import canonical, records
from tests.formats.round_trip import there_and_back

TEXT = "ندد وزير الخارجية\nحسام بالعقوبات\n"


def read(tmp_path: Path, ann: str, text: str = TEXT) -> tuple[list[Annotation], list[str]]:
    (tmp_path / "d.txt").write_bytes(text.encode())
    (tmp_path / "d.ann").write_text(ann, encoding="utf-8")
    notes = Notes()
    return list(brat.read(tmp_path, notes)), list(notes.lines())


def test_standoff_as_documented(tmp_path: Path) -> None:
    ann = (
        "T1\tROLE 4 17\tوزير الخارجية\n"
        "T2\tOFFICIAL 18 22\tحسام\n"
        "T3\tOPPOSE 0 3\tندد\n"
        "T4\tISSUE 24 32\tالعقوبات\n"
        "E1\tOPPOSE:T3 Holder:T2 Issue:T4\n"
        "E2\tOPPOSE:T3 Holder:T1\n"
        "A1\tStatus E2 alleged\n"
    )
    (record,), said = read(tmp_path, ann)
    assert said == []
    stances = record["stances"]
    assert [(s["holder"], s["status"], s["issue"] and s["issue"]["text"]) for s in stances] == [
        ("local-1", "asserted", "العقوبات"),
        ("local-2", "alleged", None),
    ]
    assert record["actors"] == [
        {"id": "local-1", "name": "حسام", "type": "OFFICIAL"},
        {"id": "local-2", "name": "وزير الخارجية", "type": "OFFICIAL"},
    ]


def test_what_says_nothing_to_us_is_counted(tmp_path: Path) -> None:
    ann = (
        "T1\tOFFICIAL 18 22\tحسام\n"
        "T2\tROLE 0 3;9 17\tندد الخارجية\n"
        "T3\tROLE 9 17;18 22\tالخارجية حسام\n"
        "A1\tNegated T1\n"
        "N1\tReference T1 Wikidata:Q159\tحسام\n"
        "#1\tAnnotatorNotes T1\tانظر السطر الأول\n"
        '#2\tAnnotatorNotes T1\t{"actor": "EGY"}\n'
        "*\tEquiv T1 T2\n"
    )
    (record,), said = read(tmp_path, ann)
    assert [(m["start"], m["end"]) for m in record["mentions"]] == [(18, 22), (0, 17), (9, 22)]
    assert said == [
        "a note of brat is free text that we do not hold: notes: 2 left out",
        "a reference to 'Wikidata' is none to an actor of ours: references: 1 left out",
        "lines of brat that begin with '*' say nothing that we hold: 1 left out",
        "attribute 'Negated' of brat says nothing that we hold: 1 left out",
        "a span in pieces is read as one from its start to its end: gaps: 1 left out",
    ]


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ("T1\tROLE 4-17\tوزير", "d.ann:1: not ID<tab>TYPE START END<tab>WORDS: 'T1\\tROLE 4-17\\tوزير'"),
        ("E1\tOPPOSE", "d.ann:1: not ID<tab>TYPE:TRIGGER ROLE:ID ...: 'E1\\tOPPOSE'"),
        ("T1\tROLE 4 8\tحسام", "d.ann: offsets 4-8 are 'وزير' in a text of 33 characters, not 'حسام'"),
        ("T1\tROLE 4 99\t", "d.ann: offsets 4-99 are "),
    ],
)  # fmt: skip
def test_bad_lines_are_faults(tmp_path: Path, line: str, reason: str) -> None:
    found, (said,) = read(tmp_path, line + "\n")
    assert (found, said.startswith(f"{tmp_path}/{reason}")) == ([], True), said


@pytest.mark.parametrize(
    ("mark", "offsets"),
    [
        pytest.param("\ufeff", "19 23", id="counted, as brat does"),
        pytest.param("\ufeff", "18 22", id="not counted"),
        pytest.param("", "18 22", id="none"),
    ],
)
def test_a_byte_order_mark_is_no_part_of_the_text(tmp_path: Path, mark: str, offsets: str) -> None:
    (record,), said = read(tmp_path, f"T1\tOFFICIAL {offsets}\tحسام\n", mark + TEXT)
    assert said == []
    assert record["text"] == TEXT
    assert [(m["start"], m["end"], m["text"]) for m in record["mentions"]] == [(18, 22, "حسام")]


def test_without_a_byte_order_mark_nothing_is_moved(tmp_path: Path) -> None:
    found, (said,) = read(tmp_path, "T1\tOFFICIAL 19 23\tحسام\n")
    assert (found, "offsets 19-23 are 'سام '" in said) == ([], True)


def test_a_folder_without_labels(tmp_path: Path) -> None:
    with pytest.raises(FormatError, match=r"no \.ann file"):
        list(brat.read(tmp_path, Notes()))
    (tmp_path / "x.ann").touch()
    with pytest.raises(FormatError, match=r"x\.txt: cannot be read"):
        list(brat.read(tmp_path, Notes()))


def test_what_is_written_is_what_brat_documents(tmp_path: Path) -> None:
    record = draft(
        "أيدت [مصر](COUNTRY EGY) و[قطر](COUNTRY QAT) الحوار",
        'EGY support - "أيدت" on="الحوار"',
        'QAT support - "أيدت" on="الحوار"',
        doc_id="a/b.1",
    )
    brat.write([record], tmp_path, Notes())
    assert sorted(p.name for p in tmp_path.iterdir()) == [
        "a%2Fb.1.ann",
        "a%2Fb.1.txt",
        "annotation.conf",
    ]
    assert (tmp_path / "a%2Fb.1.ann").read_text(encoding="utf-8").splitlines() == [
        "T1\tCOUNTRY 5 8\tمصر",
        "N1\tReference T1 mawaqif:EGY\tEGY",
        '#1\tAnnotatorNotes T1\t{"actor":{"id":"EGY","name":"EGY","type":"COUNTRY","country":"EGY"}}',
        "T2\tCOUNTRY 10 13\tقطر",
        "N2\tReference T2 mawaqif:QAT\tQAT",
        '#2\tAnnotatorNotes T2\t{"actor":{"id":"QAT","name":"QAT","type":"COUNTRY","country":"QAT"}}',
        "T3\tSUPPORT 0 4\tأيدت",
        "E3\tSUPPORT:T3 Holder:T1 Holder2:T2 Issue:T4",
        "A3\tStatus E3 asserted",
        "T4\tISSUE 14 20\tالحوار",
    ]


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(record=records())
def test_round_trip_loses_what_is_said(tmp_path: Path, record: Annotation) -> None:
    used = {m["actor"] for m in record["mentions"]}
    used |= {s[role] for s in record["stances"] for role in ("holder", "target", "speaker")}  # type: ignore[literal-required]
    held = [actor for actor in record["actors"] if actor["id"] in used]
    (found,), said = there_and_back(brat, [record], tmp_path / "x")
    for line in (tmp_path / "x" / "a%2F1.ann").read_text(encoding="utf-8").split("\n"):
        if line.startswith("T"):
            # brat refuses a line whose words are not those of its pieces, one blank between.
            _, places, words = line.split("\t", 2)
            pairs = (piece.split() for piece in places.partition(" ")[2].split(";"))
            pieces = [record["text"][int(start) : int(end)] for start, end in pairs]
            assert words == " ".join(pieces)
    bare = {k: v for k, v in record.items() if k not in ("source", "meta")}
    assert canonical(found) == canonical({**bare, "actors": held})  # type: ignore[typeddict-item]
    assert said[-1] == "brat holds no source, checksum or metadata: fields: 2 left out"
    assert [line for line in said[:-1] if "no actors that nothing refers to" not in line] == []
