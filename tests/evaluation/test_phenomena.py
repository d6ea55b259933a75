from copy import deepcopy

import pytest

from pipeline.evaluation.phenomena import KINDS, count_kinds, kinds_of, kinds_text
from pipeline.records import Annotation
from tests.evaluation.drafts import draft

MUTUAL = draft(
    "[الصين](COUNTRY CHN) و[روسيا](COUNTRY RUS)\nتتبادلان الدعم",
    'CHN support RUS "الدعم"',
    'RUS support CHN "الدعم"',
    doc_id="a",
)
CALL = draft(
    "دعت [مصر](COUNTRY EGY) [السودان](COUNTRY SDN) إلى الهدوء",
    'EGY support - "دعت" on="الهدوء"',
    'SDN support - "دعت" on="الهدوء" by=EGY status=called-for',
    doc_id="b",
)
REFUSAL = draft(
    "قالت [مصر](COUNTRY EGY) إنها لا تدعم [إيران](COUNTRY IRN)",
    'EGY oppose IRN "لا تدعم" by=EGY',
    doc_id="c",
)


@pytest.mark.parametrize(
    ("record", "number", "present", "absent"),
    [
        pytest.param(MUTUAL, 0, {"mutual", "one of several holders", "holder in the sentence before"}, {"negated", "call"}, id="mutual"),
        pytest.param(CALL, 0, {"call", "on an issue alone", "in the article's own voice"}, {"called-for", "mutual"}, id="caller"),
        pytest.param(CALL, 1, {"call", "called-for", "said of somebody else"}, {"alleged"}, id="called"),
        pytest.param(REFUSAL, 0, {"negated", "opposes", "said by the holder", "target in the sentence"}, {"call", "supports"}, id="refusal"),
    ],
)  # fmt: skip
def test_kinds(record: Annotation, number: int, present: set[str], absent: set[str]) -> None:
    every = kinds_of(record)
    kinds = every[number]
    assert len(every) == len(record["stances"])
    assert kinds >= present
    assert kinds.isdisjoint(absent)
    assert kinds <= set(KINDS)


def test_mentions_need_neither_actor_nor_sentence() -> None:
    record = deepcopy(REFUSAL)
    for mention in record["mentions"]:
        del mention["sentence"]
    del record["mentions"][1]["actor"]
    kinds = kinds_of(record)[0]
    assert {"holder in the sentence", "target farther away"} <= kinds


@pytest.mark.parametrize(("word", "negated"), [("لا", True), ("ولا", False)])
def test_the_word_before_the_cue_negates_it_however_long_the_text(word: str, negated: bool) -> None:
    record = draft(
        f"{'قالت ' * 500}[مصر](COUNTRY EGY) {word} تدعم الحوار",
        'EGY oppose - "تدعم" on="الحوار"',
    )
    assert ("negated" in kinds_of(record)[0]) is negated


def test_hand_labels_find_themselves_and_nothing_finds_nothing() -> None:
    gold = [MUTUAL, CALL, REFUSAL]
    whole = count_kinds(gold, {record["doc_id"]: record for record in gold})
    assert [right for right, _ in whole.values()] == [total for _, total in whole.values()]
    assert whole["mutual"] == (2, 2)
    empty = count_kinds(gold, {})
    assert {right for right, _ in empty.values()} == {0}
    assert {kind: total for kind, (_, total) in empty.items()} == {
        kind: total for kind, (_, total) in whole.items()
    }


def test_table() -> None:
    assert kinds_text({"mutual": (1, 2), "denied": (0, 0)}).splitlines() == [
        "stances by kind                     R   right    gold",
        "mutual                          0.500       1       2",
    ]
