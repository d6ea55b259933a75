"""Which files are read, in which order, under which ids."""

from pathlib import Path

import pytest

from pipeline.corpus.sources import find_sources
from pipeline.errors import UsageError


def make(folder: Path, *names: str) -> None:
    for name in names:
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("نص", encoding="utf-8")


def ids(*inputs: Path) -> list[str]:
    return [source.doc_id for source in find_sources([str(path) for path in inputs])]


def test_folder_is_walked_in_sorted_order(tmp_path: Path) -> None:
    make(tmp_path, "b.txt", "a/2.html", "a/1.txt.gz", "a-1.TXT", "c.csv.zst", "a/b/0.ndjson")
    assert ids(tmp_path) == ["a/1", "a/2", "a/b/0", "a-1", "b", "c"]
    assert [s.kind for s in find_sources([str(tmp_path)])] == [
        "txt",
        "html",
        "jsonl",
        "txt",
        "txt",
        "csv",
    ]


def test_what_is_no_article_is_passed_over(tmp_path: Path) -> None:
    make(
        tmp_path, "a.txt", ".b.txt", "._a.txt", ".git/c.txt", "d.pdf", "e.gz", "README", "f.partial"
    )
    assert ids(tmp_path) == ["a"]


@pytest.mark.parametrize(
    ("names", "expected"),
    [
        pytest.param(["1.txt", "1.html"], ["1.html", "1.txt"], id="two kinds"),
        pytest.param(["1.txt", "1.txt.gz"], ["1.txt", "1.txt.gz"], id="compressed twin"),
        pytest.param(["1.a.txt", "1.b.txt"], ["1.a", "1.b"], id="points in the name"),
        pytest.param(["a/1.txt", "b/1.txt"], ["a/1", "b/1"], id="two folders below"),
        pytest.param(
            ["1.txt", "1.html", "1.txt.txt"], ["1.html", "1.txt", "1.txt.txt"], id="name of a name"
        ),
    ],
)
def test_ids_are_short_but_differ(tmp_path: Path, names: list[str], expected: list[str]) -> None:
    make(tmp_path, *names)
    assert ids(tmp_path) == expected


def test_two_folders_with_one_name_in_both(tmp_path: Path) -> None:
    make(tmp_path, "a/1.txt", "b/1.txt", "b/2.txt")
    assert ids(tmp_path / "b", tmp_path / "a") == ["b/1.txt", "2", "a/1.txt"]


def test_two_folders_of_one_name(tmp_path: Path) -> None:
    make(tmp_path, "x/n/1.txt", "y/n/1.txt")
    found = ids(tmp_path / "x/n", tmp_path / "y/n")
    assert found == [f"{tmp_path}/x/n/1.txt", f"{tmp_path}/y/n/1.txt"]


def test_file_given_twice_is_read_once(tmp_path: Path) -> None:
    make(tmp_path, "a/1.txt", "a/2.txt")
    assert ids(tmp_path / "a/2.txt", tmp_path / "a", tmp_path / "a/../a") == ["2", "1"]


def test_own_output_is_not_read(tmp_path: Path) -> None:
    make(tmp_path, "1.txt", "out.jsonl")
    found = find_sources([str(tmp_path)], [tmp_path / "out.jsonl"])
    assert [source.doc_id for source in found] == ["1"]


def test_names_that_are_not_utf8_become_readable_and_differ(tmp_path: Path) -> None:
    (tmp_path / "\udcff1.txt").write_text("نص", encoding="utf-8")
    (tmp_path / "\udcfe1.txt").write_text("نص", encoding="utf-8")
    assert ids(tmp_path) == [f"{tmp_path}/\ufffd1.txt~1", f"{tmp_path}/\ufffd1.txt~2"]


def test_links_in_a_circle_are_found_but_not_followed(tmp_path: Path) -> None:
    make(tmp_path, "1.txt")
    (tmp_path / "loop.txt").symlink_to("loop.txt")
    (tmp_path / "up").symlink_to(tmp_path, target_is_directory=True)
    assert ids(tmp_path) == ["1", "loop"]


@pytest.mark.parametrize(
    ("name", "reason"),
    [
        pytest.param("missing", "missing: no such file or folder", id="missing"),
        pytest.param("empty", "no articles in .*empty: looked for .txt", id="no articles"),
        pytest.param("a.pdf", "a.pdf: unknown kind of file", id="unknown kind"),
    ],
)
def test_unusable_input_is_refused(tmp_path: Path, name: str, reason: str) -> None:
    (tmp_path / "empty").mkdir()
    make(tmp_path, "a.pdf")
    with pytest.raises(UsageError, match=reason):
        ids(tmp_path / name)


def test_an_empty_name_is_not_the_folder_of_the_command(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    make(tmp_path, "a.txt")
    monkeypatch.chdir(tmp_path)
    with pytest.raises(UsageError, match="the name of an input is empty"):
        find_sources([""])
    assert [source.name for source in find_sources(["."])] == ["a.txt"]
