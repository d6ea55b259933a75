"""Speed and memory of ``mawaqif annotate``, measured from outside as a user would."""

import subprocess
import sys
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import orjson

from pipeline.errors import UsageError

INTERVAL: Final = 0.1
"""Seconds between two looks at memory and output."""

_EXIT_CODES: Final = (0, 2)


@dataclass(frozen=True, slots=True)
class RunFigures:
    """One run.

    ``seconds`` is the whole time, ``first`` that until the first articles were
    written, ``after`` the number of words in the articles behind those, ``peak`` the
    most memory in bytes that all processes had together.
    """

    articles: int
    words: int
    seconds: float
    first: float
    after: int
    peak: int

    @property
    def speed(self) -> float:
        """Words a second once the first articles are out, start not counted."""
        rest = self.seconds - self.first
        return self.after / rest if self.after and rest > 0 else self.words / self.seconds


def measure_run(
    inputs: Sequence[str], out: Path, *, config: str, workers: int, limit: int
) -> RunFigures:
    """Run the command on ``inputs`` and watch it.

    Raises:
        UsageError: The command fails.
    """
    command = [sys.executable, "-m", "pipeline", "annotate", *inputs, "-o", str(out)]
    options = ["--config", config, "--workers", str(workers), "--limit", str(limit), "--no-resume"]
    partial = out.with_name(out.name + ".partial")
    began = time.monotonic()
    first, first_size, peak = 0.0, 0, 0
    process = subprocess.Popen([*command, *options], stderr=subprocess.PIPE, text=True)
    while process.poll() is None:
        if not first and (first_size := _size(partial)):
            first = time.monotonic() - began
        peak = max(peak, memory_of_tree(process.pid))
        time.sleep(INTERVAL)
    seconds = time.monotonic() - began
    _, told = process.communicate()
    if process.returncode not in _EXIT_CODES:
        raise UsageError(f"the run to be measured fails: {told.strip()}")
    articles = words = after = size = 0
    with out.open("rb") as file:
        for line in file:
            size += len(line)
            count = len(orjson.loads(line)["text"].split())
            articles += 1
            words += count
            after += count if size > first_size else 0
    return RunFigures(articles, words, seconds, first or seconds, after if first else 0, peak)


def _size(path: Path) -> int:
    """Bytes of a file that may come and go at any time; 0 where there is none."""
    try:
        return path.stat().st_size
    except FileNotFoundError:
        return 0


def memory_of_tree(pid: int) -> int:
    """Return the memory of a process and all below it, in bytes; 0 where none can be seen.

    Pages that several of them share are counted once.

    Source:
        Linux, proc(5): ``Pss`` of ``/proc/PID/smaps_rollup``.
    """
    total = 0
    for one in _tree(pid):
        try:
            rollup = Path(f"/proc/{one}/smaps_rollup").read_text(encoding="ascii")
        except OSError:
            continue
        total += sum(int(row.split()[1]) for row in rollup.splitlines() if row.startswith("Pss:"))
    return total * 1024


def _tree(pid: int) -> list[int]:
    below: dict[int, list[int]] = {}
    for entry in Path("/proc").glob("[0-9]*/stat"):
        try:
            # The command's name, in brackets, may hold spaces; the parent stands behind it.
            parent = int(
                entry.read_text(encoding="utf-8", errors="replace").rpartition(")")[2].split()[1]
            )
        except (OSError, IndexError, ValueError):
            continue
        below.setdefault(parent, []).append(int(entry.parent.name))
    found = [pid]
    for one in found:
        found += below.get(one, [])
    return found
