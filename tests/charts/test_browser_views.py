"""Time line, languages, search and hostile text of the report in a real browser."""

from pathlib import Path
from typing import Any

import pytest

from tests.charts.small import HOSTILE
from tests.charts.test_browser import AR, EN, Opened, sentences, texts


def test_changes_of_side_and_contradictions_are_pointed_out(opened: Opened) -> None:
    page = opened("view=timeline&holder=0&target=1")
    assert texts(page, ".turns >> nth=0 >> li") == [
        f"Egypt ▲ supports {EN['then']} ▼ opposes Qatar 1 Mar 2023 / 20 Mar 2023 {EN['bothSentences']}"
    ]
    assert texts(page, ".turns >> nth=1 >> li") == [
        f"Egypt ▲ supports {EN['then']} ▼ opposes Qatar الضحى, 1 Mar 2023 / المساء, 20 Mar 2023 {EN['bothSentences']}"
    ]
    assert texts(page, ".lane .turn") == ["⇄", "!"]
    page.locator(".turns .figure").first.click()
    assert sentences(page) == ["أيدت مصر قطر.", "انتقدت مصر قطر."]


@pytest.mark.parametrize("filters", ["&holder=1", "&issue=0", "&from=2023-03-02", "&least=85"])
def test_no_change_where_there_is_one_side_only(opened: Opened, filters: str) -> None:
    page = opened(f"view=timeline{filters}")
    assert page.locator(".turns li").count() == 0


def test_holder_is_chosen_by_the_keyboard_without_hamza_or_marks(opened: Opened) -> None:
    page = opened("view=timeline")
    page.locator("#holder").fill("مِصـر")
    assert texts(page, "#holder-list li") == ["Egypt"]
    page.locator("#holder").press("ArrowDown")
    assert page.locator("#holder").get_attribute("aria-activedescendant") == "holder-0"
    page.locator("#holder").press("Enter")
    page.wait_for_url(lambda url: "holder=0" in url)
    assert texts(page, ".lanes tbody th") == ["Qatar", "Sudan"]


def test_dot_opens_its_sentences(opened: Opened) -> None:
    page = opened("view=timeline&holder=0&target=1")
    page.locator(".dot.p1").click()
    assert sentences(page) == ["انتقدت مصر قطر."]


def test_language_is_switched_with_direction_and_names(opened: Opened) -> None:
    page = opened("view=network")
    page.locator("#language").click()
    page.locator("html[lang=ar]").wait_for(state="attached")
    assert page.locator("html").get_attribute("dir") == "rtl"
    assert page.locator("main h1").inner_text() == AR["network"]
    assert set(page.locator(".network text").all_text_contents()) == {"مصر", "قطر", "السودان"}
    assert page.evaluate("document.activeElement.id") == "language"
    page.locator("#language").click()
    page.locator("html[lang=en]").wait_for(state="attached")
    assert page.locator("html").get_attribute("dir") == "ltr"


@pytest.mark.parametrize(
    "view", ["overview", "network", "matrix", "timeline", "reader", "search&query=مصر"]
)
def test_no_word_of_the_other_language_is_left(opened: Opened, view: str) -> None:
    page = opened(f"view={view}")
    page.locator("#language").click()
    page.locator("html[lang=ar]").wait_for(state="attached")
    shown = page.locator("body").inner_text()
    words = [w for w in EN.values() if len(w) > 6 and "{" not in w and w != EN["language"]]
    assert [word for word in words if word in shown] == []


@pytest.mark.parametrize(
    ("query", "found"),
    [
        pytest.param("ايران", ["😀 تدعم قَطَرُ العقوبات على إيران، ونفى سالم النجار تأييد مصر."], id="hamza"),
        pytest.param("قطر العقوبات", ["😀 تدعم قَطَرُ العقوبات على إيران، ونفى سالم النجار تأييد مصر."], id="marks of the text"),
        pytest.param("رَفَضَت", ["ورفضت مصر فرض عقوبات على السودان 🙂."], id="marks of the query"),
        pytest.param("انتقدت", ["انتقدت مصر قطر."], id="copies once"),
        pytest.param("فنلندا", [], id="not there"),
        pytest.param("ONERROR", None, id="case of Latin letters"),
    ],
)  # fmt: skip
def test_search(opened: Opened, query: str, found: list[str] | None) -> None:
    page = opened("view=overview")
    page.locator("#query").fill(query)
    page.locator("#query").press("Enter")
    page.locator("main[data-view=search]").wait_for()
    page.locator("main h1").filter(has_text=EN["searchFor"]).wait_for()
    hits = page.locator(".hits blockquote").all_text_contents()
    assert (hits if found is not None else len(hits)) == (found if found is not None else 1)


def test_hits_are_marked_and_lead_to_the_article(opened: Opened) -> None:
    page = opened("view=search&query=عقوبات السودان")
    assert texts(page, ".hit") == ["عقوبات", "السودان"]
    page.locator(".hits a").click()
    page.locator(".text").wait_for()
    assert page.evaluate("document.activeElement.textContent") == "رفضت"


def test_hostile_text_does_nothing(opened: Opened) -> None:
    views = [
        "overview",
        "network",
        "matrix",
        "timeline",
        "reader",
        "reader&article=4",
        "search&query=script",
    ]
    for view in views:
        page: Any = opened(f"view={view}")
        assert page.evaluate("window.hit") is None
        assert page.locator("img").count() == 0
        assert page.locator("a[href^='javascript']").count() == 0
    page = opened("view=reader&article=4")
    assert HOSTILE in page.locator(".text").inner_text()
    assert page.locator("h1").inner_text() == HOSTILE
    direction = "getComputedStyle(document.querySelector('.text p')).unicodeBidi"
    assert page.evaluate(direction) == "isolate"


def test_policy_stops_what_would_be_inserted(browser: Any, report_file: Path) -> None:
    page = browser.new_page()
    page.goto(report_file.as_uri())
    markup = "<img src=x onerror=window.hit=1>"
    with page.expect_console_message() as told:
        page.evaluate("markup => document.body.insertAdjacentHTML('beforeend', markup)", markup)
    assert "Content Security Policy" in told.value.text
    assert page.evaluate("window.hit") is None
    page.close()
