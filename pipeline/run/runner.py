"""The whole run: find files, read, annotate, write, count."""

import sys
import time
from collections.abc import Iterable, Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

import orjson

from pipeline.corpus.articles import ARTICLE_CHARACTERS, Failure, Item, read_articles
from pipeline.corpus.remote import AnyPath, RemotePath, place_of, to_path
from pipeline.corpus.sources import STDIN, Source, find_sources
from pipeline.errors import UsageError
from pipeline.run.batches import cut_batches
from pipeline.run.fingerprint import code_fingerprint, fingerprints, input_fingerprint
from pipeline.run.output import FileSink, Sink, StreamSink
from pipeline.run.pool import Pool
from pipeline.run.progress import Silent, Watcher
from pipeline.run.raypool import RayPool
from pipeline.run.remoteoutput import RemoteSink
from pipeline.run.task import Outcome, Task


@dataclass(frozen=True, slots=True)
class Settings:
    """How a run is done.

    Args:
        config: Name of a config that ships, or a path.
        workers: Number of processes that annotate.
        engine: Where they are: ``local``, or ``ray`` for a Ray cluster.
        address: Of the Ray cluster; None: one is started on this machine.
        limit: Stop after so many articles.
        longest: Largest number of characters in an article.
        seconds: Longest time for one article.
        text: Whether each record holds its article's text.
        precise: Keep only stances of high confidence.
        resume: Go on from what an interrupted run has left.
        loader: ``module:name`` of what annotates; see `pipeline.run.worker`.
    """

    config: str = "small"
    workers: int = 1
    engine: str = "local"
    address: str | None = None
    limit: int | None = None
    longest: int = ARTICLE_CHARACTERS
    seconds: float = 300.0
    text: bool = True
    precise: bool = False
    resume: bool = True
    loader: str = "pipeline.run.annotator:Annotator"


@dataclass(frozen=True, slots=True)
class Summary:
    """What a run has done, what earlier attempts did included; ``seconds`` is this one's."""

    articles: int
    failures: int
    words: int
    resumed: int
    seconds: float


def annotate_files(
    inputs: Sequence[str],
    output: AnyPath | None,
    errors: AnyPath | None,
    settings: Settings,
    watcher: Watcher | None = None,
    leave_out: Sequence[Path] = (),
) -> Summary:
    """Annotate files and folders into one file of JSON lines.

    Args:
        inputs: Files, folders, their URLs, or ``-`` for standard input.
        output: The file to write, None for standard output. While it is being
            written it is called ``OUT.partial``; see `RemoteSink` for one behind a URL.
        errors: The file for articles that failed, one JSON line each. None: beside
            the output as ``OUT.errors.jsonl``, or stderr if that is a stream.
        settings: How.
        watcher: Is told how it goes on.
        leave_out: Files in the input folders that are no articles, and not to be inputs:
            what the caller makes of the output.

    Raises:
        UsageError: The inputs, settings or places of output cannot be used, or the
            output cannot be written on.
        MawaqifError: The pipeline cannot be loaded.
    """
    began = time.monotonic()
    watcher = watcher or Silent()
    made_by = fingerprints(settings.config, precise=settings.precise)
    beside = errors or (output and errors_beside(output))
    own = [path for path in (output, beside, *leave_out) if path]
    _refuse_overwriting(inputs, own)
    sources = find_sources(inputs, own)
    stamp = _stamp(sources, settings, made_by)
    from_stdin = any(source.kind == "stdin" for source in sources)
    with closing(_sink(output, beside, stamp, settings.resume and not from_stdin)) as sink:
        resumed = sink.progress.items
        watcher.begin(sources, settings.limit)
        watcher.update(resumed, sink.progress.failures, sink.progress.words)
        rest = None if settings.limit is None else max(0, settings.limit - resumed)
        items = islice(read_articles(sources, longest=settings.longest, skip=resumed), rest)
        task = Task(
            settings.config,
            loader=settings.loader,
            longest=settings.longest,
            seconds=settings.seconds,
            text=settings.text,
            precise=settings.precise,
            provenance=made_by,
        )
        with closing(_pool(task, settings)) as pool:
            for batch, outcomes in pool.annotate(cut_batches(items)):
                _write(sink, batch, outcomes, output)
                watcher.update(sink.progress.items, sink.progress.failures, sink.progress.words)
        _finish(sink, output)
        state = sink.progress
    return Summary(
        state.items - state.failures,
        state.failures,
        state.words,
        resumed,
        time.monotonic() - began,
    )


def errors_beside(output: AnyPath) -> AnyPath:
    """Return where articles that failed are told if nothing else is asked: ``OUT.errors.jsonl``.

    Raises:
        UsageError: ``output`` is a folder without a name: ``.``, ``/`` or nothing.
    """
    if not output.name:
        raise UsageError(f"{output}: is a folder; name the file to write")
    return output.with_name(f"{output.stem}.errors.jsonl")


def _pool(task: Task, settings: Settings) -> Pool | RayPool:
    if settings.engine == "ray":
        return RayPool(task, settings.workers, settings.address)
    if settings.address:
        raise UsageError(f"the address {settings.address} needs the engine ray")
    return Pool(task, settings.workers)


def _write(
    sink: Sink, batch: Iterable[Item], outcomes: Iterable[Outcome], output: AnyPath | None
) -> None:
    lines, failures, items, words = [], [], 0, 0
    for failure, outcome in _in_order(batch, outcomes):
        items += 1
        if failure:
            failures.append(_failure_line(failure))
        else:
            lines.append(outcome.line)
            words += outcome.words
    try:
        sink.add(b"".join(lines), b"".join(failures), items, len(failures), words)
    except BrokenPipeError:
        raise
    except OSError as error:
        raise _cannot_write(error, output) from error


def _finish(sink: Sink, output: AnyPath | None) -> None:
    try:
        sink.finish()
    except OSError as error:
        raise _cannot_write(error, output) from error


def _cannot_write(error: OSError, output: AnyPath | None) -> UsageError:
    kept = "; what is done is kept, and the same command goes on from there" if output else ""
    return UsageError(f"{output or 'output'}: cannot be written: {error.strerror or error}{kept}")


def _in_order(
    batch: Iterable[Item], outcomes: Iterable[Outcome]
) -> Iterator[tuple[Failure | None, Outcome]]:
    """Pair each item with its outcome; an article that failed becomes a failure here."""
    results = iter(outcomes)
    for item in batch:
        if isinstance(item, Failure):
            yield item, Outcome(b"")
            continue
        outcome = next(results)
        if outcome.reason:
            yield Failure(item.doc_id, item.source, outcome.reason), outcome
        else:
            yield None, outcome


def _failure_line(failure: Failure) -> bytes:
    record = {"doc_id": failure.doc_id, "source": failure.source, "error": failure.reason}
    clean = {key: value.encode("utf-8", "replace").decode() for key, value in record.items()}
    return orjson.dumps(clean, option=orjson.OPT_APPEND_NEWLINE)


def _sink(
    output: AnyPath | None, errors: AnyPath | None, stamp: dict[str, str], resume: bool
) -> Sink:
    if isinstance(output, RemotePath) and isinstance(errors, RemotePath):
        return RemoteSink(output, errors, stamp, resume=resume)
    if isinstance(output, RemotePath) or isinstance(errors, RemotePath):
        raise UsageError(f"{output or '-'} and {errors}: both have to be local, or both URLs")
    if output and errors:
        return FileSink(output, errors, stamp, resume=resume)
    return StreamSink(sys.stdout.buffer, errors or sys.stderr.buffer)


def _stamp(
    sources: Iterable[Source], settings: Settings, made_by: dict[str, str]
) -> dict[str, str]:
    """What the output depends on, by the names used when resuming is refused."""
    return {
        "config": made_by["config"],
        "lists": made_by["lists"],
        "models": made_by["models"],
        "code": code_fingerprint(),
        "input files": input_fingerprint(sources),
        "options": f"limit={settings.limit} longest={settings.longest} text={settings.text}",
    }


def _refuse_overwriting(inputs: Iterable[str], own: Iterable[AnyPath]) -> None:
    places = {place_of(path) for path in own}
    for given in inputs:
        if given != STDIN and place_of(to_path(given)) in places:
            raise UsageError(f"{given}: is both input and output")
