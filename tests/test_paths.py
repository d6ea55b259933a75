"""Where configs and trained models are looked for."""

from pathlib import Path

import pytest

from pipeline import paths
from pipeline.errors import ConfigError


@pytest.fixture(autouse=True)
def _elsewhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(paths, "MODELS", tmp_path / "models")
    (tmp_path / "models" / "news").mkdir(parents=True)
    (tmp_path / "here" / "news").mkdir(parents=True)
    (tmp_path / "here" / "mine").mkdir()
    monkeypatch.chdir(tmp_path / "here")


def test_a_model_that_ships_goes_before_a_folder_of_its_name() -> None:
    assert paths.find_trained("news") == paths.MODELS / "news"


@pytest.mark.parametrize("name", ["mine", "./mine", "../here/news"])
def test_a_folder_is_found_by_its_path(name: str) -> None:
    assert paths.find_trained(name) == Path(name)


def test_a_config_that_is_none_is_told_those_of_pipelines() -> None:
    with pytest.raises(ConfigError, match=r"no config 'nope': .* or one of small, known, .*rules"):
        paths.find_config("nope")
    assert [name for name in paths.pipeline_names() if name.startswith("train")] == []


def test_what_is_nowhere_is_missing_among_the_models() -> None:
    assert paths.find_trained("none") == paths.MODELS / "none"
