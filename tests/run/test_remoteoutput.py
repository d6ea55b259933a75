"""Output behind a URL: all at once, the same bytes, and resumed from this machine."""

from collections.abc import Iterator
from functools import partial
from pathlib import Path
from typing import Any

import pytest

from pipeline import run as package
from pipeline.cli import run as run_command
from pipeline.corpus.remote import RemotePath
from pipeline.errors import UsageError
from pipeline.run import Settings, annotate_files
from pipeline.run.progress import Silent
from pipeline.run.remoteoutput import work_folder
from tests.run import fakes
from tests.run.driver import settle

SETTINGS = Settings(config="rules", loader="tests.run.fakes:Annotator")
OUT, ERRORS = RemotePath("memory:///out/o.jsonl"), RemotePath("memory:///out/o.errors.jsonl")


@pytest.fixture
def memory(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Iterator[Any]:
    """fsspec's file system in memory, with ten articles in ``/in``; empty afterwards."""
    import fsspec

    settle(monkeypatch.setattr)
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    system = fsspec.filesystem("memory")
    for n in range(10):
        text = fakes.RAISE if n == 7 else f"رحبت مصر بالقرار رقم {n}."
        system.pipe(f"/in/{n}.txt", f"مصر {text}".encode())
    yield system
    system.store.clear()
    system.pseudo_dirs[:] = [""]


@pytest.fixture
def expected(memory: Any, tmp_path: Path) -> tuple[bytes, bytes]:
    """What comes of the same articles on the disk."""
    memory.get("/in/", str(tmp_path / "in"), recursive=True)
    out = tmp_path / "o.jsonl"
    assert annotate_files([str(tmp_path / "in")], out, None, SETTINGS).failures == 1
    return out.read_bytes(), (tmp_path / "o.errors.jsonl").read_bytes()


class Stopper(Silent):
    """Interrupts a run once a batch is written."""

    def update(self, items: int, failures: int, words: int) -> None:
        if items:
            raise KeyboardInterrupt


def test_interrupted_run_goes_on_and_leaves_nothing_here(
    memory: Any, expected: tuple[bytes, bytes], tmp_path: Path
) -> None:
    with pytest.raises(KeyboardInterrupt):
        annotate_files(["memory://in"], OUT, None, SETTINGS, Stopper())
    assert not memory.exists("/out/o.jsonl")
    assert annotate_files(["memory://in"], OUT, None, SETTINGS).resumed == 4
    assert (memory.cat("/out/o.jsonl"), memory.cat("/out/o.errors.jsonl")) == expected
    assert memory.find("/out") == ["/out/o.errors.jsonl", "/out/o.jsonl"]
    assert list((tmp_path / "cache" / "mawaqif").iterdir()) == []


def test_output_that_cannot_be_put_in_place_is_kept(
    memory: Any, expected: tuple[bytes, bytes], monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(path: RemotePath, local: Path) -> None:
        raise PermissionError(13, "Permission denied")

    with monkeypatch.context() as patch:
        patch.setattr(RemotePath, "put", refuse)
        with pytest.raises(
            UsageError, match=r"o\.jsonl: cannot be written: Permission denied; what"
        ):
            annotate_files(["memory://in"], OUT, None, SETTINGS)
    assert annotate_files(["memory://in"], OUT, None, SETTINGS).resumed == 10
    assert memory.cat("/out/o.jsonl") == expected[0]


def test_errors_of_an_earlier_run_are_removed_where_nothing_failed(memory: Any) -> None:
    memory.pipe("/out/o.errors.jsonl", b"{}\n")
    memory.rm_file("/in/7.txt")
    assert annotate_files(["memory://in"], OUT, None, SETTINGS).failures == 0
    assert memory.find("/out") == ["/out/o.jsonl"]


@pytest.mark.usefixtures("memory")
@pytest.mark.parametrize(
    ("output", "errors", "message"),
    [
        (OUT, Path("e.jsonl"), "memory:///out/o.jsonl and e.jsonl: both have to be local"),
        (Path("o.jsonl"), ERRORS, "both have to be local, or both URLs"),
        (None, ERRORS, "- and memory:///out/o.errors.jsonl: both"),
        (OUT, OUT, "annotations and errors need a file each"),
        (RemotePath("memory:///in/1.txt"), None, "memory://in/1.txt: is both input and output"),
    ],
)
def test_places_that_do_not_go_together(output: Any, errors: Any, message: str) -> None:
    with pytest.raises(UsageError, match=message):
        annotate_files(["memory://in/1.txt"], output, errors, SETTINGS)


def test_each_url_has_a_work_folder_of_its_own() -> None:
    assert work_folder(OUT) == work_folder(RemotePath(OUT.url)) != work_folder(ERRORS)


def test_command(
    memory: Any, expected: tuple[bytes, bytes], monkeypatch: pytest.MonkeyPatch, capsys: Any
) -> None:
    monkeypatch.setattr(package, "Settings", partial(Settings, loader=SETTINGS.loader))
    given = ["annotate", "memory://in", "-o", "memory://out/o.jsonl", "--config", "rules"]
    assert run_command(given) == 2
    assert "reasons: memory:///out/o.errors.jsonl" in capsys.readouterr().err
    assert (memory.cat("/out/o.jsonl"), memory.cat("/out/o.errors.jsonl")) == expected
