"""The figures on the page are those counted straight from the records."""

from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from pipeline.charts.report import report_html
from pipeline.corpus.gold import read_gold
from pipeline.paths import SEEDS
from pipeline.records import Annotation
from pipeline.seedfiles import Faults
from pipeline.stance.issues import read_topics

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

SIDES = {"support": "▲ supports", "oppose": "▼ opposes", "neutral": "● is neutral to"}


@pytest.fixture(scope="module")
def records() -> list[Annotation]:
    return read_gold(SEEDS / "gold.jsonl")


@pytest.fixture
def page(browser: "Browser", records: list[Annotation], tmp_path: Path) -> "Page":
    """The network of the samples, with all actors and arrows."""
    file = tmp_path / "index.html"
    topics = read_topics(SEEDS / "issues.csv", Faults())
    file.write_text(report_html(records, topics, {}), encoding="utf-8")
    opened = browser.new_page()
    opened.goto(f"{file.as_uri()}#view=network&nodes=60&fewest=1")
    opened.locator("main h1").wait_for()
    return opened


def test_arrows_and_total(page: "Page", records: list[Annotation]) -> None:
    names = {(r["doc_id"], a["id"]): a["name"] for r in records for a in r["actors"]}
    assert "1" in {actor for _, actor in names}, "ids of hand labels hold in one article only"
    held = [(r["doc_id"], s) for r in records for s in r["stances"] if s["status"] != "denied"]
    wanted = Counter(
        f"{names[doc, s['holder']]} {SIDES[s['polarity']]} {names[doc, s['target']]}"
        for doc, s in held
        if s["target"] and s["target"] != s["holder"]
    )
    rows = [" ".join(row.split()) for row in page.locator(".tall tbody tr").all_inner_texts()]
    shown = {row.rpartition(" ")[0]: int(row.rpartition(" ")[2]) for row in rows}
    assert shown == wanted
    assert len(rows) == len(wanted)
    assert page.locator(".total").inner_text().strip() == f"Stances counted: {len(held)}"
    page.close()
