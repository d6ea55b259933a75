"""``mawaqif export``: annotations as tables, networks and statements for other programs."""

from pathlib import Path
from typing import Annotated

import typer


def export(
    files: Annotated[list[Path], typer.Argument(help="What `mawaqif annotate` wrote.")],
    parquet: Annotated[
        Path | None, typer.Option(file_okay=False, help="Folder for the four tables as Parquet.")
    ] = None,
    csv: Annotated[
        Path | None, typer.Option(file_okay=False, help="Folder for the four tables as CSV.")
    ] = None,
    graphml: Annotated[
        Path | None, typer.Option(dir_okay=False, help="File for the network of actors, GraphML.")
    ] = None,
    gexf: Annotated[
        Path | None,
        typer.Option(dir_okay=False, help="File for the network of actors, GEXF (Gephi)."),
    ] = None,
    dna: Annotated[
        Path | None,
        typer.Option(
            dir_okay=False,
            help="CSV file for statements of the Discourse Network Analyzer; their articles go to "
            "NAME.documents.csv beside it.",
        ),
    ] = None,
    sql: Annotated[
        str | None,
        typer.Option(help="Write what this SELECT gives instead: result.parquet, result.csv."),
    ] = None,
    status: Annotated[
        list[str] | None,
        typer.Option(help="Networks, DNA: only this status. Default: asserted and alleged."),
    ] = None,
    since: Annotated[str | None, typer.Option(help="Networks, DNA: from this day on.")] = None,
    until: Annotated[str | None, typer.Option(help="Networks, DNA: up to this day.")] = None,
    least: Annotated[
        float | None,
        typer.Option("--min-confidence", min=0, max=1, help="Networks, DNA: least confidence."),
    ] = None,
    copies: Annotated[
        bool, typer.Option("--copies", help="Count near copies of an article on their own.")
    ] = False,
) -> None:
    """Write annotations as tables, networks and statements; several at once.

    Tables: articles, mentions, actors, stances, described in columns.md beside them. In CSV
    files a text that begins with = + - @, tab or carriage return has an apostrophe before it.
    A network has an arrow from holder to target with numbers of support, oppose and neutral,
    their net, the first and the last day. Near copies of an article are marked in tables and
    left out of networks and statements.

    Ends with 0; with 1 where nothing can be written; with 2 where a line was left out.

    Example: mawaqif export out.jsonl --parquet tables/ --gexf actors.gexf
    """
    from pipeline.cli.answers import end_with_faults
    from pipeline.seedfiles import Faults
    from pipeline.tables.exporting import Outputs, export_files
    from pipeline.tables.network import HELD
    from pipeline.tables.questions import Question

    faults = Faults()
    question = Question(statuses=status or HELD, since=since, until=until, confidence=least)
    asked = [
        name
        for name, value in (
            ("--status", status), ("--since", since), ("--until", until), ("--min-confidence", least)
        )
        if value is not None
    ]  # fmt: skip
    outputs = Outputs(parquet, csv, graphml, gexf, dna, sql)
    for line in export_files(files, outputs, question, asked, faults, find_copies=not copies):
        typer.echo(line, err=True)
    end_with_faults(faults)
