"""What is measured, and what the figures are taken from."""

from pathlib import Path

import orjson
import pytest

from pipeline.bench.report import sentences_of, write_articles
from pipeline.errors import UsageError


@pytest.mark.parametrize(
    ("limit", "copies", "texts"),
    [(1, 1, ["أ"]), (2, 1, ["أ", "ب"]), (5, 2, ["أ", "ب", "أ", "ب", "أ"])],
)
def test_articles_are_repeated_up_to_the_number(
    tmp_path: Path, limit: int, copies: int, texts: list[str]
) -> None:
    for name, text in (("1.txt", "أ"), ("2.txt", ""), ("3.txt", "ب")):
        (tmp_path / name).write_text(text, encoding="utf-8")
    given = tmp_path / "articles.jsonl"
    assert write_articles([str(tmp_path)], given, limit) == copies
    rows = [orjson.loads(line) for line in given.read_bytes().splitlines()]
    assert rows == [{"id": str(number), "text": text} for number, text in enumerate(texts)]


def test_no_article_is_refused(tmp_path: Path) -> None:
    (tmp_path / "1.txt").write_text("", encoding="utf-8")
    with pytest.raises(UsageError, match="no readable article"):
        write_articles([str(tmp_path)], tmp_path / "articles.jsonl", 5)


def test_sentences_of_annotated_articles(tmp_path: Path) -> None:
    record = {"text": "a b. c", "sentences": [{"start": 0, "end": 4}, {"start": 5, "end": 6}]}
    (tmp_path / "o.jsonl").write_bytes((orjson.dumps(record) + b"\n") * 2)
    assert list(sentences_of(tmp_path / "o.jsonl")) == [["a", "b."], ["c"]] * 2
