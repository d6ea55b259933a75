"""Every format on the hand-labelled real articles: all mentions, actors and stances come back."""

import json
from pathlib import Path

import pytest

from pipeline.corpus.gold import find_faults, read_gold
from pipeline.formats import brat, cas, docbin, doccano, labelstudio, prodigy
from tests.formats.cases import canonical
from tests.formats.round_trip import there_and_back


@pytest.mark.parametrize(
    ("format_", "name"),
    [
        (labelstudio, "x.json"),
        (brat, "x"),
        (doccano, "x.jsonl"),
        (prodigy, "y.jsonl"),
        (docbin, "x.spacy"),
        (cas, "z"),
    ],
    ids=lambda value: value if isinstance(value, str) else value.__name__.rpartition(".")[2],
)
def test_hand_labels_come_back(shared: Path, tmp_path: Path, format_: object, name: str) -> None:
    gold = read_gold(shared / "gold" / "dev.jsonl")
    found, said = there_and_back(format_, gold, tmp_path / name)  # type: ignore[arg-type]
    assert said == []
    assert [canonical(record) for record in found] == [canonical(record) for record in gold]
    assert [
        fault for record in found for fault in find_faults(json.loads(json.dumps(record)))
    ] == []
