import pytest

from pipeline.actors.knowledge import overlaps, title_key
from pipeline.actors.tables import Tenure
from tests.actors.small import BASE


@pytest.mark.parametrize(
    ("start", "end", "period", "expected"),
    [
        ("2008", "2012", ("2010-06-01", "2010-06-01"), True),
        ("2008", "2012", ("2012-06-01", "2012-06-01"), True),
        ("2008", "2012", ("2013-01-01", "2013-01-01"), False),
        ("2008-05-07", "", ("2008-05-06", "2008-05-06"), False),
        ("2008-05-07", "", ("2008", "2008"), True),
        ("", "2012-05-07", ("2012-05-08", "2012-05-08"), False),
        ("", "", ("1990", "1999"), True),
        ("2008", "2009", ("2010", "2012"), False),
    ],
)
def test_tenure_and_period(start: str, end: str, period: tuple[str, str], expected: bool) -> None:
    assert overlaps(Tenure("x", "president", "RUS", start, end), period) is expected


@pytest.mark.parametrize(
    ("office", "of", "day", "holders"),
    [
        ("president", "RUS", "2005-01-01", ["Q7747"]),
        ("president", "RUS", "2010-01-01", []),
        ("president", "FRA", "2005-01-01", []),
        ("secretary_general", "un", "2017-03-01", ["Q311440"]),
    ],
)
def test_holders(office: str, of: str, day: str, holders: list[str]) -> None:
    assert BASE.holders_at(office, of, (day, day)) == holders


def test_holders_of_all_times() -> None:
    assert BASE.holders_at("secretary_general", "un", None) == ["Q1253", "Q311440"]


@pytest.mark.parametrize(
    ("name", "officials"),
    [
        ("انطونيو جوتيريس", ["Q311440"]),
        ("سيرجي لافيروف", ["Q58217"]),
        ("سليم نادر", []),
        ("لافروف", []),
    ],
)
def test_officials_by_spelling(name: str, officials: list[str]) -> None:
    assert BASE.officials_spelled(name) == officials


def test_title_key_has_no_article() -> None:
    assert title_key("وزير الخارجية") == title_key(["الوزير", "خارجية"]) == "وزير خارجيه"
    assert title_key("الذي") != title_key("ذي")


def test_office_in_a_period_and_without_one() -> None:
    later = BASE.office_at("Q7747", ("2020", "2020"))
    earlier = BASE.office_at("Q7747", ("2003", "2003"))
    assert (later and later.start, earlier and earlier.start) == ("2012-05-07", "2000")
    assert BASE.office_at("Q7747", None) == later
    assert BASE.office_at("nobody", None) is None


def test_unknown_id_has_no_record() -> None:
    assert BASE.actor("nobody") is None
