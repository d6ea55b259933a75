"""The model that ships: whole, for this code, small enough, and as good as its card says."""

from pathlib import Path

import pytest

from pipeline import __version__, paths
from pipeline.corpus.gold import read_gold
from pipeline.neural.store import check_meta, read_meta
from pipeline.training.card import CARD, kept_scores, write_card
from pipeline.training.command import score_model

NEWS = paths.MODELS / "news"


def test_model_is_whole_and_for_this_code() -> None:
    meta = read_meta(NEWS)
    check_meta(NEWS, meta)
    assert meta["code_version"] == __version__


def test_model_is_small_enough() -> None:
    assert sum(file.stat().st_size for file in NEWS.iterdir()) < 25_000_000


def test_card_is_what_its_meta_says(tmp_path: Path) -> None:
    folder = tmp_path / "news"
    folder.mkdir()
    write_card(folder, read_meta(NEWS))
    assert (NEWS / CARD).read_text(encoding="utf-8") == (folder / CARD).read_text(encoding="utf-8")


def test_scores_on_dev_gold_are_those_on_the_card(shared: Path) -> None:
    meta = read_meta(NEWS)
    gold = read_gold(shared / "gold" / "dev.jsonl")
    scores = kept_scores(score_model(NEWS, gold))
    stated = {name: score["f1"] for name, score in meta["scores"].items()}
    assert {name: score["f1"] for name, score in scores.items()} == pytest.approx(stated, abs=0.01)
