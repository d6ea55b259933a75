"""Each stage is timed once for each article, and by itself."""

from collections.abc import Callable

import pytest

from pipeline.assemble import load
from pipeline.bench.stages import main, time_stages
from pipeline.errors import UsageError
from pipeline.records import Article


def ticking() -> Callable[[], float]:
    ticks = iter(range(1_000_000))
    return lambda: float(next(ticks))


def test_every_stage_is_timed_for_every_article() -> None:
    articles = [
        Article("1", "زار الوزير مصر."),
        Article("2", " "),
        Article("3", "تؤيد فرنسا الهدنة."),
    ]
    seconds = time_stages(articles, "rules", ticking())
    first, *components, last = seconds
    assert (first, last) == ("tokens", "writing")
    assert components == load("rules").pipe_names
    assert set(seconds.values()) == {float(len(articles))}


@pytest.mark.parametrize("arguments", [[], ["rules"], ["rules", "a.jsonl", "b.jsonl"]])
def test_config_and_file_must_be_given(arguments: list[str]) -> None:
    with pytest.raises(UsageError, match="give the config"):
        main(arguments)
