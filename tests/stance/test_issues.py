import csv
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline import paths
from pipeline.seedfiles import Faults
from pipeline.stance.issues import Topics, read_topics

HEADER = "id,name,name_ar,parent,patterns,source\n"
SMALL = (
    "peace,Peace,السلام,,سلام|عملية السلام,own list\n"
    "talks,Talks,المحادثات,peace,محادثات|محادثات السلام,own list\n"
    "fishing,Fishing,الصيد,,صيد|صياد*,own list\n"
)


def read(folder: Path, rows: str) -> tuple[Topics, list[str]]:
    path = folder / "issues.csv"
    path.write_text(HEADER + rows, encoding="utf-8")
    faults = Faults()
    return read_topics(path, faults), [line.replace(str(path), "FILE") for line in faults.lines]


@pytest.mark.parametrize(
    ("text", "topic"),
    [
        ("السلام", "peace"),
        ("للسلام", "peace"),
        ("استسلام القرية", None),
        ("مُحادثات السلام", "talks"),
        ("محادثات الصيد", "talks"),
        ("حقوق الصيادين", "fishing"),
        ("الصيدلة", None),
        ("أسعار الخبز", None),
        ("", None),
    ],
)
def test_topic_of_a_text(tmp_path: Path, text: str, topic: str | None) -> None:
    assert read(tmp_path, SMALL)[0].find(text) == topic


def test_stored_and_read_is_the_same(tmp_path: Path) -> None:
    topics, _ = read(tmp_path, SMALL)
    assert Topics.from_json(topics.to_json()) == topics


def test_list_that_ships_is_well_formed_and_large() -> None:
    faults = Faults()
    topics = read_topics(paths.SEEDS / "issues.csv", faults)
    assert faults.lines == []
    assert len(topics.by_id) >= 120
    assert {t.parent for t in topics.by_id.values()} - {""} <= set(topics.by_id)


def test_each_topic_that_ships_is_found_by_its_own_name() -> None:
    topics = read_topics(paths.SEEDS / "issues.csv", Faults())
    with (paths.SEEDS / "issues.csv").open(encoding="utf-8", newline="") as file:
        patterns = {
            row["id"]: row["patterns"].split("|")[0].rstrip("*") for row in csv.DictReader(file)
        }
    known = {identifier for identifier, pattern in patterns.items() if topics.find(pattern)}
    assert known == set(patterns)


@given(st.text(max_size=40))
def test_any_text_has_a_topic_of_the_list_or_none(text: str) -> None:
    topics = read_topics(paths.SEEDS / "issues.csv", Faults())
    assert topics.find(text) in {None, *topics.by_id}
