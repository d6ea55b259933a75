from pathlib import Path

import pytest

from pipeline.cli import run
from pipeline.paths import SEEDS

TEXT = "أكد وزير الخارجية الفرنسي كريم دوبوا دعمه. وقال دوبوا إن باريس ترفض القرار.\n"


def test_articles_give_rows_that_check_accepts(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "a.txt").write_text(TEXT, "utf-8")
    (tmp_path / "in" / "b.txt").write_text("لا أحد هنا.\n", "utf-8")
    own = tmp_path / "own"
    assert run(["actors", "--config", "rules", str(tmp_path / "in"), "--csv", str(own)]) == 0
    (line,) = capsys.readouterr().out.splitlines()
    assert line.split("\t")[:6] == ["3", "1", "OFFICIAL", "كريم دوبوا", "FRA", "وزير الخارجية"]
    assert run(["check", str(own)]) == 0


def test_annotations_are_read_as_they_are(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "a.txt").write_text(TEXT, "utf-8")
    out = tmp_path / "out.jsonl"
    assert run(["annotate", "--config", "rules", str(tmp_path / "a.txt"), "-o", str(out)]) == 0
    capsys.readouterr()
    assert run(["actors", "--config", "none", str(out), "--least", "3"]) == 0
    assert [line.split("\t")[3] for line in capsys.readouterr().out.splitlines()] == ["كريم دوبوا"]
    assert run(["actors", "--config", "none", str(out), "--least", "4"]) == 0
    assert capsys.readouterr().out == ""


def test_annotations_without_text_have_no_example(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "a.txt").write_text(TEXT, "utf-8")
    out = tmp_path / "out.jsonl"
    given = ["--config", "rules", str(tmp_path / "a.txt"), "-o", str(out), "--no-text"]
    assert run(["annotate", *given]) == 0
    capsys.readouterr()
    assert run(["actors", "--config", "none", str(out), "--least", "3"]) == 0
    (line,) = capsys.readouterr().out.splitlines()
    assert line.split("\t")[3:] == ["كريم دوبوا", "FRA", "وزير الخارجية", ""]


def test_articles_that_cannot_be_read_are_told(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "a.txt").write_text(TEXT, "utf-8")
    (tmp_path / "b.txt").write_bytes(b"")
    assert run(["actors", "--config", "rules", str(tmp_path)]) == 2
    captured = capsys.readouterr()
    assert captured.out.split("\t")[3] == "كريم دوبوا"
    assert captured.err == "b.txt: b: empty; left out\n"


def test_lines_that_are_no_annotations_are_left_out_and_told(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "out.jsonl"
    (line, *_) = (SEEDS / "gold.jsonl").read_text("utf-8").splitlines()
    out.write_text(f"{line}\n{{\n", "utf-8")
    assert run(["actors", str(out)]) == 2
    assert capsys.readouterr().err.splitlines()[1].startswith(f"{out}:2: not JSON")
    out.write_text(f"{line}\n", "utf-8")
    assert run(["actors", str(out), "--least", "99"]) == 0
    captured = capsys.readouterr()
    assert (captured.out, captured.err) == ("", "no unknown name has 99 mentions or more\n")
