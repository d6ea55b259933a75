"""The report in a real browser: from every figure to its sentences, and nothing from outside."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

import pytest

from pipeline.charts.report import page_words
from tests.charts.small import FAKE_BIDI, HOSTILE

if TYPE_CHECKING:
    from playwright.sync_api import Page

Opened = Callable[[str], "Page"]
EN, AR = page_words()["en"], page_words()["ar"]


def texts(page: Any, selector: str) -> list[str]:
    found: list[str] = page.locator(selector).all_inner_texts()
    return [" ".join(text.split()) for text in found]


def sentences(page: Any) -> list[str]:
    """The sentences in the panel, without the words that name the parts."""
    page.locator("#evidence h2").wait_for()
    page.locator("#evidence .quote").first.wait_for()
    found: list[str] = page.locator("#evidence blockquote").all_text_contents()
    return found


def test_overview_counts_copies_and_denied_stances_out(opened: Opened) -> None:
    page = opened("view=overview")
    assert texts(page, ".fact") == [
        f"{EN['articles']} 5 Repeated copies not counted: 1",
        f"{EN['stances']} 5 Denied, not counted: 1",
        f"{EN['actors']} 3 {EN['inStances']}",
        f"{EN['dates']} 1 Mar 2023 – 2 May 2023 Articles without a date: 2",
        f"{EN['outlets']} 3 " + ", ".join(["الضحى", "المساء", HOSTILE + FAKE_BIDI]),
    ]
    assert texts(page, ".card > .legend .figure") == ["3", "2"]


def test_figure_opens_its_sentences_and_escape_goes_back(opened: Opened) -> None:
    page = opened("view=overview")
    page.locator(".card > .legend .figure").nth(1).click()
    assert sentences(page) == ["ورفضت مصر فرض عقوبات على السودان 🙂.", "انتقدت مصر قطر."]
    assert page.evaluate("document.activeElement.closest('#evidence') !== null")
    page.keyboard.press("Escape")
    assert page.locator("#evidence").is_hidden()
    assert page.evaluate("document.activeElement.textContent") == "2"


def test_arrow_opens_its_sentences(opened: Opened) -> None:
    page = opened("view=network")
    arrows = page.locator(".network .arrow")
    assert [arrow.locator("title").text_content() for arrow in arrows.all()] == [
        "Egypt ▲ supports Qatar: 1",
        "Egypt ▼ opposes Sudan: 1",
        "Egypt ▼ opposes Qatar: 1",
        "Qatar ▲ supports Egypt: 1",
    ]
    arrows.nth(1).locator(".reach").dispatch_event("click")
    assert sentences(page) == ["ورفضت مصر فرض عقوبات على السودان 🙂."]
    assert texts(page, "#evidence .cue") == ["رفضت"]
    assert texts(page, "#evidence .target") == ["السودان"]


def test_table_of_the_network_says_the_same_as_its_arrows(opened: Opened) -> None:
    page = opened("view=network")
    rows = texts(page, ".tall tbody tr")
    assert rows == ["Egypt ▲ supports Qatar 1", "Egypt ▼ opposes Sudan 1", "Egypt ▼ opposes Qatar 1", "Qatar ▲ supports Egypt 1"]  # fmt: skip
    page.locator(".tall .figure").nth(2).press("Enter")
    assert sentences(page) == ["انتقدت مصر قطر."]
    assert "Copies of this article: 1" in page.locator("#evidence .source").inner_text()


@pytest.mark.parametrize(
    ("kind", "cell", "found"),
    [
        ("issues", "Egypt: Sanctions", ["ورفضت مصر فرض عقوبات على السودان 🙂."]),
        ("actors", "Egypt: Qatar", ["أيدت مصر قطر.", "انتقدت مصر قطر."]),
    ],
)
def test_cell_opens_its_sentences(opened: Opened, kind: str, cell: str, found: list[str]) -> None:
    page = opened(f"view=matrix&kind={kind}")
    page.locator(f".cell[aria-label^='{cell}']").click()
    assert sentences(page) == found


def test_sentence_leads_to_its_place_in_the_article(opened: Opened) -> None:
    page = opened("view=matrix&kind=issues")
    page.locator(".cell[aria-label^='Egypt']").click()
    page.locator("#evidence .quote a").click()
    page.locator(".text").wait_for()
    focused = page.evaluate("document.activeElement.textContent")
    assert focused == "رفضت"
    assert texts(page, ".text .lit.holder") == ["مصر"]
    assert texts(page, ".text .lit.target") == ["السودان"]
    assert page.locator(".text .lit.target").get_attribute("data-role") == EN["target"]
    assert page.locator(".text").get_attribute("dir") == "rtl"


def test_hover_shows_the_parts_of_a_stance(opened: Opened) -> None:
    page = opened("view=reader&article=0")
    page.locator(".text .cue").first.hover()
    assert texts(page, ".margin .lit .statement") == ["Egypt ▲ supports Qatar"]
    assert texts(page, ".text .lit.target") == ["قطر"]
    page.locator("header").hover()
    assert page.locator(".lit").count() == 0


def test_offsets_are_characters_beyond_the_basic_plane_too(opened: Opened) -> None:
    page = opened("view=reader&article=3")
    assert texts(page, ".text .cue") == ["تدعم", "تأييد"]
    assert texts(page, ".text .mention") == ["قَطَرُ", "سالم النجار", "مصر"]


@pytest.mark.parametrize(
    ("filters", "left"),
    [
        pytest.param("", 5, id="none"),
        pytest.param("&issue=0", 2, id="issue"),
        pytest.param("&least=50", 4, id="confidence"),
        pytest.param("&from=2023-03-02", 2, id="from"),
        pytest.param("&from=2023-03-01&to=2023-03-20", 3, id="period"),
        pytest.param("&status=asserted", 4, id="status"),
        pytest.param("&issue=0&status=asserted", 1, id="two"),
        pytest.param("&issue=99", 5, id="no such issue"),
    ],
)
def test_filters(opened: Opened, filters: str, left: int) -> None:
    page = opened(f"view=overview{filters}")
    assert page.locator(".total").inner_text().startswith(f"Stances counted: {left}")


def test_filter_by_hand_keeps_the_focus_and_is_cleared(opened: Opened) -> None:
    page = opened("view=network")
    page.locator("#issue").focus()
    page.locator("#issue").select_option("0")
    page.wait_for_url(lambda url: "issue=0" in url)
    page.locator(".total", has_text="Stances counted: 2").wait_for()
    page.locator(".tall tbody tr").nth(1).wait_for(state="detached")
    assert page.locator(".network .arrow").count() == 1
    assert page.evaluate("document.activeElement.id") == "issue"
    page.get_by_role("button", name=EN["clear"]).click()
    page.locator(".tall tbody tr").nth(3).wait_for()
    assert page.locator(".network .arrow").count() == 4


def test_nothing_left_is_said(opened: Opened) -> None:
    for view in ("overview", "network", "matrix", "timeline"):
        page = opened(f"view={view}&from=2030-01-01")
        assert EN["nothing"] in page.locator("main").inner_text()
