import json
from pathlib import Path

import pytest

from pipeline.cli import run
from pipeline.paths import SEEDS

GOLD = SEEDS / "gold.jsonl"


@pytest.fixture
def partial(tmp_path: Path) -> Path:
    """Predictions that lack the last sample and hold another text of the first."""
    records = [json.loads(line) for line in GOLD.read_text(encoding="utf-8").splitlines()]
    records[0]["text"] += "."
    path = tmp_path / "pred.jsonl"
    path.write_text("\n".join(json.dumps(r) for r in records[:-1]), encoding="utf-8")
    return path


def test_equal_files_score_one_and_all_files_are_written(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    figures, mistakes = tmp_path / "figures.json", tmp_path / "mistakes.md"
    arguments = [
        "evaluate",
        str(GOLD),
        str(GOLD),
        "--json",
        str(figures),
        "--errors",
        str(mistakes),
    ]
    assert run(arguments) == 0
    output = capsys.readouterr()
    assert (
        "full                1.000  1.000  1.000   1.000 to 1.000     124    124    124"
        in output.out
    )
    assert output.err == ""
    report = json.loads(figures.read_bytes())
    assert (report["docs"], report["stances"]["full"]["f1"]) == (10, 1.0)
    assert "- stance missed: 0\n" in mistakes.read_text(encoding="utf-8")


def test_gaps_are_told_with_file_and_line(
    partial: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["evaluate", str(GOLD), str(partial)]) == 2
    output = capsys.readouterr()
    assert output.out.startswith("10 articles;")
    assert output.err.splitlines() == [
        f"{GOLD}:10: 010 is missing in {partial}",
        f"{GOLD}:1: 001 has another text in {partial}",
    ]


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        pytest.param([str(GOLD), "none.jsonl"], "none.jsonl: cannot be read", id="no predictions"),
        pytest.param([str(SEEDS / "articles" / "001.txt"), str(GOLD)], "001.txt:1: not JSON", id="no gold"),
        pytest.param([str(GOLD), str(GOLD), "--json", "/no/such/x"], "/no/such/x: cannot be written", id="no output"),
        pytest.param([str(GOLD)], "Missing argument", id="one file"),
    ],
)  # fmt: skip
def test_unusable_files_end_with_one(
    arguments: list[str], message: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["evaluate", *arguments]) == 1
    assert message in capsys.readouterr().err
