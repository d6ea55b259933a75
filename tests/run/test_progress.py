"""The bar: how many articles are to be expected, and what it shows."""

from pathlib import Path

import pytest

from pipeline.corpus.sources import find_sources
from pipeline.run.progress import Bar


@pytest.mark.parametrize(
    ("files", "limit", "total"),
    [
        pytest.param({"a.txt": "x", "b.html": "x"}, None, 2, id="one article each"),
        pytest.param({"a.jsonl": "{}\n\n{}\n{}", "b.csv": "text\nx\ny\n"}, None, 5, id="tables"),
        pytest.param({"a.jsonl": "{}\n{}\n", "b.txt": "x"}, 2, 2, id="limit"),
        pytest.param({"a.json": "[]", "b.txt": "x"}, None, None, id="unknown"),
        pytest.param({"a.json": "[]", "b.txt": "x"}, 7, 7, id="unknown with limit"),
        pytest.param({"a.csv.gz": "broken"}, None, None, id="unreadable"),
    ],
)
def test_total(tmp_path: Path, files: dict[str, str], limit: int | None, total: int | None) -> None:
    for name, content in files.items():
        (tmp_path / name).write_text(content, encoding="utf-8")
    bar = Bar()
    bar.begin(find_sources([str(tmp_path)]), limit)
    assert bar.bar.tasks[0].total == total


def test_speed_is_that_of_this_attempt() -> None:
    with Bar() as bar:
        bar.begin([], 10)
        bar.update(5, 1, 1000)
        assert bar.bar.tasks[0].fields == {"failures": 1, "speed": 0.0}
        bar.since -= 2.0
        bar.update(8, 2, 3000)
        assert (bar.bar.tasks[0].completed, bar.bar.tasks[0].fields["failures"]) == (8, 2)
        assert 900 < bar.bar.tasks[0].fields["speed"] <= 1000
