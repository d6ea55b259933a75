"""The whole benchmark: runs with one worker and two, two BERT-base recognisers, ratios."""

import os
import platform
import subprocess
import sys
import tempfile
from collections.abc import Iterable, Iterator, Sequence
from itertools import cycle, islice
from pathlib import Path
from typing import Any

import orjson

from pipeline.bench.whole import RunFigures, measure_run
from pipeline.corpus.articles import read_articles
from pipeline.corpus.sources import find_sources
from pipeline.errors import UsageError
from pipeline.records import Article


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
        given = Path(scratch) / "articles.jsonl"
        copies = write_articles(inputs, given, limit)
        if copies > 1:
            yield f"the same few articles {copies} times over: figures flatter"
        speeds = {}
        for workers in (1, 2):
            figures = measure_run([str(given)], out, config=config, workers=workers, limit=limit)
            if workers == 1:
                yield f"{figures.articles:,} articles, {figures.words:,} words, config {config}"
            speeds[workers] = figures.speed
            yield _run_line(workers, figures)
        yield from _stage_lines(config, given)
        for name, speed in _bert_speeds(Path(scratch), out, seconds).items():
            ratios = ", ".join(f"{own / speed:.0f} times with {n}" for n, own in speeds.items())
            yield f"BERT-base names only, {name}: {speed:,.0f} words/s; mawaqif is {ratios}"


def write_articles(inputs: Sequence[str], given: Path, limit: int) -> int:
    """Write ``limit`` articles as JSON lines, over and over if there are fewer.

    A handful of articles would measure little but the start.

    Returns:
        How many times the last of them stands in the file.

    Raises:
        UsageError: There is no article.
    """
    texts = read_texts(inputs, limit)
    write_texts(islice(cycle(texts), limit), given)
    return limit // len(texts)


def write_texts(texts: Iterable[str], given: Path) -> None:
    """Write texts as articles in JSON lines, their ids numbers from 0."""
    with given.open("wb") as file:
        for number, text in enumerate(texts):
            row = {"id": str(number), "text": text}
            file.write(orjson.dumps(row, option=orjson.OPT_APPEND_NEWLINE))


def read_texts(inputs: Sequence[str], limit: int) -> list[str]:
    """Return the texts of the first ``limit`` articles, or all. Raises UsageError without any."""
    found = (i.text for i in read_articles(find_sources(inputs)) if isinstance(i, Article))
    texts = list(islice(found, limit))
    if not texts:
        raise UsageError(f"no readable article in {', '.join(inputs)}")
    return texts


def _run_line(workers: int, figures: RunFigures) -> str:
    return (
        f"mawaqif, {workers} worker{'s' if workers > 1 else ''}: {figures.speed:,.0f} words/s "
        f"({figures.words / figures.seconds:,.0f} with the start), first articles after {figures.first:.1f} s, peak memory {figures.peak / 1e6:,.0f} MB"
    )


def _stage_lines(config: str, given: Path) -> Iterator[str]:
    figures = _in_a_process("pipeline.bench.stages", config, str(given))
    for stage, seconds in figures["seconds"].items():
        speed = figures["words"] / max(seconds, 1e-9)
        share = seconds / max(sum(figures["seconds"].values()), 1e-9)
        yield f"  {stage:<22} {speed:>11,.0f} words/s {share:>6.1%} of the time"


def _bert_speeds(scratch: Path, annotated: Path, seconds: float) -> dict[str, float]:
    given = scratch / "sentences.json"
    given.write_bytes(orjson.dumps(list(sentences_of(annotated))))
    where = str(scratch / "bert")
    speeds: dict[str, float] = _in_a_process("pipeline.bench.bert", where, str(given), str(seconds))
    return speeds


def _in_a_process(module: str, *arguments: str) -> Any:
    """Return what a module prints in a process of its own, whose threads and memory are its own.

    Raises UsageError where it fails.
    """
    command = [sys.executable, "-m", module, *arguments]
    done = subprocess.run(command, capture_output=True, check=False)
    if done.returncode:
        last = done.stderr.decode("utf-8", "replace").strip().rpartition("\n")[2]
        raise UsageError(f"{module} cannot be measured: {last}")
    return orjson.loads(done.stdout.splitlines()[-1])


def sentences_of(annotated: Path) -> Iterator[list[str]]:
    """Yield the words of each sentence of annotated articles, split at white space."""
    with annotated.open("rb") as file:
        for line in file:
            record = orjson.loads(line)
            for place in record["sentences"]:
                words = record["text"][place["start"] : place["end"]].split()
                if words:
                    yield words
