"""Worker processes that annotate batches; results come back in the order of the batches."""

import os
import subprocess
import sys
import time
from collections import deque
from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from multiprocessing.connection import Connection, Pipe, wait
from pathlib import Path
from typing import Final

from pipeline.corpus.articles import Failure, Item
from pipeline.errors import MawaqifError, UsageError
from pipeline.records import Article
from pipeline.run.task import Outcome, Task

AHEAD: Final = 4
"""Batches that may be under way or waiting for an earlier one, for each worker."""

GRACE: Final = 60.0
"""Seconds beyond an article's time limit after which its worker is ended from outside."""

RENEWAL: Final = 1000
"""Batches after which a worker is replaced: what it has learnt of new words fills memory."""

TRIES: Final = 2
"""Times that a batch is given to a worker as a whole, if workers die of it."""

_ENVIRONMENT: Final = {
    # One thread a worker: more would compete with the other workers, and sums whose
    # order depends on the number of threads differ in their last digits.
    **dict.fromkeys(("OMP_NUM_THREADS", "MKL_NUM_THREADS", "OPENBLAS_NUM_THREADS"), "1"),
    "TOKENIZERS_PARALLELISM": "false",
    "PYTHONHASHSEED": "0",
}


@dataclass(slots=True)
class Job:
    """A batch on its way. ``outcomes`` are those of its articles so far, in order."""

    number: int
    items: list[Item]
    outcomes: list[Outcome] = field(default_factory=list)
    deaths: int = 0

    @property
    def articles(self) -> list[Article]:
        return [item for item in self.items if not isinstance(item, Failure)]

    @property
    def to_send(self) -> list[Article]:
        """What the next worker gets: all, or after deaths one article at a time."""
        rest = self.articles[len(self.outcomes) :]
        return rest if self.deaths < TRIES else rest[:1]

    @property
    def is_done(self) -> bool:
        return len(self.outcomes) == len(self.articles)


class Worker:
    """A process with its connection, and the job that it has in hand."""

    def __init__(self, task: Task) -> None:
        self.connection, theirs = Pipe()
        self.process = subprocess.Popen(
            [sys.executable, "-P", "-c", _COMMAND, str(theirs.fileno())],
            pass_fds=[theirs.fileno()],
            stdin=subprocess.DEVNULL,
            env={**os.environ, **_ENVIRONMENT, "PYTHONPATH": _module_path()},
            # A session of its own: an interrupt from the keyboard is the parent's to handle.
            start_new_session=True,
        )
        theirs.close()
        # Of one that has died at once the end of the connection tells, as of any other.
        with suppress(BrokenPipeError, ConnectionResetError):
            self.connection.send(task)
        self.job: Job | None = None
        self.expected = 0
        self.batches = 0
        self.loaded = False
        self.patience = task.seconds + GRACE
        self.wait_anew()

    @property
    def is_idle(self) -> bool:
        return self.loaded and self.job is None

    def wait_anew(self) -> None:
        """Start the time within which a sign of life is expected."""
        self.deadline = time.monotonic() + self.patience

    def give(self, job: Job) -> None:
        """Send the articles of a job; the worker must be idle."""
        articles = job.to_send
        self.job = job
        self.expected = len(articles)
        self.batches += 1
        self.wait_anew()
        self.connection.send(articles)

    def end(self) -> int:
        """End the process and return its exit code, negative for a signal."""
        self.connection.close()
        if self.process.poll() is None:
            self.process.kill()
        return self.process.wait()


_COMMAND: Final = "import sys; from pipeline.run.worker import serve; serve(int(sys.argv[1]))"


def _module_path() -> str:
    """Where the worker finds modules: as this process does, the current folder not before all."""
    return os.pathsep.join(folder or str(Path.cwd()) for folder in sys.path)


class Pool:
    """Up to ``count`` workers, started as there is work for them.

    Args:
        task: How articles are annotated.
        count: Number of processes.
    """

    def __init__(self, task: Task, count: int) -> None:
        self.task = task
        self.count = count
        self.workers: list[Worker] = []

    def annotate(self, batches: Iterable[list[Item]]) -> Iterator[tuple[list[Item], list[Outcome]]]:
        """Yield each batch with the outcomes of its articles, in the order of the batches.

        Raises:
            MawaqifError: The pipeline cannot be loaded.
        """
        source = enumerate(batches)
        waiting: deque[Job] = deque()
        under_way: deque[Job] = deque()
        exhausted = False
        while True:
            while under_way and under_way[0].is_done:
                job = under_way.popleft()
                yield job.items, job.outcomes
            room = self.count * AHEAD
            while not exhausted and len(waiting) < self.count and len(under_way) < room:
                number, items = next(source, (-1, []))
                exhausted = number < 0
                if not exhausted:
                    job = Job(number, items)
                    under_way.append(job)
                    if job.articles:
                        waiting.append(job)
            self._hand_out(waiting)
            if not under_way:
                if exhausted:
                    return
                continue
            if not under_way[0].is_done:
                self._receive(waiting)

    def close(self) -> None:
        """End all workers."""
        for worker in self.workers:
            worker.end()
        self.workers.clear()

    def _hand_out(self, waiting: deque[Job]) -> None:
        for worker in [w for w in self.workers if w.is_idle]:
            if worker.batches >= RENEWAL:
                self._drop(worker)
            elif waiting:
                try:
                    worker.give(waiting[0])
                except (BrokenPipeError, ConnectionResetError):
                    # It died while idle; the job was not touched by it.
                    self._drop(worker)
                else:
                    waiting.popleft()
        loading = sum(not worker.loaded for worker in self.workers)
        while len(waiting) > loading and len(self.workers) < self.count:
            self.workers.append(Worker(self.task))
            loading += 1

    def _receive(self, waiting: deque[Job]) -> None:
        """Wait for the next message of any worker and take in all that has come."""
        busy = {w.connection: w for w in self.workers if w.job is not None or not w.loaded}
        patience = min(worker.deadline for worker in busy.values()) - time.monotonic()
        ready = wait(list(busy), timeout=max(0.0, patience))
        for connection in ready:
            if isinstance(connection, Connection):
                self._take(busy[connection], waiting)
        if not ready:
            for worker in busy.values():
                if worker.deadline <= time.monotonic():
                    self._bury(worker, waiting)

    def _take(self, worker: Worker, waiting: deque[Job]) -> None:
        try:
            message = worker.connection.recv()
        except (EOFError, ConnectionResetError):
            self._bury(worker, waiting)
            return
        worker.wait_anew()
        if not worker.loaded:
            if isinstance(message, MawaqifError):
                raise message
            worker.loaded = True
        elif worker.job is not None and isinstance(message, Outcome):
            worker.job.outcomes.append(message)
            worker.expected -= 1
            if worker.expected == 0:
                if not worker.job.is_done:
                    waiting.appendleft(worker.job)
                worker.job = None

    def _bury(self, worker: Worker, waiting: deque[Job]) -> None:
        """A worker has died or hangs: settle what becomes of its job."""
        job = worker.job
        loaded = worker.loaded
        late = worker.deadline <= time.monotonic()
        code = self._drop(worker)
        if not loaded:
            raise UsageError(f"a worker ended while it loaded {self.task.config!r} (code {code})")
        if job is None:
            return
        job.deaths += 1
        if job.deaths <= TRIES:
            # By chance or because of one article? Once more as a whole, then one by one.
            job.outcomes.clear()
        else:
            why = "hung" if late else f"died (code {code}), perhaps for lack of memory"
            job.outcomes.append(Outcome(b"", f"the process that annotated it {why}"))
        if not job.is_done:
            waiting.appendleft(job)

    def _drop(self, worker: Worker) -> int:
        self.workers.remove(worker)
        return worker.end()
