"""``mawaqif evaluate``: how near predictions come to hand labels."""

from pathlib import Path
from typing import Annotated

import typer

from pipeline.errors import UsageError


def evaluate(
    gold: Annotated[Path, typer.Argument(help="Hand labels, JSON lines.")],
    predictions: Annotated[Path, typer.Argument(help="What `mawaqif annotate` wrote.")],
    json_file: Annotated[
        Path | None, typer.Option("--json", help="Also write all figures here.")
    ] = None,
    errors_file: Annotated[
        Path | None,
        typer.Option("--errors", help="Write each miss and false alarm here, as Markdown."),
    ] = None,
) -> None:
    """Compare predictions with hand labels: mentions, actors, stances, with intervals.

    Ends with 0; with 1 where a file cannot be used; with 2 where an article of the
    hand labels has no prediction (it counts as nothing found) or another text.

    Example: mawaqif evaluate seeds/gold.jsonl out.jsonl --errors mistakes.md
    """
    from pipeline.corpus.gold import numbered_lines, read_gold, read_predictions
    from pipeline.evaluation.mistakes_file import mistakes_markdown
    from pipeline.evaluation.report import report_text
    from pipeline.evaluation.scores import score

    wanted = read_gold(gold)
    found = read_predictions(predictions)
    report = score(wanted, found)
    typer.echo(report_text(report))
    if json_file:
        import orjson

        _write(json_file, orjson.dumps(report, option=orjson.OPT_INDENT_2) + b"\n")
    if errors_file:
        _write(errors_file, mistakes_markdown(wanted, found).encode("utf-8", "replace"))
    numbers = (number for number, _ in numbered_lines(gold))
    lines = {record["doc_id"]: number for record, number in zip(wanted, numbers, strict=True)}
    for doc_id in report["missing"]:
        typer.echo(f"{gold}:{lines[doc_id]}: {doc_id} is missing in {predictions}", err=True)
    for doc_id in report["text_differs"]:
        typer.echo(f"{gold}:{lines[doc_id]}: {doc_id} has another text in {predictions}", err=True)
    if report["missing"] or report["text_differs"]:
        raise typer.Exit(2)


def _write(path: Path, content: bytes) -> None:
    try:
        path.write_bytes(content)
    except OSError as error:
        raise UsageError(f"{path}: cannot be written: {error.strerror or error}") from error
