"""Whole runs: the same bytes whatever the workers, and after being killed."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import orjson
import pytest

from pipeline.errors import ConfigError, UsageError
from pipeline.run import Settings, Summary, annotate_files, runner
from pipeline.run.batches import ITEMS
from pipeline.run.output import FileSink
from tests.run import fakes
from tests.run.driver import MADE_BY, settle

ROOT = Path(__file__).resolve().parents[2]
LOADER = "tests.run.fakes:Annotator"
COUNT = 90


@pytest.fixture(autouse=True, scope="module")
def settled() -> Iterator[None]:
    """Lists and code count as unchanged while the tests run, whoever works on them."""
    with pytest.MonkeyPatch.context() as patch:
        settle(patch.setattr)
        yield


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Ninety slow articles, some of them unusable."""
    made = tmp_path_factory.mktemp("articles")
    for n in range(COUNT):
        text = "" if n % 30 == 7 else f"رحبت مصر بالقرار رقم {n}. {fakes.SLOW}"
        if n % 40 == 11:
            text += f" {fakes.RAISE}"
        (made / f"{n:03}.txt").write_text(text, encoding="utf-8")
    return made


@pytest.fixture(scope="module")
def expected(folder: Path, tmp_path_factory: pytest.TempPathFactory) -> tuple[bytes, bytes]:
    """Output and errors of an uninterrupted run with one worker."""
    out = tmp_path_factory.mktemp("out") / "o.jsonl"
    summary = run(folder, out)
    assert (summary.articles, summary.failures) == (COUNT - 5, 5)
    return contents(out)


def run(given: Path, out: Path | None, **settings: object) -> Summary:
    chosen = Settings(**{"config": "rules", "loader": LOADER, "longest": 10_000, **settings})  # type: ignore[arg-type]
    return annotate_files([str(given)], out, None, chosen)


def contents(out: Path) -> tuple[bytes, bytes]:
    return out.read_bytes(), out.with_name(f"{out.stem}.errors.jsonl").read_bytes()


def start(folder: Path, out: Path, workers: int = 2, room: int = 0) -> "subprocess.Popen[str]":
    """A run in a process of its own."""
    return subprocess.Popen(
        [sys.executable, "-m", "tests.run.driver", str(folder), str(out), str(workers), str(room)],
        cwd=ROOT,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        # a job in the background of a shell inherits a deaf ear to Ctrl-C
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL),
    )


def wait_for_commits(out: Path, count: int) -> None:
    manifest = out.with_name(out.name + ".manifest.partial")
    for _ in range(1000):
        if manifest.exists() and manifest.read_bytes().count(b"\n") > count:
            return
        time.sleep(0.02)
    pytest.fail("the run does not get on")


def test_articles_and_errors_come_in_order(expected: tuple[bytes, bytes]) -> None:
    records = [orjson.loads(line) for line in expected[0].splitlines()]
    errors = [orjson.loads(line) for line in expected[1].splitlines()]
    bad = [n for n in range(COUNT) if n % 30 == 7 or n % 40 == 11]
    assert [r["doc_id"] for r in records] == [f"{n:03}" for n in range(COUNT) if n not in bad]
    assert [e["doc_id"] for e in errors] == [f"{n:03}" for n in bad]
    assert [e["error"] for e in errors if int(e["doc_id"]) % 30 == 7] == ["empty"] * 3
    assert set(errors[0]) == {"doc_id", "source", "error"}


def test_number_of_workers_changes_no_byte(
    folder: Path, tmp_path: Path, expected: tuple[bytes, bytes]
) -> None:
    run(folder, tmp_path / "o.jsonl", workers=3)
    assert contents(tmp_path / "o.jsonl") == expected
    assert sorted(path.name for path in tmp_path.iterdir()) == ["o.errors.jsonl", "o.jsonl"]


@pytest.mark.parametrize("how", [signal.SIGKILL, signal.SIGINT])
def test_interrupted_run_goes_on_to_the_same_bytes(
    folder: Path, tmp_path: Path, expected: tuple[bytes, bytes], how: signal.Signals
) -> None:
    out = tmp_path / "o.jsonl"
    process = start(folder, out)
    wait_for_commits(out, 1)
    os.kill(process.pid, how)
    process.communicate()
    assert not out.exists()
    again = start(folder, out, workers=1)
    told, _ = again.communicate()
    articles, failures, resumed = map(int, told.split())
    assert (articles, failures) == (COUNT - 5, 5)
    assert ITEMS <= resumed < COUNT
    assert contents(out) == expected


def test_full_disk_loses_nothing_done(
    folder: Path, tmp_path: Path, expected: tuple[bytes, bytes]
) -> None:
    out = tmp_path / "o.jsonl"
    process = start(folder, out, room=len(expected[0]) // 2)
    _, complaint = process.communicate()
    assert process.returncode == 1
    assert "cannot be written: File too large; what is done is kept" in complaint
    assert not out.exists()
    resumed = run(folder, out).resumed
    assert resumed > 0
    assert contents(out) == expected


def test_what_refuses_to_resume(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    out = tmp_path / "o.jsonl"

    def interrupt(*args: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr(FileSink, "finish", interrupt)
        with pytest.raises(KeyboardInterrupt):
            run(folder / "000.txt", out)
    with pytest.raises(UsageError, match=r"begun with other input files; .* --no-resume"):
        run(folder / "001.txt", out)
    with pytest.raises(UsageError, match="begun with other options;"):
        run(folder / "000.txt", out, text=False)
    monkeypatch.setattr(runner, "code_fingerprint", lambda: "changed")
    with pytest.raises(UsageError, match="begun with other code;"):
        run(folder / "000.txt", out)
    monkeypatch.setattr(
        runner, "fingerprints", lambda config, precise: {**MADE_BY, "models": "changed"}
    )
    with pytest.raises(UsageError, match="begun with other models, code;"):
        run(folder / "000.txt", out)


def test_article_that_kills_its_worker_costs_itself_only(tmp_path: Path) -> None:
    articles = tmp_path / "in"
    articles.mkdir()
    for n in range(5):
        text = f"مصر {n} {fakes.DIE if n == 2 else ''}"
        (articles / f"{n}.txt").write_text(text, encoding="utf-8")
    summary = run(articles, tmp_path / "o.jsonl")
    lines, errors = contents(tmp_path / "o.jsonl")
    assert (summary.articles, summary.failures) == (4, 1)
    assert [orjson.loads(line)["doc_id"] for line in lines.splitlines()] == ["0", "1", "3", "4"]
    assert orjson.loads(errors)["error"] == (
        "the process that annotated it died (code 9), perhaps for lack of memory"
    )


def test_limit_gives_the_beginning(
    folder: Path, tmp_path: Path, expected: tuple[bytes, bytes]
) -> None:
    summary = run(folder, tmp_path / "o.jsonl", limit=17)
    assert (summary.articles, summary.failures) == (15, 2)
    assert (tmp_path / "o.jsonl").read_bytes() == b"".join(expected[0].splitlines(True)[:15])


def test_without_text(folder: Path, tmp_path: Path, expected: tuple[bytes, bytes]) -> None:
    run(folder, tmp_path / "o.jsonl", limit=3, text=False)
    whole = [orjson.loads(line) for line in expected[0].splitlines()[:3]]
    lines = (tmp_path / "o.jsonl").read_bytes().splitlines()
    for record in whole:
        del record["text"]
    assert [orjson.loads(line) for line in lines] == whole


def test_only_unusable_articles(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(b"")
    summary = run(tmp_path / "a.txt", tmp_path / "o.jsonl")
    assert (summary.articles, summary.failures) == (0, 1)
    assert contents(tmp_path / "o.jsonl")[0] == b""


@pytest.mark.parametrize(
    ("loader", "kind", "reason"),
    [
        ("tests.run.fakes:refuse", ConfigError, "no such list"),
        ("tests.run.fakes:crash", UsageError, r"ended while it loaded 'rules' \(code 7\)"),
    ],
)
def test_pipeline_that_cannot_be_loaded(
    folder: Path, tmp_path: Path, loader: str, kind: type[Exception], reason: str
) -> None:
    with pytest.raises(kind, match=reason):
        run(folder, tmp_path / "o.jsonl", loader=loader)


def test_output_that_is_an_input_is_refused(tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_text('{"text": "نص"}', encoding="utf-8")
    with pytest.raises(UsageError, match="both input and output"):
        run(tmp_path / "a.jsonl", tmp_path / "a.jsonl")
