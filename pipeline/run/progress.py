"""A progress bar on the terminal: articles, words a second, failures, time left."""

import time
from collections.abc import Iterable
from types import TracebackType
from typing import Protocol, Self

from pipeline.corpus.compressed import open_bounded
from pipeline.corpus.remote import RemotePath
from pipeline.corpus.sources import Source
from pipeline.errors import ArticleError


class Watcher(Protocol):
    """Is told how a run goes on."""

    def begin(self, sources: Iterable[Source], limit: int | None) -> None:
        """The files to read are known."""

    def update(self, items: int, failures: int, words: int) -> None:
        """So much has been written, counted from the start of the first attempt."""


class Silent:
    """Watches without a word."""

    def begin(self, sources: Iterable[Source], limit: int | None) -> None:
        """Nothing is shown."""

    def update(self, items: int, failures: int, words: int) -> None:
        """Nothing is shown."""


class Bar:
    """A bar on stderr, which has to be a terminal."""

    def __init__(self) -> None:
        from rich.console import Console
        from rich.progress import BarColumn, MofNCompleteColumn, TextColumn, TimeRemainingColumn
        from rich.progress import Progress as RichProgress

        self.bar = RichProgress(
            BarColumn(),
            MofNCompleteColumn(),
            TextColumn(
                "articles, {task.fields[failures]} failed, {task.fields[speed]:,.0f} words/s,"
            ),
            TimeRemainingColumn(compact=True),
            TextColumn("left"),
            console=Console(stderr=True),
        )
        self.task = self.bar.add_task("", total=None, failures=0, speed=0.0)
        self.since = time.monotonic()
        self.words_before: int | None = None

    def __enter__(self) -> Self:
        self.bar.start()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.bar.stop()

    def begin(self, sources: Iterable[Source], limit: int | None) -> None:
        """Count the articles, tables by their lines, and start the clock."""
        counts = [_count(source) for source in sources]
        known = [count for count in counts if count is not None]
        total = sum(known) if len(known) == len(counts) else None
        if limit is not None:
            total = min(limit, total) if total is not None else limit
        self.bar.update(self.task, total=total)
        self.since = time.monotonic()

    def update(self, items: int, failures: int, words: int) -> None:
        """Show the state; the speed is that of this attempt."""
        if self.words_before is None:
            self.words_before = words
        speed = (words - self.words_before) / max(time.monotonic() - self.since, 0.001)
        self.bar.update(self.task, completed=items, failures=failures, speed=speed)


def _count(source: Source) -> int | None:
    """Number of articles in a file, by its lines if it is a table; None if unknown."""
    if not source.is_table:
        return 1
    if source.kind in ("stdin", "json") or isinstance(source.path, RemotePath):
        return None
    try:
        with open_bounded(source.path, None) as stream:
            lines = sum(1 for line in stream if line.strip())
    except ArticleError:
        return None
    return lines - (source.kind in ("csv", "tsv"))
