"""The command `mawaqif doctor`."""

import tomllib
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from pipeline import paths
from pipeline.cli import doctor, run

ROOT = Path(__file__).resolve().parents[2]


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


def test_every_package_that_is_needed_is_looked_for() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    needed = {canonicalize_name(Requirement(line).name) for line in project["dependencies"]}
    assert set(doctor.PACKAGES) == needed


def test_a_config_is_tried_on_a_sentence() -> None:
    assert doctor._try_config("rules") is None
    fault = doctor._try_config("none")
    assert fault
    assert fault.startswith("ConfigError: no config 'none'")


def test_models_that_do_not_ship_may_be_missing(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    faults = {"transformer": "ModelError: none", "published_ner": "ModelError: none"}
    monkeypatch.setattr(doctor, "_try_config", faults.get)
    assert run(["doctor"]) == 0
    shown = capsys.readouterr().out
    assert "config transformer: ModelError: none\n" in shown
    assert "config transformer is optional; its model is trained by `mawaqif train`" in shown
    assert "config published_ner is optional; its model is fetched as" in shown


def test_models_of_hugging_face_are_found_or_said_how_to_get(tmp_path: Path) -> None:
    names = dict(doctor._published_models(paths.CONFIGS))
    assert names == {
        "published_ner.cfg": "CAMeL-Lab/bert-base-arabic-camelbert-msa-ner",
        "train_transformer.cfg": "CAMeL-Lab/bert-base-arabic-camelbert-msa",
    }
    assert "run `hf download no-one/none`" in doctor._find_model("no-one/none")
    (tmp_path / "config.json").write_text("{}", encoding="utf-8")
    assert doctor._find_model(str(tmp_path)) == f"in {tmp_path}"
