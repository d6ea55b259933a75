"""Figures beside ours as text for a terminal: known schemes, comparison, agreement."""

from collections.abc import Mapping
from typing import Any

from pipeline.evaluation.agreement import Agreement, Kappa
from pipeline.evaluation.comparison import Difference
from pipeline.evaluation.schemes import Scheme
from pipeline.evaluation.tuples import TupleScore


def further_text(schemes: Mapping[str, Scheme], tuples: Mapping[str, TupleScore]) -> str:
    """Return nervaluate's and SemEval-2022's figures as lines, a blank one before each table."""
    head = "{:<20} {:>6} {:>6} {:>6}".format("nervaluate", "P", "R", "F1")
    counts = ("correct", "incorrect", "partial", "missed", "spurious")
    lines = ["", head + "".join(f" {name:>9}" for name in counts)]
    for name, scheme in schemes.items():
        values: Mapping[str, Any] = scheme
        lines.append(_row(name, scheme) + "".join(f" {values[count]:>9}" for count in counts))
    lines += ["", "{:<20} {:>6} {:>6} {:>6}".format("SemEval-2022 tuples", "P", "R", "F1")]
    lines += [_row(name, tuple_score) for name, tuple_score in tuples.items()]
    return "\n".join(lines)


def comparison_text(differences: Mapping[str, Difference], first: str, second: str) -> str:
    """Return the differences as lines, a blank one before; the names are those of the files."""
    lines = [
        "",
        f"F1 of {first} (1) and {second} (2), paired bootstrap over articles",
        f"{'':<18} {'1':>6} {'2':>6} {'2 - 1':>7}   {'interval':<17} {'p':>6}",
    ]
    for name, d in differences.items():
        bounds = "none" if d["interval"] is None else "{:+.3f} to {:+.3f}".format(*d["interval"])
        p = "" if d["p"] is None else f"{d['p']:.3f}"
        lines.append(
            f"{name:<18} {d['first']:>6.3f} {d['second']:>6.3f} {d['difference']:>+7.3f}   "
            f"{bounds:<17} {p:>6}"
        )
    return "\n".join(lines)


def agreement_text(found: Agreement) -> str:
    """Return the agreement of two annotators as lines."""
    f1 = found["f1"]
    lines = [f"{found['docs']} articles labelled by both"]
    for title, names in (
        ("labelled by one only, not compared", found["alone"]),
        ("whose two texts differ, not compared", found["text_differs"]),
    ):
        if names:
            shown = ", ".join(names[:5]) + (", ..." if len(names) > 5 else "")
            lines.append(f"{len(names)} {title}: {shown}")
    lines += ["", f"{'pairwise F1':<18} {'F1':>6} {'both':>6} {'first':>6} {'second':>6}"]
    rows = {**f1["entities"], "all labels": f1["mentions"], **f1["stances"]}
    lines += [
        f"{name:<18} {s['f1']:>6.3f} {s['tp']:>6} {s['gold']:>6} {s['pred']:>6}"
        for name, s in rows.items()
    ]
    lines += ["", f"{'Cohen':<18} {'kappa':>6} {'equal':>6} {'items':>6}"]
    lines += [_kappa("label of a token", found["tokens"])]
    lines += [_kappa("polarity", found["polarity"])]
    return "\n".join(lines)


def _row(name: str, s: Scheme | TupleScore) -> str:
    return f"{name:<20} {s['p']:>6.3f} {s['r']:>6.3f} {s['f1']:>6.3f}"


def _kappa(name: str, kappa: Kappa) -> str:
    shown = (
        "none" if value is None else f"{value:.3f}" for value in (kappa["kappa"], kappa["observed"])
    )
    return f"{name:<18} " + " ".join(f"{value:>6}" for value in shown) + f" {kappa['items']:>6}"
