"""Web pages."""

from pathlib import Path

import pytest

from pipeline.corpus.articles import read_articles
from pipeline.corpus.html import declared_charset, read_page
from pipeline.corpus.sources import find_sources
from pipeline.errors import ArticleError
from pipeline.records import Article

BODY = (
    "أكد وزير المياه أن بلاده تدعم الحل التفاوضي للخلاف على النهر وترفض أي إجراء أحادي. "
    "وأضاف الوزير في مؤتمر صحفي عقده في العاصمة أن الحكومة ستواصل جهودها مع جيرانها."
)
PAGE = f"""<!DOCTYPE html><html lang="ar" dir="rtl"><head><meta charset="CHARSET">
<title>الوزير يدعم الحل التفاوضي - صحيفة النهر</title>
<meta property="og:title" content="الوزير يدعم الحل التفاوضي">
<meta property="og:site_name" content="صحيفة النهر">
<meta property="article:published_time" content="2023-05-04T10:00:00+03:00">
<link rel="canonical" href="https://example.org/a/1"></head>
<body><nav><ul><li><a href="/">الرئيسية</a></li><li><a href="/s">رياضة</a></li></ul></nav>
<article><p>{BODY}</p><p>{BODY} وختم كلمته بالدعوة إلى الصبر.</p></article>
<footer>جميع الحقوق محفوظة</footer></body></html>"""


def test_page_gives_headline_body_and_metadata() -> None:
    text, meta = read_page(PAGE)
    assert text == f"الوزير يدعم الحل التفاوضي\n{BODY}\n{BODY} وختم كلمته بالدعوة إلى الصبر."
    assert meta == {
        "title": "الوزير يدعم الحل التفاوضي",
        "outlet": "صحيفة النهر",
        "published": "2023-05-04",
        "url": "https://example.org/a/1",
    }


def test_headline_in_the_body_is_not_repeated() -> None:
    page = PAGE.replace("<article>", "<article><h1>الوزير يدعم الحل التفاوضي</h1>")
    assert read_page(page)[0].count("الوزير يدعم الحل التفاوضي") == 1


@pytest.mark.parametrize("encoding", ["utf-8", "windows-1256", "utf-16"])
def test_encodings_of_pages(tmp_path: Path, encoding: str) -> None:
    (tmp_path / "a.html").write_bytes(PAGE.replace("CHARSET", encoding).encode(encoding))
    (article,) = read_articles(find_sources([str(tmp_path)]))
    assert isinstance(article, Article)
    assert article.text == read_page(PAGE)[0]


@pytest.mark.parametrize(
    ("head", "charset"),
    [
        (b'<meta charset="utf-8">', "utf-8"),
        (
            b"<META http-equiv='Content-Type' content='text/html; charset=windows-1256'>",
            "windows-1256",
        ),
        (b'<?xml version="1.0" encoding="ISO-8859-6"?>', "ISO-8859-6"),
        (b"<p>charset=utf-8</p>", None),
        (b"", None),
    ],
)
def test_declared_charset(head: bytes, charset: str | None) -> None:
    assert declared_charset(head) == charset


@pytest.mark.parametrize("page", ["", " ", "<html><body></body></html>", "<<<", "\ufffd"])
def test_page_without_article_is_refused(page: str) -> None:
    with pytest.raises(ArticleError, match="no article text"):
        read_page(page)
