"""What a fresh clone needs: pins, licence, commands, files of a size that can be cloned."""

import re
import subprocess
import tomllib
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).resolve().parents[1]
LARGEST = 30_000_000
ALL_TOGETHER = 100_000_000


@pytest.fixture(scope="module")
def project() -> dict[str, object]:
    return tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def files() -> list[Path]:
    """All files under version control; the check needs them listed."""
    listed = subprocess.run(
        ["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, check=True, text=True
    )
    return [ROOT / name for name in listed.stdout.split("\0") if name and (ROOT / name).is_file()]


def test_every_dependency_is_pinned(project: dict[str, dict[str, object]]) -> None:
    pins = dict(
        line.split("==") for line in (ROOT / "constraints.txt").read_text("utf-8").splitlines()
    )
    extras = project["project"]["optional-dependencies"]
    assert isinstance(extras, dict)
    wanted = [
        *project["project"]["dependencies"],  # type: ignore[misc]
        *(requirement for extra in extras.values() for requirement in extra),
        *project["build-system"]["requires"],  # type: ignore[misc]
    ]
    unpinned = [
        str(requirement)
        for requirement in map(Requirement, wanted)
        if pins.get(canonicalize_name(requirement.name), "") not in requirement.specifier
    ]
    assert unpinned == []
    assert pins["torch"] == "2.13.0"


def test_pins_are_sorted_and_exact() -> None:
    lines = (ROOT / "constraints.txt").read_text("utf-8").splitlines()
    names = [line.partition("==")[0] for line in lines]
    assert names == sorted(names)
    assert [line for line in lines if not re.fullmatch(r"[a-z0-9-]+==[\w.]+", line)] == []


def test_licence_and_command() -> None:
    assert (ROOT / "LICENSE").read_text("utf-8").startswith("MIT License")
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    assert project["scripts"] == {"mawaqif": "pipeline.cli:main"}


@pytest.mark.parametrize("target", ["setup", "annotate", "test", "bench"])
def test_make_targets_are_known(target: str) -> None:
    done = subprocess.run(["make", "-n", target], cwd=ROOT, capture_output=True, check=False)
    assert done.returncode == 0


def test_ci_runs_the_check_of_the_desk() -> None:
    assert "\nmake test\n" in (ROOT / ".ci" / "run").read_text("utf-8")
    assert ".ci/check" in (ROOT / "Makefile").read_text("utf-8")
    check = (ROOT / ".ci" / "check").read_text("utf-8")
    assert [tool for tool in ("ruff", "mypy", "pytest") if tool not in check] == []


def test_files_are_small_enough_to_clone(files: list[Path]) -> None:
    sizes = {path: path.stat().st_size for path in files}
    assert [path for path, size in sizes.items() if size > LARGEST] == []
    assert sum(sizes.values()) < ALL_TOGETHER


def test_code_files_are_short(files: list[Path]) -> None:
    code = [path for path in files if path.suffix == ".py" and "pipeline" in path.parts]
    assert len(code) > 20
    assert [p for p in code if len(p.read_text("utf-8").splitlines()) > 310] == []


def test_nothing_left_over_is_committed(files: list[Path]) -> None:
    left = (".partial", ".pyc", ".orig", ".rej", ".log", ".swp")
    assert [path for path in files if path.name.endswith(left)] == []
