"""Names of ranges of words, as somebody reads them."""

import pytest

from pipeline.actors.index import NameIndex
from pipeline.actors.words import ArticleWords


@pytest.mark.parametrize(
    ("texts", "start", "end", "name"),
    [
        pytest.param(["ل", "لحزب", "الوطني"], 1, 3, "الحزب الوطني", id="swallowed article"),
        pytest.param(["ب", "الحزب", "الوطني"], 1, 3, "الحزب الوطني", id="article"),
        pytest.param(["ل", "حزب", "لبنان"], 1, 3, "حزب لبنان", id="no article"),
        pytest.param(["زار", "لافروف"], 1, 2, "لافروف", id="a lam of its own"),
    ],
)
def test_a_name_has_its_article_again(texts: list[str], start: int, end: int, name: str) -> None:
    attached = [place > 0 and texts[place - 1] in ("ل", "ب") for place in range(len(texts))]
    keys = NameIndex().restored(texts, attached)
    words = ArticleWords(texts, keys, [0] * len(texts), attached)
    assert words.name(start, end) == name
