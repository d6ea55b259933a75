"""``mawaqif query``: which stances, as a table with their sentences, CSV or JSON."""

import sys
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from pipeline.errors import UsageError

if TYPE_CHECKING:
    from pipeline.tables.database import Answer


def query(
    files: Annotated[list[Path], typer.Argument(help="What `mawaqif annotate` wrote.")],
    holder: Annotated[
        str | None,
        typer.Option(
            help="Whose stance: an id, an ISO code, or part of a name, English or Arabic."
        ),
    ] = None,
    target: Annotated[str | None, typer.Option(help="About whom; as --holder.")] = None,
    speaker: Annotated[str | None, typer.Option(help="Said by whom; as --holder.")] = None,
    officials: Annotated[
        bool, typer.Option("--officials", help="Count who acts for a state as the state.")
    ] = False,
    issue: Annotated[
        str | None,
        typer.Option(help="A topic of seeds/issues.csv with all narrower ones, or words."),
    ] = None,
    polarity: Annotated[
        list[str] | None, typer.Option(help="support, oppose, neutral; may be repeated.")
    ] = None,
    status: Annotated[
        list[str] | None,
        typer.Option(help="asserted, alleged, called-for, denied; may be repeated."),
    ] = None,
    since: Annotated[
        str | None, typer.Option(help="From this year, month or day on: 2020, 2020-06, 2020-06-15.")
    ] = None,
    until: Annotated[str | None, typer.Option(help="Up to this year, month or day.")] = None,
    least: Annotated[
        float | None,
        typer.Option("--min-confidence", min=0, max=1, help="Least confidence; hand labels stay."),
    ] = None,
    limit: Annotated[int | None, typer.Option(min=1, help="Show so many at most.")] = None,
    copies: Annotated[
        bool, typer.Option("--copies", help="Count near copies of an article on their own.")
    ] = False,
    sql: Annotated[
        str | None,
        typer.Option(help="Show what this SELECT gives over articles, mentions, actors, stances."),
    ] = None,
    csv: Annotated[bool, typer.Option("--csv", help="Write CSV to standard output.")] = False,
    json: Annotated[bool, typer.Option("--json", help="Write JSON to standard output.")] = False,
) -> None:
    """Ask who supports or opposes whom, on what, when, said by whom; each with its sentence.

    Names match without regard to hamza, vowel marks or case. Stances come in order of date,
    then of the files. An article without a date is in no period. Columns: README.

    Ends with 0, also where no stance fits; with 1 where the question cannot be asked; with 2
    where a line of the files was left out.

    Example: mawaqif query out.jsonl --holder RUS --target CHN --issue taiwan --since 2020
    """
    from pipeline.cli.answers import end_with_faults
    from pipeline.seedfiles import Faults
    from pipeline.tables.database import ask, ask_sql, open_database
    from pipeline.tables.duplicates import CopyFinder
    from pipeline.tables.questions import Question, condition_of, copies_note, issue_list
    from pipeline.tables.reading import read_annotations
    from pipeline.tables.tidy import batches

    question = Question(
        holder, target, speaker, officials, issue, polarity or (), status or (), since, until, least
    )
    if csv and json:
        raise UsageError("--csv and --json: give one of them")
    if sql is not None and (question != Question() or limit is not None):
        raise UsageError("--sql stands alone: put the conditions into it")
    topics, faults = issue_list(), Faults()
    records = read_annotations(files, faults)
    with open_database(batches(records, topics, None if copies else CopyFinder())) as connection:
        if sql is not None:
            _show(ask_sql(connection, sql), csv, json, stances=False)
        else:
            condition = condition_of(question, connection, topics)
            stances = f"FROM stances WHERE {condition.sql}"
            ((found,),) = ask(connection, f"SELECT count(*) {stances}", condition.values).rows()
            rest = "" if limit is None else f" LIMIT {limit}"
            rows = f"SELECT * {stances} ORDER BY date NULLS LAST, rowid{rest}"
            _show(ask(connection, rows, condition.values), csv, json, stances=True)
            shown = f" (the first {limit:,} shown)" if limit is not None and limit < found else ""
            for line in (*condition.notes, *copies_note(connection)):
                typer.echo(line, err=True)
            typer.echo(f"stances: {found:,}{shown}", err=True)
    end_with_faults(faults)


def _show(answer: "Answer", csv: bool, json: bool, *, stances: bool) -> None:
    from pipeline.cli.answers import print_table, row_table, stance_table, terminal_width
    from pipeline.tables.writers import write_answer_csv

    out = sys.stdout.buffer
    if csv:
        write_answer_csv(answer, out)
        out.flush()
    elif json:
        for piece in _json_pieces(answer):
            out.write(piece)
        out.flush()
    elif stances:
        rows = [dict(zip(answer.columns, row, strict=True)) for row in answer.rows()]
        if rows:
            print_table(stance_table(rows, terminal_width()))
    else:
        print_table(row_table(answer.columns, list(answer.rows()), terminal_width()))


def _json_pieces(answer: "Answer") -> Iterator[bytes]:
    """One JSON array, an object a line; dates as ISO 8601."""
    import orjson

    def plain(value: Any) -> int | float | str:
        if isinstance(value, Decimal):
            # The type of sums in DuckDB.
            return int(value) if value == int(value) else float(value)
        return str(value)

    before = b"[\n"
    for row in answer.rows():
        record = dict(zip(answer.columns, row, strict=True))
        yield before + orjson.dumps(record, default=plain, option=orjson.OPT_NON_STR_KEYS)
        before = b",\n"
    yield b"[]\n" if before == b"[\n" else b"\n]\n"
