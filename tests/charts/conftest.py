"""A headless Chromium, and the report of the small corpus opened in it."""

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from pipeline.charts.report import report_html
from pipeline.stance.issues import Topic, Topics
from tests.charts.small import COPIES, corpus

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

ARGUMENTS = ["--headless", "--no-sandbox", "--disable-gpu", "--disable-background-networking"]
TOPICS = Topics({"sanctions": Topic("sanctions", "Sanctions", "العقوبات", "", ())})


@pytest.fixture(scope="session")
def browser() -> "Iterator[Browser]":
    """Chromium; tests that need it skip where there is none."""
    chromium = shutil.which("chromium")
    if chromium is None:
        pytest.skip("no chromium on the path")
    sync_api = pytest.importorskip("playwright.sync_api", reason="playwright is not installed")
    with sync_api.sync_playwright() as playwright:
        found = playwright.chromium.launch(executable_path=chromium, args=ARGUMENTS)
        yield found
        found.close()


@pytest.fixture(scope="session")
def report_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The report of the small corpus on disk."""
    file = tmp_path_factory.mktemp("report") / "index.html"
    file.write_text(report_html(corpus(), TOPICS, COPIES), encoding="utf-8")
    return file


@pytest.fixture
def opened(browser: "Browser", report_file: Path) -> "Iterator[Callable[[str], Page]]":
    """Open the report at an address; fails on any script error, message or request."""
    page: Any = browser.new_page(viewport={"width": 1280, "height": 900})
    told: list[str] = []
    page.on("console", lambda message: told.append(message.text))
    page.on("pageerror", lambda error: told.append(str(error)))
    page.on("request", lambda request: told.append(request.url))

    def opener(address: str) -> "Page":
        page.goto("about:blank")
        page.goto(f"{report_file.as_uri()}#{address}")
        page.locator("main h1").first.wait_for()
        return page  # type: ignore[no-any-return]

    yield opener
    own = report_file.as_uri()
    assert [text for text in told if not text.startswith((own, "data:,"))] == []
    page.close()
