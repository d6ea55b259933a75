"""``mawaqif prelabel``: tasks with predictions, least confident first, that come back as labels."""

import json
from pathlib import Path

import pytest

from pipeline.cli import run
from pipeline.paths import SEEDS

ARTICLES = SEEDS / "articles"


@pytest.fixture(scope="module")
def tasks(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The samples as tasks, and one article that cannot be read."""
    folder = tmp_path_factory.mktemp("prelabel")
    for name in ("001.txt", "002.txt", "003.txt", "004.txt"):
        (folder / name).write_bytes((ARTICLES / name).read_bytes())
    (folder / "bad.txt").write_bytes(b"")
    out = folder / "out" / "tasks.json"
    assert run(["prelabel", str(folder), "-o", str(out)]) == 2
    return out


def test_the_least_confident_come_first(tasks: Path) -> None:
    found = json.loads(tasks.read_bytes())
    scores = [task["predictions"][0]["score"] for task in found]
    assert scores == sorted(scores)
    assert len(set(scores)) == 4
    assert {task["data"]["doc_id"] for task in found} == {"001", "002", "003", "004"}
    assert [task["id"] for task in found] == [1, 2, 3, 4]
    assert {key for task in found for key in task} == {"id", "data", "predictions"}
    version = found[0]["predictions"][0]["model_version"]
    assert version.startswith("mawaqif ")
    assert " small " in version


def test_what_failed_is_in_the_errors_file(tasks: Path) -> None:
    (line,) = (tasks.parent / "tasks.errors.jsonl").read_text(encoding="utf-8").splitlines()
    assert json.loads(line) == {"doc_id": "bad", "source": "bad.txt", "error": "empty"}


def test_predictions_are_what_annotate_says(tasks: Path, tmp_path: Path) -> None:
    back, direct = tmp_path / "back.jsonl", tmp_path / "direct.jsonl"
    assert run(["convert", str(tasks), str(back)]) == 0
    inputs = [str(tasks.parents[1] / f"00{n}.txt") for n in range(1, 5)]
    assert run(["annotate", *inputs, "-o", str(direct)]) == 0
    records = [json.loads(line) for line in back.read_text(encoding="utf-8").splitlines()]
    expected = [json.loads(line) for line in direct.read_text(encoding="utf-8").splitlines()]
    records.sort(key=lambda record: record["doc_id"])
    assert [r["mentions"] for r in records] == [r["mentions"] for r in expected]
    for found, wanted in zip(records, expected, strict=True):
        for stance in (*found["stances"], *wanted["stances"]):
            if stance["issue"] and stance["issue"].get("topic") is None:
                stance["issue"].pop("topic", None)
        assert found["stances"] == wanted["stances"]


def test_no_articles(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["prelabel", str(tmp_path), "-o", str(tmp_path / "x.json")]) == 1
    assert "no articles in" in capsys.readouterr().err


def test_output_inside_the_folder_is_no_article(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "001.txt").write_bytes((ARTICLES / "001.txt").read_bytes())
    out = tmp_path / "tasks.json"
    for _ in range(2):
        assert run(["prelabel", str(tmp_path), "-o", str(out), "--config", "rules"]) == 0
        assert len(json.loads(out.read_bytes())) == 1
    assert run(["prelabel", str(out), "-o", str(out), "--config", "rules"]) == 1
    assert "both input and output" in capsys.readouterr().err
