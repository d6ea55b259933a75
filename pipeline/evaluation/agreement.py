"""How far two annotators agree: pairwise F1 and Cohen's kappa."""

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Final, TypedDict

from pipeline.errors import GoldError
from pipeline.evaluation.confusion import polarity_confusion
from pipeline.evaluation.overlaps import Overlaps
from pipeline.evaluation.scores import Report, score
from pipeline.records import POLARITIES, Annotation
from pipeline.text.tokens import split_tokens
from pipeline.text.words import Words

OUTSIDE: Final = "O"
"""Label of a token outside every mention."""


class Kappa(TypedDict):
    """Cohen's kappa in [-1, 1]; None where it is not defined, as all labels are one."""

    kappa: float | None
    observed: float | None
    items: int


class Agreement(TypedDict):
    """``f1`` holds the pairwise F1, in both directions the same.

    ``tokens`` are mention labels of the words and marks of the text, ``polarity`` that
    of the (sentence, holder, target) that both have. ``alone`` are articles that only
    one has labelled, ``text_differs`` those of two texts; neither is compared.
    """

    docs: int
    alone: list[str]
    text_differs: list[str]
    f1: Report
    tokens: Kappa
    polarity: Kappa


def agreement(first: Sequence[Annotation], second: Sequence[Annotation]) -> Agreement:
    """Compare two annotators on the articles that both have labelled.

    Raises:
        GoldError: There is no such article.
    """
    others = {record["doc_id"]: record for record in second}
    both = [(r, others[r["doc_id"]]) for r in first if r["doc_id"] in others]
    pairs = [(a, b) for a, b in both if a["text"] == b.get("text")]
    if not pairs:
        raise GoldError("the two files have no article in common: no doc_id with the same text")
    ids = {record["doc_id"] for record in first}
    matrix = polarity_confusion(pairs)
    return {
        "docs": len(pairs),
        "alone": sorted(ids ^ others.keys()),
        "text_differs": sorted(a["doc_id"] for a, b in both if a["text"] != b.get("text")),
        "f1": score([a for a, _ in pairs], [b for _, b in pairs]),
        "tokens": cohen_kappa(_token_cells(pairs)),
        "polarity": cohen_kappa({(a, b): matrix[a][b] for a in POLARITIES for b in POLARITIES}),
    }


def cohen_kappa(cells: Mapping[tuple[str, str], int]) -> Kappa:
    """Return Cohen's kappa of how often each pair of labels was given.

    Source: Cohen, A coefficient of agreement for nominal scales (1960).
    """
    total = sum(cells.values())
    if not total:
        return {"kappa": None, "observed": None, "items": 0}
    rows: Counter[str] = Counter()
    columns: Counter[str] = Counter()
    for (row, column), number in cells.items():
        rows[row] += number
        columns[column] += number
    observed = sum(number for (row, column), number in cells.items() if row == column) / total
    chance = sum(rows[label] * columns[label] for label in rows) / total**2
    defined = chance < 1
    return {
        "kappa": round((observed - chance) / (1 - chance), 4) if defined else None,
        "observed": round(observed, 4),
        "items": total,
    }


def _token_cells(pairs: Sequence[tuple[Annotation, Annotation]]) -> Counter[tuple[str, str]]:
    cells: Counter[tuple[str, str]] = Counter()
    for first, second in pairs:
        text = first["text"]
        tokens = [s for s in split_tokens(text, Words({})) if not text[s[0] : s[1]].isspace()]
        cells.update(zip(_token_labels(first, tokens), _token_labels(second, tokens), strict=True))
    return cells


def _token_labels(record: Annotation, tokens: Sequence[tuple[int, int]]) -> list[str]:
    """The label of the first mention that touches each token."""
    mentions = Overlaps(sorted(record["mentions"], key=lambda m: (-m["end"], m["label"])))
    return [
        next((m["label"] for m in mentions.touching(start, end)), OUTSIDE) for start, end in tokens
    ]
