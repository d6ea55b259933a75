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
        pytest.param([str(GOLD), str(GOLD), "--errors", "."], "'.' is a directory", id="onto a folder"),
        pytest.param([str(GOLD)], "Missing argument", id="one file"),
    ],
)  # fmt: skip
def test_unusable_files_end_with_one(
    arguments: list[str], message: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["evaluate", *arguments]) == 1
    assert message in capsys.readouterr().err


@pytest.fixture(scope="module")
def tools(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The samples' labels in files of tools."""
    folder = tmp_path_factory.mktemp("tools")
    for name, form in (
        ("a.json", "labelstudio"),
        ("b.jsonl", "doccano"),
        ("c", "brat"),
        ("d.jsonl", "prodigy"),
        ("e.spacy", "docbin"),
        ("f.conll", "conll"),
    ):
        assert run(["convert", str(GOLD), str(folder / name), "--to", form]) == 0
    return folder


@pytest.mark.parametrize("name", ["a.json", "b.jsonl", "c", "d.jsonl", "e.spacy"])
def test_files_of_tools_are_hand_labels_and_predictions(
    tools: Path, name: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    figures = [tmp_path / "direct.json", tmp_path / "a.json", tmp_path / "b.json"]
    assert run(["evaluate", str(GOLD), str(GOLD), "--json", str(figures[0])]) == 0
    assert run(["evaluate", str(tools / name), str(GOLD), "--json", str(figures[1])]) == 0
    assert run(["evaluate", str(GOLD), str(tools / name), "--json", str(figures[2])]) == 0
    assert capsys.readouterr().err == ""
    direct, *others = (json.loads(path.read_bytes()) for path in figures)
    assert others == [direct, direct]


def test_a_format_without_stances(tools: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["evaluate", str(GOLD), str(tools / "f.conll")]) == 0
    shown = capsys.readouterr().out
    assert "all labels          1.000  1.000  1.000   1.000 to 1.000     247    247    247" in shown
    assert "full                0.000  0.000  0.000   0.000 to 0.000       0      0    124" in shown


def test_known_figures_beside_ours(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    figures = tmp_path / "figures.json"
    assert run(["evaluate", str(GOLD), str(GOLD), "--json", str(figures)]) == 0
    shown = capsys.readouterr().out
    assert "strict                1.000  1.000  1.000       247         0" in shown
    assert "mended                1.000  1.000  1.000" in shown
    report = json.loads(figures.read_bytes())
    assert report["nervaluate"]["partial"]["correct"] == 247
    assert report["sentiment_tuples"]["mended"] == {"p": 1.0, "r": 1.0, "f1": 1.0}


def test_a_second_system(partial: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    figures = tmp_path / "figures.json"
    command = ["evaluate", str(GOLD), str(partial), "--compare", str(GOLD), "--json", str(figures)]
    assert run(command) == 2
    assert "F1 of pred.jsonl (1) and gold.jsonl (2), paired bootstrap" in capsys.readouterr().out
    full = json.loads(figures.read_bytes())["comparison"]["full"]
    assert (full["second"], full["first"] < 1.0, full["difference"] > 0) == (1.0, True, True)


def test_two_annotators(tools: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    figures = tmp_path / "figures.json"
    command = ["evaluate", str(GOLD), str(tools / "a.json"), "--agreement", "--json", str(figures)]
    assert run(command) == 0
    shown = capsys.readouterr().out
    assert shown.startswith("10 articles labelled by both\n")
    assert "label of a token    1.000  1.000" in shown
    found = json.loads(figures.read_bytes())
    assert (found["docs"], found["tokens"]["kappa"], found["polarity"]["kappa"]) == (10, 1.0, 1.0)


def test_annotators_of_other_articles(partial: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["evaluate", str(GOLD), str(partial), "--agreement"]) == 2
    shown = capsys.readouterr().out.splitlines()
    assert shown[:3] == [
        "8 articles labelled by both",
        "1 labelled by one only, not compared: 010",
        "1 whose two texts differ, not compared: 001",
    ]
    command = ["evaluate", str(GOLD), str(GOLD), "--agreement", "--compare", str(GOLD)]
    assert run(command) == 1
    assert "leave out --compare" in capsys.readouterr().err
