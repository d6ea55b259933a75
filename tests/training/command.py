"""A function of one script as a command to test."""

from collections.abc import Callable

import typer


def command(function: Callable[..., None]) -> typer.Typer:
    """Return the command that ``python -m`` runs for ``function``."""
    app = typer.Typer()
    app.command()(function)
    return app
