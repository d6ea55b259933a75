import re
from pathlib import Path

import pytest

from pipeline.cli import run
from pipeline.cli.explain import find_article
from pipeline.corpus.decode import ARABIC_LETTER
from pipeline.errors import ArticleError, UsageError
from pipeline.paths import SEEDS

TEXT = "قالت وزارة الخارجية المصرية إن القاهرة ترفض العقوبات."


def test_words_are_an_article() -> None:
    article = find_article(TEXT)
    assert (article.doc_id, article.text) == ("text", TEXT)


def test_a_text_longer_than_any_file_name_is_an_article() -> None:
    assert find_article(TEXT * 200).text == TEXT * 200


def test_a_file_is_read(tmp_path: Path) -> None:
    path = tmp_path / "خبر.txt"
    path.write_text(TEXT, encoding="utf-8")
    assert find_article(str(path)).text == TEXT


def test_one_of_several_articles_is_chosen_by_id(tmp_path: Path) -> None:
    path = tmp_path / "many.jsonl"
    path.write_text(
        f'{{"id": "x", "text": "{TEXT}"}}\n{{"id": "y", "text": "لا {TEXT}"}}\n', encoding="utf-8"
    )
    assert find_article(str(path)).doc_id == "x"
    assert find_article(str(path), "y").text == f"لا {TEXT}"
    with pytest.raises(UsageError, match="no article 'z' in"):
        find_article(str(path), "z")


def test_what_is_no_article_is_refused(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match=r"'none\.txt' is neither a file nor Arabic text"):
        find_article("none.txt")
    with pytest.raises(UsageError, match="'' is neither a file nor Arabic text"):
        find_article("")
    with pytest.raises(UsageError, match="is a folder"):
        find_article(str(tmp_path))
    empty = tmp_path / "empty.txt"
    empty.write_bytes(b"")
    with pytest.raises(ArticleError, match=r"empty\.txt: empty"):
        find_article(str(empty))


def test_an_article_is_explained_with_all_its_arabic_in_isolates(
    capsys: pytest.CaptureFixture[str],
) -> None:
    sample = SEEDS / "articles" / "001.txt"
    assert run(["explain", str(sample), "--config", "rules"]) == 0
    output = capsys.readouterr().out
    assert output.startswith("\u2068001\u2069: 9 sentences, ")
    assert ARABIC_LETTER.search(re.sub("\u2068[^\u2068\u2069]*\u2069", "", output)) is None
    assert run(["explain", "none.txt", "--config", "rules"]) == 1
