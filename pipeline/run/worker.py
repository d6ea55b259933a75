"""One worker: loads the pipeline, then annotates batches until the connection closes.

It runs in a process of its own, so that an article which exhausts the memory or
crashes a library ends this process and not the run.
"""

import gc
import importlib
import signal
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from multiprocessing.connection import Connection
from types import FrameType
from typing import Any, Protocol

from pipeline.errors import MawaqifError, UsageError
from pipeline.records import Article
from pipeline.run.task import Outcome, Task


class BatchAnnotator(Protocol):
    """What a task's loader makes: turns articles into their lines, in order."""

    def __call__(self, articles: Sequence[Article]) -> list[bytes]:
        """Return one line for each article; raises where any of them fails."""


class OutOfTime(BaseException):
    """The time for an article is over.

    Not an `Exception`, so that no component can take it for an error of its own.
    """


def serve(descriptor: int) -> None:
    """Answer batches on an inherited connection; the whole life of a worker.

    The first message received is the `Task`, each later one a list of articles. The
    first answer is None or the error that made loading fail, each later one an
    `Outcome`, in the order of the articles; None tells that a batch is being done
    again, one article at a time.
    """
    connection = Connection(descriptor)
    try:
        task: Task = connection.recv()
        try:
            annotator = load(task)
        except Exception as error:
            known = isinstance(error, MawaqifError)
            why = f"the pipeline {task.config!r} cannot be loaded: {type(error).__name__}: {error}"
            connection.send(error if known else UsageError(why))
            return
        connection.send(None)
        while True:
            for outcome in annotate_batch(annotator, connection.recv(), task):
                connection.send(outcome)
    except (EOFError, BrokenPipeError, ConnectionResetError):
        # The run has ended, or somebody has ended it.
        return


def load(task: Task) -> BatchAnnotator:
    """Return what the task's loader makes of it; what is loaded is not looked through for garbage."""
    # Libraries, lists and model are millions of objects that stay: looking through them again and
    # again while they come takes a fifth of the time to the first article.
    gc.disable()
    try:
        module, _, name = task.loader.partition(":")
        annotator: BatchAnnotator = getattr(importlib.import_module(module), name)(task)
        gc.freeze()
    finally:
        gc.enable()
    return annotator


def annotate_batch(
    annotator: BatchAnnotator, articles: Sequence[Article], task: Task
) -> Iterator[Outcome | None]:
    """Yield the outcome of each article, in order.

    The batch is computed at once; only where that fails, each article by itself, so
    that the failure costs one article. Before the latter stands a None.
    """
    try:
        with time_limit(task.seconds):
            lines = annotator(articles)
    except (Exception, OutOfTime):
        yield None
        for article in articles:
            yield annotate_one(annotator, article, task)
        return
    for article, line in zip(articles, lines, strict=True):
        yield Outcome(line, "", len(article.text.split()))


def annotate_one(annotator: BatchAnnotator, article: Article, task: Task) -> Outcome:
    """Return the outcome of one article, whatever happens in it."""
    try:
        with time_limit(task.seconds):
            (line,) = annotator([article])
    except OutOfTime:
        return Outcome(b"", f"not done within {task.seconds:g} seconds")
    except MawaqifError as error:
        return Outcome(b"", str(error))
    except Exception as error:
        return Outcome(b"", f"{type(error).__name__}: {error} ({_place(error)})")
    return Outcome(line, "", len(article.text.split()))


@contextmanager
def time_limit(seconds: float) -> Iterator[None]:
    """Raise `OutOfTime` inside the block after ``seconds``."""

    def stop(number: int, frame: FrameType | None) -> None:
        raise OutOfTime

    before = signal.signal(signal.SIGALRM, stop)
    signal.setitimer(signal.ITIMER_REAL, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)


def _place(error: BaseException) -> str:
    """The innermost line of code of an error, for whoever has to mend it."""
    trace: Any = error.__traceback__
    while trace.tb_next:
        trace = trace.tb_next
    code = trace.tb_frame.f_code
    return f"{code.co_filename.rpartition('/')[2]}:{trace.tb_lineno}"
