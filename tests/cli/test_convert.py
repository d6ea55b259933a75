"""``mawaqif convert``: what comes out, what is said, how it ends."""

import json
from pathlib import Path

import pytest

from pipeline.cli import run
from pipeline.paths import SEEDS

GOLD = SEEDS / "gold.jsonl"
SUMMARY = "10 articles, 247 mentions, 124 stances read"


def records(path: Path) -> list[dict[str, object]]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


@pytest.mark.parametrize(
    ("name", "options"),
    [
        ("a.json", []),
        ("b.spacy", []),
        ("c.jsonl", ["--to", "doccano"]),
        ("d.jsonl", ["--to", "prodigy"]),
        ("e", ["--to", "brat"]),
        ("f.xyz", ["--to", "labelstudio"]),
    ],
)
def test_there_and_back(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], name: str, options: list[str]
) -> None:
    there, back = tmp_path / name, tmp_path / "back.jsonl"
    assert run(["convert", str(GOLD), str(there), *options]) == 0
    known = ["--from", "labelstudio"] if name == "f.xyz" else []
    assert run(["convert", str(there), str(back), *known]) == 0
    output = capsys.readouterr()
    assert (output.out, output.err.splitlines()) == ("", [SUMMARY, SUMMARY])
    for found, gold in zip(records(back), records(GOLD), strict=True):
        for part in ("doc_id", "text", "sentences", "mentions", "stances"):
            assert found[part] == gold[part]


def test_what_a_format_cannot_hold_is_said(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["convert", str(GOLD), str(tmp_path / "a.conll")]) == 0
    assert capsys.readouterr().err.splitlines() == [
        "CoNLL holds no stances: 124 left out",
        "CoNLL holds no actors: 108 left out",
        SUMMARY,
    ]


def test_bad_rows_are_told_and_end_with_two(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    mixed = tmp_path / "mixed.jsonl"
    mixed.write_text(GOLD.read_text(encoding="utf-8") + "{\n", encoding="utf-8")
    assert run(["convert", str(mixed), str(tmp_path / "a.json")]) == 2
    assert capsys.readouterr().err.splitlines() == [
        f"{mixed}:11: not JSON: unexpected end of data: line 1 column 2 (char 1)",
        f"{SUMMARY}; 1 could not be used",
    ]
    assert len(json.loads((tmp_path / "a.json").read_bytes())) == 10


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        pytest.param([], "give what to convert", id="nothing"),
        pytest.param([str(GOLD), "out.xyz"], "name it with --to", id="unknown suffix"),
        pytest.param([str(GOLD), "a.json", "--to", "xml"], "unknown format 'xml'", id="no format"),
        pytest.param(["none.jsonl", "a.json"], "none.jsonl: cannot be read", id="no file"),
        pytest.param(["none", "a.json"], "none: cannot be read: no such file", id="no folder"),
        pytest.param(["full/x.txt", "a.json"], "name it with --from", id="file without a format"),
        pytest.param(["empty.json", "a.jsonl"], "empty.json: no labelled article", id="no task"),
        pytest.param([str(GOLD), "full", "--to", "brat"], "full: this folder holds files", id="full"),
        pytest.param(["empty.json", "./empty.json"], "name another file to write", id="onto itself"),
        pytest.param([str(GOLD), "empty.json/a.json"], "cannot be written", id="below a file"),
    ],
)  # fmt: skip
def test_what_cannot_be_done_ends_with_one(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    arguments: list[str],
    message: str,
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "empty.json").write_text("[]", encoding="utf-8")
    (tmp_path / "full").mkdir()
    (tmp_path / "full" / "x.txt").touch()
    assert run(["convert", *arguments]) == 1
    assert message in capsys.readouterr().err


def test_the_labelling_config_is_printed(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["convert", "--labelling-config"]) == 0
    shown = capsys.readouterr().out
    assert shown.startswith("<View>")
    assert "direction: rtl" in shown
