from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from pipeline.errors import UsageError
from pipeline.tables.names import find_actors, find_issues, search_key, with_narrower
from pipeline.tables.questions import issue_list
from tests.tables.small import database, records

if TYPE_CHECKING:
    import duckdb


@pytest.fixture
def tables(tmp_path: Path) -> Iterator["duckdb.DuckDBPyConnection"]:
    with database(tmp_path / "r.jsonl", records()) as connection:
        yield connection


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("أنطونيو", "انطونيو", True),
        ("الأُمَمُ المُتَّحِدَة", "الامم المتحده", True),
        ("روســيا", "روسيا", True),
        ("António", "ANTONIO", True),
        ("على", "علي", True),
        ("روسيا", "روسية", False),
        ("Niger", "Nigeria", False),
    ],
)
def test_marks_and_case_do_not_count(one: str, other: str, same: bool) -> None:
    assert (search_key(one) == search_key(other)) is same


@pytest.mark.parametrize(
    ("wanted", "keys"),
    [
        pytest.param("RUS", ["RUS"], id="id"),
        pytest.param("rus", ["RUS"], id="id in small letters"),
        pytest.param("RU", ["RUS"], id="two-letter code"),
        pytest.param("UN", ["un"], id="id before code"),
        pytest.param("Russia", ["RUS"], id="name"),
        pytest.param("Chin", ["CHN"], id="part"),
        pytest.param("antonio", ["Q311440"], id="part without accent"),
        pytest.param("انطونيو", ["Q311440"], id="part without hamza"),
        pytest.param("صين", ["CHN"], id="without article"),
        pytest.param("أورلوف", ["OFFICIAL:RUS:بافل اورلوف"], id="unknown person"),
        pytest.param("ا", ["CHN", "OFFICIAL:RUS:بافل اورلوف", "Q311440", "un"], id="several"),
    ],
)
def test_actors_by_id_code_and_name(
    tables: "duckdb.DuckDBPyConnection", wanted: str, keys: list[str]
) -> None:
    assert list(find_actors(tables, wanted, "holder").keys) == keys


def test_an_actor_without_a_name_is_called_by_the_key(tmp_path: Path) -> None:
    lines = records()
    lines[0]["actors"][0] |= {"name": "", "name_ar": None}
    with database(tmp_path / "r.jsonl", lines[:1]) as connection:
        assert find_actors(connection, "RUS", "holder").shown == ("RUS (RUS)",)
        with pytest.raises(UsageError, match=r"no actor of that name; near: RUS \(RUS\)"):
            find_actors(connection, "RUSS", "holder")
        with pytest.raises(UsageError, match=r"near: China \(CHN\)"):
            find_actors(connection, "Chinnna", "holder")


def test_whole_names_and_forms_in_the_articles_come_before_parts(tmp_path: Path) -> None:
    lines = records()
    lines[0]["actors"].append({"id": "x", "name": "Russia Today", "type": "ORGANISATION"})
    lines[2]["mentions"].append(
        {"start": 0, "end": 5, "label": "OFFICIAL", "actor": "Q311440", "sentence": 0}
    )
    lines[2]["mentions"].append(
        {"start": 0, "end": 3, "label": "ROLE", "actor": "Q311440", "sentence": 0}
    )
    with database(tmp_path / "r.jsonl", lines) as connection:
        assert find_actors(connection, "russia", "holder").keys == ("RUS",)
        assert find_actors(connection, "russia t", "holder").keys == ("x",)
        assert find_actors(connection, "انتقد", "holder").keys == ("Q311440",)
        # A title in the articles is not the name of who bears it, nor is a part of a form.
        for wanted in ("انت", "انتق"):
            with pytest.raises(UsageError, match="no actor of that name"):
                find_actors(connection, wanted, "holder")


@pytest.mark.parametrize("wanted", ["usia", "US", "%", "", "' OR 1=1 --"])
def test_what_is_inside_a_word_is_no_part(tables: "duckdb.DuckDBPyConnection", wanted: str) -> None:
    with pytest.raises(UsageError, match="no actor of that name"):
        find_actors(tables, wanted, "holder")


def test_unknown_names_are_told_with_near_ones(tables: "duckdb.DuckDBPyConnection") -> None:
    with pytest.raises(UsageError, match=r"--target 'Rusia': .*near: Russia \(RUS\)"):
        find_actors(tables, "Rusia", "target")
    with pytest.raises(UsageError, match=r"near: António Guterres \(Q311440\)$"):
        find_actors(tables, "Guteres", "target")
    with pytest.raises(UsageError, match=r"SELECT DISTINCT actor, name, name_ar FROM actors"):
        find_actors(tables, "qqqq", "target")


def test_states_are_known_among_the_actors(tables: "duckdb.DuckDBPyConnection") -> None:
    assert find_actors(tables, "RUS", "holder").states == ("RUS",)
    assert find_actors(tables, "un", "holder").states == ()
    assert find_actors(tables, "RUS", "holder").shown == ("Russia (RUS)",)


@pytest.mark.parametrize(
    ("wanted", "topics", "texts"),
    [
        pytest.param("taiwan", ["taiwan"], [], id="id"),
        pytest.param("cyprus", ["cyprus"], [], id="id without stances"),
        pytest.param("خطة", [], ["بخطة الأمم المتحدة", "الخطة"], id="words"),
        pytest.param("الامم المتحده", ["un_reform"], ["بخطة الأمم المتحدة"], id="words of both"),
        pytest.param("South China Sea", ["south_china_sea"], [], id="English name"),
    ],
)
def test_issues_by_id_and_words(
    tables: "duckdb.DuckDBPyConnection", wanted: str, topics: list[str], texts: list[str]
) -> None:
    found = find_issues(tables, issue_list(), wanted)
    assert (list(found.topics), list(found.texts)) == (topics, texts)


def test_a_topic_means_the_narrower_ones(tables: "duckdb.DuckDBPyConnection") -> None:
    topics = issue_list()
    below = with_narrower(topics, ["ukraine"])
    assert below == ["ukraine", *(t.id for t in topics.by_id.values() if t.parent == "ukraine")]
    territory = find_issues(tables, topics, "territory").topics
    assert {"territory", "taiwan", "golan"} <= set(territory)
    assert "ceasefire" not in territory


def test_unknown_issues_are_told_with_near_ones(tables: "duckdb.DuckDBPyConnection") -> None:
    with pytest.raises(UsageError, match=r"--issue 'Taiwann': .*near: Taiwan \(taiwan\)"):
        find_issues(tables, issue_list(), "Taiwann")
    with pytest.raises(UsageError, match=r"topics stand in seeds/issues\.csv"):
        find_issues(tables, issue_list(), "zzzz")
