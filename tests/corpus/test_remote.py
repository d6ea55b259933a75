"""Articles behind URLs are read as those on the disk are."""

import bz2
import gzip
import lzma
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import fsspec
import pytest
from fsspec.spec import AbstractFileSystem

from pipeline.corpus.articles import Failure, read_articles
from pipeline.corpus.remote import RemotePath, place_of, to_path
from pipeline.corpus.sources import Source, find_sources
from pipeline.errors import UsageError

TEXT = "رحبت مصر بالقرار."
FILES = {
    "b.txt": TEXT.encode(),
    "a/c.txt.gz": gzip.compress(TEXT.encode()),
    "a/d.txt.bz2": bz2.compress(TEXT.encode()),
    "a/rows.jsonl.xz": lzma.compress(f'{{"text": "{TEXT}"}}\n{{"text": ""}}\n'.encode()),
    "a/cut.txt.gz": gzip.compress(TEXT.encode() * 50)[:-12],
    "empty.txt": b"",
    ".hidden/e.txt": TEXT.encode(),
    "note.pdf": b"%PDF",
}


@pytest.fixture
def memory() -> Iterator[Any]:
    """fsspec's file system in memory, with the files in ``/in``; empty afterwards."""
    system = fsspec.filesystem("memory")
    for name, content in FILES.items():
        system.pipe(f"/in/{name}", content)
    yield system
    system.store.clear()
    system.pseudo_dirs[:] = [""]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """The same files on the disk."""
    for name, content in FILES.items():
        (tmp_path / "in" / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / "in" / name).write_bytes(content)
    return tmp_path / "in"


@pytest.mark.usefixtures("memory")
def test_folder_behind_a_url_gives_what_the_same_folder_here_gives(folder: Path) -> None:
    there = list(read_articles(find_sources(["memory://in"])))
    assert there == list(read_articles(find_sources([str(folder)])))
    assert there == list(read_articles(find_sources([f"file://{folder}"])))
    assert [item.doc_id for item in there] == [
        "a/c", "a/cut", "a/d", "a/rows#1", "a/rows#2", "b", "empty",
    ]  # fmt: skip


@pytest.mark.usefixtures("memory")
def test_single_file_and_names_that_clash() -> None:
    found = find_sources(["memory://in/b.txt", "memory:///in/b.txt", "memory://in/a/c.txt.gz"])
    assert [(str(s.path), s.doc_id, s.size) for s in found] == [
        ("memory:///in/b.txt", "b", len(FILES["b.txt"])),
        ("memory:///in/a/c.txt.gz", "c", len(FILES["a/c.txt.gz"])),
    ]
    both = find_sources(["memory://in/b.txt", "memory://in"], [to_path("memory://in/empty.txt")])
    assert [s.doc_id for s in both] == ["b", "a/c", "a/cut", "a/d", "a/rows"]


def test_changed_file_is_another(memory: Any) -> None:
    before, same = find_sources(["memory://in/b.txt"]), find_sources(["memory://in/b.txt"])
    assert before == same
    memory.pipe("/in/b.txt", FILES["b.txt"])
    assert find_sources(["memory://in/b.txt"]) != before


@pytest.mark.usefixtures("memory")
@pytest.mark.parametrize(
    ("given", "message"),
    [
        ("memory://in/absent", "memory:///in/absent: no such file or folder"),
        ("memory://in/note.pdf", "memory:///in/note.pdf: unknown kind of file"),
        ("nosuch://in", "nosuch://in: Protocol not known"),
        ("zip://a.txt::memory://in/b.zip", "chains of URLs are not read"),
    ],
)
def test_url_that_cannot_be_read_is_told(given: str, message: str) -> None:
    with pytest.raises(UsageError, match=message):
        find_sources([given])


class NoCredentials(Exception):
    """As the libraries of object stores raise: no OSError."""


class Closed(AbstractFileSystem):
    """A store that lets nobody in; ``closed`` URLs only when asked, ``shut`` at once."""

    def __init__(self, **options: Any) -> None:
        super().__init__(**options)
        if self.protocol == "shut":
            raise NoCredentials("no key")

    def _refuse(self, *args: Any, **options: Any) -> Any:
        raise NoCredentials("no key")

    ls = info = find = exists = _open = put_file = _refuse


@pytest.fixture
def _closed_store() -> None:
    for name in ("closed", "shut"):
        kind = type(name, (Closed,), {"protocol": name, "cachable": False})
        fsspec.register_implementation(name, kind, clobber=True)


@pytest.mark.usefixtures("_closed_store")
def test_errors_of_a_store_are_told(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="closed://in: cannot be listed: NoCredentials: no key"):
        find_sources(["closed://in"])
    with pytest.raises(UsageError, match="shut://in: no key"):
        find_sources(["shut://in"])
    file = RemotePath("closed://in/a.txt")
    for act in (lambda: file.open("rb"), file.remove, lambda: file.put(tmp_path / "a")):
        with pytest.raises(OSError, match="NoCredentials: no key"):
            act()
    (failure,) = read_articles([Source(file, "a.txt", "a", "txt")])
    assert failure == Failure("a", "a.txt", "cannot be read: NoCredentials: no key")


def test_paths() -> None:
    assert to_path("in/a.txt") == Path("in/a.txt")
    assert to_path("file:///in/a.txt") == Path("/in/a.txt")
    url = to_path("memory://in/a.b.jsonl")
    assert url == to_path("memory:///in/a.b.jsonl") == RemotePath("memory:///in/a.b.jsonl")
    assert (url.name, url.stem, url.suffix) == ("a.b.jsonl", "a.b", ".jsonl")
    assert str(url.with_name("c")) == "memory:///in/c"
    assert place_of(url) == "memory:///in/a.b.jsonl"
    assert place_of(Path("/in/../a")) == "/a"
