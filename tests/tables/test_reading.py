import copy
from pathlib import Path
from typing import Any

import pytest

from pipeline.corpus.fitting import find_record_faults
from pipeline.errors import GoldError
from pipeline.seedfiles import Faults
from pipeline.tables.reading import read_annotations
from tests.tables.small import FIRST, records, write


def test_records_of_all_files_come_in_order_with_their_file(tmp_path: Path) -> None:
    one = write(tmp_path / "one.jsonl", records()[:1])
    two = write(tmp_path / "two.jsonl", records()[1:])
    faults = Faults()
    reads = list(read_annotations([one, two], faults))
    assert [(read.file, read.record["doc_id"]) for read in reads] == [
        ("one.jsonl", "a"), ("two.jsonl", "b"), ("two.jsonl", "c"), ("two.jsonl", "d"),
    ]  # fmt: skip
    assert faults.lines == []


def test_lines_that_do_not_fit_are_told_with_their_place(tmp_path: Path) -> None:
    good = write(tmp_path / "good.jsonl", records()[:2])
    bad = tmp_path / "bad.jsonl"
    content = good.read_bytes().splitlines()
    bad.write_bytes(b"\xef\xbb\xbf" + content[0] + b'\n\n{"doc_id": 1}\n{broken\r\n' + content[1])
    faults = Faults()
    assert [read.record["doc_id"] for read in read_annotations([bad, good], faults)] == ["a", "b"]
    assert [line.partition(": ")[0] for line in faults.lines] == [
        f"{bad}:3", f"{bad}:4", f"{good}:1", f"{good}:2",
    ]  # fmt: skip
    assert faults.lines[0] == f"{bad}:3: 'doc_id' is missing or not a text"
    assert faults.lines[2] == f"{good}:1: doc_id 'a' stands in {bad}:1 already"


def test_files_without_an_article_are_refused(tmp_path: Path) -> None:
    empty = tmp_path / "empty.jsonl"
    empty.write_bytes(b"\n")
    with pytest.raises(GoldError, match=r"empty\.jsonl: no annotated article"):
        list(read_annotations([empty], Faults()))
    with pytest.raises(GoldError, match=r"none\.jsonl: cannot be read"):
        list(read_annotations([tmp_path / "none.jsonl"], Faults()))


@pytest.mark.parametrize(
    ("change", "fault"),
    [
        pytest.param(("text", 3), "'text' is not a text", id="text"),
        pytest.param(("meta", []), "'meta' is not an object", id="meta"),
        pytest.param(("mentions", 0, "end", 99), "mentions[0]: 5-99 is outside the text, which ends at 41", id="behind the end"),
        pytest.param(("mentions", 0, "start", -1), "mentions[0]: -1-10 is outside the text, which ends at 41", id="before the start"),
        pytest.param(("mentions", 0, "confidence", "0.5"), "mentions[0]: 'confidence' is not a number from 0 to 1", id="confidence"),
        pytest.param(("mentions", 0, "label", "CITY"), "mentions[0]: unknown label 'CITY'; use one of OFFICIAL, PERSON, ROLE, COUNTRY, ORGANISATION, GROUP", id="label"),
        pytest.param(("actors", 1, "id", "RUS"), "actors[1]: id 'RUS' stands twice", id="actor twice"),
        pytest.param(("actors", 0, "country", 7), "actors[0]: 'country' is not a text", id="country"),
        pytest.param(("actors", 0, "body", 7), "actors[0]: 'body' is not a text", id="body"),
        pytest.param(("stances", 0, "sentence", 1), "stances[0]: there is no sentence 1", id="sentence"),
        pytest.param(("stances", 0, "polarity", "pro"), "stances[0]: unknown polarity 'pro'; use one of support, oppose, neutral", id="polarity"),
        pytest.param(("stances", 0, "status", "said"), "stances[0]: unknown status 'said'; use one of asserted, alleged, called-for, denied", id="status"),
        pytest.param(("stances", 0, "issue", "topic", 1), "stances[0].issue: 'topic' is not a text", id="topic"),
        pytest.param(("stances", 0, "trace", "cue"), "stances[0]: 'trace' is not a list of texts", id="trace"),
    ],
)  # fmt: skip
def test_what_no_row_can_hold_is_a_fault(change: tuple[Any, ...], fault: str) -> None:
    line = copy.deepcopy(records()[0])
    *way, key, value = change
    item: Any = line
    for step in way:
        item = item[step]
    assert find_record_faults(line) == []
    item[key] = value
    assert len(FIRST) == 41
    assert find_record_faults(line) == [fault]


def test_records_without_text_keep_their_offsets() -> None:
    line = {key: value for key, value in records()[0].items() if key != "text"}
    assert find_record_faults(line) == []
