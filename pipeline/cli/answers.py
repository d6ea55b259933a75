"""Answers on the terminal: stances with their sentences, rows of any table, faults of the files."""

import sys
from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Any, Final

import typer

from pipeline.evaluation.bidi import isolate
from pipeline.evaluation.explanation import VERBS
from pipeline.seedfiles import Faults

if TYPE_CHECKING:
    from rich.table import Table

_ISOLATE: Final = 2
"""Cells left for the two characters of an isolate, which some terminals show as spaces."""


def stance_table(stances: Iterable[Mapping[str, Any]], width: int) -> "Table":
    """Return stances as a table for a terminal of ``width`` cells.

    Every line of every cell is an isolate of its own, since a terminal orders each line by
    itself: Arabic then reads from the right, and the frame stays where it is.
    """
    where, what = max(12, width // 6), max(20, width // 3)
    widths = (where, what, max(20, width - where - what - 10))
    table = _table(("article", "stance", "sentence"), widths)
    for stance in stances:
        lines = (
            [stance["date"], stance["doc_id"], stance["outlet"]],
            _stance_lines(stance),
            [stance["sentence_text"] or "(the record holds no text)"],
        )
        table.add_row(*(_cell(part, size) for part, size in zip(lines, widths, strict=True)))
    return table


def row_table(columns: Sequence[str], rows: Sequence[Sequence[Any]], width: int) -> "Table":
    """Return rows of any columns as a table for a terminal of ``width`` cells."""
    from rich.cells import cell_len

    share = max(6, (width - 3 * len(columns) - 1) // max(1, len(columns)))
    longest = [
        max(cell_len(isolate(str(value))) for value in column) + _ISOLATE
        for column in zip(columns, *rows, strict=True)
    ]
    widths = [min(share, size) for size in longest]
    # What narrow columns leave goes to the wide ones.
    spare = width - 3 * len(columns) - 1 - sum(widths)
    wide = [place for place, size in enumerate(longest) if size > share]
    for place in wide:
        widths[place] += max(0, spare // len(wide))
    table = _table(columns, widths)
    for row in rows:
        table.add_row(*(_cell([value], size) for value, size in zip(row, widths, strict=True)))
    return table


def print_table(table: "Table") -> None:
    """Print a table that was made for this width."""
    from rich.console import Console

    Console(file=sys.stdout, highlight=False, markup=False, emoji=False).print(table)


def terminal_width() -> int:
    """Return how many cells a line of the terminal has (``COLUMNS`` where it is set)."""
    from rich.console import Console

    return Console(file=sys.stdout).width


def end_with_faults(faults: Faults) -> None:
    """Tell what was left out of the files and end with 2, do nothing where nothing was."""
    from pipeline.corpus.gold import listed

    if faults.lines:
        typer.echo(listed(faults.lines), err=True)
        typer.echo(f"faults: {len(faults.lines):,}; these articles were left out", err=True)
        raise typer.Exit(2)


def _stance_lines(stance: Mapping[str, Any]) -> list[str | None]:
    issue = stance["topic_name"] or stance["issue"]
    score = "" if stance["confidence"] is None else f" {stance['confidence']:.2f}"
    return [
        stance["holder_name"],
        f"{VERBS[stance['polarity']]} ({stance['status']}){score}",
        stance["target_name"],
        issue and f"on: {issue}",
        f"cue: {stance['cue']}",
        stance["speaker_name"] and f"said by: {stance['speaker_name']}",
    ]


def _table(columns: Sequence[str], widths: Sequence[int]) -> "Table":
    from rich.table import Table

    table = Table(show_lines=True)
    for column, width in zip(columns, widths, strict=True):
        table.add_column(_cell([column], width), width=width, no_wrap=True, overflow="ignore")
    return table


def _cell(values: Sequence[object], width: int) -> Any:
    from rich.text import Text

    lines = [line for value in values if value not in (None, "") for line in _lines(value, width)]
    return Text("\n".join(map(isolate, lines)), overflow="ignore", no_wrap=True)


def _lines(value: object, width: int) -> list[str]:
    """Break a value between words, and within a word that is longer than a line."""
    from rich.cells import cell_len, chop_cells

    lines: list[str] = []
    room = max(1, width - _ISOLATE)
    for word in isolate(str(value))[1:-1].split(" "):
        if lines and cell_len(f"{lines[-1]} {word}") <= room:
            lines[-1] += f" {word}"
        else:
            lines += chop_cells(word, room) or [""]
    return lines
