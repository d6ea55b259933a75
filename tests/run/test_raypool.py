"""A real Ray cluster of two nodes on this machine: its output is the local engine's, whatever dies."""

import os
import signal
import time
from collections.abc import Iterator
from contextlib import closing
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import pytest

from pipeline.cli import run as run_command
from pipeline.corpus.articles import Failure, Item
from pipeline.errors import ConfigError, MawaqifError, UsageError
from pipeline.records import Article
from pipeline.run import Settings, Summary, annotate_files, raypool
from pipeline.run.progress import Silent
from pipeline.run.raypool import LOOPBACK, RayPool, Shard
from pipeline.run.task import Task
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
        text = "" if n % 20 == 7 else f"رحبت مصر بالقرار رقم {n}. " + f"{fakes.SLOW} " * 3
        text += {31: f" {fakes.RAISE}", 42: f" {fakes.DIE}"}.get(n, "")
        (made / f"{n:03}.txt").write_text(text, encoding="utf-8")
    return made


def run(given: Path, out: Path, watcher: Silent | None = None, **settings: Any) -> Summary:
    chosen = Settings(**{"config": "rules", "loader": LOADER, "longest": 10_000, **settings})
    return annotate_files([str(given)], out, None, chosen, watcher)


def contents(out: Path) -> tuple[bytes, bytes]:
    return out.read_bytes(), out.with_name(f"{out.stem}.errors.jsonl").read_bytes()


@pytest.fixture(scope="module")
def expected(folder: Path, tmp_path_factory: pytest.TempPathFactory) -> tuple[bytes, bytes]:
    """What the local engine makes of the folder."""
    out = tmp_path_factory.mktemp("local") / "o.jsonl"
    assert run(folder, out).failures == 5
    return contents(out)


def actors_on(node: Any) -> dict[int, str]:
    """Process ids of a node's actors, with the method in which each is, "" if in none."""
    daemon = node.all_processes["raylet"][0].process.pid
    children = Path(f"/proc/{daemon}/task/{daemon}/children").read_text().split()
    titles = {int(pid): Path(f"/proc/{pid}/cmdline").read_text().rstrip("\0 ") for pid in children}
    name = "ray::ShardAnnotator"
    return {
        pid: title.removeprefix(name).removeprefix(".")
        for pid, title in titles.items()
        if title.startswith(name)
    }


class Killer(Silent):
    """Ends a node, with all its processes and without notice, while it annotates a shard."""

    def __init__(self, cluster: Any, node: Any) -> None:
        self.cluster = cluster
        self.node = node
        self.items = 0
        self.has_killed = False

    def update(self, items: int, failures: int, words: int) -> None:
        if items and not self.items:
            # No shard is handed out meanwhile, so that enough is left for both.
            for node in (self.node, self.cluster.head_node):
                while "" not in actors_on(node).values():
                    time.sleep(0.01)
            self.items = items
        elif not self.has_killed and self._holds_at_work():
            self.has_killed = True
            self.cluster.remove_node(self.node, allow_graceful=False)

    def _holds_at_work(self) -> bool:
        """Stop the node's actor in its work, so that on a busy machine it does not end before its node."""
        for pid in actors_on(self.node):
            os.kill(pid, signal.SIGSTOP)
            if actors_on(self.node)[pid] == "annotate":
                return True
            os.kill(pid, signal.SIGCONT)
        return False


def test_killed_node_costs_a_retry_and_no_byte(
    cluster: Any,
    second: Any,
    folder: Path,
    expected: tuple[bytes, bytes],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    lost: list[int] = []
    lose = Shard.lose
    monkeypatch.setattr(Shard, "lose", lambda s, why: (lost.append(len(s.batches)), lose(s, why)))
    killer = Killer(cluster, second)
    out = tmp_path / "o.jsonl"
    run(folder, out, killer, workers=2, engine="ray", address=cluster.address)
    assert killer.has_killed
    assert lost == [2]
    assert contents(out) == expected
    assert sorted(path.name for path in tmp_path.iterdir()) == ["o.errors.jsonl", "o.jsonl"]
    assert capsys.readouterr().out == ""


def test_killed_actor_costs_a_retry_and_no_outcome(
    cluster: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(raypool, "SHARD", 2)
    batches: list[list[Item]] = [[Article(f"{n}", fakes.SLOW)] for n in range(40)]
    batches[5] = [Failure("f", "", "empty")]
    batches[6] = []
    killed = []
    with closing(RayPool(Task("rules", LOADER), 1, cluster.address)) as pool:
        done = pool.annotate(batches)
        found = [next(done)]
        (actor,) = actors_on(cluster.head_node)
        os.kill(actor, signal.SIGKILL)
        found += done
        killed += [actor, *actors_on(cluster.head_node)]
    assert [batch for batch, _ in found] == batches
    assert [[(o.reason, o.words) for o in outcomes] for _, outcomes in found] == [
        [("", 1) for item in batch if isinstance(item, Article)] for batch in batches
    ]
    assert len(set(killed)) == 2


class Stopper(Silent):
    """Interrupts a run once twenty articles are written."""

    def update(self, items: int, failures: int, words: int) -> None:
        if items >= 20:
            raise KeyboardInterrupt


def test_local_engine_goes_on_where_ray_was_interrupted(
    cluster: Any, folder: Path, expected: tuple[bytes, bytes], tmp_path: Path
) -> None:
    out = tmp_path / "out.jsonl"
    with pytest.raises(KeyboardInterrupt):
        run(folder, out, Stopper(), engine="ray", address=cluster.address)
    assert run(folder, out).resumed == 20
    assert contents(out) == expected


@pytest.mark.parametrize(
    ("settings", "theirs", "error", "message"),
    [
        ({"loader": "tests.run.fakes:refuse"}, {}, ConfigError, "^no such list$"),
        ({"loader": "tests.run.fakes:none"}, {}, UsageError, "cannot be loaded: AttributeError"),
        ({}, {"lists": "1", "code": "2"}, UsageError, "has other lists, code than this machine"),
    ],
)
def test_node_that_cannot_do_the_same_ends_the_run(
    settings: dict[str, str],
    theirs: dict[str, str],
    error: type[MawaqifError],
    message: str,
    cluster: Any,
    folder: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    ours = raypool.made_with
    monkeypatch.setattr(raypool, "made_with", lambda task: ours(task) | theirs)
    with pytest.raises(error, match=message):
        run(folder, tmp_path / "o.jsonl", engine="ray", address=cluster.address, **settings)


def test_address_without_a_cluster(folder: Path, tmp_path: Path) -> None:
    with pytest.raises(UsageError, match=r"no Ray cluster at 127\.0\.0\.1:1: .*refused"):
        run(folder, tmp_path / "o.jsonl", engine="ray", address="127.0.0.1:1")


def test_address_needs_the_engine(folder: Path, tmp_path: Path) -> None:
    with pytest.raises(UsageError, match=r"address 127\.0\.0\.1:1 needs the engine ray"):
        run(folder, tmp_path / "o.jsonl", address="127.0.0.1:1")


def test_command_starts_a_ray_of_its_own_and_writes_the_same_records(
    tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "in").mkdir()
    for n, text in enumerate(["أعلنت مصر رفضها للعقوبات.", "", "أيدت قطر المبادرة."]):
        (tmp_path / "in" / f"{n}.txt").write_text(text, encoding="utf-8")
    given = ["annotate", str(tmp_path / "in"), "--config", "rules"]
    assert run_command([*given, "-o", str(tmp_path / "local.jsonl")]) == 2
    capfd.readouterr()
    assert run_command([*given, "--engine", "ray"]) == 2
    printed = capfd.readouterr()
    assert printed.out.encode() == (tmp_path / "local.jsonl").read_bytes()
    assert printed.out.count('"holder":"EGY"') == 1
    assert "2 articles annotated, 1 failed" in printed.err
