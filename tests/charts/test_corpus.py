from typing import Any

import pytest

from pipeline.charts.corpus import PART, index_of, parts_of
from pipeline.stance.issues import Topic, Topics
from tests.charts.small import COPIES, article, corpus

TOPICS = Topics({
    "economy": Topic("economy", "Economy", "الاقتصاد", "", ()),
    "sanctions": Topic("sanctions", "Sanctions", "العقوبات", "economy", ()),
    "other": Topic("other", "Other", "غيره", "", ()),
})  # fmt: skip


@pytest.fixture(scope="module")
def index() -> dict[str, Any]:
    return index_of(corpus(), COPIES, TOPICS)


def test_actors_with_most_stances_first(index: dict[str, Any]) -> None:
    assert [(row[0], row[-1]) for row in index["actors"]] == [
        ("EGY", 6), ("QAT", 5), ("SDN", 1), ("local-1", 1)]  # fmt: skip
    assert index["actors"][0][1:4] == ["Egypt", "مصر", "COUNTRY"]


def test_issues_in_use_with_those_above_them(index: dict[str, Any]) -> None:
    assert index["issues"] == [
        ["sanctions", "Sanctions", "العقوبات", 1, 2],
        ["economy", "Economy", "الاقتصاد", -1, 0],
    ]


def test_articles_point_to_their_stances_and_copies(index: dict[str, Any]) -> None:
    ids = [(row[0], *row[-3:]) for row in index["articles"]]
    assert ids == [("a", 0, 2, -1), ("b", 2, 1, -1), ("c", 3, 1, 1), ("d", 4, 2, -1), ("e", 6, 1, -1), ("f", 7, 0, -1)]  # fmt: skip
    assert index["articles"][0][1:4] == ["مصر تؤيد", "الضحى", "2023-03-01"]
    assert index["articles"][5][1:4] == ["", "", ""]


def test_stances_by_number(index: dict[str, Any]) -> None:
    assert index["stances"] == [
        [0, 0, 0, 1, -1, -1, 0, 0, 0, 80],
        [0, 1, 0, 2, -1, 0, 1, 1, 0, 80],
        [1, 0, 0, 1, -1, -1, 0, 1, 0, 80],
        [2, 0, 0, 1, -1, -1, 0, 1, 0, 80],
        [3, 0, 1, -1, -1, 0, 1, 0, 1, 40],
        [3, 0, 3, 0, -1, -1, 0, 0, 3, 80],
        [4, 0, 1, 0, -1, -1, 0, 0, 0, 80],
    ]


def test_unlisted_issues_are_one_matter_where_their_words_are_the_same() -> None:
    texts = ["أيدت مصر رأي قطر.", "أيدت مصر رأْي قطر.", "أيدت مصر طلب قطر."]
    records = [
        article(str(n), text, [("مصر", "EGY"), ("قطر", "QAT")],
                [("أيدت", "EGY", "QAT", text.split()[2], "support", "asserted")])
        for n, text in enumerate(texts)
    ]  # fmt: skip
    assert [row[6] for row in index_of(records, {}, TOPICS)["stances"]] == [0, 0, 1]


@pytest.mark.parametrize(
    ("actor", "holders"),
    [
        pytest.param({}, [0, 0], id="people of one full name are one"),
        pytest.param({"name": "الوزير", "name_ar": "الوزير"}, [0, 1], id="a title is its article's"),
        pytest.param({"type": "ORGANISATION"}, [0, 1], id="so is a body without entry"),
        pytest.param({"id": "7", "name": "Egypt", "type": "COUNTRY", "country": "EGY"}, [0, 0], id="a state of hand labels"),
        pytest.param({"id": "7", "name": "Salim"}, [0, 0], id="a name of hand labels"),
    ],
)  # fmt: skip
def test_which_actors_are_one(actor: dict[str, Any], holders: list[int]) -> None:
    records = [
        article(name, "رفض سالم النجار.", [("سالم النجار", "local-1")],
                [("رفض", "local-1", None, "", "oppose", "asserted")])
        for name in ("x", "y")
    ]  # fmt: skip
    for record in records:
        record["actors"][0].update(actor)  # type: ignore[typeddict-item]
        record["stances"][0]["holder"] = record["actors"][0]["id"]
    assert [row[2] for row in index_of(records, {}, TOPICS)["stances"]] == holders


def test_topic_is_looked_up_only_where_the_record_names_none() -> None:
    topics = Topics({"taiwan": Topic("taiwan", "Taiwan", "تايوان", "", (("تايوان",),))})
    record = article("x", "رفضت مصر ضم تايوان.", [("مصر", "EGY")],
                     [("رفضت", "EGY", None, "ضم تايوان", "oppose", "asserted")])  # fmt: skip
    assert index_of([record], {}, topics)["issues"] == []
    assert record["stances"][0]["issue"]
    del record["stances"][0]["issue"]["topic"]
    assert [row[0] for row in index_of([record], {}, topics)["issues"]] == ["taiwan"]


@pytest.mark.parametrize(
    ("published", "day"),
    [
        pytest.param("2023-03-01", "2023-03-01", id="day"),
        pytest.param("2023-03-01T10:00:00Z", "2023-03-01", id="time"),
        pytest.param("2023-02-30", "", id="no such day"),
        pytest.param("مارس", "", id="words"),
    ],
)
def test_dates(published: str, day: str) -> None:
    records = [article("x", "نص.", [], [], published=published)]
    assert index_of(records, {}, TOPICS)["articles"][0][3] == day


def test_without_confidence() -> None:
    record = corpus()[1]
    del record["stances"][0]["confidence"]
    assert index_of([record], {}, TOPICS)["stances"][0][-1] is None


def test_parts_hold_every_article_in_order() -> None:
    records = corpus() * 10
    parts = list(parts_of(records))
    assert [len(part) for part in parts] == [PART, PART, 10]
    assert [row[0] for part in parts for row in part] == [record["text"] for record in records]
    text, sentences, mentions, places = parts[0][0]
    assert [text[a:b] for a, b in sentences] == text.split("\n")
    assert [(text[a:b], actor) for a, b, _, actor in mentions] == [("مصر", 0), ("قطر", 1), ("السودان", 2)]  # fmt: skip
    assert places == [[0, 4, -1, -1], [15, 19, 24, 34]]


def test_no_articles() -> None:
    index = index_of([], {}, TOPICS)
    assert [index[name] for name in ("actors", "issues", "articles", "stances")] == [[], [], [], []]
    assert list(parts_of([])) == []
