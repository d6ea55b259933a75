import pytest

from pipeline.evaluation.spancounts import Labelled, SpanCounts

GOLD: list[Labelled] = [(0, 1, "PER"), (2, 4, "ORG"), (5, 6, "LOC")]


@pytest.mark.parametrize(
    ("found", "f1"),
    [
        pytest.param(GOLD, 1.0, id="all"),
        pytest.param([], 0.0, id="nothing"),
        pytest.param([(0, 1, "PER"), (2, 3, "ORG")], 2 * 1 / (2 + 3), id="another end"),
        pytest.param([(0, 1, "ORG"), (2, 4, "ORG")], 2 * 1 / (2 + 3), id="another label"),
    ],
)
def test_f1(found: list[Labelled], f1: float) -> None:
    counts = SpanCounts()
    counts.add(GOLD, found)
    counts.add([], [])
    assert counts.f1(("PER", "ORG", "LOC")) == f1


def test_labels_without_spans_have_no_f1() -> None:
    assert SpanCounts().f1(("PER",)) == 0.0


def test_table() -> None:
    counts = SpanCounts()
    counts.add(GOLD, [(0, 1, "PER"), (2, 3, "ORG")])
    assert counts.table(("PER", "ORG")).splitlines() == [
        "              P      R     F1   right    pred    gold",
        "PER       1.000  1.000  1.000       1       1       1",
        "ORG       0.000  0.000  0.000       0       1       1",
        "micro     0.500  0.500  0.500       1       2       2",
    ]
