"""A real Ray cluster of two nodes on this machine: its output is the local engine's, whatever dies."""

import os
import signal
import time
from collections.abc import Iterator
from contextlib import closing
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import orjson
import pytest

from pipeline.corpus.articles import Failure, Item
from pipeline.errors import UsageError
from pipeline.records import Article
from pipeline.run import Settings, Summary, annotate_files, raypool
from pipeline.run.batches import ITEMS
from pipeline.run.progress import Silent
from pipeline.run.raypool import LOOPBACK, LOSSES, RayPool, Shard
from pipeline.run.task import Outcome, Task
from tests.run import fakes

pytestmark = pytest.mark.skipif(find_spec("ray") is None, reason="Ray is not installed")

LOADER = "tests.run.fakes:Annotator"
NODE = {
    "num_cpus": 1,
    "object_store_memory": 100 * 2**20,
    "include_dashboard": False,
    "node_ip_address": "127.0.0.1",
}
COUNT = 60


@pytest.fixture(scope="module")
def cluster() -> Iterator[Any]:
    """One node; tests add the second."""
    with pytest.MonkeyPatch.context() as patch:
        for name, value in LOOPBACK.items():
            patch.setenv(name, value)
        from ray.cluster_utils import Cluster

        made = Cluster(initialize_head=True, head_node_args=NODE)
        yield made
        made.shutdown()


@pytest.fixture
def second(cluster: Any, monkeypatch: pytest.MonkeyPatch) -> Iterator[Any]:
    """The second node, and shards of two batches."""
    monkeypatch.setattr(raypool, "SHARD", 2)
    node = cluster.add_node(**NODE)
    yield node
    if node in cluster.worker_nodes:
        cluster.remove_node(node)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Sixty articles, some unusable, one that raises and one that kills its worker."""
    made = tmp_path_factory.mktemp("articles")
    for n in range(COUNT):
        text = "" if n % 20 == 7 else f"رحبت مصر بالقرار رقم {n}. {fakes.SLOW}"
        text += {31: f" {fakes.RAISE}", 42: f" {fakes.DIE}"}.get(n, "")
        (made / f"{n:03}.txt").write_text(text, encoding="utf-8")
    return made


def run(given: Path, out: Path, watcher: Silent | None = None, **settings: Any) -> Summary:
    chosen = Settings(**{"config": "rules", "loader": LOADER, "longest": 10_000, **settings})
    return annotate_files([str(given)], out, None, chosen, watcher)


def contents(out: Path) -> tuple[bytes, bytes]:
    return out.read_bytes(), out.with_name(f"{out.stem}.errors.jsonl").read_bytes()


def actors_on(node: Any) -> list[int]:
    """Process ids of the actors on a node: children of its daemon with our class's name."""
    daemon = node.all_processes["raylet"][0].process.pid
    children = Path(f"/proc/{daemon}/task/{daemon}/children").read_text().split()
    titles = {int(pid): Path(f"/proc/{pid}/cmdline").read_text() for pid in children}
    print(titles)
    return [pid for pid, title in titles.items() if title.startswith("ray::ShardAnnotator")]


def test_shard_is_sent_again_as_a_whole_then_batch_by_batch() -> None:
    one, two, bad = Article("1", "أ"), Article("2", "ب"), Failure("3", "", "empty")
    shard = Shard([[one], [bad, two], []])
    sent: list[list[list[Item]]] = []
    for _ in range(LOSSES):
        sent.append(shard.to_send)
        shard.lose("lost")
    assert sent == [[[one], [two], []]] * LOSSES
    assert (shard.to_send, shard.outcomes, shard.is_done) == ([[one]], [], False)
    shard.outcomes.append([Outcome(b"1")])
    assert shard.to_send == [[two]]
    shard.lose("lost")
    assert shard.outcomes == [[Outcome(b"1")], [Outcome(b"", "lost")]]
    assert (shard.to_send, shard.is_done) == ([[]], False)
    shard.outcomes.append([])
    assert (shard.to_send, shard.is_done) == ([], True)


class Killer(Silent):
    """Ends a node, with all its processes and without notice, once articles are written."""

    def __init__(self, cluster: Any, node: Any) -> None:
        self.cluster = cluster
        self.node = node
        self.killed: list[int] = []

    def update(self, items: int, failures: int, words: int) -> None:
        if items >= ITEMS and not self.killed:
            self.killed = actors_on(self.node)
            self.cluster.remove_node(self.node, allow_graceful=False)


def test_killed_node_costs_a_retry_and_no_byte(
    cluster: Any, second: Any, folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    lost: list[int] = []
    lose = Shard.lose
    monkeypatch.setattr(Shard, "lose", lambda s, why: (lost.append(len(s.batches)), lose(s, why)))
    run(folder, tmp_path / "local.jsonl")
    killer = Killer(cluster, second)
    run(folder, tmp_path / "ray.jsonl", killer, workers=2, engine="ray", address=cluster.address)
    assert contents(tmp_path / "ray.jsonl") == contents(tmp_path / "local.jsonl")
    assert len(killer.killed) == 1
    assert lost == [2]
    assert sorted(path.name for path in tmp_path.iterdir()) == [
        "local.errors.jsonl", "local.jsonl", "ray.errors.jsonl", "ray.jsonl",
    ]  # fmt: skip
