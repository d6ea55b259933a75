from datetime import date
from pathlib import Path
from typing import Any

import orjson
import pytest

from pipeline.errors import UsageError
from pipeline.tables.database import ask
from pipeline.tables.questions import Question, condition_of, copies_note, issue_list, period
from tests.tables.small import database, records


def found(path: Path, lines: list[dict[str, Any]], **asked: Any) -> list[tuple[str, int]]:
    """Article and number of the stances that a question finds."""
    with database(path, lines) as connection:
        condition = condition_of(Question(**asked), connection, issue_list())
        sql = f"SELECT doc_id, stance FROM stances WHERE {condition.sql} ORDER BY rowid"
        return [(str(doc), int(n)) for doc, n in ask(connection, sql, condition.values).rows()]


@pytest.mark.parametrize(
    ("asked", "stances"),
    [
        pytest.param({}, [("a", 0), ("c", 0), ("d", 0), ("d", 1), ("d", 2)], id="all"),
        pytest.param({"holder": "RUS"}, [("a", 0), ("d", 1), ("d", 2)], id="holder"),
        pytest.param({"holder": "RUS", "officials": True}, [("a", 0), ("c", 0), ("d", 1), ("d", 2)], id="holder with officials"),
        pytest.param({"holder": "RUS", "target": "الصين"}, [("a", 0), ("d", 2)], id="holder and target"),
        pytest.param({"target": "un"}, [("d", 0), ("d", 1)], id="target"),
        pytest.param({"target": "un", "officials": True}, [("d", 0), ("d", 1)], id="a body is no state"),
        pytest.param({"speaker": "روسيا"}, [("a", 0)], id="speaker"),
        pytest.param({"speaker": "China"}, [], id="who says nothing"),
        pytest.param({"issue": "territory"}, [("a", 0)], id="wider topic"),
        pytest.param({"issue": "خطة"}, [("d", 0), ("d", 1)], id="words of issues"),
        pytest.param({"polarities": ["oppose", "neutral"]}, [("c", 0), ("d", 1)], id="polarities"),
        pytest.param({"statuses": ["denied"]}, [("d", 2)], id="status"),
        pytest.param({"since": "2021-05-04"}, [("a", 0), ("c", 0)], id="since its day"),
        pytest.param({"since": "2021-05-05"}, [("c", 0)], id="since the day after"),
        pytest.param({"until": "2022-06"}, [("a", 0), ("c", 0)], id="until the last of the month"),
        pytest.param({"until": "2022-06-29"}, [("a", 0)], id="until the day before"),
        pytest.param({"since": "2021", "until": "2021"}, [("a", 0)], id="one year"),
        pytest.param({"confidence": 0.75}, [("a", 0), ("d", 0), ("d", 1), ("d", 2)], id="confidence"),
        pytest.param({"confidence": 0.76}, [], id="more confidence"),
    ],
)  # fmt: skip
def test_questions_find_what_the_records_hold(
    tmp_path: Path, asked: dict[str, Any], stances: list[tuple[str, int]]
) -> None:
    assert found(tmp_path / "r.jsonl", records(), **asked) == stances


def test_stances_without_confidence_stay(tmp_path: Path) -> None:
    lines = records()
    del lines[2]["stances"][0]["confidence"]
    assert found(tmp_path / "r.jsonl", lines, confidence=0.8) == [("c", 0)]


def test_copies_count_once_unless_all_are_wanted(tmp_path: Path) -> None:
    lines = records()
    again = records()[0] | {"doc_id": "e"}
    assert found(tmp_path / "r.jsonl", [*lines, again], holder="RUS", target="CHN") == [
        ("a", 0),
        ("d", 2),
    ]
    with database(tmp_path / "r.jsonl", [*lines, again]) as connection:
        assert copies_note(connection) == [
            "articles that are near copies of another, left out: 1 (--copies counts them)"
        ]
    with database(tmp_path / "r.jsonl", [*lines, again], find_copies=False) as connection:
        assert copies_note(connection) == []
        condition = condition_of(Question(holder="RUS", target="CHN"), connection, issue_list())
        sql = f"SELECT doc_id FROM stances WHERE {condition.sql}"
        assert sorted(ask(connection, sql, condition.values).rows()) == [("a",), ("d",), ("e",)]


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("2020", date(2020, 1, 1), date(2020, 12, 31)),
        ("2020-02", date(2020, 2, 1), date(2020, 2, 29)),
        ("2021-02", date(2021, 2, 1), date(2021, 2, 28)),
        ("2020-06-15", date(2020, 6, 15), date(2020, 6, 15)),
    ],
)
def test_periods(text: str, first: date, last: date) -> None:
    assert period(text, "--since") == (first, last)


@pytest.mark.parametrize(
    "text", ["20", "2020-13", "2021-02-29", "2020-6", "0000", "x", "2020-01-01x"]
)
def test_what_is_no_period_is_refused(text: str) -> None:
    with pytest.raises(UsageError, match=r"--until .*give a year, a month or a day"):
        period(text, "--until")


def test_unknown_values_are_refused(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="--polarity 'pro': use one of support, oppose, neutral"):
        found(tmp_path / "r.jsonl", records(), polarities=["pro"])
    with pytest.raises(UsageError, match="--status 'said': use one of asserted, alleged"):
        found(tmp_path / "r.jsonl", records(), statuses=["said"])


def test_hand_labels_are_counted_as_in_their_file(tmp_path: Path, shared: Path) -> None:
    lines = [
        orjson.loads(line)
        for line in (shared / "gold" / "dev.jsonl").read_bytes().splitlines()
    ]  # fmt: skip

    def state(line: dict[str, Any], actor: str | None, code: str) -> bool:
        return any(
            a["id"] == actor and a["type"] == "COUNTRY" and a["country"] == code
            for a in line["actors"]
        )

    for holder, target, polarity in (("USA", "ISR", "oppose"), ("ISR", "PSE", "oppose"), ("CHN", "IRN", "support")):  # fmt: skip
        wanted = [
            (line["doc_id"], n)
            for line in lines
            for n, s in enumerate(line["stances"])
            if state(line, s["holder"], holder)
            and state(line, s["target"], target)
            and s["polarity"] == polarity
        ]
        asked = {"holder": holder, "target": target, "polarities": [polarity]}
        assert found(tmp_path / "r.jsonl", lines, **asked) == wanted
