"""The file that appears only when complete, and what is left until then."""

import errno
import fcntl
import io
import os
from pathlib import Path

import pytest

from pipeline.errors import UsageError
from pipeline.run.output import FileSink, Progress, StreamSink

STAMP = {"config": "small 1", "models": "2"}


def sink(folder: Path, *, resume: bool = True, stamp: dict[str, str] = STAMP) -> FileSink:
    return FileSink(folder / "o.jsonl", folder / "o.errors.jsonl", stamp, resume=resume)


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def begin(folder: Path) -> None:
    """An interrupted run that has committed two batches."""
    made = sink(folder)
    made.add(b"a\nb\n", b"", 2, 0, 20)
    made.add(b"c\n", b"e\n", 2, 1, 10)
    made.close()


def test_file_appears_when_finished(tmp_path: Path) -> None:
    made = sink(tmp_path)
    made.add(b"a\n", b"", 1, 0, 5)
    assert names(tmp_path) == [
        "o.errors.jsonl.partial",
        "o.jsonl.manifest.partial",
        "o.jsonl.partial",
    ]
    made.add(b"b\n", b"e\n", 2, 1, 5)
    made.finish()
    made.close()
    assert names(tmp_path) == ["o.errors.jsonl", "o.jsonl"]
    assert (tmp_path / "o.jsonl").read_bytes() == b"a\nb\n"
    assert (tmp_path / "o.errors.jsonl").read_bytes() == b"e\n"


def test_errors_of_an_earlier_run_go_where_nothing_failed(tmp_path: Path) -> None:
    (tmp_path / "o.errors.jsonl").write_bytes(b"old\n")
    (tmp_path / "o.jsonl").write_bytes(b"old\n")
    made = sink(tmp_path)
    made.add(b"a\n", b"", 1, 0, 5)
    made.finish()
    made.close()
    assert names(tmp_path) == ["o.jsonl"]
    assert (tmp_path / "o.jsonl").read_bytes() == b"a\n"


@pytest.mark.parametrize(
    ("damage", "progress"),
    [
        pytest.param({}, Progress(4, 1, 30, 6, 2), id="untouched"),
        pytest.param(
            {"o.jsonl.partial": b"a\nb\nc\nhalf a li"}, Progress(4, 1, 30, 6, 2), id="tail"
        ),
        pytest.param({"o.jsonl.partial": b"a\nb\n"}, Progress(2, 0, 20, 4, 0), id="lost batch"),
        pytest.param({"o.errors.jsonl.partial": b""}, Progress(2, 0, 20, 4, 0), id="lost errors"),
        pytest.param({"o.jsonl.partial": b"a"}, Progress(), id="lost all"),
        pytest.param({"o.jsonl.manifest.partial": b""}, Progress(), id="lost manifest"),
    ],
)
def test_resuming_after_damage(
    tmp_path: Path, damage: dict[str, bytes], progress: Progress
) -> None:
    begin(tmp_path)
    for name, content in damage.items():
        (tmp_path / name).write_bytes(content)
    made = sink(tmp_path)
    assert made.progress == progress
    assert (tmp_path / "o.jsonl.partial").read_bytes() == b"a\nb\nc\n"[: progress.size]
    made.add(b"z\n", b"", 1, 0, 1)
    made.close()
    again = sink(tmp_path)
    assert again.progress.items == progress.items + 1
    again.close()


def test_half_a_line_in_the_manifest_is_no_commit(tmp_path: Path) -> None:
    begin(tmp_path)
    manifest = tmp_path / "o.jsonl.manifest.partial"
    manifest.write_bytes(manifest.read_bytes()[:-3])
    made = sink(tmp_path)
    assert made.progress == Progress(2, 0, 20, 4, 0)
    made.close()


def test_other_stamp_is_refused_and_named(tmp_path: Path) -> None:
    begin(tmp_path)
    with pytest.raises(UsageError, match=r"begun with other models; .*--no-resume"):
        sink(tmp_path, stamp={**STAMP, "models": "3"})
    assert (tmp_path / "o.jsonl.partial").read_bytes() == b"a\nb\nc\n"
    made = sink(tmp_path, stamp={**STAMP, "models": "3"}, resume=False)
    assert made.progress == Progress()
    made.close()
    assert (tmp_path / "o.jsonl.partial").read_bytes() == b""


def test_two_runs_on_one_output_are_refused(tmp_path: Path) -> None:
    first = sink(tmp_path)
    with pytest.raises(UsageError, match="another run is writing it"):
        sink(tmp_path)
    first.close()
    sink(tmp_path).close()


@pytest.mark.parametrize("line", [b"no json\n", b'{"items":1,"pages":2}\n'])
def test_manifest_that_says_something_else_is_refused(tmp_path: Path, line: bytes) -> None:
    begin(tmp_path)
    with (tmp_path / "o.jsonl.manifest.partial").open("ab") as manifest:
        manifest.write(line)
    with pytest.raises(UsageError, match=r"manifest\.partial is damaged, .*--no-resume"):
        sink(tmp_path)
    assert (tmp_path / "o.jsonl.partial").read_bytes() == b"a\nb\nc\n"
    sink(tmp_path, resume=False).close()


@pytest.mark.parametrize(("errors", "left"), [(b"e\n", ["e.jsonl"]), (b"", [])])
def test_errors_beside_a_stream_stay_where_an_article_failed(
    tmp_path: Path, errors: bytes, left: list[str]
) -> None:
    (tmp_path / "e.jsonl").write_bytes(b"old\n")
    out = io.BytesIO()
    made = StreamSink(out, tmp_path / "e.jsonl")
    made.add(b"a\n", errors, 2, len(errors) // 2, 5)
    made.finish()
    made.close()
    assert made.errors.closed
    assert out.getvalue() == b"a\n"
    assert names(tmp_path) == left
    assert [path.read_bytes() for path in tmp_path.iterdir()] == [errors] * len(left)


def test_file_system_without_locks_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(file: object, how: int) -> None:
        raise OSError(errno.ENOLCK, os.strerror(errno.ENOLCK))

    monkeypatch.setattr(fcntl, "flock", refuse)
    with pytest.raises(
        UsageError, match=r"manifest\.partial: cannot be locked: No locks available"
    ):
        sink(tmp_path)


def test_streams_of_the_caller_stay_open_and_devices_stay() -> None:
    out, errors = io.BytesIO(), io.BytesIO()
    for made in (StreamSink(out, errors), StreamSink(out, Path("/dev/null"))):
        made.add(b"a\n", b"", 1, 0, 5)
        made.finish()
        made.close()
    assert not errors.closed
    assert Path("/dev/null").exists()


def test_missing_folders_are_made(tmp_path: Path) -> None:
    sink(tmp_path / "a" / "b").close()
    assert names(tmp_path / "a" / "b")[0] == "o.errors.jsonl.partial"


def test_places_that_cannot_be_written(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"")
    with pytest.raises(UsageError, match=r"cannot be written: (Not a directory|File exists)"):
        sink(tmp_path / "file")
    (tmp_path / "o.jsonl").mkdir()
    with pytest.raises(UsageError, match="is not a file that can be replaced"):
        sink(tmp_path)
    with pytest.raises(UsageError, match="is not a file that can be replaced"):
        FileSink(tmp_path / "x", Path("/dev/null"), STAMP, resume=True)
    with pytest.raises(
        UsageError, match=r"file/e: cannot be written: (Not a directory|File exists)"
    ):
        StreamSink(io.BytesIO(), tmp_path / "file" / "e")
    with pytest.raises(UsageError, match="a file each"):
        FileSink(tmp_path / "x", tmp_path / "x", STAMP, resume=True)
