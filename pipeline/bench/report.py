"""The whole benchmark: runs with one worker and two, two BERT-base recognisers, ratios."""

import os
import platform
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path

import orjson

from pipeline.bench.whole import RunFigures, measure_run
from pipeline.errors import UsageError


def benchmark(inputs: Sequence[str], *, config: str, limit: int, seconds: float) -> Iterator[str]:
    """Yield the lines of the report as they become known.

    Args:
        inputs: Files and folders of articles.
        config: Of the pipeline.
        limit: Number of articles.
        seconds: For each BERT recogniser, which reads as far as it comes.

    Raises:
        UsageError: A measured process fails.
    """
    yield f"{platform.machine()}, {os.cpu_count()} cores, Python {platform.python_version()}"
    with tempfile.TemporaryDirectory() as scratch:
        out = Path(scratch) / "out.jsonl"
        speeds = {}
        for workers in (1, 2):
            figures = measure_run(inputs, out, config=config, workers=workers, limit=limit)
            if workers == 1:
                yield f"{figures.articles:,} articles, {figures.words:,} words, config {config}"
            speeds[workers] = figures.speed
            yield _run_line(workers, figures)
        for name, speed in _bert_speeds(Path(scratch), out, seconds).items():
            ratios = ", ".join(f"{own / speed:.0f} times with {n}" for n, own in speeds.items())
            yield f"BERT-base names only, {name}: {speed:,.0f} words/s; mawaqif is {ratios}"


def _run_line(workers: int, figures: RunFigures) -> str:
    return (
        f"mawaqif, {workers} worker{'s' if workers > 1 else ''}: {figures.speed:,.0f} words/s "
        f"({figures.words / figures.seconds:,.0f} with the start), first articles after {figures.first:.1f} s, peak memory {figures.peak / 1e6:,.0f} MB"
    )


def _bert_speeds(scratch: Path, annotated: Path, seconds: float) -> dict[str, float]:
    given = scratch / "sentences.json"
    given.write_bytes(orjson.dumps(list(sentences_of(annotated))))
    command = [sys.executable, "-m", "pipeline.bench.bert", str(scratch / "bert"), str(given)]
    done = subprocess.run([*command, str(seconds)], capture_output=True, check=False)
    if done.returncode:
        last = done.stderr.decode("utf-8", "replace").strip().rpartition("\n")[2]
        raise UsageError(f"the BERT recognisers cannot be measured: {last}")
    speeds: dict[str, float] = orjson.loads(done.stdout.splitlines()[-1])
    return speeds


def sentences_of(annotated: Path) -> Iterator[list[str]]:
    """Yield the words of each sentence of annotated articles, split at white space."""
    with annotated.open("rb") as file:
        for line in file:
            record = orjson.loads(line)
            for place in record["sentences"]:
                words = record["text"][place["start"] : place["end"]].split()
                if words:
                    yield words
