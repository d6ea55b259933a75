"""Workers that hang beyond reach, and workers that are replaced."""

import subprocess
from collections.abc import Iterator
from contextlib import closing
from typing import Any

import orjson
import pytest

from pipeline.corpus.articles import Failure, Item
from pipeline.errors import UsageError
from pipeline.records import Article
from pipeline.run import pool
from pipeline.run.pool import Pool
from pipeline.run.task import Outcome, Task
from tests.run import fakes

LOADER = "tests.run.fakes:Annotator"


def items(*texts: str) -> list[Item]:
    return [Article(text, text) for text in texts]


def annotate(batches: list[list[Item]], task: Task, workers: int) -> list[list[Outcome]]:
    with closing(Pool(task, workers)) as made:
        found = list(made.annotate(batches))
    assert [batch for batch, _ in found] == batches
    return [outcomes for _, outcomes in found]


def ids(outcomes: Iterator[Outcome] | list[Outcome]) -> list[str]:
    return [orjson.loads(o.line)["doc_id"] if o.line else o.reason for o in outcomes]


@pytest.mark.parametrize("workers", [1, 3])
def test_results_come_in_the_order_of_the_batches(workers: int) -> None:
    batches = [items(f"{n}", f"{n}ب", fakes.SLOW) for n in range(9)]
    batches[4] = [Failure("f", "", "empty")]
    found = annotate(batches, Task("rules", LOADER), workers)
    assert [ids(outcomes) for outcomes in found] == [
        [item.doc_id for item in batch if isinstance(item, Article)] for batch in batches
    ]


def test_no_batches() -> None:
    assert annotate([], Task("rules", LOADER), 2) == []


def test_workers_are_replaced_after_a_while(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pool, "RENEWAL", 2)
    found = annotate([items(str(n)) for n in range(5)], Task("rules", LOADER), 1)
    assert [ids(outcomes) for outcomes in found] == [[str(n)] for n in range(5)]


def test_article_that_hangs_beyond_reach_costs_itself_only(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pool, "GRACE", 2.0)
    monkeypatch.setattr(pool, "TRIES", 0)
    found = annotate([items("أ", fakes.STUCK, "ب")], Task("rules", LOADER, seconds=0.2), 1)
    assert ids(found[0]) == ["أ", "the process that annotated it hung", "ب"]


def test_worker_that_dies_before_it_hears_of_its_task(monkeypatch: pytest.MonkeyPatch) -> None:
    popen = subprocess.Popen

    def ended(command: list[str], **options: Any) -> "subprocess.Popen[bytes]":
        process = popen(["false"], **options)
        process.wait()
        return process

    monkeypatch.setattr(subprocess, "Popen", ended)
    with pytest.raises(UsageError, match=r"a worker ended while it loaded 'rules' \(code 1\)"):
        annotate([items("أ")], Task("rules", LOADER), 1)
