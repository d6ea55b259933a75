from hypothesis import given

from pipeline.evaluation.confusion import (
    NONE,
    OTHER_SPAN,
    mention_confusion,
    polarity_confusion,
    status_confusion,
)
from pipeline.records import Annotation
from tests.evaluation.drafts import annotations, draft

GOLD = draft(
    "تدعم [مصر](COUNTRY EGY) [قطر](COUNTRY QAT) و[لبنان](COUNTRY LBN) و[وزارة الخارجية](ORGANISATION m)",
    'EGY support QAT "تدعم" status=alleged',
    'EGY support LBN "تدعم"',
)
FOUND = draft(
    "[تدعم](ROLE) [مصر](COUNTRY EGY) [قطر](OFFICIAL QAT) ولبنان و[وزارة](ROLE m) الخارجية",
    'EGY support QAT "تدعم"',
    'EGY neutral m "تدعم"',
)
EMPTY = draft("لا شيء هنا")


def cells(table: dict[str, dict[str, int]]) -> dict[tuple[str, str], int]:
    return {(row, column): n for row, line in table.items() for column, n in line.items() if n}


def test_mentions_taken_for_something_else() -> None:
    assert cells(mention_confusion([(GOLD, FOUND), (EMPTY, EMPTY)])) == {
        ("COUNTRY", "COUNTRY"): 1,
        ("COUNTRY", "OFFICIAL"): 1,
        ("COUNTRY", NONE): 1,
        ("ORGANISATION", OTHER_SPAN): 1,
        (NONE, "ROLE"): 1,
    }


def test_polarities_and_statuses() -> None:
    assert cells(polarity_confusion([(GOLD, FOUND), (EMPTY, EMPTY)])) == {
        ("support", "support"): 1,
        ("support", NONE): 1,
        (NONE, "neutral"): 1,
    }
    assert cells(status_confusion([(GOLD, FOUND)])) == {("alleged", "asserted"): 1}


@given(annotations(), annotations())
def test_rows_add_up_to_the_hand_labels(gold: Annotation, found: Annotation) -> None:
    table = mention_confusion([(gold, found)])
    for label, row in table.items():
        wanted = sum(m["label"] == label for m in gold["mentions"])
        assert label == NONE or sum(row.values()) == wanted
