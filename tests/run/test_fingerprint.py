"""Hashes of what an annotation depends on."""

from dataclasses import replace
from pathlib import Path

import pytest

from pipeline.corpus.sources import Source
from pipeline.errors import ConfigError
from pipeline.run.fingerprint import (
    code_fingerprint,
    fingerprints,
    hash_files,
    input_fingerprint,
)


def test_each_part_has_a_short_hash() -> None:
    made_by = fingerprints("rules")
    assert list(made_by) == ["pipeline", "config", "lists", "models"]
    assert made_by["config"].startswith("rules ")
    assert [len(made_by[part].split()[-1]) for part in ("config", "lists", "models")] == [12] * 3
    assert len(code_fingerprint()) == 12


def test_lists_count_and_samples_do_not(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("pipeline.run.fingerprint.SEEDS", tmp_path)
    (tmp_path / "articles").mkdir()
    (tmp_path / "actors").mkdir()
    (tmp_path / "actors" / "countries.csv").write_text("id\n", encoding="utf-8")
    before = fingerprints("rules")
    for name in ("articles/001.txt", "gold.jsonl", "SOURCES.md"):
        (tmp_path / name).write_text("new", encoding="utf-8")
    assert fingerprints("rules") == before
    (tmp_path / "actors" / "countries.csv").write_text("id\nEGY\n", encoding="utf-8")
    after = fingerprints("rules")
    assert [part for part in before if before[part] != after[part]] == ["lists"]


def test_config_counts_by_content(tmp_path: Path) -> None:
    config = tmp_path / "my.cfg"
    config.write_text("[nlp]\n", encoding="utf-8")
    before = fingerprints(str(config))["config"]
    config.write_text("[nlp]\nlang = 'ar'\n", encoding="utf-8")
    assert before.startswith("my ")
    assert fingerprints(str(config))["config"] != before


def test_tables_that_a_config_names_count(tmp_path: Path) -> None:
    tables = tmp_path / "tables"
    tables.mkdir()
    config = tmp_path / "my.cfg"
    config.write_text(f'[x]\nactors = ["{tables}/", "a/b"]\n', encoding="utf-8")
    before = fingerprints(str(config))
    (tables / "countries.csv").write_text("id\n", encoding="utf-8")
    after = fingerprints(str(config))
    assert [part for part in before if before[part] != after[part]] == ["lists"]


@pytest.mark.parametrize(
    ("line", "counts"),
    [
        ('actors = ["mine"]', True),
        ('model = "mine"', True),
        ('cues = "mine/own.txt"', True),
        ('lang = "mine"', False),
        ('@tokenizers = "mine"', False),
        ('# as in "mine"', False),
        ('model = "shipped"', False),
    ],
)
def test_folders_beside_count_where_a_setting_names_them(
    line: str, counts: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr("pipeline.paths.MODELS", tmp_path / "models")
    for folder in ("mine", "shipped", "models/shipped"):
        (tmp_path / folder).mkdir(parents=True)
        (tmp_path / folder / "own.txt").write_text("one", encoding="utf-8")
    (tmp_path / "my.cfg").write_text(f"[x]\n{line}\n", encoding="utf-8")
    before = fingerprints("my.cfg")["lists"]
    for folder in ("mine", "shipped"):
        (tmp_path / folder / "own.txt").write_text("two", encoding="utf-8")
    assert (fingerprints("my.cfg")["lists"] != before) is counts


def test_unknown_config_is_refused() -> None:
    with pytest.raises(ConfigError, match="no config 'none'"):
        fingerprints("none")


def test_names_and_contents_both_count(tmp_path: Path) -> None:
    one, two = tmp_path / "a", tmp_path / "b"
    for path in (one, two):
        path.write_bytes(b"x")
    assert len({hash_files([one]), hash_files([two]), hash_files([one, two]), hash_files([])}) == 4


@pytest.mark.parametrize(
    "change", [{"size": 2}, {"changed": 2}, {"name": "b.txt"}, {"doc_id": "b"}]
)
def test_files_are_told_apart_without_being_read(change: dict[str, object]) -> None:
    source = Source(Path("a.txt"), "a.txt", "a", "txt", 1, 1)
    assert input_fingerprint([source]) == input_fingerprint([source])
    assert input_fingerprint([source]) != input_fingerprint([replace(source, **change)])  # type: ignore[arg-type]
