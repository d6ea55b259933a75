"""Labels for scoring out of any format: rules for hand labels, ids of tools."""

import json
from pathlib import Path

import pytest

from pipeline.errors import GoldError
from pipeline.formats import brat, labelstudio
from pipeline.formats.notes import Notes
from pipeline.formats.scoring import named_alike, read_found, read_hand_labels
from tests.evaluation.drafts import draft

RECORD = draft("أيدت [مصر](COUNTRY EGY) الحوار", 'EGY support - "أيدت" on="الحوار"')


def test_hand_labels_are_held_to_the_rules_and_predictions_are_not(tmp_path: Path) -> None:
    twice = {**RECORD, "mentions": RECORD["mentions"] * 2}
    labelstudio.write([twice], tmp_path / "a.json", Notes())  # type: ignore[list-item]
    with pytest.raises(GoldError, match=r"a\.json: article a: mentions: two overlap at 5"):
        read_hand_labels(tmp_path / "a.json", Notes())
    (found,) = read_found(tmp_path / "a.json", Notes())
    assert len(found["mentions"]) == 2


def test_a_row_that_cannot_be_used_stops(tmp_path: Path) -> None:
    brat.write([RECORD], tmp_path / "b", Notes())
    (tmp_path / "b" / "a.ann").write_text("T1\tROLE\n", encoding="utf-8")
    with pytest.raises(GoldError, match=r"a\.ann:1: not ID<tab>TYPE"):
        read_found(tmp_path / "b", Notes())


def test_what_is_left_out_is_noted(tmp_path: Path) -> None:
    path = tmp_path / "c.jsonl"
    row = {"text": RECORD["text"], "label": [[5, 8, "COUNTRY"], [9, 15, "GPE"]]}
    path.write_text(json.dumps(row), encoding="utf-8")
    notes = Notes()
    (found,) = read_hand_labels(path, notes)
    assert len(found["mentions"]) == 1
    assert [line[:13] for line in notes.lines()] == ["label 'GPE' i"]


def test_articles_with_a_tools_numbers_get_the_ids_of_their_texts() -> None:
    gold = [draft("نعم", doc_id="a"), draft("لا", doc_id="b"), draft("ربما", doc_id="c")]
    found = [draft("لا", doc_id="1"), draft("نعم", doc_id="2"), draft("نعم", doc_id="3")]
    assert [record["doc_id"] for record in named_alike(gold, found)] == ["b", "a", "3"]
    found[0]["doc_id"] = "c"
    assert named_alike(gold, found) == found, "one id in common: ids are meant"


def test_a_text_that_stands_twice_names_nothing() -> None:
    gold = [draft("نعم", doc_id="a"), draft("نعم", doc_id="b")]
    assert [r["doc_id"] for r in named_alike(gold, [draft("نعم", doc_id="1")])] == ["1"]
