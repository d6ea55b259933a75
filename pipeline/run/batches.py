"""Cut the stream of articles into batches, always at the same places."""

from collections.abc import Iterable, Iterator
from typing import Final

from pipeline.corpus.articles import Failure, Item

ITEMS: Final = 4
CHARACTERS: Final = 30_000


def cut_batches(items: Iterable[Item]) -> Iterator[list[Item]]:
    """Yield lists of consecutive items, at most `ITEMS` long.

    A batch is closed once it holds `CHARACTERS` characters, so that a long article
    ends its batch. Where the cuts fall depends on the items from the last cut on and
    on nothing else; hence a run that starts again at a cut makes the same batches,
    and models that compute a batch at once give the same figures.
    """
    batch: list[Item] = []
    characters = 0
    for item in items:
        batch.append(item)
        characters += 0 if isinstance(item, Failure) else len(item.text)
        if len(batch) == ITEMS or characters >= CHARACTERS:
            yield batch
            batch, characters = [], 0
    if batch:
        yield batch
