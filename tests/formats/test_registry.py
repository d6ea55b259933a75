"""Every format by name: told by its file, batches with an empty article, ids that stand twice."""

import json
from pathlib import Path

import pytest

from pipeline.errors import FormatError, UsageError
from pipeline.formats.notes import Notes
from pipeline.formats.reading import read_labels
from pipeline.formats.registry import FORMATS, format_named, format_of_input, format_of_output
from tests.evaluation.drafts import draft
from tests.formats.cases import canonical

EMPTY = draft("", doc_id="b")
BATCH = [
    draft("أيدت [مصر](COUNTRY EGY) الحوار", 'EGY support - "أيدت" on="الحوار"', doc_id="a"),
    EMPTY,
    draft("نعم", doc_id="c.1"),
]
HOLDS_NO_STANCES = {"conll", "doccano-labels"}


@pytest.mark.parametrize("name", FORMATS)
def test_a_batch_with_an_empty_article(name: str, tmp_path: Path) -> None:
    suffix = (*FORMATS[name].suffixes, ".jsonl")[0]
    path = tmp_path / ("folder" if name in ("brat", "cas") else f"file{suffix}")
    notes = Notes()
    format_named(name).write(BATCH, path, notes)
    assert format_of_input(path) == name.removesuffix("-labels")
    found = list(read_labels(path, notes))
    assert notes.faults == []
    assert [record["doc_id"] for record in found] == ["a", "b", "c.1"]
    assert [record["text"] for record in found] == [record["text"] for record in BATCH]
    if name not in HOLDS_NO_STANCES:
        assert [canonical(record) for record in found] == [canonical(record) for record in BATCH]
        assert list(notes.lines()) == []
    else:
        assert [len(record["mentions"]) for record in found] == [1, 0, 0]


@pytest.mark.parametrize("file", ["x.jsonl", "X.JSONL", "x.NDJSON"])
@pytest.mark.parametrize(
    ("line", "name"),
    [('{"text": "", "label": []}', "doccano"), ('{"mentions": [], "stances": []}', "mawaqif")],
)
def test_the_first_line_tells_the_format_however_the_suffix_is_written(
    tmp_path: Path, file: str, line: str, name: str
) -> None:
    (tmp_path / file).write_text(line, encoding="utf-8")
    assert format_of_input(tmp_path / file) == name


def test_ids_that_stand_twice(tmp_path: Path) -> None:
    path = tmp_path / "x.jsonl"
    path.write_text("\n".join(json.dumps(r) for r in (BATCH[0], BATCH[1], BATCH[0])), "utf-8")
    notes = Notes()
    assert len(list(read_labels(path, notes))) == 2
    assert notes.faults == [f"{path}: article 'a' stands twice; the first counts"]


def test_our_lines_need_their_text(tmp_path: Path) -> None:
    path = tmp_path / "x.jsonl"
    bare = {key: value for key, value in BATCH[0].items() if key != "text"}
    path.write_text(f'{json.dumps(BATCH[0])}\n{json.dumps(bare)}\n[]\n{{"mentions": 1}}\n', "utf-8")
    notes = Notes()
    assert len(list(read_labels(path, notes))) == 1
    assert notes.faults == [
        f"{path}:2: the text is missing; annotate without --no-text",
        f"{path}:3: not a JSON object",
        f"{path}:4: 'doc_id' is missing or not a text",
    ]


@pytest.mark.parametrize(
    ("content", "message"),
    [
        ('{"text": "نعم"}', "x.jsonl:1: no annotated article"),
        ("نعم", "x.jsonl:1: not JSON"),
        ("", "x.jsonl:1: not JSON"),
    ],
)
def test_json_lines_of_something_else(tmp_path: Path, content: str, message: str) -> None:
    path = tmp_path / "x.jsonl"
    path.write_text(content, encoding="utf-8")
    with pytest.raises(FormatError, match=message):
        format_of_input(path)


def test_what_tells_nothing(tmp_path: Path) -> None:
    with pytest.raises(FormatError, match=r"no \.ann or \.xmi file in this folder"):
        format_of_input(tmp_path)
    (tmp_path / "x.txt").touch()
    with pytest.raises(FormatError, match="name it with --from"):
        format_of_input(tmp_path / "x.txt")
    with pytest.raises(UsageError, match="name it with --to"):
        format_of_output(tmp_path / "x")
    with pytest.raises(UsageError, match="unknown format 'xml'; known are mawaqif, labelstudio"):
        format_named("xml")


def test_text_that_is_not_utf8_is_told_with_its_line(tmp_path: Path) -> None:
    path = tmp_path / "x.conll"
    path.write_bytes("أ\tO\n".encode() + "أ\tO\n".encode("cp1256"))
    with pytest.raises(FormatError, match=r"x\.conll:2: not UTF-8"):
        list(read_labels(path, Notes()))
