from pathlib import Path

import pytest

from pipeline.errors import UsageError
from pipeline.tables.files import new_files, refuse_inputs


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def test_files_appear_together_when_all_is_written(tmp_path: Path) -> None:
    folder = tmp_path / "new" / "tables"
    with new_files([folder / "a", folder / "b"]) as (first, second):
        first.write(b"1")
        second.write(b"2")
        assert names(folder) == ["a.partial", "b.partial"]
    assert names(folder) == ["a", "b"]
    assert (folder / "b").read_bytes() == b"2"


def write_and_fail(paths: list[Path]) -> None:
    with new_files(paths) as (file, _):
        file.write(b"new")
        raise ZeroDivisionError


def test_an_error_leaves_what_stood_there(tmp_path: Path) -> None:
    (tmp_path / "a").write_bytes(b"old")
    (tmp_path / "a.partial").write_bytes(b"of an interrupted run")
    with pytest.raises(ZeroDivisionError):
        write_and_fail([tmp_path / "a", tmp_path / "b"])
    assert names(tmp_path) == ["a"]
    assert (tmp_path / "a").read_bytes() == b"old"


def test_links_are_replaced_and_not_followed(tmp_path: Path) -> None:
    outside = tmp_path / "outside"
    outside.write_bytes(b"mine")
    folder = tmp_path / "folder"
    folder.mkdir()
    (folder / "a").symlink_to(outside)
    (folder / "a.partial").symlink_to(outside)
    with new_files([folder / "a"]) as (file,):
        file.write(b"new")
    assert (outside.read_bytes(), (folder / "a").read_bytes()) == (b"mine", b"new")
    assert not (folder / "a").is_symlink()
    assert names(folder) == ["a"]


def test_what_cannot_be_written_is_named(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"")
    with (
        pytest.raises(UsageError, match=r"file/x: cannot be written: "),
        new_files([tmp_path / "file" / "x"]),
    ):
        pass
    with (
        pytest.raises(UsageError, match=r"cannot be written: Is a directory"),
        new_files([tmp_path / "y", tmp_path]),
    ):
        pass
    assert names(tmp_path) == ["file"]


def test_inputs_are_not_written_over(tmp_path: Path) -> None:
    (tmp_path / "link").symlink_to(tmp_path / "in.jsonl")
    refuse_inputs([tmp_path / "out"], [tmp_path / "in.jsonl"])
    with pytest.raises(UsageError, match=r"link is read; write to another file"):
        refuse_inputs([tmp_path / "link"], [tmp_path / "in.jsonl"])
