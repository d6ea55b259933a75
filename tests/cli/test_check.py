from pathlib import Path

import pytest

from pipeline.cli import run


def test_own_faults_are_named_with_their_line(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    table = tmp_path / "groups.csv"
    table.write_text("id,name,names_ar,source\nmine,Mine,مجموعتي,me\nmine,Again,أخرى,me\n", "utf-8")
    assert run(["check", str(tmp_path)]) == 1
    captured = capsys.readouterr()
    assert captured.err == f"{table}:3: id 'mine' stands twice in this file\n"
    assert captured.out.endswith("; 1 faults\n")


def test_own_name_that_belongs_to_another(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    table = tmp_path / "groups.csv"
    table.write_text("id,name,names_ar,source\nmine,Mine,فرنسا,me\n", "utf-8")
    assert run(["check", str(tmp_path)]) == 1
    assert capsys.readouterr().err == (
        f"{table}:2: 'فرنسا' names FRA and mine; keep it for one of them\n"
    )


def test_right_tables(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "groups.csv").write_text("id,name,names_ar,source\nmine,Mine,مجموعتي,me\n", "utf-8")
    assert run(["check", str(tmp_path)]) == 0
    assert capsys.readouterr().out.endswith("; 0 faults\n")
