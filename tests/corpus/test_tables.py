"""Rows of JSON, JSON lines, CSV and TSV."""

import io

import pytest

from pipeline.corpus.tables import (
    Row,
    id_of,
    meta_of,
    read_json,
    read_json_lines,
    read_table,
    text_of,
)
from pipeline.errors import ArticleError


def stream(data: bytes) -> io.BufferedReader:
    return io.BufferedReader(io.BytesIO(data))  # type: ignore[arg-type]


def lines(data: bytes, limit: int = 1000) -> list[Row]:
    return list(read_json_lines(stream(data), limit))


def table(data: bytes, delimiter: str = ",") -> list[Row]:
    return list(read_table(stream(data), delimiter, 1000))


def test_broken_lines_stand_among_good_ones() -> None:
    rows = lines(b'{"text": "a"}\n\n{"text": \n[1]\n{"Text": "b"}')
    assert [(row.number, row.fields) for row in rows] == [
        (1, {"text": "a"}),
        (3, None),
        (4, None),
        (5, {"text": "b"}),
    ]
    assert [row.error and row.error.split(":")[0] for row in rows] == [
        None,
        "not valid JSON",
        "not a JSON object",
        None,
    ]


def test_lone_surrogate_costs_one_line() -> None:
    rows = lines(b'{"text": "\\ud800"}\n{"text": "b"}\n')
    assert [row.fields for row in rows] == [None, {"text": "b"}]


def test_line_beyond_the_limit_costs_one_line() -> None:
    rows = lines(b'{"text": "' + b"a" * 50 + b'"}\n{"text": "b"}\n', limit=20)
    assert [(row.number, row.fields) for row in rows] == [(1, None), (2, {"text": "b"})]


def test_damaged_bytes_cost_one_line() -> None:
    rows = lines('{"text": "نص"}\n'.encode() * 40 + b'{"text": "\xff"}\n{"text": "b"}')
    assert [row.number for row in rows if row.fields is None] == [41]
    assert rows[-1].fields == {"text": "b"}


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1256", "utf-16"])
def test_encodings_of_json_lines(encoding: str) -> None:
    text = "رحبت الحكومة بالقرار الدولي الجديد وأكدت دعمها للحوار"
    rows = lines(f'{{"text": "{text}"}}\n{{"text": "{text}"}}\n'.encode(encoding))
    assert [row.fields for row in rows] == [{"text": text}] * 2


def test_json_object_or_list() -> None:
    assert [row.fields for row in read_json(b'{"text": "a"}')] == [{"text": "a"}]
    rows = list(read_json(b'[{"text": "a"}, 3]'))
    assert [(row.number, row.fields, row.error) for row in rows] == [
        (1, {"text": "a"}, None),
        (2, None, "not a JSON object"),
    ]


def test_json_that_is_none_is_refused() -> None:
    with pytest.raises(ArticleError, match="not valid JSON"):
        list(read_json(b'{"text": '))


def test_csv_keeps_line_ends_in_quotes() -> None:
    rows = table('ID,Text\n1,"سطر\nسطر, آخر"\n\n2,نص\n'.encode())
    assert [(row.number, row.fields) for row in rows] == [
        (1, {"id": "1", "text": "سطر\nسطر, آخر"}),
        (2, {"id": "2", "text": "نص"}),
    ]


@pytest.mark.parametrize(
    ("data", "delimiter"),
    [
        (b"id\ttext\n1\ta\n", "\t"),
        (b"id;text\n1;a\n", ","),
        (b"\xef\xbb\xbfid,text\r\n1,a\r\n", ","),
    ],
    ids=["tab", "semicolon", "mark and carriage return"],
)
def test_delimiters(data: bytes, delimiter: str) -> None:
    assert [row.fields for row in table(data, delimiter)] == [{"id": "1", "text": "a"}]


def test_row_of_wrong_width_costs_one_row() -> None:
    rows = table(b"id,text\n1,a,b\n2,c\n")
    assert [row.error for row in rows] == ["line 2: 3 cells, the header has 2", None]


@pytest.mark.parametrize("data", [b"", b"id,name\n1,a\n"], ids=["empty", "no column of text"])
def test_table_without_text_is_refused(data: bytes) -> None:
    with pytest.raises(ArticleError, match="no column of text"):
        table(data)


def test_names_of_fields() -> None:
    fields = {"doc_id": 7, "content": "نص", "headline": "عنوان", "date": "2020-05-01", "url": ""}
    assert id_of(fields) == "7"
    assert text_of(fields) == "نص"
    assert meta_of(fields) == {"title": "عنوان", "published": "2020-05-01"}


def test_annotations_can_be_read_again() -> None:
    fields = {"text": "نص", "mentions": [], "source": "a.txt", "meta": {"outlet": "النهر"}}
    assert meta_of(fields) == {"outlet": "النهر"}
    assert meta_of({"text": "نص", "mentions": [], "source": "a.txt"}) == {}
    assert meta_of({"text": "نص", "source": "النهر"}) == {"outlet": "النهر"}


@pytest.mark.parametrize("fields", [{}, {"text": None}, {"text": 3}, {"texts": "نص"}])
def test_row_without_text_is_refused(fields: dict[str, object]) -> None:
    with pytest.raises(ArticleError, match="no text"):
        text_of(fields)


@pytest.mark.parametrize("value", [None, "", " ", True, 1.5, ["a"]])
def test_what_is_no_id(value: object) -> None:
    assert id_of({"id": value}) is None
