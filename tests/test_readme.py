"""The README says what is so: its code runs, its commands exist, its example is what comes out."""

import re
from pathlib import Path

import pytest

from pipeline.cli import COMMANDS
from pipeline.cli import run as run_command

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


@pytest.mark.parametrize("name", sorted(COMMANDS))
def test_help_of_every_command_has_an_example(
    name: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run_command([name, "--help"]) == 0
    assert f"Example: mawaqif {name}" in " ".join(capsys.readouterr().out.split())


def test_pictures_of_the_readme_are_there_and_small() -> None:
    pictures = [README_FILE.parent / name for name in re.findall(r"!\[[^]]+\]\(([^)]+)\)", README)]
    assert [picture.name for picture in pictures] == ["report.png"]
    assert [picture for picture in pictures if picture.stat().st_size > 200_000] == []
