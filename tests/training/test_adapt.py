"""A finished model goes on learning from one's own labels."""

from pathlib import Path

import pytest
import torch

from pipeline import paths
from pipeline.cli import run
from pipeline.errors import UsageError
from pipeline.neural.store import load_model, read_meta, save_model
from pipeline.training.adapt import adapt_model
from tests.neural.tiny import tiny_model, tiny_pieces


@pytest.fixture
def start(tmp_path: Path) -> Path:
    meta = {"thresholds": {"cue": -0.5}, "calibration": {}, "scores": {}, "articles": 7}
    save_model(tmp_path / "start", tiny_model(), tiny_pieces(), {**meta, "data": {"a": "0" * 64}})
    return tmp_path / "start"


@pytest.fixture
def mine(tmp_path: Path) -> Path:
    lines = (paths.SEEDS / "gold.jsonl").read_text(encoding="utf-8").splitlines()[:3]
    path = tmp_path / "mine.jsonl"
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return path


def test_weights_change_and_decisions_stay(start: Path, mine: Path, tmp_path: Path) -> None:
    told: list[str] = []
    adapt_model(start, [mine], tmp_path / "new", told.append)
    before, _, old = load_model(start, fast=False)
    after, _, new = load_model(tmp_path / "new", fast=False)
    changed = {
        name.split(".")[0]
        for name, value in after.state_dict().items()
        if not torch.equal(value, before.state_dict()[name])
    }
    assert changed == {"encoder", "mentions", "cues", "roles"}
    assert new["thresholds"] == old["thresholds"]
    assert (new["articles"], sorted(new["data"]), new["scores"]) == (10, ["a", "mine.jsonl"], {})
    assert [line[:9] for line in told] == ['{"epoch":'] * 3


def test_the_same_labels_give_the_same_model(start: Path, mine: Path, tmp_path: Path) -> None:
    for name in ("first", "second"):
        adapt_model(start, [mine], tmp_path / name, lambda line: None)
    assert read_meta(tmp_path / "first")["sha256"] == read_meta(tmp_path / "second")["sha256"]


def test_the_start_is_not_written_over(start: Path, mine: Path) -> None:
    with pytest.raises(UsageError, match="is the model to start from"):
        adapt_model(start, [mine], start, lambda line: None)


def test_no_labels_are_refused(
    start: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    empty = tmp_path / "empty.jsonl"
    empty.write_text("", encoding="utf-8")
    command = ["adapt", "--gold", str(empty), "--model", str(start), "-o", str(tmp_path / "new")]
    assert run(command) == 1
    assert capsys.readouterr().err.startswith("mawaqif: ")
    assert not (tmp_path / "new").exists()


def test_a_file_is_no_folder_of_a_model(
    start: Path, mine: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    command = ["adapt", "--gold", str(mine), "--model", str(start), "-o", str(mine)]
    assert run(command) == 1
    assert f"'{mine}' is a file." in capsys.readouterr().err
