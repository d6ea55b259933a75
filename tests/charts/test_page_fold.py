"""The page folds as pipeline.text.fold does, character by character and in words."""

import random
from typing import TYPE_CHECKING

import pytest

from pipeline.charts.report import PAGE
from pipeline.text.charsets import FORMAT
from pipeline.text.fold import fold

if TYPE_CHECKING:
    from playwright.sync_api import Browser

BLOCKS = ((0x20, 0x7F), (0xA0, 0x250), (0x300, 0x370), (0x600, 0x700), (0x750, 0x780),
          (0x8A0, 0x900), (0x2000, 0x2070), (0xFB50, 0xFE00), (0xFE70, 0xFF00))  # fmt: skip
CHARACTERS = sorted({chr(code) for lo, hi in BLOCKS for code in range(lo, hi)} | FORMAT)
EXAMPLES = ["الصِّينُ", "أمريكا إيران آسيا ٱلله", "مسؤول رئيس على", "ﻟﺒﻨﺎﻥ ﻻ ﷲ ﷺ", "پوتین کی‌یف", "٢٠٢٣ ۲۰۲۳",
            "\u200fبكين\ufeff", "الصـــين", "BBC Café", "", "🙂 قَطَر"]  # fmt: skip


@pytest.fixture(scope="module")
def page_fold(browser: "Browser") -> dict[str, str]:
    """Text -> its folded form, by the page's own script."""
    chance = random.Random(7)
    mixed = ["".join(chance.choices(CHARACTERS, k=12)) for _ in range(3000)]
    wanted = [*EXAMPLES, *CHARACTERS, *mixed]
    page = browser.new_page()
    script = (PAGE / "fold.js").read_text("utf-8")
    folded = page.evaluate(f"texts => {{ {script}\n return texts.map(fold); }}", wanted)
    page.close()
    return dict(zip(wanted, folded, strict=True))


def test_examples_and_all_characters(page_fold: dict[str, str]) -> None:
    differing = {text: (got, fold(text)) for text, got in page_fold.items() if got != fold(text)}
    assert differing == {}
