from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from typer.testing import CliRunner

from pipeline import paths
from pipeline.training import folds
from pipeline.training.folds import folds_of, main
from pipeline.training.settings import Settings
from tests.training.command import command


@given(st.integers(0, 60), st.integers(0, 5))
def test_each_article_is_in_one_fold(count: int, seed: int) -> None:
    made = folds_of(count, seed)
    assert sorted(place for fold in made for place in fold) == list(range(count))
    assert max(map(len, made)) - min(map(len, made)) <= 1
    assert made == folds_of(count, seed)


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """The samples as gold: seven to train on and one of dev."""
    lines = (paths.SEEDS / "gold.jsonl").read_text(encoding="utf-8").splitlines()
    (tmp_path / "gold").mkdir()
    for name, some in (("train", lines[:7]), ("dev", lines[7:8])):
        (tmp_path / "gold" / f"{name}.jsonl").write_text("\n".join(some) + "\n", encoding="utf-8")
    return tmp_path


def test_folds_that_stand_are_scored_and_not_made_again(
    data: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    made: list[int] = []
    lines = (paths.SEEDS / "gold.jsonl").read_text(encoding="utf-8").splitlines()[:8]

    def run_fold(settings: Settings, data: Path, run: Path, fold: int) -> None:
        made.append(fold)
        own = [lines[place] for place in folds_of(8, 1)[fold]]
        run.mkdir(exist_ok=True)
        (run / f"fold{fold}.jsonl").write_text("\n".join(own) + "\n", encoding="utf-8")

    monkeypatch.setattr(folds, "run_fold", run_fold)
    call = [str(data), "--run", str(data / "run")]
    one = CliRunner().invoke(command(main), [*call, "--fold", "2"])
    assert (one.exit_code, one.output, made) == (0, "", [2])
    every = CliRunner().invoke(command(main), call)
    assert made == [2, 0, 1, 3, 4]
    first, second = every.output.splitlines()
    assert first.startswith("train and dev, 8 articles: OFFICIAL 1.000, COUNTRY 1.000")
    assert second.startswith("dev alone, 1 articles: OFFICIAL 1.000, COUNTRY 1.000")
