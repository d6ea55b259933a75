"""Models with damaged papers are refused with the file's name, or read as they were meant."""

import json
import shutil
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.errors import ModelError
from pipeline.neural.extractor import StanceExtractor
from pipeline.neural.reader import Reader
from pipeline.neural.store import META, WEIGHTS, read_meta
from tests.hostile.budget import cases
from tests.neural.tiny import save_tiny

JUNK = st.recursive(
    st.none() | st.booleans() | st.integers(-5, 99) | st.floats() | st.text(max_size=5),
    lambda inner: (
        st.lists(inner, max_size=2) | st.dictionaries(st.text(max_size=4), inner, max_size=2)
    ),
    max_leaves=4,
)


@pytest.fixture(scope="module")
def intact(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return save_tiny(tmp_path_factory.mktemp("model") / "m")


def opened(folder: Path, meta: str) -> str:
    """Return "read" or "refused" for the model in ``folder`` with ``meta`` as its meta.json."""
    (folder / META).write_text(meta, encoding="utf-8")
    try:
        Reader(folder)
        StanceExtractor(folder)
    except ModelError as error:
        return "refused" if str(folder) in str(error) else f"unnamed: {error}"
    return "read"


@cases(300)
@given(st.data())
def test_a_value_of_meta_is_junk(intact: Path, data: st.DataObject) -> None:
    folder = intact.parent / "junk"
    shutil.copytree(intact, folder, dirs_exist_ok=True)
    meta = read_meta(intact)
    meta["thresholds"], meta["calibration"] = {"cue": 0.5}, {"slope": 2.0}
    table: dict[str, Any] = data.draw(
        st.sampled_from([meta, meta["encoder"], meta["thresholds"], meta["calibration"]])
    )
    key = data.draw(st.sampled_from([*sorted(table), "unknown"]))
    table[key] = data.draw(JUNK)
    outcome = opened(folder, json.dumps(meta))
    assert outcome in ("read", "refused")
    if key == "unknown":
        assert outcome == ("read" if table is meta else "refused")


@cases(100)
@given(st.text(max_size=30) | JUNK.map(json.dumps))
def test_meta_is_something_else(intact: Path, text: str) -> None:
    folder = intact.parent / "else"
    shutil.copytree(intact, folder, dirs_exist_ok=True)
    assert opened(folder, text) == "refused"


def test_weights_without_a_checksum_are_refused(intact: Path) -> None:
    folder = intact.parent / "unsigned"
    shutil.copytree(intact, folder)
    meta = read_meta(intact)
    del meta["sha256"][WEIGHTS]
    (folder / META).write_text(json.dumps(meta), encoding="utf-8")
    with pytest.raises(ModelError, match="no checksum of weights"):
        Reader(folder)
