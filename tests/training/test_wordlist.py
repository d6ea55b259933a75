from pathlib import Path

from typer.testing import CliRunner

from pipeline.text.wordfiles import read_counts
from pipeline.training.wordlist import count_words, main
from tests.training.command import command


def test_count_words_folds_and_drops_the_rare() -> None:
    lines = ["أكّد اكد أكد نادر", "BBC 2023 أكد، والصين"] + ["الصين" * 9] * 3
    assert count_words(lines) == {"اكد": 4}


def test_command_reads_and_writes(tmp_path: Path) -> None:
    (tmp_path / "news.txt").write_text("قالت مصر\n" * 3, encoding="utf-8")
    out = tmp_path / "counts.txt.xz"
    result = CliRunner().invoke(command(main), [str(out), str(tmp_path / "news.txt")])
    assert (result.exit_code, read_counts(out)) == (0, {"قالت": 3, "مصر": 3})
