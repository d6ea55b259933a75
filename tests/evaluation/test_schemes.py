"""nervaluate's figures on cases counted by hand."""

import pytest

from pipeline.evaluation.schemes import nervaluate_schemes
from tests.evaluation.drafts import draft

GOLD = draft("[مصر القديمة](COUNTRY) و[حسام](OFFICIAL) و[قطر](COUNTRY)")
FOUND = draft("[مصر](COUNTRY) القديمة و[حسام](PERSON) وقطر")


@pytest.mark.parametrize(
    ("scheme", "counts", "f1"),
    [
        ("strict", (0, 2, 0, 1, 0), 0.0),
        ("exact", (1, 1, 0, 1, 0), 0.4),
        ("partial", (1, 0, 1, 1, 0), 0.6),
        ("ent_type", (1, 1, 0, 1, 0), 0.4),
    ],
)
def test_schemes(scheme: str, counts: tuple[int, ...], f1: float) -> None:
    found = nervaluate_schemes([(GOLD, FOUND)])[scheme]  # type: ignore[literal-required]
    keys = ("correct", "incorrect", "partial", "missed", "spurious")
    assert tuple(found[key] for key in keys) == counts  # type: ignore[literal-required]
    assert found["f1"] == f1


def test_neighbours_do_not_overlap() -> None:
    gold, found = draft("[مصر](COUNTRY)قطر"), draft("مصر[قطر](COUNTRY)")
    partial = nervaluate_schemes([(gold, found)])["partial"]
    assert (partial["partial"], partial["missed"], partial["spurious"]) == (0, 1, 1)


def test_articles_add_up_and_empty_ones_change_nothing() -> None:
    nothing = draft("نعم")
    found = nervaluate_schemes([(GOLD, GOLD), (nothing, nothing), (GOLD, nothing)])["strict"]
    assert (found["correct"], found["missed"], found["p"], found["r"]) == (3, 3, 1.0, 0.5)
