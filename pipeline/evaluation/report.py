"""A report of figures as text for a terminal."""

from collections.abc import Iterable, Sequence

from pipeline.evaluation.confusion import Table
from pipeline.evaluation.scores import Interval, Report, Score


def report_text(report: Report) -> str:
    """Return the figures as lines of at most 100 columns, without a final line end."""
    bounds = report["intervals"]
    lines = [
        f"{_articles(report['docs'])}; 95 % intervals from {bounds['rounds']} resamples of articles",
        *_notes(report),
        "",
        _HEAD.format("mentions"),
        *(_row(name, s, bounds["entities"][name]) for name, s in report["entities"].items()),
        _row("all labels", report["mentions"], bounds["mentions"]),
        _share("linking", report["linking_accuracy"], bounds["linking_accuracy"]),
        "",
        _HEAD.format("stances"),
        *(_row(name, s, bounds["stances"][name]) for name, s in report["stances"].items()),
        _share("status", report["status_accuracy"], bounds["status_accuracy"]),
        _share("speaker", report["speaker_accuracy"], bounds["speaker_accuracy"]),
    ]
    for title, name in (
        ("mention labels", "mentions"),
        ("polarity of (sentence, holder, target)", "polarity"),
        ("status of (sentence, holder, target)", "status"),
    ):
        lines += ["", f"confusion, {title}: rows by hand, columns predicted"]
        lines += _table(report["confusion"][name])
    return "\n".join(lines)


_HEAD = "{:<18} {:>6} {:>6} {:>6}   {:<15} {:>6} {:>6} {:>6}".format(
    "{}", "P", "R", "F1", "interval of F1", "right", "pred", "gold"
)


def _notes(report: Report) -> Iterable[str]:
    for title, names in (
        ("without a prediction, counted as nothing found", report["missing"]),
        ("predicted without hand labels, not counted", report["unlabelled"]),
        ("whose text is not the hand-labelled one", report["text_differs"]),
    ):
        if names:
            shown = ", ".join(names[:5]) + (", ..." if len(names) > 5 else "")
            yield f"{_articles(len(names))} {title}: {shown}"


def _articles(number: int) -> str:
    return f"{number} article" + ("" if number == 1 else "s")


def _row(name: str, score: Score, bounds: Interval | None) -> str:
    return (
        f"{name:<18} {score['p']:>6.3f} {score['r']:>6.3f} {score['f1']:>6.3f}   "
        f"{_interval(bounds):<15} {score['tp']:>6} {score['pred']:>6} {score['gold']:>6}"
    )


def _share(name: str, accuracy: float | None, bounds: Interval | None) -> str:
    if accuracy is None or bounds is None:
        return f"{name + ' accuracy':<18} nothing to compare"
    return f"{name + ' accuracy':<18} {accuracy:>20.3f}   {_interval(bounds)}"


def _interval(bounds: Interval | None) -> str:
    return "none" if bounds is None else f"{bounds[0]:.3f} to {bounds[1]:.3f}"


def _table(table: Table) -> Sequence[str]:
    columns = list(next(iter(table.values())))
    widths = [max(6, len(column)) for column in columns]
    lines = [" " * 14 + "".join(f" {c:>{w}}" for c, w in zip(columns, widths, strict=True))]
    for row, cells in table.items():
        if any(cells.values()):
            shown = (f" {n or '.':>{w}}" for n, w in zip(cells.values(), widths, strict=True))
            lines.append(f"{row:<14}" + "".join(shown))
    return lines
