"""Delivered files of every kind: each article is read or becomes a failure with its reason."""

import bz2
import csv
import encodings.aliases
import gzip
import io
import lzma
from pathlib import Path

import orjson
import pytest
from hypothesis import given
from hypothesis import strategies as st
from xopen import xopen

from pipeline.corpus import articles
from pipeline.corpus.articles import Failure, read_articles
from pipeline.corpus.decode import decode
from pipeline.corpus.html import TAGS, read_page
from pipeline.corpus.metadata import describe_text
from pipeline.corpus.sources import KINDS, find_sources
from pipeline.corpus.tables import read_table
from pipeline.errors import ArticleError
from pipeline.records import Article
from pipeline.run.worker import time_limit
from tests.corpus.test_html import BODY, PAGE
from tests.hostile.budget import SECONDS, cases
from tests.hostile.damage import damaged

TEXT = "القاهرة 3 مايو 2023 (رويترز) - رحبت مصر بالقرار.\nوقال الوزير: نعم.\nالمصدر: النهر\n"
ROWS = [
    {"id": "../../x", "text": TEXT, "date": "2023-05-03", "title": "خبر"},
    {"id": 7, "text": BODY},
    {},
]
LINES = b"\n".join(orjson.dumps(row) for row in ROWS)
TABLE = f'id,text,title\r\n1,"{TEXT}",خبر\r\n"2\n",{BODY},\r\n3,"a ""b"" ج",x\r\n'.encode()
WIDE = [LINES.decode().encode("utf-16"), LINES.decode().encode("utf-16-be")]
VALID = {
    "txt": [TEXT.encode(code) for code in ("utf-8", "cp1256", "utf-16", "iso8859_6")],
    "html": [PAGE.replace("CHARSET", "utf-8").encode()],
    "json": [orjson.dumps(ROWS), orjson.dumps(ROWS[0])],
    "jsonl": [LINES, LINES.replace(b"\n", b"\r\n\n"), *WIDE],
    "csv": [TABLE, TABLE.replace(b",", b";")],
    "tsv": [TABLE.replace(b",", b"\t")],
}
COMPRESSED = {"gz": gzip.compress, "bz2": bz2.compress, "xz": lzma.compress}


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("delivered")


def check(path: Path, data: bytes) -> list[Article | Failure]:
    """Read a file, and see that what comes out of it can be annotated and written."""
    path.write_bytes(data)
    items = list(read_articles(find_sources([str(path)])))
    assert items
    for item in items:
        if isinstance(item, Article):
            orjson.dumps([item.doc_id, item.text, item.source, item.meta])
            assert item.text.strip()
            assert "\0" not in item.text
        else:
            orjson.dumps([item.doc_id, item.source, item.reason])
            assert item.reason
    ids = [item.doc_id for item in items if isinstance(item, Article)]
    assert len(set(ids)) == len(ids)
    return items


def test_every_kind_of_file_has_a_valid_example(folder: Path) -> None:
    assert set(VALID) == set(KINDS.values())
    for kind, files in VALID.items():
        for n, data in enumerate(files):
            assert isinstance(check(folder / f"valid{n}.{kind}", data)[0], Article)


@pytest.mark.parametrize("kind", ["txt", "json", "jsonl", "csv", "tsv"])
@cases(500)
@given(st.data())
def test_damaged_files(kind: str, folder: Path, data: st.DataObject) -> None:
    check(folder / f"a.{kind}", data.draw(damaged(VALID[kind])))


@cases(250)
@given(page=damaged(VALID["html"]))
def test_damaged_pages(folder: Path, page: bytes) -> None:
    check(folder / "a.html", page)


@cases(250)
@given(
    tags=st.lists(
        st.sampled_from(
            [
                "<p>",
                "</p>",
                "<div>",
                "</div>",
                "<b>",
                "<table>",
                "<tr>",
                "<td>",
                "<ul>",
                "<li>",
                "<article>",
                "</article>",
                "<svg>",
                "<math>",
                "<template>",
                "<script>",
                "</script>",
                "<style>",
                "<textarea>",
                "<!--",
                "-->",
                "<![CDATA[",
                "<?xml?>",
                "<a&b>",
                "&amp;",
                "&#xD800;",
                "&#0;",
                "&#1114112;",
                "<title>",
                "<h1>",
                "<meta>",
                "<base>",
                "<frameset>",
                "<noscript>",
                "رحبت",
                "مصر",
                "بالقرار",
            ]
        ),
        max_size=40,
    )
)
def test_pages_of_any_tags(folder: Path, tags: list[str]) -> None:
    check(folder / "b.html", f"<html><body><p>{BODY} {' '.join(tags)}".encode())


@cases(400)
@given(data=st.binary(max_size=400), kind=st.sampled_from(sorted(VALID)))
def test_any_bytes(folder: Path, data: bytes, kind: str) -> None:
    check(folder / f"c.{kind}", data)


@cases(300)
@given(data=st.data(), ending=st.sampled_from(sorted(COMPRESSED)))
def test_damaged_compressed_files(folder: Path, data: st.DataObject, ending: str) -> None:
    check(folder / f"d.jsonl.{ending}", data.draw(damaged([COMPRESSED[ending](LINES)])))


@cases(300)
@given(
    declared=st.sampled_from(sorted({*encodings.aliases.aliases.values(), "idna", "punycode"})),
    data=st.sampled_from([TEXT.encode(), TEXT.encode("cp1256"), b"\\d \\u0645 " * 20, b"a-b" * 50]),
)
def test_any_declared_charset(declared: str, data: bytes) -> None:
    try:
        text = decode(data, declared)
    except ArticleError:
        return
    text.encode("utf-8")


@cases(500)
@given(
    text=st.lists(
        st.sampled_from(["القاهرة", "3", "مايو", "2023", "(", "رويترز", ")", "-", "المصدر", ":", "/", "[", "\n", "\t", " ", ",", "اليوم", "٣/٥/٢٠٢٣", "99999", "0", "13-13-13"]),
        max_size=60,
    )
)  # fmt: skip
def test_metadata_of_any_words(text: list[str]) -> None:
    assert all(value.strip() for value in describe_text("".join(text)).values())


@pytest.mark.parametrize("declared", ["punycode", "idna", "unicode_escape", "utf_7", "utf-7"])
def test_what_is_no_charset_is_not_believed(declared: str) -> None:
    assert decode(TEXT.encode(), declared) == TEXT


def test_declared_charset_that_fits_is_believed() -> None:
    assert decode(TEXT.encode("cp1256"), "windows-1256") == TEXT


@pytest.mark.parametrize(
    "unit", ["<div>", "<b><i>", "<table><tr><td>", "<ul><li>", "<span>ا</span>", "<br>", "<!--"]
)
def test_nested_and_endless_markup(unit: str) -> None:
    number = 20_000 // unit.count("<")
    with time_limit(SECONDS):
        for page in (f"<p>{BODY}{unit * number}", f"{unit * number}<p>{BODY}"):
            try:
                text, refusal = read_page(page)[0], ""
            except ArticleError as error:
                text, refusal = "", str(error)
            assert text or "no article text" in refusal or "parsed" in refusal


def test_page_of_more_tags_than_an_article_has_is_refused() -> None:
    with pytest.raises(ArticleError, match="more than 60,000 tags"):
        read_page(f"<p>{BODY}</p>" + "<br>" * (TAGS - 1))


@pytest.mark.parametrize("kind", ["txt", "html", "json"])
@pytest.mark.parametrize("ending", ["gz", "bz2", "xz", "zst"])
def test_decompression_bomb(
    kind: str, ending: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    limit = 1_000_000
    monkeypatch.setattr(articles, "ARTICLE_BYTES", limit)
    monkeypatch.setattr(articles, "JSON_BYTES", limit)
    for more in (0, 1):
        path = tmp_path / f"{more}.{kind}.{ending}"
        with xopen(path, "wb", threads=0) as file:
            file.write(b" " * (limit + more))
    fits, bomb = read_articles(find_sources([str(tmp_path)]))
    assert isinstance(fits, Failure)
    assert isinstance(bomb, Failure)
    assert "more than" not in fits.reason
    assert bomb.reason == "more than 1,000,000 bytes once uncompressed: too large for one article"


@pytest.mark.parametrize("kind", ["jsonl", "csv"])
def test_line_without_end_costs_itself_only(
    kind: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(articles, "ARTICLE_BYTES", 5_000)
    line = {"jsonl": b'{"id": "3", "text": "%s"}', "csv": b"3,%s"}[kind]
    head = b"id,text\n" if kind == "csv" else b"\n"
    long, short = line % (b"x" * 9_000), line % "رحبت مصر".encode()
    items = check(tmp_path / f"a.{kind}", head + long + b"\n" + short + b"\n")
    assert [type(item) for item in items] == [Failure, Article]
    assert isinstance(items[0], Failure)
    assert items[0].reason.endswith("has more than 5,000 characters")


def test_row_of_a_quote_that_is_never_closed_ends() -> None:
    text = "text\n" + '"' + "رحبت\n" * 1_000 + "مصر\n"
    rows = list(read_table(io.BufferedReader(io.BytesIO(text.encode())), ",", 2_000))  # type: ignore[arg-type]
    wrong = [row.number for row in rows if row.error]
    assert wrong == [1]
    assert csv.field_size_limit() == 2_000
    csv.field_size_limit(articles.ARTICLE_BYTES)


def test_damaged_title_costs_its_row_only(tmp_path: Path) -> None:
    data = b"text,title\n\xd8\xa8,\xff\n" + "رحبت مصر,خبر\n".encode() * 9
    items = check(tmp_path / "a.csv", data)
    assert [type(item) for item in items] == [Failure, *[Article] * 9]


@pytest.mark.parametrize(
    ("code", "misfit"), [("utf-16", b"\0\xdc"), ("utf-32", b"\xff\xff\xff\x7f")]
)
def test_damaged_line_of_wide_characters_costs_itself_only(
    code: str, misfit: bytes, tmp_path: Path
) -> None:
    lines = "\n".join(f'{{"text": "رحبت مصر {mark}"}}' for mark in "1§3")
    data = lines.encode(code).replace("§".encode(f"{code}-le"), misfit)
    items = check(tmp_path / "a.jsonl", data)
    assert [type(item) for item in items] == [Article, Failure, Article]


def test_document_nested_beyond_measure(tmp_path: Path) -> None:
    (item,) = check(tmp_path / "a.json", b"[" * 1_000_000)
    assert isinstance(item, Failure)
    assert item.reason.startswith("not valid JSON")
