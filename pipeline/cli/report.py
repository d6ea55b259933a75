"""``mawaqif report``: pictures and tables of a corpus in one HTML file."""

from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from pipeline.errors import UsageError

if TYPE_CHECKING:
    from pipeline.records import Annotation


class Language(StrEnum):
    """The languages of the interface."""

    EN = "en"
    AR = "ar"


def report(
    annotations: Annotated[list[Path], typer.Argument(help="What `mawaqif annotate` wrote.")],
    output: Annotated[
        Path, typer.Option("--output", "-o", file_okay=False, help="Folder for index.html.")
    ],
    language: Annotated[
        Language, typer.Option(help="Of the interface at first; the page switches.")
    ] = Language.EN,
    keep_copies: Annotated[
        bool, typer.Option("--keep-copies", help="Count repeated copies of one text each time.")
    ] = False,
) -> None:
    """Write index.html: overview, network, matrix, time line, and the articles to read.

    The file needs no network and no other file. Every figure leads to its sentences.
    Ends with 0; with 1 where nothing can be written; with 2 where a line was left out.

    Example: mawaqif report out.jsonl -o report/
    """
    from pipeline.charts.reading import read_annotations
    from pipeline.charts.report import report_html
    from pipeline.tables.questions import issue_list

    records, faults = read_annotations(annotations)
    for fault in faults:
        typer.echo(fault, err=True)
    if not records:
        raise UsageError(f"{', '.join(map(str, annotations))}: no annotated article to show")
    copies = {} if keep_copies else _first_copies(records)
    page = report_html(records, issue_list(), copies, language.value)
    file = output / "index.html"
    try:
        output.mkdir(parents=True, exist_ok=True)
        file.write_text(page, encoding="utf-8", errors="strict", newline="\n")
    except OSError as error:
        raise UsageError(f"{file}: cannot be written: {error.strerror or error}") from error
    typer.echo(
        f"{file}: {len(records)} articles, {len(copies)} of them repeated copies, "
        f"{len(page.encode('utf-8')) / 1e6:.1f} MB",
        err=True,
    )
    if faults:
        typer.echo(f"lines left out: {len(faults)}", err=True)
        raise typer.Exit(2)


def _first_copies(records: "list[Annotation]") -> dict[str, str]:
    """The repeated copies: doc_id -> doc_id of the first."""
    from pipeline.tables.duplicates import first_copies

    firsts = first_copies([(record["doc_id"], record["text"]) for record in records])
    pairs = zip(records, firsts, strict=True)
    return {record["doc_id"]: first for record, first in pairs if first != record["doc_id"]}
