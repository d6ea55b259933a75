"""``mawaqif check``: whether the word lists and actor tables are right."""

from pathlib import Path
from typing import Annotated

import typer


def check(
    folders: Annotated[
        list[Path] | None,
        typer.Argument(help="Your own folders of actor tables, merged into those that ship."),
    ] = None,
) -> None:
    """Check the lists that ship and your own actor tables, naming file and line of what is wrong.

    Ends with 0 where all is right, with 1 where something is wrong.

    Example: mawaqif check my-actors/
    """
    from pipeline import paths
    from pipeline.actors.clashes import name_clashes
    from pipeline.actors.reading import check_actor_tables, row_places
    from pipeline.seedfiles import Faults
    from pipeline.stance.cues import read_cues
    from pipeline.stance.issues import read_topics
    from pipeline.stance.scoring import read_weights
    from pipeline.stance.speech import read_speech_verbs

    faults = Faults()
    places = [paths.SEEDS / "actors", *(folders or ())]
    tables = check_actor_tables(places, faults)
    rows = row_places(places)
    for name, owners in name_clashes(tables):
        reason = f"{name!r} names {' and '.join(owners)}; keep it for one of them"
        faults.add(rows[owners[-1]], reason)
    read_cues(paths.SEEDS / "cues.csv", faults)
    read_speech_verbs(paths.SEEDS / "speech_verbs.csv", faults)
    read_topics(paths.SEEDS / "issues.csv", faults)
    read_weights(paths.SEEDS / "evidence.csv", faults)
    for line in faults.lines:
        typer.echo(line, err=True)
    typer.echo(
        f"{len(tables.countries)} countries, {len(tables.organisations)} organisations, "
        f"{len(tables.groups)} groups, {len(tables.officials)} officials, "
        f"{len(tables.offices)} offices, {len(tables.tenures)} tenures; "
        f"{len(faults.lines)} faults"
    )
    if faults.lines:
        raise typer.Exit(1)
