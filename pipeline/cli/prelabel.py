"""``mawaqif prelabel``: annotate articles for a person to correct in Label Studio."""

import logging
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Annotated

import typer


def prelabel(
    inputs: Annotated[list[str], typer.Argument(help="Files or folders of articles.")],
    output: Annotated[
        Path,
        typer.Option(
            "--output", "-o", dir_okay=False, help="Tasks for Label Studio, a .json file."
        ),
    ],
    config: Annotated[
        str, typer.Option(help="Name of a config (small, rules) or path of one.")
    ] = "small",
    workers: Annotated[int, typer.Option(min=1, help="Processes that annotate.")] = 1,
    limit: Annotated[int | None, typer.Option(min=1, help="Stop after so many articles.")] = None,
) -> None:
    """Annotate articles and write them as Label Studio's pre-annotations.

    The least confident articles come first. `mawaqif convert --labelling-config` prints
    the labelling config of the project; `mawaqif convert` reads what comes back.

    Ends with 0; with 1 where the command cannot be carried out; with 2 where some
    articles failed: their reasons are in OUT.errors.jsonl.

    Example: mawaqif prelabel articles/ -o labelstudio.json
    """
    from pipeline.formats.notes import Notes
    from pipeline.formats.own import read
    from pipeline.formats.prelabels import confidence_of, write_predictions
    from pipeline.run import Settings, annotate_files, errors_beside

    # What it says about a page comes in the errors file, with the page's name.
    logging.getLogger("trafilatura").setLevel(logging.CRITICAL)
    errors = errors_beside(output)
    settings = Settings(config=config, workers=workers, limit=limit)
    with TemporaryDirectory() as folder:
        annotated = Path(folder) / "annotated.jsonl"
        summary = annotate_files(inputs, annotated, errors, settings, leave_out=[output])
        records = list(read(annotated, Notes()))
    write_predictions(records, output)
    scores = sorted(confidence_of(record) for record in records)
    typer.echo(
        f"{len(records):,} articles, {sum(len(r['stances']) for r in records):,} stances"
        + (f", confidence {scores[0]:.2f} to {scores[-1]:.2f}" if scores else "")
        + f", {summary.failures:,} failed",
        err=True,
    )
    if summary.failures:
        typer.echo(f"reasons: {errors}", err=True)
        raise typer.Exit(2)
