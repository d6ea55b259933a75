"""SemEval-2022's tuple F1: values worked out by hand, literal and mended."""

import pytest

from pipeline.evaluation.tuples import tuple_scores
from pipeline.records import Annotation
from tests.evaluation.drafts import draft

MARKED = "[حسام](OFFICIAL a) ندد بشدة [روسيا](COUNTRY RUS)"
GOLD = draft(MARKED, 'a oppose RUS "ندد بشدة"')


def both(gold: Annotation, found: Annotation) -> dict[str, tuple[float, float, float]]:
    scores = tuple_scores([(gold, found)])
    return {name: (s["p"], s["r"], s["f1"]) for name, s in scores.items()}


@pytest.mark.parametrize(
    ("stance", "expected"),
    [
        pytest.param('a oppose RUS "ندد بشدة"', (1.0, 1.0, 1.0), id="equal"),
        pytest.param('a oppose RUS "ندد"', (1.0, 0.8333, 0.9091), id="half of the expression"),
        pytest.param('a support RUS "ندد بشدة"', (0.0, 0.0, 0.0), id="other polarity"),
        pytest.param('RUS oppose a "ندد بشدة"', (0.0, 0.0, 0.0), id="turned round"),
        pytest.param('a oppose - "ندد بشدة"', (0.0, 0.0, 0.0), id="no target"),
    ],
)
def test_one_tuple(stance: str, expected: tuple[float, ...]) -> None:
    found = draft(MARKED, stance)
    assert both(GOLD, found) == {"literal": expected, "mended": expected}


def test_holders_without_a_mention_agree_with_each_other_only() -> None:
    apart = draft("ندد بشدة\n[حسام](OFFICIAL a)", 'a oppose - "ندد"')
    assert both(apart, apart)["mended"] == (1.0, 1.0, 1.0)
    here = draft("[ندد](OFFICIAL a) بشدة\nحسام", 'a oppose - "ندد"')
    assert both(apart, here)["mended"] == (0.0, 0.0, 0.0)


def test_blanks_alone_cut_the_literal_tokens() -> None:
    # A mention behind a proclitic begins inside a token: literally it has no words, and
    # agrees with a holder that has none.
    gold = draft("و[حسام](OFFICIAL a) ندد", 'a oppose - "ندد"')
    assert both(gold, {**gold, "mentions": []}) == {
        "literal": (1.0, 1.0, 1.0),
        "mended": (0.0, 0.0, 0.0),
    }


def test_the_weight_is_that_of_the_same_polarity() -> None:
    gold = draft(MARKED, 'a oppose RUS "ندد بشدة"', 'a support RUS "ندد"')
    found = draft(MARKED, 'a support RUS "ندد بشدة"')
    scores = both(gold, found)
    # p: the tuple of the other polarity covers the expression wholly, the right one by half.
    assert scores["literal"][0] == 1.0
    assert scores["mended"][0] == 0.8333
    assert scores["literal"][1] == scores["mended"][1] == 0.5


def test_sentences_are_kept_apart_and_articles_add_up() -> None:
    other = draft("ندد\nندد", 'a oppose - "ندد"')
    moved = draft("ندد\nندد", 'a oppose - "ندد"')
    moved["stances"][0]["cue"] = {"start": 4, "end": 7, "text": "ندد"}
    assert both(other, moved)["mended"] == (0.0, 0.0, 0.0)
    nothing = draft("نعم")
    scores = tuple_scores([(GOLD, GOLD), (nothing, nothing), (other, moved)])
    assert [s["f1"] for s in scores.values()] == [0.5, 0.5]
