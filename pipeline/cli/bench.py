"""``mawaqif bench``: speed and memory on this machine."""

from typing import Annotated

import typer


def bench(
    inputs: Annotated[
        list[str] | None,
        typer.Argument(help="Files or folders of articles; the samples if none is given."),
    ] = None,
    config: Annotated[str, typer.Option(help="Name of a config or path of one.")] = "small",
    limit: Annotated[int, typer.Option(min=1, help="Number of articles.")] = 400,
    seconds: Annotated[float, typer.Option(min=0.1, help="Time for each BERT recogniser.")] = 20.0,
) -> None:
    """Measure words a second and memory, beside BERT-base recognisers of names.

    The recognisers have random weights of the published shape and find names only;
    mawaqif does the whole work.

    Example: mawaqif bench articles/ --limit 100
    """
    from pipeline.bench.report import benchmark
    from pipeline.paths import SEEDS

    given = inputs or [str(SEEDS / "articles")]
    for line in benchmark(given, config=config, limit=limit, seconds=seconds):
        typer.echo(line)
