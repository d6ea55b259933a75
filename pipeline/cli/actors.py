"""``mawaqif actors``: who is in a corpus and not in the actor tables."""

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from pipeline.errors import UsageError

if TYPE_CHECKING:
    from spacy.tokens import Doc

    from pipeline.corpus.articles import Failure
    from pipeline.records import Annotation, Article
    from pipeline.seedfiles import Faults


def actors(
    inputs: Annotated[
        list[str],
        typer.Argument(help="Files or folders of articles, or what `mawaqif annotate` wrote."),
    ],
    config: Annotated[
        str, typer.Option(help="Name of a config (small, rules) or path of one.")
    ] = "small",
    least: Annotated[int, typer.Option(min=1, help="Fewest mentions that are shown.")] = 2,
    csv_folder: Annotated[
        Path | None,
        typer.Option(
            "--csv",
            file_okay=False,
            help="Also write officials.csv and organisations.csv to edit here.",
        ),
    ] = None,
) -> None:
    """List names, titles and bodies that the actor tables lack, the most frequent first.

    Each line: mentions, articles, type, name, country and office where known, an example.

    Ends with 0; with 1 where the command cannot be carried out; with 2 where some articles
    or lines could not be read.

    Example: mawaqif actors articles/ --csv my-actors/
    """
    from pipeline.cli.answers import end_with_faults
    from pipeline.corpus.unknown import rows_to_paste, unknown_actors
    from pipeline.seedfiles import Faults

    failures: list[Failure] = []
    faults = Faults()
    records = _annotations(inputs, config, failures, faults)
    found = [entry for entry in unknown_actors(records) if entry.count >= least]
    if csv_folder:
        try:
            csv_folder.mkdir(parents=True, exist_ok=True)
            for file, label in (
                ("officials.csv", "OFFICIAL"),
                ("organisations.csv", "ORGANISATION"),
            ):
                (csv_folder / file).write_text(rows_to_paste(found, label), "utf-8")
        except OSError as error:
            raise UsageError(
                f"{csv_folder}: cannot be written: {error.strerror or error}"
            ) from error
    for entry in found:
        typer.echo(
            "\t".join(
                (
                    str(entry.count),
                    str(entry.articles),
                    entry.label,
                    entry.name,
                    entry.country,
                    entry.office,
                    entry.example,
                )
            )
        )
    if not found:
        typer.echo(f"no unknown name has {least} mentions or more", err=True)
    for failure in failures:
        typer.echo(f"{failure.source}: {failure.doc_id}: {failure.reason}; left out", err=True)
    end_with_faults(faults)
    if failures:
        raise typer.Exit(2)


def _annotations(
    inputs: list[str], config: str, failures: "list[Failure]", faults: "Faults"
) -> "Iterator[Annotation]":
    """The annotations in JSON-lines files that hold any, and those made of all other articles.

    ``failures`` receives the articles that cannot be read, ``faults`` the lines that are no
    annotations.
    """
    from pipeline.assemble import load
    from pipeline.corpus.annotations import record_of_doc
    from pipeline.corpus.articles import Failure, read_articles
    from pipeline.corpus.gold import find_shape_faults
    from pipeline.corpus.sources import find_sources
    from pipeline.doc_schema import META
    from pipeline.tables.reading import read_checked

    raw = []
    for name in inputs:
        if _is_annotated(Path(name)):
            for read in read_checked([Path(name)], faults, find_shape_faults):
                yield read.record
        else:
            raw.append(name)
    if raw:
        nlp = load(config)

        def docs() -> "Iterator[tuple[Doc, Article]]":
            for article in read_articles(find_sources(raw)):
                if isinstance(article, Failure):
                    failures.append(article)
                else:
                    doc = nlp.make_doc(article.text)
                    doc._.set(META, article.meta)
                    yield doc, article

        for doc, article in nlp.pipe(docs(), as_tuples=True):
            yield record_of_doc(doc, article)


def _is_annotated(path: Path) -> bool:
    """Whether a file is JSON lines of annotations, as far as its first line tells."""
    import orjson

    if path.suffix != ".jsonl" or not path.is_file():
        return False
    with path.open("rb") as lines:
        try:
            first = orjson.loads(next(lines, b"{}"))
        except orjson.JSONDecodeError:
            return False
    return isinstance(first, dict) and "mentions" in first
