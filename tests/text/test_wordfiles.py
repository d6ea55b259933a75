from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline import paths
from pipeline.errors import ModelError
from pipeline.text.fold import fold
from pipeline.text.wordfiles import (
    COUNTS_FILE,
    NAMES_FILE,
    read_counts,
    read_names,
    write_counts,
    write_names,
)

WORDS = st.text(st.sampled_from("ابتثجح"), min_size=1, max_size=8)


@settings(max_examples=10)
@given(st.dictionaries(WORDS, st.integers(1, 10**7)))
def test_counts_come_back(tmp_path_factory: pytest.TempPathFactory, counts: dict[str, int]) -> None:
    path = tmp_path_factory.mktemp("words") / "counts.txt.xz"
    write_counts(path, counts)
    assert read_counts(path) == counts


def test_same_counts_give_the_same_bytes(tmp_path: Path) -> None:
    write_counts(tmp_path / "a", {"قال": 2, "أكد": 1})
    write_counts(tmp_path / "b", {"أكد": 1, "قال": 2})
    assert (tmp_path / "a").read_bytes() == (tmp_path / "b").read_bytes()


def test_names_come_back_sorted(tmp_path: Path) -> None:
    write_names(tmp_path / "names.txt", ["فورد", "باور"])
    assert read_names(tmp_path / "names.txt") == ["باور", "فورد"]


@pytest.mark.parametrize("content", [b"", b"not xz", None])
def test_damaged_counts_say_how_to_make_them(tmp_path: Path, content: bytes | None) -> None:
    path = tmp_path / "counts.txt.xz"
    if content is not None:
        path.write_bytes(content)
    with pytest.raises(ModelError, match=r"counts\.txt\.xz.*pipeline\.training\.wordlist"):
        read_counts(path)


@pytest.mark.parametrize("content", [b"\xff\xfe\xff", None])
def test_damaged_names_say_how_to_make_them(tmp_path: Path, content: bytes | None) -> None:
    path = tmp_path / "names.txt"
    if content is not None:
        path.write_bytes(content)
    with pytest.raises(ModelError, match=r"names\.txt.*pipeline\.training\.namelist"):
        read_names(path)


def test_what_ships_is_folded_and_small() -> None:
    folder = paths.MODELS / "words"
    counts, names = read_counts(folder / COUNTS_FILE), read_names(folder / NAMES_FILE)
    assert [word for word in (*counts, *names) if fold(word) != word] == []
    assert names == sorted(set(names))
    assert (folder / COUNTS_FILE).stat().st_size < 3_000_000
