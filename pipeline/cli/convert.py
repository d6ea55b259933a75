"""``mawaqif convert``: labels between annotation tools."""

from pathlib import Path
from typing import Annotated

import typer

from pipeline.errors import FormatError, UsageError


def convert(
    source: Annotated[
        Path | None, typer.Argument(help="File or folder of labels.", show_default=False)
    ] = None,
    target: Annotated[
        Path | None, typer.Argument(help="File or folder to write.", show_default=False)
    ] = None,
    from_format: Annotated[
        str | None, typer.Option("--from", help="Format of the labels, where nothing tells it.")
    ] = None,
    to_format: Annotated[
        str | None, typer.Option("--to", help="Format to write, where the suffix does not tell.")
    ] = None,
    config: Annotated[
        bool,
        typer.Option(
            "--labelling-config", help="Print Label Studio's labelling config and do nothing else."
        ),
    ] = False,
) -> None:
    """Convert labels: mentions, actors and stances.

    Formats: mawaqif (JSON lines), labelstudio (.json), doccano, doccano-labels, brat
    (folder), prodigy, docbin (.spacy), conll (.conll), cas (INCEpTION, folder). What a format cannot hold is
    counted on stderr.

    Ends with 0; with 1 where a file cannot be used; with 2 where some articles of it
    could not be.

    Example: mawaqif convert out.jsonl labels.json --to labelstudio
    """
    if config:
        from pipeline.formats.labelling_config import labelling_config

        typer.echo(labelling_config())
        return
    if source is None or target is None:
        raise UsageError("give what to convert and the file or folder to write")

    from pipeline.formats.notes import Notes
    from pipeline.formats.reading import read_labels
    from pipeline.formats.registry import format_named, format_of_output

    writer = format_named(to_format or format_of_output(target))
    if target.exists() and source.exists() and target.samefile(source):
        raise UsageError(f"{target} is what is to be converted; name another file to write")
    if target.is_dir() and any(target.iterdir()):
        raise UsageError(f"{target}: this folder holds files already; name a new one")
    notes = Notes()
    records = list(read_labels(source, notes, from_format))
    if not records:
        raise FormatError("\n".join([*notes.lines(), f"{source}: no labelled article in it"]))
    writer.write(records, target, notes)
    for line in notes.lines():
        typer.echo(line, err=True)
    mentions, stances = (sum(len(r[part]) for r in records) for part in ("mentions", "stances"))
    typer.echo(
        f"{len(records):,} articles, {mentions:,} mentions, {stances:,} stances read"
        + (f"; {len(notes.faults):,} could not be used" if notes.faults else ""),
        err=True,
    )
    if notes.faults:
        raise typer.Exit(2)
