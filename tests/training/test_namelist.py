from pathlib import Path

from typer.testing import CliRunner

from pipeline.text.wordfiles import read_names
from pipeline.text.words import Words
from pipeline.training.namelist import count_bearers, main, protected_names
from tests.training.command import command

COUNTS = {"ورد": 600, "الورد": 80, "احمد": 900, "لاحمد": 100, "مبان": 30, "المبان": 5}


def test_protected_names() -> None:
    bearers = {
        "فورد": 4,  # fa before a known word, but a name
        "واحمد": 3,  # the rest is the likelier word
        "فوردز": 5,  # not cut anyway
        "كمبان": 1,  # one bearer only
        "احمد": 50,
    }
    assert protected_names(bearers, Words(COUNTS)) == ["فورد"]


def test_count_bearers_adds_tables_up(tmp_path: Path) -> None:
    (tmp_path / "tokens.tsv").write_text("name\tcount\nفورد\t3\n", encoding="utf-8")
    (tmp_path / "people.tsv").write_text("ar\nجيرالد فورد\nجيرالد فورد\nفورد\n", encoding="utf-8")
    bearers = count_bearers([f"{tmp_path}/tokens.tsv:name:count", f"{tmp_path}/people.tsv:ar"])
    assert bearers == {"فورد": 5, "جيرالد": 1}


def test_command_writes_sorted_names(tmp_path: Path) -> None:
    table = tmp_path / "people.tsv"
    table.write_text("name\tcount\nفالفيردي\t2\nفورد\t2\n", encoding="utf-8")
    out = tmp_path / "names.txt"
    result = CliRunner().invoke(command(main), [str(out), f"{table}:name:count"])
    assert result.exit_code == 0
    assert read_names(out) == ["فالفيردي", "فورد"]
