from collections import Counter
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import orjson
import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.corpus.fitting import find_record_faults
from pipeline.seedfiles import Faults
from pipeline.tables.columns import TABLES
from pipeline.tables.duplicates import CopyFinder
from pipeline.tables.questions import issue_list
from pipeline.tables.reading import Read, read_annotations
from pipeline.tables.tidy import BATCH, Rows, actor_key, batches, rows_of
from tests.tables.small import FIRST, record, records, write


def tables_of(lines: list[Any]) -> Rows:
    """All rows, as they come back from Arrow."""
    rows: Rows = {table: [] for table in TABLES}
    for batch in batches((Read("r.jsonl", line) for line in lines), issue_list(), CopyFinder()):
        for table, part in batch.items():
            rows[table] += part.to_pylist()
    return rows


def test_each_item_is_a_row() -> None:
    rows = tables_of(records())
    assert {table: len(part) for table, part in rows.items()} == {
        "articles": 4, "mentions": 8, "actors": 9, "stances": 5,
    }  # fmt: skip
    assert [row["doc_id"] for row in rows["stances"]] == ["a", "c", "d", "d", "d"]
    assert [row["stance"] for row in rows["stances"]] == [0, 0, 0, 1, 2]


def test_an_article() -> None:
    first, empty, *_ = tables_of(records())["articles"]
    assert first == {
        "doc_id": "a", "file": "r.jsonl", "source": "x/a.txt", "title": "عنوان",
        "outlet": "صحيفة", "date": date(2021, 5, 4), "dateline": None, "url": None,
        "first_copy": "a", "characters": 41, "sentences": 1, "actors": 3, "mentions": 3,
        "stances": 1, "pipeline": "mawaqif 0.1.0", "config": None, "lists": None, "models": None,
    }  # fmt: skip
    # A year is no day.
    assert (empty["date"], empty["characters"], empty["sentences"]) == (None, 0, 0)


def test_a_stance_with_its_sentence_and_topic() -> None:
    row = tables_of(records())["stances"][0]
    assert row == {
        "doc_id": "a", "stance": 0, "date": date(2021, 5, 4), "outlet": "صحيفة",
        "first_copy": "a", "sentence": 0, "sentence_text": FIRST,
        "holder": "RUS", "holder_key": "RUS", "holder_name": "Russia", "holder_name_ar": "روسيا",
        "holder_type": "COUNTRY", "holder_country": "RUS",
        "target": "CHN", "target_key": "CHN", "target_name": "China", "target_name_ar": "الصين",
        "target_type": "COUNTRY", "target_country": "CHN",
        "speaker": "RUS", "speaker_key": "RUS", "speaker_name": "Russia",
        "speaker_name_ar": "روسيا", "speaker_type": "COUNTRY", "speaker_country": "RUS",
        "issue": "تايوان", "issue_start": 32, "issue_end": 38, "topic": "taiwan",
        "topic_name": "Taiwan", "topic_name_ar": "تايوان", "parent_topic": "territory",
        "polarity": "support", "status": "asserted", "confidence": 0.75,
        "cue": "دعمها", "cue_start": 11, "cue_end": 16, "trace": "cue 0.90",
    }  # fmt: skip


def test_topics_are_found_where_the_record_has_no_word_on_them() -> None:
    (line,) = records()[:1]
    issue = line["stances"][0]["issue"]
    for given_topic, wanted in ((None, None), ("golan", "golan"), ("own", "own")):
        issue["topic"] = given_topic
        assert tables_of([line])["stances"][0]["topic"] == wanted
    del issue["topic"]
    assert tables_of([line])["stances"][0]["topic"] == "taiwan"


def test_records_without_text_or_confidence_have_nulls() -> None:
    (line,) = records()[:1]
    del line["text"]
    del line["stances"][0]["confidence"]
    rows = tables_of([line])
    stance = rows["stances"][0]
    assert (stance["sentence_text"], stance["cue"], stance["confidence"]) == (None, "دعمها", None)
    assert rows["articles"][0]["characters"] is None
    assert [row["text"] for row in rows["mentions"]] == ["روسيا", "الصين", "تايوان"]


@pytest.mark.parametrize(
    ("actor", "key"),
    [
        pytest.param(("RUS", "Russia", "COUNTRY", "RUS", None), "RUS", id="known"),
        pytest.param(("1", "Russia", "COUNTRY", "RUS", None), "RUS", id="state of hand labels"),
        pytest.param(("2", "UN Security Council", "ORGANISATION", None, None), "ORGANISATION::un security council", id="body of hand labels"),
        pytest.param(("local-1", "أحمد سالم", "OFFICIAL", "EGY", "وزير"), "OFFICIAL:EGY:احمد سالم", id="full name"),
        pytest.param(("local-1", "احمد سالم", "OFFICIAL", "EGY", None), "OFFICIAL:EGY:احمد سالم", id="hamza left out"),
        pytest.param(("local-1", "أحمد سالم", "OFFICIAL", "JOR", "وزير"), "OFFICIAL:JOR:احمد سالم", id="another country"),
        pytest.param(("local-1", "سالم", "OFFICIAL", "EGY", None), "x/local-1", id="short name"),
        pytest.param(("local-1", "وزير الخارجية", "OFFICIAL", "EGY", "وزير الخارجية"), "x/local-1", id="title"),
        pytest.param(("local-1", "وزارة الخارجية", "ORGANISATION", None, None), "x/local-1", id="body"),
    ],
)  # fmt: skip
def test_who_is_the_same_in_all_articles(actor: tuple[Any, ...], key: str) -> None:
    identifier, name, kind, country, office = actor
    known = {"id": identifier, "name": name, "type": kind, "country": country, "office": office}
    assert actor_key(known, "x") == key  # type: ignore[arg-type]


spans = st.tuples(st.integers(0, 8), st.integers(0, 8)).map(sorted)
actors = st.lists(st.sampled_from(["RUS", "local-1", "local-2", "1", "9"]), unique=True)


@st.composite
def articles(draw: st.DrawFn) -> list[dict[str, Any]]:
    """Records with any number of items over texts with marks, emoji and direction marks."""
    lines = []
    for number in range(draw(st.integers(0, 4))):
        text = draw(st.text("روسيا\u064e\u200f🕊 \n=", min_size=8, max_size=8))
        ids = draw(actors)
        who = st.sampled_from([None, *ids, "absent"])
        line = record(f"d{number}", text, [])
        line["actors"] = [{"id": i, "name": f"n {i}", "type": "OFFICIAL"} for i in ids]
        line["mentions"] = [
            {"start": start, "end": end, "label": "OFFICIAL", "actor": draw(who)}
            for start, end in draw(st.lists(spans, max_size=4))
        ]
        line["stances"] = [
            {
                "sentence": 0, "holder": draw(who), "target": draw(who), "speaker": draw(who),
                "issue": None, "cue": {"start": start, "end": end},
                "polarity": draw(st.sampled_from(["support", "oppose", "neutral"])),
                "status": "asserted",
            }
            for start, end in draw(st.lists(spans, max_size=4))
        ]  # fmt: skip
        lines.append(line)
    return lines


@given(articles())
def test_counts_are_those_of_the_records(lines: list[dict[str, Any]]) -> None:
    assert [find_record_faults(line) for line in lines] == [[]] * len(lines)
    rows = tables_of(lines)
    assert len(rows["articles"]) == len(lines)
    for part in ("mentions", "actors", "stances"):
        assert [row[part] for row in rows["articles"]] == [len(line[part]) for line in lines]
        assert Counter(row["doc_id"] for row in rows[part]) == Counter(
            {line["doc_id"]: len(line[part]) for line in lines if line[part]}
        )
    told = [(s["holder"], s["target"], s["polarity"]) for line in lines for s in line["stances"]]
    assert [(s["holder"], s["target"], s["polarity"]) for s in rows["stances"]] == told
    cut = [line["text"][m["start"] : m["end"]] for line in lines for m in line["mentions"]]
    assert [row["text"] for row in rows["mentions"]] == cut
    assert sum(row["mentions"] for row in rows["actors"]) == sum(
        m["actor"] in {a["id"] for a in line["actors"]} for line in lines for m in line["mentions"]
    )


def test_batches_are_cut_and_read_no_further_than_they_reach() -> None:
    taken = []

    def reads() -> Iterator[Read]:
        for number in range(2 * BATCH + 1):
            taken.append(number)
            yield Read("r", record(f"d{number}", ""))  # type: ignore[arg-type]

    sizes = []
    for batch in batches(reads(), issue_list(), None):
        sizes.append(batch["articles"].num_rows)
        assert len(taken) == sum(sizes)
    assert sizes == [BATCH, BATCH, 1]


def test_hand_labels_give_the_counts_of_their_file(shared: Path) -> None:
    path = shared / "gold" / "dev.jsonl"
    lines = [orjson.loads(line) for line in path.read_bytes().splitlines()]
    rows = tables_of(lines)
    for part in ("actors", "mentions", "stances"):
        assert len(rows[part]) == sum(len(line[part]) for line in lines)
    for key in ("polarity", "status"):
        assert Counter(row[key] for row in rows["stances"]) == Counter(
            stance[key] for line in lines for stance in line["stances"]
        )
    assert list(read_annotations([path], Faults())) == [Read("dev.jsonl", line) for line in lines]


def test_rows_of_one_article_need_no_others(tmp_path: Path) -> None:
    reads = list(read_annotations([write(tmp_path / "r.jsonl", records())], Faults()))
    single = [rows_of(read, issue_list(), None)["stances"] for read in reads]
    assert [row for rows in single for row in rows] == tables_of(records())["stances"]
