"""The command `mawaqif annotate`: exit codes, files, and the list of bad input."""

import gzip
import subprocess
import sys
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

import jsonschema
import orjson
import pytest

from pipeline import run as package
from pipeline.cli import run

ROOT = Path(__file__).resolve().parents[2]
TEXT = "أعلنت مصر أنها تدعم الحوار، ورفضت فرنسا العقوبات. وقال الوزير إن بلاده ترحب بالقرار."
LATIN = "Only Latin letters here, and not one of the others."


@pytest.fixture
def fake(monkeypatch: pytest.MonkeyPatch) -> None:
    """Annotate with a stand-in that loads at once."""
    loader = "tests.run.fakes:Annotator"
    monkeypatch.setattr(package, "Settings", partial(package.Settings, loader=loader))


def annotate(*arguments: object) -> int:
    return run(["annotate", "--config", "rules", *map(str, arguments)])


def errors_of(out: Path) -> dict[str, str]:
    lines = out.with_name(f"{out.stem}.errors.jsonl").read_bytes().splitlines()
    return {record["doc_id"]: record["error"] for record in map(orjson.loads, lines)}


def records_of(out: Path) -> list[dict[str, Any]]:
    return [orjson.loads(line) for line in out.read_bytes().splitlines()]


BAD: dict[str, tuple[bytes, str]] = {
    "empty.txt": (b"", "empty"),
    "white.txt": (b" \n\t \r\n", "no text: only white space"),
    "picture.txt": (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR" * 30, "binary file"),
    "cut.txt.gz": (gzip.compress(TEXT.encode() * 50)[:-12], "the compressed file is truncated"),
    "broken.txt": (TEXT.encode() + b"\xff" + TEXT.encode(), "damaged utf-8: byte"),
    "cyrillic.txt": ("Съёмка войны".encode("cp1251") * 20, "encoding not recognised"),
    "oneline.txt": (("ن" * 5_000_000).encode(), "5,000,000 characters; the limit"),
    "latin.txt": (LATIN.encode(), "no Arabic letter"),
    "marks.txt": ("\u200f\u202b\u2069 \u200e".encode(), "no text: only white space"),
    "nul.txt": (TEXT.encode() + b"\0" + TEXT.encode(), "binary file, or text with NUL"),
    "page.html": (b"<html><body></body></html>", "no article text found"),
    "loop.txt": (b"", "cannot be read: Too many levels"),
    "bomb.txt.gz": (gzip.compress(b" " * 70_000_000, 1), "more than 67,108,864 bytes"),
    "header.csv": (b"id,name\n1,a\n", "no column of text"),
}


@pytest.mark.usefixtures("fake")
def test_each_bad_file_costs_itself_only(tmp_path: Path) -> None:
    folder, out = tmp_path / "in", tmp_path / "out.jsonl"
    folder.mkdir()
    for name, (data, _) in BAD.items():
        if name != "loop.txt":
            (folder / name).write_bytes(data)
    (folder / "loop.txt").symlink_to("loop.txt")
    rows = [f'{{"id": "r1", "text": "{TEXT}"}}', '{"text": ', '{"text": "\\ud800"}', "[]"]
    (folder / "rows.jsonl").write_text("\n".join([*rows, rows[0]]), encoding="utf-8")
    (folder / "good.txt").write_text(TEXT, encoding="utf-8")
    (folder / "twin.html").write_text(f"<html><body><p>{TEXT}</p></body></html>", encoding="utf-8")
    (folder / "twin.txt").write_text(TEXT, encoding="cp1256")
    (folder / "short.txt").write_text("نعم\n" * 100_000, encoding="utf-8")
    assert annotate(folder, "-o", out) == 2
    told = errors_of(out)
    bare = {name: name.split(".")[0] for name in BAD}
    assert {told[bare[name]][: len(why)] for name, (_, why) in BAD.items()} == {
        why for _, why in BAD.values()
    }
    assert set(told) == set(bare.values()) | {"rows#2", "rows#3", "rows#4"}
    assert [record["doc_id"] for record in records_of(out)] == [
        "good",
        "r1",
        "rows#5",
        "short",
        "twin.html",
        "twin.txt",
    ]


@pytest.mark.usefixtures("fake")
@pytest.mark.parametrize(
    ("arguments", "reason"),
    [
        pytest.param(["missing"], "missing: no such file or folder", id="missing path"),
        pytest.param(["empty"], "no articles in empty", id="folder without articles"),
        pytest.param(["a.pdf"], "a.pdf: unknown kind of file", id="unknown kind"),
        pytest.param(["a.txt", "--config", "none"], "no config 'none'", id="unknown config"),
        pytest.param(["a.txt", "--workers", "0"], "--workers", id="no workers"),
        pytest.param(["a.txt", "--nope"], "No such option", id="unknown option"),
        pytest.param([], "Missing argument", id="no input"),
        pytest.param(["a.txt", "-o", "empty"], "not a file that can be replaced", id="folder"),
        pytest.param(["a.txt", "-o", "a.txt/o.jsonl"], "cannot be written", id="below a file"),
        pytest.param(["a.txt", "-o", "/dev/null"], "not a file that can be replaced", id="device"),
        pytest.param(["a.txt", "-o", "a.txt"], "both input and output", id="onto itself"),
    ],
)
def test_wrong_usage_ends_with_one(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    arguments: list[str],
    reason: str,
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "empty").mkdir()
    for name in ("a.txt", "a.pdf"):
        (tmp_path / name).write_text(TEXT, encoding="utf-8")
    if "-o" not in arguments:
        arguments = [*arguments, "-o", "o.jsonl"]
    assert annotate(*arguments) == 1
    assert reason in capsys.readouterr().err
    assert sorted(path.name for path in tmp_path.iterdir()) == ["a.pdf", "a.txt", "empty"]
    assert (tmp_path / "a.txt").read_text(encoding="utf-8") == TEXT


@pytest.mark.usefixtures("fake")
def test_all_well_ends_with_zero(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "a.txt").write_text(TEXT, encoding="utf-8")
    out = tmp_path / "new" / "out.jsonl"
    assert annotate(tmp_path, "-o", out, "--workers", 2, "--no-text") == 0
    (record,) = records_of(out)
    assert (record["doc_id"], "text" in record) == ("a", False)
    assert "1 articles annotated, 0 failed, 14 words" in capsys.readouterr().err
    assert [path.name for path in out.parent.iterdir()] == ["out.jsonl"]


@pytest.mark.usefixtures("fake")
def test_output_inside_the_input_folder_is_not_read(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(TEXT, encoding="utf-8")
    for _ in range(2):
        assert annotate(tmp_path, "-o", tmp_path / "out.jsonl") == 0
        assert len(records_of(tmp_path / "out.jsonl")) == 1


@pytest.mark.usefixtures("fake")
def test_errors_file_of_ones_own(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(b"")
    errors = tmp_path / "e" / "errors.jsonl"
    assert annotate(tmp_path / "a.txt", "-o", tmp_path / "o.jsonl", "--errors", errors) == 2
    assert records_of(errors) == [{"doc_id": "a", "source": "a.txt", "error": "empty"}]


def interrupted(*arguments: object) -> None:
    raise KeyboardInterrupt


def broken(*arguments: object) -> None:
    raise BrokenPipeError


@pytest.mark.parametrize(("act", "code"), [(interrupted, 130), (broken, 1)])
def test_interrupt_and_closed_pipe(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, act: Callable[..., None], code: int
) -> None:
    monkeypatch.setattr(package, "annotate_files", act)
    monkeypatch.setattr("os.dup2", lambda *descriptors: None)
    (tmp_path / "a.txt").write_text(TEXT, encoding="utf-8")
    assert annotate(tmp_path) == code


@pytest.fixture(scope="module")
def real(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The samples annotated by the pipeline of rules."""
    out = tmp_path_factory.mktemp("real") / "out.jsonl"
    assert annotate(ROOT / "seeds" / "articles", "-o", out) == 0
    return out


def test_samples_are_annotated_with_offsets_that_fit(real: Path) -> None:
    records = records_of(real)
    names = sorted(path.stem for path in (ROOT / "seeds" / "articles").glob("*.txt"))
    assert [record["doc_id"] for record in records] == names
    for record in records:
        text = record["text"]
        assert text == (ROOT / "seeds" / "articles" / record["source"]).read_text(encoding="utf-8")
        pieces = [*record["mentions"], *(stance["cue"] for stance in record["stances"])]
        pieces += [stance["issue"] for stance in record["stances"] if stance["issue"]]
        assert [text[p["start"] : p["end"]] for p in pieces] == [p["text"] for p in pieces]
        assert record["mentions"] != []
        known = {actor["id"] for actor in record["actors"]}
        assert {m["actor"] for m in record["mentions"]} - {None} <= known


def test_records_fit_the_schema(real: Path, shared: Path) -> None:
    schema = orjson.loads((shared / "schema" / "annotation.schema.json").read_bytes())
    check = jsonschema.Draft202012Validator(schema)
    assert [
        error.message for record in records_of(real) for error in check.iter_errors(record)
    ] == []


def test_standard_input_to_standard_output(real: Path) -> None:
    text = (ROOT / "seeds" / "articles" / "001.txt").read_bytes()
    command = [sys.executable, "-m", "pipeline", "annotate", "-", "--config", "rules"]
    done = subprocess.run(command, input=text, capture_output=True, cwd=ROOT, check=False)
    assert done.returncode == 0
    record = orjson.loads(done.stdout)
    assert record["doc_id"] == "stdin"
    assert record["mentions"] == records_of(real)[0]["mentions"]


@pytest.mark.usefixtures("fake")
@pytest.mark.parametrize("name", ["", ".", "/"])
def test_a_folder_without_a_name_is_no_output(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    name: str,
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("a.txt").write_text(TEXT, encoding="utf-8")
    assert annotate("a.txt", "-o", name) == 1
    assert "is a folder; name the file to write" in capsys.readouterr().err
    assert annotate("a.txt", "-o", "b.jsonl", "--errors", name or ".") == 1
    assert "is not a file that can be replaced" in capsys.readouterr().err
    assert annotate("a.txt", "-o", "./b.jsonl") == 0
    assert sorted(path.name for path in tmp_path.iterdir()) == ["a.txt", "b.jsonl"]
