"""Delivered files to articles, with failures in between."""

import bz2
import gzip
import hashlib
import io
import lzma
from collections.abc import Callable
from pathlib import Path

import pytest
from xopen import xopen

from pipeline.corpus import articles
from pipeline.corpus.articles import Failure, Item, read_articles
from pipeline.corpus.sources import find_sources
from pipeline.records import Article

TEXT = "أكدت الوزارة دعمها للاتفاق، ورفضت الحكومة أي تدخل في شؤونها."


def read(*inputs: Path | str, skip: int = 0, longest: int = 10_000) -> list[Item]:
    sources = find_sources([str(path) for path in inputs])
    return list(read_articles(sources, longest=longest, skip=skip))


def reason(item: Item) -> str:
    assert isinstance(item, Failure)
    return item.reason


def as_zst(data: bytes, path: Path) -> None:
    with xopen(path, "wb", threads=0) as file:
        file.write(data)


@pytest.mark.parametrize(
    ("suffix", "compress"),
    [
        ("", lambda data: data),
        (".gz", gzip.compress),
        (".bz2", bz2.compress),
        (".xz", lzma.compress),
    ],
)
def test_text_file(tmp_path: Path, suffix: str, compress: Callable[[bytes], bytes]) -> None:
    data = compress(TEXT.encode("utf-8-sig"))
    (tmp_path / f"a.txt{suffix}").write_bytes(data)
    assert read(tmp_path) == [
        Article("a", TEXT, f"a.txt{suffix}", hashlib.sha256(data).hexdigest())
    ]


def test_zst_file(tmp_path: Path) -> None:
    as_zst(TEXT.encode(), tmp_path / "a.txt.zst")
    assert [item.text for item in read(tmp_path) if isinstance(item, Article)] == [TEXT]


@pytest.mark.parametrize("suffix", [".gz", ".bz2", ".xz", ".zst"])
def test_truncated_compressed_file(tmp_path: Path, suffix: str) -> None:
    whole = tmp_path / f"whole{suffix}"
    with xopen(whole, "wb", threads=0) as file:
        file.write(bytes(range(256)) * 4000)
    (tmp_path / f"a.txt{suffix}").write_bytes(whole.read_bytes()[:-20])
    assert "truncated" in reason(read(tmp_path / f"a.txt{suffix}")[0])


def test_what_is_not_compressed_under_such_a_name(tmp_path: Path) -> None:
    for suffix in ("gz", "bz2", "xz", "zst"):
        (tmp_path / f"a.txt.{suffix}").write_bytes(TEXT.encode())
    assert [reason(item).split(":")[0] for item in read(tmp_path)] == ["cannot be read"] * 4


def test_table_that_breaks_off_keeps_its_rows(tmp_path: Path) -> None:
    rows = "".join(f'{{"text": "{TEXT} {n} {n * n * n}"}}\n' for n in range(4000)).encode()
    (tmp_path / "a.jsonl.gz").write_bytes(gzip.compress(rows)[:-2000])
    items = read(tmp_path)
    good = [item for item in items if isinstance(item, Article)]
    assert len(good) > 100
    assert [item.doc_id for item in good] == [f"a#{n}" for n in range(1, len(good) + 1)]
    assert reason(items[-1]) == f"after {len(good)} rows: the compressed file is truncated"
    assert len(items) == len(good) + 1


def test_bomb_is_stopped(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(articles, "ARTICLE_BYTES", 100_000)
    (tmp_path / "a.txt.gz").write_bytes(gzip.compress(b" " * 3_000_000))
    (tmp_path / "b.jsonl.gz").write_bytes(gzip.compress(b" " * 3_000_000))
    assert [reason(item).split(":")[0] for item in read(tmp_path)] == [
        "more than 100,000 bytes once uncompressed",
        "the line has more than 100,000 characters",
    ]


def test_rows_take_their_ids_and_metadata(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text(
        f"id,text,date,title\n7,{TEXT.replace('،', '')},3 أيار 2020,عنوان\n,{TEXT.replace('،', '')},?,\n",
        encoding="utf-8",
    )
    first, second = read(tmp_path)
    assert isinstance(first, Article)
    assert isinstance(second, Article)
    assert (first.doc_id, first.meta) == ("7", {"published": "2020-05-03", "title": "عنوان"})
    assert (second.doc_id, second.meta) == ("a#2", {})


def test_id_that_is_taken_gives_way_to_the_row_number(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(TEXT, encoding="utf-8")
    (tmp_path / "b.jsonl").write_text(
        "".join(f'{{"id": "{i}", "text": "{TEXT}"}}\n' for i in ("a", "x", "x", "y")),
        encoding="utf-8",
    )
    assert [item.doc_id for item in read(tmp_path)] == ["a", "b#1", "x", "b#3", "y"]


def test_skipping_gives_the_rest_of_the_same_stream(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(TEXT, encoding="utf-8")
    (tmp_path / "b.jsonl").write_text(
        "".join(f'{{"id": "{i}", "text": "{TEXT}"}}\n' for i in ("x", "x", "")) + "{broken\n",
        encoding="utf-8",
    )
    (tmp_path / "c.txt").write_text("latin", encoding="utf-8")
    whole = read(tmp_path)
    assert len(whole) == 6
    assert [read(tmp_path, skip=n) for n in range(8)] == [whole[n:] for n in range(8)]


@pytest.mark.parametrize(
    ("name", "data", "why"),
    [
        pytest.param("a.txt", b"", "empty", id="empty text"),
        pytest.param("a.txt", b" \r\n\t", "no text", id="white space"),
        pytest.param("a.jsonl", b"", "empty: no row", id="empty table"),
        pytest.param("a.jsonl", b"\n\n", "empty: no row", id="blank lines"),
        pytest.param("a.csv", b"id,text\n", "empty: no row", id="header only"),
        pytest.param("a.csv", b"", "no column of text", id="empty csv"),
        pytest.param("a.json", b"[]", "empty: no row", id="empty list"),
        pytest.param("a.json", b"[", "not valid JSON", id="broken json"),
        pytest.param("a.html", b"<html></html>", "no article text", id="empty page"),
        pytest.param("a.jsonl", b'{"id": 1}\n', "no text: the row needs", id="row without text"),
        pytest.param("a.txt", ("ن" * 10_001).encode(), "10,001 characters", id="too long"),
    ],
)
def test_unusable_file_is_one_failure(tmp_path: Path, name: str, data: bytes, why: str) -> None:
    (tmp_path / name).write_bytes(data)
    (tmp_path / "z.txt").write_text(TEXT, encoding="utf-8")
    failure, good = read(tmp_path)
    assert reason(failure).startswith(why)
    assert isinstance(good, Article)


def test_what_cannot_be_opened_is_one_failure(tmp_path: Path) -> None:
    (tmp_path / "a.txt").symlink_to("a.txt")
    (tmp_path / "b.txt").symlink_to("gone.txt")
    (tmp_path / "c.txt").mkdir()
    (tmp_path / "c.txt" / "d.txt").write_text(TEXT, encoding="utf-8")
    items = read(tmp_path)
    assert [reason(item) for item in items[:2]] == [
        "cannot be read: Too many levels of symbolic links",
        "cannot be read: No such file or directory",
    ]
    assert [item.doc_id for item in items] == ["a", "b", "c.txt/d"]


def test_pipe_is_refused_and_not_waited_for(tmp_path: Path) -> None:
    import os

    os.mkfifo(tmp_path / "a.txt")
    assert reason(read(tmp_path)[0]) == "cannot be read: not a regular file"


def test_file_without_permission_is_one_failure(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "a.txt").write_text(TEXT, encoding="utf-8")

    # Nothing is forbidden to root, under whom tests may run.
    def refuse(*args: object, **kwargs: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "open", refuse)
    assert reason(read(tmp_path)[0]) == "cannot be read: Permission denied"


@pytest.mark.parametrize(
    ("data", "ids"),
    [
        pytest.param(TEXT.encode(), ["stdin"], id="text"),
        pytest.param(
            f'{{"id": "x", "text": "{TEXT}"}}\n'.encode() * 2, ["x", "stdin#2"], id="rows"
        ),
    ],
)
def test_standard_input(monkeypatch: pytest.MonkeyPatch, data: bytes, ids: list[str]) -> None:
    stream = io.TextIOWrapper(io.BufferedReader(io.BytesIO(data)))  # type: ignore[arg-type]
    monkeypatch.setattr("sys.stdin", stream)
    items = read("-")
    assert [item.doc_id for item in items] == ids
    assert all(isinstance(item, Article) and item.text == TEXT for item in items)
