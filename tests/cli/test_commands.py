"""All commands: help with an example, quick to show; the doctor."""

import subprocess
import sys

import pytest

from pipeline import __version__
from pipeline.cli import COMMANDS, run


@pytest.mark.parametrize("name", COMMANDS)
def test_help_has_an_example(name: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert run([name, "--help"]) == 0
    assert f"Example: mawaqif {name}" in " ".join(capsys.readouterr().out.split())


def test_group_help_names_every_command(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["--help"]) == 0
    shown = capsys.readouterr().out
    assert [name for name in COMMANDS if f"\n  {name} " not in shown] == []
    assert "..." not in shown.partition("Commands:")[2]


def test_the_version_is_shown(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["--version"]) == 0
    assert capsys.readouterr().out == f"mawaqif {__version__}\n"
    assert run(["annotate", "--version"]) == 1


def test_a_mistyped_command_is_told_the_near_one(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["anotate"]) == 1
    assert "No such command 'anotate'. Did you mean 'annotate'?" in capsys.readouterr().err
    assert run(["xyzzy"]) == 1
    shown = capsys.readouterr().err
    assert "No such command 'xyzzy'." in shown
    assert "Did you mean" not in shown


@pytest.mark.parametrize("arguments", [[], ["nope"], ["annotate"]])
def test_wrong_usage_ends_with_one(arguments: list[str]) -> None:
    assert run(arguments) == 1


def test_help_imports_nothing_heavy() -> None:
    code = (
        "import sys; from pipeline.cli import run; run(['--help']); "
        "sys.exit(bool({'spacy', 'torch', 'transformers', 'trafilatura'} & set(sys.modules)))"
    )
    assert (
        subprocess.run([sys.executable, "-c", code], capture_output=True, check=False).returncode
        == 0
    )
