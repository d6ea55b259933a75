"""A whole model is cut and trained on by the command."""

import json
from pathlib import Path

import pytest
import torch

from pipeline import paths
from pipeline.cli import run
from pipeline.neural.store import load_model, read_meta
from pipeline.records import Annotation
from pipeline.training import command
from pipeline.training.settings import read_settings
from pipeline.training.slimming import layers_of
from tests.neural.tiny import save_tiny


@pytest.fixture
def data(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder of a few labelled articles; choosing decisions, a matter of minutes, is left out."""
    lines = (paths.SEEDS / "gold.jsonl").read_text(encoding="utf-8").splitlines()
    (tmp_path / "train.jsonl").write_text("\n".join(lines[:3]) + "\n", encoding="utf-8")
    (tmp_path / "dev.jsonl").write_text(lines[3] + "\n", encoding="utf-8")
    (tmp_path / "held.jsonl").write_text("", encoding="utf-8")

    def decide(folder: Path, dev: list[Annotation], held: list[Annotation]) -> dict[str, object]:
        return {"thresholds": {"cue": -0.5}, "calibration": {}, "confidence": {}}

    monkeypatch.setattr(command, "fit_decisions", decide)
    return tmp_path


def config_in(folder: Path, *, slimming: bool) -> Path:
    text = (paths.CONFIGS / "train_news.cfg").read_text(encoding="utf-8")
    begin, end = text.index("[slimming]"), text.index("[weights]")
    cut = (
        "[slimming]\nshare = 0.6\narticles = 9\nepochs = 1\nencoder_rate = 1e-4\nhead_rate = 1e-3\n"
    )
    values = {
        "gold": '["train.jsonl"]',
        "dev": '"dev.jsonl"',
        "articles": "[]",
        "labels": "[]",
        "held": json.dumps(str(folder / "held.jsonl")),
        "samples": "[]",
    }
    lines = [
        f"{name} = {values[name]}" if (name := line.split(" = ")[0]) in values else line
        for line in text[:begin].splitlines()
    ]
    path = folder / "mine.cfg"
    whole = "\n".join(lines) + "\n" + (cut if slimming else "") + text[end:]
    path.write_text(whole, encoding="utf-8")
    return path


def call(data: Path, config: Path) -> int:
    folders = {"-o": "new", "--run": "run", "--start": "whole", "--data": "."}
    named = [part for option, name in folders.items() for part in (option, str(data / name))]
    return run(["train", "--config", str(config), *named])


def test_a_whole_model_is_cut_and_trained_on(
    data: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    save_tiny(data / "whole", data={"old.jsonl": "0" * 64})
    assert call(data, config_in(data, slimming=True)) == 0
    whole, _, old = load_model(data / "whole", fast=False)
    slim, _, meta = load_model(data / "new", fast=False)
    assert [layer.heads for layer in layers_of(whole)] == [2, 2, 1, 1]
    assert sum(layer.heads for layer in layers_of(slim)) < 6
    before, after = whole.state_dict(), slim.state_dict()
    assert torch.equal(after["encoder.pieces.weight"], before["encoder.pieces.weight"])
    assert not torch.equal(after["mentions.score.weight"], before["mentions.score.weight"])
    assert sorted(meta["data"]) == ["old.jsonl", "train.jsonl", "whole/weights.safetensors"]
    assert meta["data"]["whole/weights.safetensors"] == old["sha256"]["weights.safetensors"]
    assert meta["command"] == "mawaqif train --config configs/mine.cfg --start whole"
    assert read_meta(data / "new")["thresholds"] == {"cue": -0.5}
    assert [line[:7] for line in capsys.readouterr().out.splitlines()] == [
        "layer 1",
        "layer 2",
        "layer 3",
        "layer 4",
        '{"epoch',
        '{"score',
    ]


def test_a_whole_model_with_nothing_to_cut_is_refused(
    data: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    save_tiny(data / "whole")
    assert call(data, config_in(data, slimming=False)) == 1
    assert "has no section [slimming]" in capsys.readouterr().err


def test_the_encoder_of_others_is_trained_whole() -> None:
    assert read_settings(paths.CONFIGS / "train_transformer.cfg").slimming is None
