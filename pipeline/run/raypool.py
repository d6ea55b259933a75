"""The pool of a cluster: Ray actors that annotate shards; results come back in order.

An actor holds a `Pool` of one worker, so that an article does the same there as here:
it costs itself where it kills or hangs its worker, and its bytes are the same. What is
left to settle is the loss of an actor or of a node with all its actors: each shard that
was in their hands is annotated again.
"""

import logging
import os
import socket
import sys
from collections import deque
from collections.abc import Iterable, Iterator
from contextlib import ExitStack, redirect_stdout
from dataclasses import dataclass, field
from itertools import islice
from typing import Any, Final

from pipeline.corpus.articles import Failure, Item
from pipeline.errors import MawaqifError, UsageError
from pipeline.run.fingerprint import code_fingerprint, fingerprints
from pipeline.run.pool import Pool
from pipeline.run.task import Outcome, Task

SHARD: Final = 16
"""Batches that an actor gets at once: seconds of work, so that the way there costs little."""

AHEAD: Final = 4
"""Shards that may be under way or waiting for an earlier one, for each actor."""

LOSSES: Final = 3
"""Actors that a shard may cost as a whole; then its batches are sent one by one."""

OBJECTS: Final = 200 * 2**20
"""Bytes of shared memory for shards on their way, where Ray is started on this machine."""

REACH: Final = 10.0
"""Seconds to wait for the first node of a cluster to answer."""

LOOPBACK: Final = {
    # The switch's name tells where it is the default. Without it Ray, which asks for no
    # password, takes orders from the whole network.
    "RAY_ENABLE_WINDOWS_OR_OSX_CLUSTER": "0",
    "RAY_USAGE_STATS_ENABLED": "0",
}
"""Environment of a Ray on this machine alone; Ray reads it when it is imported."""

PATIENCE: Final = 600.0
"""Seconds that the cluster has to start a first actor: machines may have to be hired."""


def made_with(task: Task) -> dict[str, str]:
    """Return what the annotations of a task depend on, as it is found on this machine."""
    return {**fingerprints(task.config, precise=task.precise), "code": code_fingerprint()}


class ShardAnnotator:
    """What an actor is: a worker on one of the nodes, with its pipeline loaded once."""

    def __init__(self, task: Task) -> None:
        self.task = task
        self.pool = Pool(task, 1)

    def made_with(self) -> dict[str, str]:
        """Return what its annotations would depend on.

        Raises:
            MawaqifError: The config is not on this node.
        """
        return made_with(self.task)

    def annotate(self, batches: list[list[Item]]) -> list[list[Outcome]]:
        """Return the outcomes of each batch.

        Raises:
            MawaqifError: The pipeline cannot be loaded.
        """
        return [outcomes for _, outcomes in self.pool.annotate(batches)]


@dataclass(slots=True)
class Shard:
    """Consecutive batches. ``outcomes`` are those of its batches so far, in order."""

    batches: list[list[Item]]
    outcomes: list[list[Outcome]] = field(default_factory=list)
    losses: int = 0

    @property
    def to_send(self) -> list[list[Item]]:
        """What the next actor gets: all, or after losses one batch at a time."""
        rest = self.batches[len(self.outcomes) :]
        some = rest if self.losses < LOSSES else rest[:1]
        return [[item for item in batch if not isinstance(item, Failure)] for batch in some]

    @property
    def is_done(self) -> bool:
        return len(self.outcomes) == len(self.batches)

    def lose(self, why: str) -> None:
        """Its actor is lost; a batch that goes on to cost actors by itself is given up."""
        self.losses += 1
        if self.losses > LOSSES:
            (batch,) = self.to_send
            self.outcomes.append([Outcome(b"", why) for _ in batch])


@dataclass(slots=True)
class Member:
    """An actor and the shard that it has in hand; one without is starting or idle."""

    actor: Any
    shard: Shard | None = None


class RayPool:
    """Up to ``count`` actors on the nodes of a Ray cluster, started as there is work for them.

    Args:
        task: How articles are annotated.
        count: Number of actors; each takes one processor of the cluster.
        address: Of the cluster, in Ray's form. None: Ray is started on this machine, and
            ended with the pool.

    Raises:
        UsageError: Ray is not installed, or there is no cluster at the address.
    """

    def __init__(self, task: Task, count: int, address: str | None = None) -> None:
        self.task = task
        self.count = count
        self.made_with = made_with(task)
        self.asked: dict[Any, Member] = {}
        self.idle: list[Member] = []
        self.failed_starts = 0
        with ExitStack() as opened:
            # Ray prints to standard output when a node dies: between the records.
            opened.enter_context(redirect_stdout(sys.stderr))
            _connect(address, count)
            self.opened = opened.pop_all()

    def annotate(self, batches: Iterable[list[Item]]) -> Iterator[tuple[list[Item], list[Outcome]]]:
        """Yield each batch with the outcomes of its articles, in the order of the batches.

        Raises:
            MawaqifError: The pipeline cannot be loaded on a node, a node has other code,
                lists or models, or no actor can be started.
        """
        source = iter(batches)
        waiting: deque[Shard] = deque()
        under_way: deque[Shard] = deque()
        while True:
            while under_way and under_way[0].is_done:
                shard = under_way.popleft()
                yield from zip(shard.batches, shard.outcomes, strict=True)
            while len(waiting) < self.count and len(under_way) < self.count * AHEAD:
                cut = list(islice(source, SHARD))
                if not cut:
                    break
                under_way.append(Shard(cut))
                waiting.append(under_way[-1])
            self._hand_out(waiting)
            if not under_way:
                return
            if not under_way[0].is_done:
                self._receive(waiting)

    def close(self) -> None:
        """End all actors and leave the cluster."""
        import ray

        self.asked.clear()
        self.idle.clear()
        ray.shutdown()
        self.opened.close()

    def _hand_out(self, waiting: deque[Shard]) -> None:
        import ray

        while waiting and self.idle:
            member = self.idle.pop()
            member.shard = waiting.popleft()
            self.asked[member.actor.annotate.remote(member.shard.to_send)] = member
        starting = sum(not member.shard for member in self.asked.values())
        room = self.count - len(self.asked) - len(self.idle)
        for _ in range(min(len(waiting) - starting, room)):
            # Spread: loaded models fill the memory of a node before its processors are busy.
            kind = ray.remote(num_cpus=1, max_restarts=0, scheduling_strategy="SPREAD")
            member = Member(kind(ShardAnnotator).remote(self.task))
            self.asked[member.actor.made_with.remote()] = member

    def _receive(self, waiting: deque[Shard]) -> None:
        """Wait for the next answer of any actor and take in all that have come."""
        import ray

        busy = any(member.shard for member in self.asked.values())
        asked = list(self.asked)
        answered, _ = ray.wait(asked, timeout=None if busy else PATIENCE)
        if not answered:
            raise UsageError(
                f"the Ray cluster has started no process within {PATIENCE:g} seconds; "
                "`ray status` tells which processors are free"
            )
        for reference in ray.wait(asked, num_returns=len(asked), timeout=0)[0]:
            self._take(reference, waiting)

    def _take(self, reference: Any, waiting: deque[Shard]) -> None:
        import ray
        from ray.exceptions import RayError, RayTaskError

        member = self.asked.pop(reference)
        shard, member.shard = member.shard, None
        try:
            answer = ray.get(reference)
        except RayTaskError as error:
            if isinstance(error.cause, MawaqifError):
                raise error.cause from error
            raise UsageError(f"a node of the Ray cluster cannot annotate: {error.cause}") from error
        except RayError as error:
            # It may be out of reach only; what it still does must not be waited for.
            ray.kill(member.actor)
            self._bury(shard, error)
        else:
            if shard:
                shard.outcomes += answer
            else:
                self._welcome(answer)
            self.idle.append(member)
        if shard and not shard.is_done:
            waiting.appendleft(shard)

    def _welcome(self, theirs: dict[str, str]) -> None:
        """An actor has started: what it annotates with must be what is here."""
        self.failed_starts = 0
        other = [part for part, value in self.made_with.items() if theirs[part] != value]
        if other:
            raise UsageError(
                f"a node of the Ray cluster has other {', '.join(other)} than this machine; "
                "install the same mawaqif there"
            )

    def _bury(self, shard: Shard | None, error: Exception) -> None:
        """An actor is lost, by itself or with its node: settle what becomes of its shard."""
        if shard:
            shard.lose(
                "the cluster's process that annotated it was lost, perhaps for lack of memory"
            )
            return
        self.failed_starts += 1
        if self.failed_starts > LOSSES * self.count:
            raise UsageError(f"no process can be started in the Ray cluster: {error}") from error


def _connect(address: str | None, count: int) -> None:
    if address is None:
        os.environ.update(LOOPBACK)
    try:
        import ray
    except ImportError as error:
        raise UsageError("Ray is not installed: pip install 'mawaqif[ray]'") from error
    quiet = {"log_to_driver": False, "logging_level": logging.ERROR}
    if address is None:
        ray.init(
            "local",
            num_cpus=count,
            include_dashboard=False,
            object_store_memory=OBJECTS,
            _node_ip_address="127.0.0.1",
            **quiet,
        )
        return
    host, _, port = address.rpartition("/")[2].rpartition(":")
    try:
        if port.isdigit():
            # Ray itself tries for minutes.
            socket.create_connection((host.strip("[]"), int(port)), REACH).close()
        ray.init(address, **quiet)
    except (OSError, RuntimeError, ValueError) as error:
        raise UsageError(f"no Ray cluster at {address}: {error}") from error
