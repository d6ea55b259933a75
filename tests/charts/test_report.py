"""The page as it is written: words of both languages, no way out of it, nothing from outside."""

import re
import string
from pathlib import Path
from typing import Any

import pytest

from pipeline.charts.report import PAGE, SCRIPTS, page_script, page_style, page_words, report_html
from pipeline.records import LABELS
from pipeline.stance.issues import Topics
from tests.charts.small import COPIES, HOSTILE, corpus

SOURCES = {path.name: path.read_text("utf-8") for path in sorted(PAGE.glob("*.js"))}
LIMIT = 160
"""Lines of the longest script."""


@pytest.fixture(scope="module")
def html() -> str:
    return report_html(corpus(), Topics(), COPIES, "ar")


def test_both_languages_have_the_same_words_with_the_same_places() -> None:
    english, arabic = page_words()["en"], page_words()["ar"]
    assert english.keys() == arabic.keys()
    assert [key for key in english if not english[key].strip() or not arabic[key].strip()] == []
    assert {key: places(english[key]) for key in english} == {
        key: places(arabic[key]) for key in arabic
    }


def places(text: str) -> list[str | None]:
    return sorted(name for _, name, _, _ in string.Formatter().parse(text) if name)


def test_arabic_words_are_arabic() -> None:
    words = page_words()["ar"].values()
    assert [word for word in words if re.search("[A-Za-z]", re.sub(r"\{\w+\}", "", word))] == []


def test_every_word_is_used_and_every_used_word_is_there() -> None:
    frame = (PAGE / "frame.html").read_text("utf-8")
    text = "\n".join(SOURCES.values())
    known = page_words()["en"].keys()
    called = set(re.findall(r'word\(\s*"(\w+)"', text)) | set(re.findall(r"words\.(\w+)", frame))
    assert called - known == set()
    named_by_data = {"language", *LABELS}
    shown = text + frame.replace("words.", '"')
    assert [key for key in known - named_by_data if not re.search(rf'"{key}\b', shown)] == []


def test_scripts_are_all_there_and_short() -> None:
    assert sorted(f"{name}.js" for name in SCRIPTS) == sorted(SOURCES)
    assert {name: n for name, n in ((k, v.count("\n")) for k, v in SOURCES.items()) if n > LIMIT} == {}  # fmt: skip


@pytest.mark.parametrize(
    "way", ["innerHTML", "outerHTML", "insertAdjacentHTML", "document.write", "eval(", "Function("]
)
def test_nothing_is_made_of_markup(way: str) -> None:
    assert [name for name, text in SOURCES.items() if way in text] == []


@pytest.mark.parametrize(
    "way", ["fetch(", "XMLHttpRequest", "import(", "@import", "url(", "WebSocket"]
)
def test_nothing_is_loaded(way: str) -> None:
    assert way not in page_script() + page_style()


def test_policy_admits_the_own_script_and_style_only(html: str) -> None:
    found = re.search(r'Content-Security-Policy" content="([^"]*)"', html)
    assert found
    policy = re.sub(r"sha256-[\w+/=]{44}", "HASH", found[1])
    assert policy == "default-src 'none'; script-src 'HASH'; style-src 'HASH'; img-src data:; base-uri 'none'; form-action 'none'"  # fmt: skip


def test_data_cannot_leave_their_element(html: str) -> None:
    assert html.count("<script") == html.count("</script>") == 2
    assert HOSTILE not in html
    assert "onerror" not in html


def test_no_address_but_that_of_svg(html: str) -> None:
    assert set(re.findall(r"https?://[^\"'`\s]+", html)) == {"http://www.w3.org/2000/svg"}


def test_language_and_direction_of_the_frame(html: str) -> None:
    assert '<html lang="ar" dir="rtl">' in html
    assert f"<title>{page_words()['ar']['title']}</title>" in html
    assert '<html lang="en" dir="ltr">' in report_html(corpus(), Topics(), {})


def test_same_articles_give_the_same_bytes(html: str) -> None:
    assert report_html(corpus(), Topics(), COPIES, "ar") == html


def test_files_are_shipped_beside_the_module() -> None:
    assert Path(PAGE).parent.name == "charts"
    assert {path.suffix for path in PAGE.iterdir()} == {".js", ".css", ".html", ".json"}


@pytest.mark.parametrize("records", [[], corpus()[5:]], ids=["none", "one empty"])
def test_hardly_anything(records: list[Any]) -> None:
    assert report_html(records, Topics(), {}).startswith("<!doctype html>")
