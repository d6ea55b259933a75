"""Stand-ins for the pipeline: quick to load, and with words on which they misbehave."""

import os
import signal
import time
from collections.abc import Sequence

import orjson

from pipeline.errors import ConfigError
from pipeline.records import Article
from pipeline.run.task import Task

RAISE = "xraise"
REFUSE = "xrefuse"
HANG = "xhang"
STUCK = "xstuck"
DIE = "xdie"
SLOW = "xslow"


class Annotator:
    """Counts how often a country is named."""

    def __init__(self, task: Task) -> None:
        self.task = task

    def __call__(self, articles: Sequence[Article]) -> list[bytes]:
        return [self.line(article) for article in articles]

    def line(self, article: Article) -> bytes:
        words = article.text.split()
        if RAISE in words:
            raise ValueError("the component broke")
        if REFUSE in words:
            raise ConfigError("no such list")
        if HANG in words:
            time.sleep(60)
        if STUCK in words:
            # As in a loop inside a library: no signal gets through.
            signal.pthread_sigmask(signal.SIG_BLOCK, [signal.SIGALRM])
            time.sleep(60)
        if DIE in words:
            os._exit(9)
        time.sleep(0.01 * words.count(SLOW))
        record = {"doc_id": article.doc_id, "found": words.count("مصر"), "meta": article.meta}
        if self.task.text:
            record["text"] = article.text
        return orjson.dumps(record, option=orjson.OPT_APPEND_NEWLINE)


def refuse(task: Task) -> Annotator:
    """A config that cannot be loaded."""
    raise ConfigError("no such list")


def crash(task: Task) -> Annotator:
    """A worker that ends while it loads."""
    os._exit(7)
