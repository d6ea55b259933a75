"""The paired bootstrap: no difference, a sure one, one in doubt."""

import pytest
from hypothesis import given

from pipeline.evaluation.comparison import compare
from pipeline.evaluation.scores import score
from pipeline.records import Annotation
from tests.evaluation.drafts import draft, revised

MEASURES = [
    "main",
    "all labels",
    "directed",
    "doc",
    "holder-polarity",
    "polarity-sentence",
    "issue",
    "full",
]
RIGHT = [
    draft("ندد [حسام](OFFICIAL a)", 'a oppose - "ندد" on="حسام"', doc_id=name) for name in "abcdef"
]
NOTHING = [draft("ندد حسام", doc_id=name) for name in "abcdef"]


def test_the_same_predictions_do_not_differ() -> None:
    found = compare(RIGHT, RIGHT, RIGHT, rounds=50)
    assert list(found) == MEASURES
    assert found["full"] == {
        "first": 1.0,
        "second": 1.0,
        "difference": 0.0,
        "interval": [0.0, 0.0],
        "p": 1.0,
    }
    assert found["directed"]["p"] is None, "no stance here has a target"


@pytest.mark.parametrize(("first", "second", "sign"), [(NOTHING, RIGHT, 1), (RIGHT, NOTHING, -1)])
def test_a_sure_difference(first: list[Annotation], second: list[Annotation], sign: int) -> None:
    found = compare(RIGHT, first, second, rounds=50)["main"]
    assert (found["difference"], found["interval"], found["p"]) == (sign, [sign, sign], 0.0)


def test_a_difference_in_doubt() -> None:
    # Each system finds other articles: resamples fall on both sides of none.
    first, second = RIGHT[:3] + NOTHING[3:], NOTHING[:2] + RIGHT[2:]
    found = compare(RIGHT, first, second, rounds=400)["main"]
    assert found["interval"] is not None
    assert found["p"] is not None
    assert (found["first"], found["second"]) == (0.6667, 0.8)
    assert found["interval"][0] < 0 < found["interval"][1]
    assert 0.05 < found["p"] < 1


@given(revised("a"), revised("b"))
def test_figures_are_those_of_the_report(first: tuple, second: tuple) -> None:  # type: ignore[type-arg]
    gold, found = [first[0], second[0]], [first[1], second[1]]
    report, compared = score(gold, found, rounds=2), compare(gold, gold, found, rounds=2)
    assert compared["all labels"]["second"] == report["mentions"]["f1"]
    assert {n: compared[n]["second"] for n in report["stances"]} == {
        name: value["f1"] for name, value in report["stances"].items()
    }
