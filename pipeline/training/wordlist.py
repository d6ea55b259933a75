"""Count the words of raw news text for the tokenizer.

Run as ``python -m pipeline.training.wordlist OUT.txt.xz TEXT...`` with text files, plain or
compressed. The counts are facts about the language; no sentence of the texts is kept.
"""

import re
from collections import Counter
from collections.abc import Iterable
from pathlib import Path
from typing import Annotated

import typer
from xopen import xopen

from pipeline.text.charsets import ARABIC_RANGES, JOINERS
from pipeline.text.fold import fold
from pipeline.text.wordfiles import write_counts

MIN_COUNT = 3
MAX_LENGTH = 16

_WORD = re.compile(f"[{ARABIC_RANGES}]+(?:[{JOINERS}]+[{ARABIC_RANGES}]+)*")


def count_words(lines: Iterable[str]) -> dict[str, int]:
    """Return how often each folded Arabic word of at most 16 letters occurs, if at least 3 times."""
    raw: Counter[str] = Counter()
    for line in lines:
        raw.update(_WORD.findall(line))
    counts: Counter[str] = Counter()
    for word, count in raw.items():
        counts[fold(word)] += count
    return {w: n for w, n in counts.items() if n >= MIN_COUNT and 0 < len(w) <= MAX_LENGTH}


def main(
    out: Annotated[Path, typer.Argument(help="the list to write, .txt.xz")],
    texts: Annotated[list[Path], typer.Argument(exists=True, help="raw text files")],
) -> None:
    """Write the word counts of TEXTS to OUT."""
    counts = count_words(_lines(texts))
    write_counts(out, counts)
    typer.echo(f"{len(counts)} words, {sum(counts.values())} tokens -> {out}")


def _lines(paths: Iterable[Path]) -> Iterable[str]:
    for path in paths:
        with xopen(path, "rt", encoding="utf-8") as file:
            yield from file


if __name__ == "__main__":
    typer.run(main)
