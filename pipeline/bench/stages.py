"""Where the time of an article goes: each stage of the pipeline timed by itself.

``python -m pipeline.bench.stages CONFIG ARTICLES.jsonl`` prints one line of JSON: words, and seconds by
stage, in the order of the work.
"""

import sys
import time
from collections.abc import Callable, Sequence
from typing import Final

import orjson

from pipeline.corpus.articles import read_articles
from pipeline.corpus.sources import find_sources
from pipeline.errors import UsageError
from pipeline.records import Article
from pipeline.run.annotator import Annotator
from pipeline.run.task import Task

WARM: Final = 20
"""Articles that go through unmeasured: the first ones fill caches."""


def time_stages(
    articles: Sequence[Article], config: str, clock: Callable[[], float] = time.perf_counter
) -> dict[str, float]:
    """Return the seconds that each stage takes for ``articles``, one after the other, one thread.

    The first stage makes tokens, the last one the line of the output; those between are the
    components of ``config``, by name. Raises ConfigError or ModelError where it cannot be loaded.
    """
    annotator = Annotator(Task(config))
    annotator(articles[:WARM])
    seconds: dict[str, float] = {}

    def add(stage: str, began: float) -> None:
        seconds[stage] = seconds.get(stage, 0.0) + clock() - began

    for article in articles:
        began = clock()
        doc = annotator.make_doc(article)
        add("tokens", began)
        for name, component in annotator.nlp.pipeline:
            began = clock()
            doc = component(doc)
            add(name, began)
        began = clock()
        annotator.line(doc, article)
        add("writing", began)
    return seconds


def main(arguments: Sequence[str]) -> None:
    """Time the stages of a config on a file of articles. Raises UsageError without both."""
    if len(arguments) != 2:
        raise UsageError("give the config and the file of articles: CONFIG ARTICLES.jsonl")
    config, file = arguments
    began = time.perf_counter()
    articles = [a for a in read_articles(find_sources([file])) if isinstance(a, Article)]
    seconds = {"reading": time.perf_counter() - began} | time_stages(articles, config)
    words = sum(len(article.text.split()) for article in articles)
    sys.stdout.buffer.write(orjson.dumps({"words": words, "seconds": seconds}) + b"\n")


if __name__ == "__main__":
    main(sys.argv[1:])
