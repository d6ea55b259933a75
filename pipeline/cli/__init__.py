"""The command ``mawaqif``: a table of subcommands, each imported only when it is called.

Exit codes: 0 all well, 1 the command cannot be carried out as given, 2 finished, but
some articles failed, 130 interrupted.
"""

import inspect
import os
import sys
from difflib import get_close_matches
from importlib import import_module
from typing import Annotated, Any, Final

import typer
from typer.core import TyperGroup
from typer.main import get_command

from pipeline import __version__
from pipeline.errors import MawaqifError

COMMANDS: Final = {
    "annotate": "pipeline.cli.annotate",
    "evaluate": "pipeline.cli.evaluate",
    "explain": "pipeline.cli.explain",
    "report": "pipeline.cli.report",
    "convert": "pipeline.cli.convert",
    "prelabel": "pipeline.cli.prelabel",
    "check": "pipeline.cli.check",
    "actors": "pipeline.cli.actors",
    "query": "pipeline.cli.query",
    "export": "pipeline.cli.export",
    "train": "pipeline.cli.train",
    "adapt": "pipeline.cli.adapt",
    "card": "pipeline.cli.card",
    "doctor": "pipeline.cli.doctor",
    "bench": "pipeline.cli.bench",
}
"""Subcommand -> module that holds a function of the same name."""


class LazyGroup(TyperGroup):
    """A group whose subcommands are imported on first use: ``--help`` loads no model."""

    def list_commands(self, ctx: Any) -> list[str]:
        return list(COMMANDS)

    def get_command(self, ctx: Any, cmd_name: str) -> Any:
        if cmd_name not in COMMANDS:
            near = " or ".join(map(repr, get_close_matches(cmd_name, COMMANDS)))
            if near:
                ctx.fail(f"No such command {cmd_name!r}. Did you mean {near}?")
            return None
        function = getattr(import_module(COMMANDS[cmd_name]), cmd_name)
        single = typer.Typer(add_completion=False, rich_markup_mode=None)
        # Without it, the list of commands cuts each first sentence to one line.
        summary = (inspect.getdoc(function) or "").partition("\n")[0]
        single.command(cmd_name, short_help=summary)(function)
        return get_command(single)


app = typer.Typer(
    cls=LazyGroup,
    no_args_is_help=True,
    add_completion=False,
    rich_markup_mode=None,
    context_settings={"help_option_names": ["-h", "--help"]},
)


def _show_version(asked: bool) -> None:
    if asked:
        typer.echo(f"mawaqif {__version__}")
        raise typer.Exit


@app.callback()
def describe(
    version: Annotated[
        bool,
        typer.Option("--version", callback=_show_version, is_eager=True, help="Show the version."),
    ] = False,
) -> None:
    """Who supports or opposes whom on which issue, read from Arabic political news.

    Example: mawaqif annotate articles/ -o out.jsonl
    """


def run(arguments: list[str]) -> int:
    """Carry out one command line and return its exit code."""
    try:
        code = get_command(app)(args=arguments, prog_name="mawaqif", standalone_mode=False)
    except MawaqifError as error:
        typer.echo(f"mawaqif: {error}", err=True)
        return 1
    except typer.Exit as end:
        return end.exit_code
    except (typer.Abort, KeyboardInterrupt):
        typer.echo("mawaqif: interrupted", err=True)
        return 130
    except BrokenPipeError:
        # Whoever read the output has gone; a second complaint at exit helps nobody.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 1
    except typer.TyperException as error:
        show = getattr(error, "show", None)
        if show:
            show()
        else:
            typer.echo(f"mawaqif: {error}", err=True)
        return 1
    return code if isinstance(code, int) else 0


def main() -> None:
    """Entry point of ``mawaqif`` and ``python -m pipeline``."""
    sys.exit(run(sys.argv[1:]))
