"""The command `mawaqif doctor`."""

from pathlib import Path

import pytest

from pipeline.cli import doctor, run


def test_all_well(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setattr(doctor, "_try_config", lambda name: None)
    assert run(["doctor"]) == 0
    shown = capsys.readouterr().out
    assert "config rules: works" in shown
    assert "spacy 3.8" in shown
    assert shown.endswith("all well\n")


def test_what_is_missing_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("pipeline.paths.MODELS", tmp_path)
    monkeypatch.setattr("pipeline.paths.CONFIGS", tmp_path)
    monkeypatch.setattr(doctor, "PACKAGES", ("spacy", "no-such-package"))
    monkeypatch.setattr(doctor, "_try_config", lambda name: f"no config {name}")
    assert run(["doctor"]) == 1
    assert [line.split(":")[1].strip() for line in capsys.readouterr().err.splitlines()] == [
        "package no-such-package",
        f"no models in {tmp_path}",
        f"no configs in {tmp_path}",
        "config small does not work",
    ]


def test_a_config_is_tried_on_a_sentence() -> None:
    assert doctor._try_config("rules") is None
    fault = doctor._try_config("none")
    assert fault
    assert fault.startswith("ConfigError: no config 'none'")
