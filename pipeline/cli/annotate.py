"""``mawaqif annotate``: articles in, annotations out."""

import logging
import sys
from contextlib import ExitStack
from enum import StrEnum
from typing import Annotated

import typer


class Engine(StrEnum):
    """Where the annotating processes run."""

    LOCAL = "local"
    RAY = "ray"


def annotate(
    inputs: Annotated[
        list[str],
        typer.Argument(help="Files or folders of articles, or their URLs; - reads standard input."),
    ],
    output: Annotated[
        str,
        typer.Option("--output", "-o", help="File or URL to write; - writes to standard output."),
    ] = "-",
    config: Annotated[
        str, typer.Option(help="Name of a config (small, rules) or path of one.")
    ] = "small",
    workers: Annotated[int, typer.Option(min=1, help="Processes that annotate.")] = 1,
    engine: Annotated[
        Engine, typer.Option(help="Run the workers on this machine or in a Ray cluster.")
    ] = Engine.LOCAL,
    address: Annotated[
        str | None,
        typer.Option(help="Address of the Ray cluster; without, Ray is started on this machine."),
    ] = None,
    errors: Annotated[
        str | None,
        typer.Option(
            help="File for articles that failed. By default OUT.errors.jsonl beside the output, "
            "or stderr; none is left where nothing failed."
        ),
    ] = None,
    resume: Annotated[
        bool, typer.Option(help="Go on from what an interrupted run has left of this output.")
    ] = True,
    limit: Annotated[int | None, typer.Option(min=1, help="Stop after so many articles.")] = None,
    text: Annotated[
        bool, typer.Option("--text/--no-text", help="Whether records hold their article's text.")
    ] = True,
    precision: Annotated[
        bool,
        typer.Option(
            "--precision",
            help="Keep only the surest stances; the model's card says how many of these are right.",
        ),
    ] = False,
    longest: Annotated[
        int, typer.Option(min=1, help="Articles with more characters go to the errors file.")
    ] = 1_000_000,
    seconds: Annotated[float, typer.Option(min=0.1, help="Longest time for one article.")] = 300.0,
) -> None:
    """Annotate articles: mentions, actors and stances, one JSON line an article.

    Reads .txt .html .json .jsonl .csv .tsv, each also compressed as .gz .bz2 .xz .zst;
    folders with all below them, in sorted order. Tables need a column of text (text,
    content or body).

    Ends with 0; with 1 where the command cannot be carried out; with 2 where some
    articles failed; with 130 where it was interrupted: the same command goes on.

    Example: mawaqif annotate articles/ -o out.jsonl --workers 2
    """
    from pipeline.corpus.remote import to_path
    from pipeline.run import Settings, annotate_files, errors_beside
    from pipeline.run.progress import Bar, Silent

    # What it says about a page comes in the errors file, with the page's name.
    logging.getLogger("trafilatura").setLevel(logging.CRITICAL)
    settings = Settings(
        config=config,
        workers=workers,
        engine=engine,
        address=address,
        limit=limit,
        longest=longest,
        seconds=seconds,
        text=text,
        precise=precision,
        resume=resume,
    )
    target = None if output == "-" else to_path(output)
    complaints = to_path(errors) if errors else None
    with ExitStack() as stack:
        show = sys.stderr.isatty() and target is not None
        watcher = stack.enter_context(Bar()) if show else Silent()
        summary = annotate_files(inputs, target, complaints, settings, watcher)
    typer.echo(
        f"{summary.articles:,} articles annotated"
        + (f" ({summary.resumed:,} read by an earlier run)" if summary.resumed else "")
        + f", {summary.failures:,} failed, {summary.words:,} words in {summary.seconds:.1f} s",
        err=True,
    )
    if summary.failures:
        where = complaints or (target and errors_beside(target))
        if where:
            typer.echo(f"reasons: {where}", err=True)
        raise typer.Exit(2)
