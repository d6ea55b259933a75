"""``mawaqif evaluate``: how near predictions come to hand labels, or two annotators to each other."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from pipeline.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pipeline.records import Annotation


def evaluate(
    gold: Annotated[Path, typer.Argument(help="Hand labels, in any format of `convert`.")],
    predictions: Annotated[
        Path,
        typer.Argument(help="What `mawaqif annotate` wrote, or any format of `convert`."),
    ],
    json_file: Annotated[
        Path | None, typer.Option("--json", dir_okay=False, help="Also write all figures here.")
    ] = None,
    errors_file: Annotated[
        Path | None,
        typer.Option(
            "--errors", dir_okay=False, help="Write each miss and false alarm here, as Markdown."
        ),
    ] = None,
    compare_file: Annotated[
        Path | None,
        typer.Option("--compare", help="Predictions of a second system: is it better?"),
    ] = None,
    kinds: Annotated[
        bool,
        typer.Option("--kinds", help="Also say how many stances of each kind are found."),
    ] = False,
    agreement: Annotated[
        bool, typer.Option("--agreement", help="Both files are hand labels: F1 and kappa of both.")
    ] = False,
) -> None:
    """Compare predictions with hand labels: mentions, actors, stances, with intervals.

    Beside our figures stand nervaluate's four schemes for mentions and SemEval-2022's
    sentiment-tuple F1. Articles are paired by id, or by text where no id is in both.

    Ends with 0; with 1 where a file cannot be used; with 2 where an article of the
    hand labels has no prediction (it counts as nothing found) or another text.

    Example: mawaqif evaluate seeds/gold.jsonl out.jsonl --errors mistakes.md
    """
    if agreement and (compare_file or errors_file or kinds):
        raise UsageError(
            "--agreement compares two annotators: leave out --compare, --errors and --kinds"
        )
    if agreement:
        _agreement(gold, predictions, json_file)
        return

    from pipeline.evaluation.comparison import compare
    from pipeline.evaluation.further import comparison_text, further_text
    from pipeline.evaluation.matching import nothing_found
    from pipeline.evaluation.mistakes_file import mistakes_markdown
    from pipeline.evaluation.phenomena import count_kinds, kinds_text
    from pipeline.evaluation.report import report_text
    from pipeline.evaluation.schemes import nervaluate_schemes
    from pipeline.evaluation.scores import score
    from pipeline.evaluation.tuples import tuple_scores

    wanted, found, *others = _read(gold, predictions, *([compare_file] if compare_file else []))
    report = score(wanted, found)
    predicted = {record["doc_id"]: record for record in found}
    pairs = [(r, predicted.get(r["doc_id"]) or nothing_found(r)) for r in wanted]
    schemes, tuples = nervaluate_schemes(pairs), tuple_scores(pairs)
    typer.echo(report_text(report))
    typer.echo(further_text(schemes, tuples))
    figures: dict[str, Any] = {**report, "nervaluate": schemes, "sentiment_tuples": tuples}
    if kinds:
        figures["kinds"] = count_kinds(wanted, predicted)
        typer.echo(f"\n{kinds_text(figures['kinds'])}")
    if compare_file:
        figures["comparison"] = compare(wanted, found, others[0])
        names = predictions.name, compare_file.name
        typer.echo(comparison_text(figures["comparison"], *names))
    if json_file:
        _write_json(json_file, figures)
    if errors_file:
        _write(errors_file, mistakes_markdown(wanted, found).encode("utf-8", "replace"))
    lines = _lines(gold, wanted)
    for doc_id in report["missing"]:
        typer.echo(f"{lines[doc_id]}: {doc_id} is missing in {predictions}", err=True)
    for doc_id in report["text_differs"]:
        typer.echo(f"{lines[doc_id]}: {doc_id} has another text in {predictions}", err=True)
    if report["missing"] or report["text_differs"]:
        raise typer.Exit(2)


def _agreement(first: Path, second: Path, json_file: Path | None) -> None:
    from pipeline.evaluation.agreement import agreement
    from pipeline.evaluation.further import agreement_text

    found = agreement(*_read(first, second))
    typer.echo(agreement_text(found))
    if json_file:
        _write_json(json_file, found)
    if found["alone"] or found["text_differs"]:
        raise typer.Exit(2)


def _read(gold: Path, *predictions: Path) -> "list[list[Annotation]]":
    """The hand labels and each of the predictions, under the ids of the hand labels."""
    from pipeline.formats.notes import Notes
    from pipeline.formats.scoring import named_alike, read_found, read_hand_labels

    notes = Notes()
    wanted = read_hand_labels(gold, notes)
    found = [named_alike(wanted, read_found(path, notes)) for path in predictions]
    for line in notes.lines():
        typer.echo(line, err=True)
    return [wanted, *found]


def _lines(gold: Path, wanted: "Sequence[Annotation]") -> dict[str, str]:
    """Where each hand-labelled article stands: file and line, the file alone in other formats."""
    from pipeline.corpus.gold import numbered_lines
    from pipeline.formats.registry import OWN
    from pipeline.formats.scoring import format_for_scoring

    if format_for_scoring(gold) != OWN:
        return {record["doc_id"]: str(gold) for record in wanted}
    numbers = (number for number, _ in numbered_lines(gold))
    return {r["doc_id"]: f"{gold}:{number}" for r, number in zip(wanted, numbers, strict=True)}


def _write_json(path: Path, content: object) -> None:
    import orjson

    _write(path, orjson.dumps(content, option=orjson.OPT_INDENT_2) + b"\n")


def _write(path: Path, content: bytes) -> None:
    try:
        path.write_bytes(content)
    except OSError as error:
        raise UsageError(f"{path}: cannot be written: {error.strerror or error}") from error
