"""What a worker does with a batch, also where an article misbehaves."""

import re
import time
from collections.abc import Iterable

import orjson
import pytest

from pipeline.records import Article
from pipeline.run.task import Outcome, Task
from pipeline.run.worker import (
    BatchAnnotator,
    OutOfTime,
    annotate_batch,
    annotate_one,
    load,
    time_limit,
)
from tests.run import fakes

TASK = Task("rules", loader="tests.run.fakes:Annotator", seconds=0.3)


@pytest.fixture(scope="module")
def annotator() -> BatchAnnotator:
    return load(TASK)


def articles(*texts: str) -> list[Article]:
    return [Article(str(n), text) for n, text in enumerate(texts)]


def results(outcomes: Iterable[Outcome | None]) -> list[object]:
    """What became of each article: the number of names found, or the reason why none."""
    return [o and (orjson.loads(o.line)["found"] if o.line else o.reason) for o in outcomes]


def test_batch_equals_one_by_one(annotator: BatchAnnotator) -> None:
    batch = articles("رحبت مصر بالقرار.", "", "مصر ومصر مصر", "نص آخر")
    at_once = list(annotate_batch(annotator, batch, TASK))
    assert results(at_once) == [1, 0, 2, 0]
    assert at_once == [annotate_one(annotator, article, TASK) for article in batch]
    assert [outcome.words for outcome in at_once if outcome] == [3, 0, 3, 2]


@pytest.mark.parametrize(
    ("word", "reason"),
    [
        (fakes.RAISE, r"ValueError: the component broke \(fakes.py:\d+\)"),
        (fakes.REFUSE, "no such list"),
        (fakes.HANG, "not done within 0.3 seconds"),
    ],
)
def test_bad_article_costs_itself_only(annotator: BatchAnnotator, word: str, reason: str) -> None:
    found = results(annotate_batch(annotator, articles("مصر", f"{word} مصر", "مصر مصر"), TASK))
    assert [found[0], found[1], found[3]] == [None, 1, 2]
    assert re.fullmatch(reason, str(found[2]))


def count_for_ever() -> None:
    while True:
        pass


def test_time_limit_ends_with_its_block() -> None:
    with pytest.raises(OutOfTime), time_limit(0.01):
        count_for_ever()
    with time_limit(0.01):
        pass
    # Nothing is left that could go off later.
    time.sleep(0.02)


def test_unknown_loader_is_told() -> None:
    with pytest.raises(AttributeError, match="missing"):
        load(Task("rules", loader="tests.run.fakes:missing"))
