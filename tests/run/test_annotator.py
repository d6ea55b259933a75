"""The pipeline as a worker uses it."""

from pathlib import Path

import orjson
import pytest

from pipeline.errors import ConfigError
from pipeline.records import Article
from pipeline.run.annotator import Annotator
from pipeline.run.task import Task

TEXTS = ("رحبت مصر بالقرار. وقالت الحكومة إنها تدعمه.", "\u200f", "رفضت فرنسا المقترح.")


@pytest.fixture(scope="module")
def annotator() -> Annotator:
    return Annotator(Task("rules", provenance={"pipeline": "test"}, longest=30_000_000))


def test_batch_equals_one_by_one(annotator: Annotator) -> None:
    batch = [Article(str(n), text, meta={"title": "ع"}) for n, text in enumerate(TEXTS)]
    lines = annotator(batch)
    assert lines == [line for article in batch for line in annotator([article])]
    records = [orjson.loads(line) for line in lines]
    assert [record["text"] for record in records] == list(TEXTS)
    assert records[0]["meta"] == {"title": "ع", "pipeline": "test"}


def test_no_articles(annotator: Annotator) -> None:
    assert annotator([]) == []


def test_longest_article_fits_the_pipeline(annotator: Annotator) -> None:
    assert annotator.nlp.max_length == 30_000_000


def test_unknown_config_is_told(tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match="no config"):
        Annotator(Task(str(tmp_path / "none.cfg")))
