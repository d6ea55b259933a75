"""Articles with other names, and what is told of more and more of them."""

import re
from pathlib import Path

import pytest

from pipeline.actors.reading import read_actor_tables
from pipeline.bench.growth import country_names, grow, renamed
from pipeline.errors import UsageError
from pipeline.paths import SEEDS

NAMES = ["مصر", "تونس", "لبنان"]


@pytest.mark.parametrize(
    ("text", "copy", "changed"),
    [
        ("تدعم مصر تونس.", 0, "تدعم مصر تونس."),
        ("تدعم مصر تونس.", 1, "تدعم تونس لبنان.\nوقال السيد تي ذلك أيضا."),
        ("تدعم مصر تونس.", 13, "تدعم تونس لبنان.\nوقال السيد تيتي ذلك أيضا."),
        ("مصرف مصري ومصر", 1, "مصرف مصري ومصر\nوقال السيد تي ذلك أيضا."),
        ("", 2, "\nوقال السيد رو ذلك أيضا."),
    ],
)
def test_other_names(text: str, copy: int, changed: str) -> None:
    assert renamed(text, NAMES, copy) == changed


def test_countries_of_one_word() -> None:
    names = country_names(read_actor_tables([SEEDS / "actors"]))
    assert set(NAMES) <= set(names)
    assert not [name for name in names if " " in name]
    assert len(set(names)) == len(names)


def test_no_article_is_refused(tmp_path: Path) -> None:
    (tmp_path / "1.txt").write_text("", encoding="utf-8")
    with pytest.raises(UsageError, match="no readable article"):
        list(grow([str(tmp_path)], [1], config="rules", workers=1))


def test_a_line_for_each_number(tmp_path: Path) -> None:
    for name, text in (("1", "رحبت مصر بالقرار."), ("2", ""), ("3", "نددت تونس بالهجوم.")):
        (tmp_path / f"{name}.txt").write_text(text, encoding="utf-8")
    told = list(grow([str(tmp_path)], [1, 5], config="rules", workers=1))
    assert told[0] == "the first 60 words of 2 articles, with other names in every copy"
    assert [re.sub(r"[\d.,]*\d", "0", line).strip() for line in told[1:]] == [
        "0 articles: 0 s, 0 ms an article after the start, peak memory 0 MB"
    ] * 2
