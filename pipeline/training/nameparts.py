"""Find words that are parts of people's names by where they stand in raw news text.

Run as ``python -m pipeline.training.nameparts OUT.txt KNOWN.txt TEXT...``: KNOWN holds
parts of names known beforehand, one a line; OUT receives those and the found ones. A word
is found when a large share of its uses is right after a part of a name.
The result are facts about words; no sentence of the texts is kept.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import pairwise
from pathlib import Path
from typing import Annotated

import typer
from xopen import xopen

from pipeline.actors.index import word_key

ROUNDS = 2
MIN_COUNT = 8
MIN_SHARE = 0.3

_PIECE = re.compile("[\u0621-\u064a]+|[^\\s\u0621-\u064a]")


def find_parts(sentences: list[list[str]], known: Iterable[str]) -> set[str]:
    """Return the word keys that are parts of names.

    Args:
        sentences: Word keys and marks, line by line.
        known: Word keys known to be parts of names.
    """
    known = set(known)
    parts = set(known)
    total = Counter(word for words in sentences for word in words)
    for _ in range(ROUNDS):
        beside: Counter[str] = Counter()
        for words in sentences:
            pairs = pairwise(words)
            beside.update(word for before, word in pairs if before in parts)
        parts = known | {
            word
            for word, count in beside.items()
            if total[word] >= MIN_COUNT and count >= MIN_SHARE * total[word] and len(word) > 2
        }
    return parts


def main(
    out: Annotated[Path, typer.Argument(help="the list to write")],
    known: Annotated[Path, typer.Argument(exists=True, help="parts of names, one a line")],
    texts: Annotated[list[Path], typer.Argument(exists=True, help="raw text files")],
) -> None:
    """Write the parts of names found in TEXTS to OUT."""
    parts = find_parts(list(_sentences(texts)), known.read_text("utf-8").split())
    out.write_text("\n".join(sorted(parts)) + "\n", "utf-8")
    typer.echo(f"{len(parts)} parts of names -> {out}")


def _sentences(paths: Iterable[Path]) -> Iterator[list[str]]:
    for path in paths:
        with xopen(path, "rt", encoding="utf-8") as file:
            for line in file:
                yield [word_key(word) for word in _PIECE.findall(line)]


if __name__ == "__main__":
    typer.run(main)
