"""List the personal names that the word counts alone would wrongly cut (``فورد``, ``لوبان``).

Run as ``python -m pipeline.training.namelist OUT.txt TABLE.tsv:COLUMN[:COUNT_COLUMN]...`` after
the word counts are made. A name is kept when two or more persons bear it and its rest is not
the likelier word.
"""

import csv
from collections import Counter
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Annotated

import typer

from pipeline import paths
from pipeline.text.fold import fold
from pipeline.text.wordfiles import COUNTS_FILE, read_counts, write_names
from pipeline.text.words import Words

MIN_PERSONS = 2
MAX_COUNT = 400
"""A word seen more often than this in the news is left to the counts."""


def protected_names(bearers: Mapping[str, int], words: Words) -> list[str]:
    """Return, sorted, the folded names among ``bearers`` (name to number of persons) to protect."""
    return sorted(
        name
        for name, persons in bearers.items()
        if persons >= MIN_PERSONS
        and len(name) > 3
        and words.count(name) <= MAX_COUNT
        and words.cuts(name)
        and not _is_likelier_cut(name, bearers, words)
    )


def _is_likelier_cut(name: str, bearers: Mapping[str, int], words: Words) -> bool:
    rest = name[1:]
    if rest.startswith("ال"):
        return name[0] == "و" or words.count(rest) >= 50
    if name[0] in "فكس":
        return False
    if rest[0] == "ل" and name[0] == "ل":
        return True
    seen = words.count(rest)
    return (
        bearers.get(rest, 0) > bearers[name]
        or seen >= 1000
        or (seen >= 100 and words.after_preposition(rest) * 10 >= seen)
    )


def count_bearers(tables: Iterable[str]) -> Counter[str]:
    """Return how many persons bear each folded name; ``tables`` as on the command line."""
    bearers: Counter[str] = Counter()
    for table in tables:
        path, column, *count_column = table.split(":")
        with Path(path).open(encoding="utf-8", newline="") as file:
            rows = csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE)
            if count_column:
                pairs = [(row[column], int(row[count_column[0]])) for row in rows]
            else:
                pairs = [(name, 1) for name in {row[column] for row in rows}]
        for name, count in pairs:
            for word in fold(name).split():
                bearers[word] += count
    return bearers


def main(
    out: Annotated[Path, typer.Argument(help="the list to write, one name a line")],
    tables: Annotated[list[str], typer.Argument(help="TABLE.tsv:COLUMN[:COUNT_COLUMN]")],
) -> None:
    """Write the names of TABLES that the tokenizer has to protect to OUT."""
    words = Words(read_counts(paths.MODELS / "words" / COUNTS_FILE))
    names = protected_names(count_bearers(tables), words)
    write_names(out, names)
    typer.echo(f"{len(names)} names -> {out}")


if __name__ == "__main__":
    typer.run(main)
