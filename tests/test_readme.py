"""The README says what is so: its code runs, its commands exist, its example is what comes out."""

import re
import shlex
from pathlib import Path

import pytest

from pipeline.cli import COMMANDS
from pipeline.cli import run as run_command
from pipeline.corpus.tables import ID_NAMES, META_NAMES, TEXT_NAMES
from pipeline.tables.columns import TABLES

README_FILE = Path(__file__).resolve().parents[1] / "README.md"
README = README_FILE.read_text(encoding="utf-8")
MAKEFILE = (Path(__file__).resolve().parents[1] / "Makefile").read_text(encoding="utf-8")


def blocks(language: str) -> list[str]:
    return re.findall(rf"```{language}\n(.*?)```", README, flags=re.DOTALL)


def test_python_of_the_readme_runs(capsys: pytest.CaptureFixture[str]) -> None:
    for block in blocks("python"):
        exec(compile(block, "README.md", "exec"), {})
    assert "'holder': 'EGY'" in capsys.readouterr().out


def test_every_command_of_the_readme_is_there() -> None:
    named = {name for block in blocks("sh") for name in re.findall(r"\bmawaqif (\w+)", block)}
    named |= set(re.findall(r"`mawaqif (\w+)", README))
    assert named <= COMMANDS.keys()
    assert {"annotate", "evaluate", "explain", "check", "doctor"} <= named


def test_every_make_target_of_the_readme_is_there() -> None:
    targets = set(re.findall(r"\bmake (\w+)", README))
    assert targets <= set(re.findall(r"^(\w+):", MAKEFILE, flags=re.MULTILINE))


def section(title: str) -> str:
    return README.partition(f"\n## {title}\n")[2].partition("\n## ")[0]


def test_questions_and_exports_of_the_readme_come_out_as_shown(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("COLUMNS", "100")
    (tmp_path / "seeds").symlink_to(Path(__file__).resolve().parents[1] / "seeds")
    shown = section("Questions and other programs")
    (commands,) = re.findall(r"```sh\n(.*?)```", shown, flags=re.DOTALL)
    (wanted,) = re.findall(r"```text\n(.*?)```", shown, flags=re.DOTALL)
    outputs = []
    for line in commands.splitlines():
        name, *arguments = shlex.split(line)
        assert (name, run_command(arguments)) == ("mawaqif", 0)
        captured = capsys.readouterr()
        outputs.append(captured.out + captured.err)
    # Confidence may differ in the last digit from one processor to another.
    score = re.compile(r"0\.\d\d")
    assert score.sub("0.xx", outputs[1]) == score.sub("0.xx", wanted)
    assert sorted(path.name for path in tmp_path.iterdir() if path.suffix and path.is_file()) == [
        "actors.gexf", "actors.graphml", "out.jsonl", "statements.csv", "statements.documents.csv",
    ]  # fmt: skip


def test_columns_of_the_readme_are_those_of_the_tables() -> None:
    rows = re.findall(
        r"^\| `(\w+)` \| [^|]+ \| (.*) \|$", section("Questions and other programs"), re.M
    )
    told = {table: re.findall(r"`(\w+)`", columns.partition(";")[0]) for table, columns in rows}
    endings = re.findall(r"`(_\w+)`", dict(rows)["stances"])
    roles = {f"{role}{ending}" for role in ("holder", "target", "speaker") for ending in endings}
    assert told == {
        table: [name for name in columns if table != "stances" or name not in roles]
        for table, columns in TABLES.items()
    }
    assert roles <= set(TABLES["stances"])


def test_columns_of_the_input_are_those_that_are_read() -> None:
    told = re.findall(r"^\| (\w+)[^|]* \| (`.*) \|$", section("Input"), re.M)
    assert [(name, tuple(re.findall(r"`(\w+)`", columns))) for name, columns in told] == [
        ("text", TEXT_NAMES),
        ("id", ID_NAMES),
        *zip(("title", "outlet", "date", "place", "address"), META_NAMES.values(), strict=True),
    ]


def test_pictures_of_the_readme_are_there_and_small() -> None:
    pictures = [README_FILE.parent / name for name in re.findall(r"!\[[^]]+\]\(([^)]+)\)", README)]
    assert [picture.name for picture in pictures] == ["report.png"]
    assert [picture for picture in pictures if picture.stat().st_size > 200_000] == []
