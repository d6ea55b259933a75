"""Speed and memory measured from outside."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from pipeline.bench.whole import RunFigures, measure_run, memory_of_tree
from pipeline.errors import UsageError
from pipeline.paths import SEEDS


def test_figures_of_a_run(tmp_path: Path) -> None:
    samples = SEEDS / "articles"
    found = measure_run([str(samples)], tmp_path / "o.jsonl", config="rules", workers=1, limit=3)
    words = [len(path.read_text("utf-8").split()) for path in sorted(samples.glob("*.txt"))[:3]]
    assert (found.articles, found.words) == (3, sum(words))
    assert 0 < found.first <= found.seconds
    # A Python with spaCy loaded needs more than 50 MB.
    assert 50e6 < found.peak < 4e9


def test_run_that_fails_is_told(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="no such file or folder"):
        measure_run(["missing"], tmp_path / "o.jsonl", config="rules", workers=1, limit=3)


@pytest.mark.parametrize(
    ("figures", "speed"),
    [
        (RunFigures(40, 9000, 10.0, 4.0, 6000, 1), 1000.0),
        (RunFigures(1, 900, 3.0, 3.0, 0, 1), 300.0),
    ],
    ids=["without the start", "too short to leave it out"],
)
def test_speed(figures: RunFigures, speed: float) -> None:
    assert figures.speed == speed


def test_memory_counts_the_processes_below() -> None:
    code = "a = b'x' * 100_000_000; print('ready', flush=True); input()"
    before = memory_of_tree(os.getpid())
    with subprocess.Popen(
        [sys.executable, "-c", code], stdin=subprocess.PIPE, stdout=subprocess.PIPE
    ) as child:
        assert child.stdout
        child.stdout.readline()
        grown = memory_of_tree(os.getpid()) - before
        child.communicate(b"\n")
    assert 90e6 < grown < 200e6
    assert memory_of_tree(child.pid) == 0
