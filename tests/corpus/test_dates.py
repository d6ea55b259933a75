"""Dates in Arabic news."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.corpus.dates import find_dates, iso_date


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("بيروت 4 حزيران 2022", "2022-06-04"),
        ("بيروت 4 حزيران/يونيو 2022", "2022-06-04"),
        ("الجزائر 15 فيفري 2017", "2017-02-15"),
        ("الرباط في 3 غشت 2016", "2016-08-03"),
        ("تونس 21 أوت 2014", "2014-08-21"),
        ("2 مارس (آذار) 2011", "2011-03-02"),
        ("الأربعاء 6 مارس / March 2019", "2019-03-06"),
        ("أول كانون الثاني 2020", "2020-01-01"),
        ("الأول من أبريل عام 2020", "2020-04-01"),
        ("٧ تشرين الأول ٢٠٢١", "2021-10-07"),
        ("31 كانون الأول ديسمبر 2019", "2019-12-31"),
        ("17 تشرين الأول أكتوبر 2019", "2019-10-17"),
        ("في الأول من كانون الأول ديسمبر 2019", "2019-12-01"),
        ("3 مايو أيار 2020", "2020-05-03"),
        ("12 رمضان 1445 هـ", "2024-03-22"),
        ("13 جمادى الآخرة 1446", "2024-12-14"),
        ("25 شوال 1436 هـ الموافق 10 اغسطس 2015 م", "2015-08-10"),
        ("2025:04:02.09:59", "2025-04-02"),
        ("2024-05-06T10:00:00Z", "2024-05-06"),
        ("06/05/2024", "2024-05-06"),
        ("May 6, 2024", "2024-05-06"),
        ("6 May 2024", "2024-05-06"),
    ],
)
def test_date_is_read(text: str, day: str) -> None:
    assert iso_date(text) == day


@pytest.mark.parametrize(
    "text",
    [
        "31 شباط 2020",
        "30 صفر 1450",
        "مارس 2011",
        "كانون الأول ديسمبر 2019",
        "ربيع الأول محرم 1445",
        "10 مايو المقبل",
        "2024-13-01",
        "121/05/2024",
        "15 وزيرا عام 2017",
        "القرار 1701 لعام 2006",
        "5 Aprıl 2020",
        "ſeptember 5, 2020",
        "",
    ],
)
def test_what_is_no_day_is_left_alone(text: str) -> None:
    assert iso_date(text) is None


def test_dates_come_in_order_with_their_places() -> None:
    text = "من 3 أيار 2020 إلى 2020-05-09"
    found = find_dates(text)
    assert [(text[f.start : f.end], f.day) for f in found] == [
        ("3 أيار 2020", date(2020, 5, 3)),
        ("2020-05-09", date(2020, 5, 9)),
    ]


@given(st.dates(date(1950, 1, 1), date(2049, 12, 31)))
def test_iso_dates_come_back(day: date) -> None:
    assert iso_date(f"نشر في {day.isoformat()} مساء") == day.isoformat()


@given(st.dates(date(1950, 1, 1), date(2049, 12, 31)))
def test_month_names_of_three_regions_agree(day: date) -> None:
    months = [
        ("يناير", "كانون الثاني", "جانفي"),
        ("فبراير", "شباط", "فيفري"),
        ("مارس", "آذار", "مارس"),
        ("أبريل", "نيسان", "أفريل"),
        ("مايو", "أيار", "ماي"),
        ("يونيو", "حزيران", "جوان"),
        ("يوليو", "تموز", "جويلية"),
        ("أغسطس", "آب", "أوت"),
        ("سبتمبر", "أيلول", "شتنبر"),
        ("أكتوبر", "تشرين الأول", "أكتوبر"),
        ("نوفمبر", "تشرين الثاني", "نونبر"),
        ("ديسمبر", "كانون الأول", "دجنبر"),
    ]
    written = {iso_date(f"{day.day} {name} {day.year}") for name in months[day.month - 1]}
    assert written == {day.isoformat()}
