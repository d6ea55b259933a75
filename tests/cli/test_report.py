import json
import time
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import pytest

from pipeline.cli import run
from pipeline.paths import SEEDS
from tests.charts.small import COPIES, corpus

GOLD = SEEDS / "gold.jsonl"
SECONDS, BYTES = 60, 5_000_000


@pytest.fixture
def annotations(tmp_path: Path) -> Path:
    file = tmp_path / "out.jsonl"
    file.write_text("\n".join(json.dumps(record) for record in corpus()), encoding="utf-8")
    return file


def test_report_is_written(
    annotations: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = tmp_path / "new" / "report"
    assert run(["report", str(annotations), "-o", str(folder)]) == 0
    assert [file.name for file in folder.iterdir()] == ["index.html"]
    page = (folder / "index.html").read_text(encoding="utf-8")
    assert page.startswith("<!doctype html>\n<html lang=\"en\"")  # fmt: skip
    told = capsys.readouterr()
    assert told.err.startswith(f"{folder}/index.html: 6 articles, 1 of them repeated copies, 0.")
    assert told.out == ""


def test_copies_can_be_kept_and_the_language_chosen(
    annotations: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    given: list[Any] = []

    def told(records: Sequence[Any], topics: Any, copies: Mapping[str, str], language: str) -> str:
        given.append((len(records), copies, language))
        return "page"

    monkeypatch.setattr("pipeline.charts.report.report_html", told)
    for further in ([], ["--keep-copies", "--language", "ar"]):
        assert run(["report", str(annotations), "-o", str(tmp_path / "r"), *further]) == 0
    assert given == [(6, COPIES, "en"), (6, {}, "ar")]


def test_bad_lines_are_told_and_end_with_two(
    annotations: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    lines = annotations.read_text("utf-8").splitlines()
    annotations.write_text("\n".join(["[]", *lines, "{"]), encoding="utf-8")
    assert run(["report", str(annotations), "-o", str(tmp_path / "r")]) == 2
    told = capsys.readouterr().err.splitlines()
    assert told[0] == f"{annotations}:1: not a JSON object"
    assert told[1].startswith(f"{annotations}:8: not JSON")
    assert told[-1] == "lines left out: 2"
    assert (tmp_path / "r" / "index.html").is_file()


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        pytest.param(["none.jsonl", "-o", "r"], "none.jsonl: cannot be read", id="no file"),
        pytest.param(["empty.jsonl", "-o", "r"], "empty.jsonl: no annotated article to show", id="empty"),
        pytest.param(["out.jsonl", "-o", "out.jsonl"], "'out.jsonl' is a file", id="onto a file"),
        pytest.param(["out.jsonl"], "Missing option", id="no folder"),
        pytest.param(["out.jsonl", "-o", "r", "--language", "fr"], "'fr' is not one of", id="language"),
    ],
)  # fmt: skip
def test_wrong_usage_ends_with_one(
    annotations: Path,
    arguments: list[str],
    message: str,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.chdir(annotations.parent)
    Path("empty.jsonl").write_text("\n", encoding="utf-8")
    assert run(["report", *arguments]) == 1
    assert message in capsys.readouterr().err


def test_hand_labels_can_be_shown(tmp_path: Path) -> None:
    assert run(["report", str(GOLD), "-o", str(tmp_path)]) == 0
    assert (tmp_path / "index.html").stat().st_size < BYTES


def test_many_articles_fit_into_the_page_in_time(shared: Path, tmp_path: Path) -> None:
    """As many hand-labelled articles as a corpus has, each under ids of its own."""
    lines = (shared / "gold" / "train.jsonl").read_text("utf-8").splitlines()
    records = [json.loads(line) for line in lines]
    many = [{**records[n % len(records)], "doc_id": str(n)} for n in range(1200)]
    file = tmp_path / "many.jsonl"
    file.write_text("\n".join(json.dumps(record) for record in many), encoding="utf-8")
    start = time.monotonic()
    assert run(["report", str(file), "-o", str(tmp_path), "--keep-copies"]) == 0
    assert time.monotonic() - start < SECONDS
    assert (tmp_path / "index.html").stat().st_size < BYTES
