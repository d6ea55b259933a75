"""How time and memory grow with the number of articles."""

import itertools
import re
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Final

from pipeline.actors.reading import read_actor_tables
from pipeline.actors.tables import ActorTables
from pipeline.bench.report import read_texts, write_texts
from pipeline.bench.whole import RunFigures, measure_run
from pipeline.paths import SEEDS

WORDS: Final = 60
"""Words kept of an article, so that a hundred thousand take no whole night."""

_SYLLABLES: Final = ["با", "تي", "رو", "سا", "مي", "نو", "كا", "لا", "دي", "زو", "في", "هار"]


def grow(
    inputs: Sequence[str], counts: Sequence[int], *, config: str, workers: int
) -> Iterator[str]:
    """Yield a line for each number of articles, the beginnings of those given with other names.

    Args:
        inputs: Files and folders of articles.
        counts: Numbers of articles.
        config: Of the pipeline.
        workers: Number of processes.

    Raises:
        UsageError: There is no article, or the run that is measured fails.
    """
    texts = [" ".join(text.split()[:WORDS]) for text in read_texts(inputs, max(counts))]
    yield f"the first {WORDS} words of {len(texts):,} articles, with other names in every copy"
    names = country_names(read_actor_tables([SEEDS / "actors"]))
    with tempfile.TemporaryDirectory() as scratch:
        given, out = Path(scratch) / "articles.jsonl", Path(scratch) / "out.jsonl"
        for count in counts:
            write_texts(itertools.islice(_copies(texts, names), count), given)
            figures = measure_run([str(given)], out, config=config, workers=workers, limit=count)
            yield _line(count, figures)


def _copies(texts: Sequence[str], names: Sequence[str]) -> Iterator[str]:
    """Yield the texts again and again, each time with other names."""
    for copy in itertools.count():
        for text in texts:
            yield renamed(text, names, copy)


def country_names(tables: ActorTables) -> list[str]:
    """Return the first Arabic name of each country, where it is one word."""
    names = [country.names_ar[0] for country in tables.countries.values()]
    return [name for name in names if " " not in name]


def renamed(text: str, names: Sequence[str], copy: int) -> str:
    """Return ``text`` with countries' names moved on by ``copy`` and a person nobody knows.

    Copy 0 is the text itself.
    """
    if copy == 0:
        return text
    moved = {name: names[(place + copy) % len(names)] for place, name in enumerate(names)}
    # A name inside a longer word (a demonym) stays.
    known = re.compile(r"(?<!\w)(" + "|".join(map(re.escape, names)) + r")(?!\w)")
    return f"{known.sub(lambda match: moved[match[1]], text)}\nوقال {_person(copy)} ذلك أيضا."


def _person(number: int) -> str:
    parts = []
    while number:
        number, syllable = divmod(number, len(_SYLLABLES))
        parts.append(_SYLLABLES[syllable])
    return "السيد " + "".join(parts)


def _line(count: int, figures: RunFigures) -> str:
    return (
        f"{count:>9,} articles: {figures.seconds:,.0f} s, "
        f"{(figures.seconds - figures.first) / count * 1000:.2f} ms an article after the start, "
        f"peak memory {figures.peak / 1e6:,.0f} MB"
    )
