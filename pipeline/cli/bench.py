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
    growth: Annotated[
        str,
        typer.Option(help="Numbers of articles, as 100,1000: see time and memory grow instead."),
    ] = "",
    workers: Annotated[int, typer.Option(min=1, help="Processes, with --growth.")] = 2,
) -> None:
    """Measure words a second and memory, beside BERT-base recognisers of names.

    The recognisers have random weights of the published shape and find names only;
    mawaqif does the whole work.

    Example: mawaqif bench articles/ --limit 100
    """
    from pipeline.bench.growth import grow
    from pipeline.bench.report import benchmark
    from pipeline.errors import UsageError
    from pipeline.paths import SEEDS

    given = inputs or [str(SEEDS / "articles")]
    if growth:
        counts = growth.split(",")
        if not all(count.isdecimal() and int(count) for count in counts):
            raise UsageError(f"--growth takes numbers with commas between, not {growth!r}")
        lines = grow(given, list(map(int, counts)), config=config, workers=workers)
    else:
        lines = benchmark(given, config=config, limit=limit, seconds=seconds)
    for line in lines:
        typer.echo(line)
