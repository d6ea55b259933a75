import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from pipeline.charts.reading import read_annotations
from pipeline.errors import GoldError
from tests.charts.small import corpus


def written(path: Path, *records: Any) -> Path:
    lines = [r if isinstance(r, str) else json.dumps(r, ensure_ascii=False) for r in records]
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return path


def test_records_of_several_files_in_order(tmp_path: Path) -> None:
    records = corpus()
    files = [
        written(tmp_path / "1.jsonl", *records[:2]),
        written(tmp_path / "2.jsonl", "", *records[2:]),
    ]
    assert read_annotations(files) == (records, [])


def change(part: str, n: int, **values: Any) -> Callable[[Any], None]:
    def changed(record: Any) -> None:
        record[part][n].update(values)

    return changed


@pytest.mark.parametrize(
    ("damage", "reason"),
    [
        pytest.param(lambda r: r.pop("text"), "the article's text is missing; annotate without --no-text, the report quotes it", id="no text"),
        pytest.param(lambda r: r.update(meta={"title": 1}), "'meta' is not an object of texts", id="meta"),
        pytest.param(lambda r: r.pop("stances"), "'stances' is missing or not a list", id="shape"),
        pytest.param(change("sentences", 0, end=9999), "sentences[0]: 0-9999 is outside the text, which ends at 15", id="sentence"),
        pytest.param(change("mentions", 1, start=-1), "mentions[1]: -1-14 is outside the text, which ends at 15", id="mention"),
        pytest.param(change("mentions", 1, label="CITY"), "mentions[1]: unknown label 'CITY'; use one of OFFICIAL, PERSON, ROLE, COUNTRY, ORGANISATION, GROUP", id="label"),
        pytest.param(change("mentions", 1, actor=7), "mentions[1]: 'actor' is not a text", id="actor"),
        pytest.param(change("actors", 0, name_ar=None, body=None), None, id="null"),
        pytest.param(change("actors", 0, body=7), "actors[0]: 'body' is not a text", id="body"),
        pytest.param(change("actors", 0, name_ar=["x"]), "actors[0]: 'name_ar' is not a text", id="name"),
        pytest.param(change("stances", 0, sentence=5), "stances[0]: there is no sentence 5", id="sentence of a stance"),
        pytest.param(change("stances", 0, polarity="for"), "stances[0]: unknown polarity 'for'; use one of support, oppose, neutral", id="polarity"),
        pytest.param(change("stances", 0, status="said"), "stances[0]: unknown status 'said'; use one of asserted, alleged, called-for, denied", id="status"),
        pytest.param(change("stances", 0, issue={"start": 0, "end": 1, "topic": 3}), "stances[0].issue: 'topic' is not a text", id="topic"),
        pytest.param(change("stances", 0, confidence="1"), "stances[0]: 'confidence' is not a number from 0 to 1", id="confidence"),
        pytest.param(change("stances", 0, confidence=1e308), "stances[0]: 'confidence' is not a number from 0 to 1", id="confidence without end"),
    ],
)  # fmt: skip
def test_line_that_cannot_be_shown_is_left_out(
    tmp_path: Path, damage: Callable[[Any], Any], reason: str | None
) -> None:
    records = corpus()[:3]
    damage(records[1])
    file = written(tmp_path / "x.jsonl", *records)
    found, faults = read_annotations([file])
    assert faults == ([f"{file}:2: {reason}"] if reason else [])
    assert [record["doc_id"] for record in found] == (["a", "c"] if reason else ["a", "b", "c"])


def test_no_json_and_repeated_ids(tmp_path: Path) -> None:
    first, *_ = corpus()
    file = written(tmp_path / "x.jsonl", "{", first, first)
    found, faults = read_annotations([file])
    assert found == [first]
    assert [fault.split(": ", 1)[0] for fault in faults] == [f"{file}:1", f"{file}:3"]
    assert faults[1] == f"{file}:3: doc_id 'a' stands in {file}:2 already"


def test_missing_file(tmp_path: Path) -> None:
    with pytest.raises(GoldError, match=r"none\.jsonl: cannot be read"):
        read_annotations([tmp_path / "none.jsonl"])
