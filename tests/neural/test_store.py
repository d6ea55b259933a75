import json
from pathlib import Path

import pytest
import torch

from pipeline.errors import ModelError
from pipeline.neural.reader import Reader
from pipeline.neural.store import META, PIECES, WEIGHTS, load_model, load_roles
from tests.neural.tiny import save_tiny, tiny_model

WORDS = ["قال", "وزير", "مصر", "إن", "مصر", "ترفض", "."]


def test_widened_weights_are_close_to_those_saved(tmp_path: Path) -> None:
    model, _, _ = load_model(save_tiny(tmp_path / "m"), fast=False)
    for name, value in tiny_model().state_dict().items():
        assert torch.allclose(model.state_dict()[name], value, atol=2e-2), name


def test_same_words_give_the_same_reading_always(tmp_path: Path) -> None:
    folder = save_tiny(tmp_path / "m")
    first = Reader(folder).read(WORDS, [False] * 7, [(0, 7)], [0] * 7)
    second = Reader(folder).read(WORDS, [False] * 7, [(0, 7)], [0] * 7)
    assert first[1:] == second[1:]
    assert (first[0] == second[0]).all()


def test_no_words_give_an_empty_reading(tmp_path: Path) -> None:
    vectors, mentions, cues = Reader(save_tiny(tmp_path / "m")).read([], [], [], [])
    assert (vectors.shape, mentions, cues) == ((0, 16), [], [])


@pytest.mark.parametrize("name", [WEIGHTS, PIECES])
def test_an_altered_file_is_refused(tmp_path: Path, name: str) -> None:
    folder = save_tiny(tmp_path / "m")
    with (folder / name).open("ab") as file:
        file.write(b"\n")
    with pytest.raises(ModelError, match=f"{name}: does not have the checksum"):
        load_model(folder)


@pytest.mark.parametrize("name", [WEIGHTS, PIECES])
def test_a_missing_file_is_named(tmp_path: Path, name: str) -> None:
    folder = save_tiny(tmp_path / "m")
    (folder / name).unlink()
    with pytest.raises(ModelError, match=f"{name} is missing"):
        load_model(folder)


def test_a_folder_without_a_model_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ModelError, match=r"meta\.json is missing"):
        load_model(tmp_path)


@pytest.mark.parametrize("key", ["format", "mention_tags", "cue_tags", "pair_features"])
def test_a_model_for_other_code_is_refused(tmp_path: Path, key: str) -> None:
    folder = save_tiny(tmp_path / "m")
    meta = json.loads((folder / META).read_text(encoding="utf-8"))
    meta[key] = "other"
    (folder / META).write_text(json.dumps(meta), encoding="utf-8")
    with pytest.raises(ModelError, match=f"made for other code \\({key} differs\\)"):
        load_model(folder)


def test_roles_alone_are_those_of_the_model(tmp_path: Path) -> None:
    folder = save_tiny(tmp_path / "m")
    model, _, _ = load_model(folder)
    roles, _ = load_roles(folder)
    for name, value in model.roles.state_dict().items():
        assert torch.equal(roles.state_dict()[name], value), name
