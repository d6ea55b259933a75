import json
from copy import deepcopy
from dataclasses import replace
from pathlib import Path
from typing import cast

import pytest
import torch
from torch import Tensor

from pipeline import paths
from pipeline.corpus.gold import read_gold
from pipeline.errors import ConfigError, UsageError
from pipeline.neural.confidence import Calibration
from pipeline.neural.heads import CUE_TAGS, MENTION_TAGS, NewsModel
from pipeline.neural.store import save_model
from pipeline.neural.viterbi import spans_of
from pipeline.records import Annotation
from pipeline.training.command import load_with
from pipeline.training.examples import ArticleExample, with_country_ids
from pipeline.training.losses import article_losses
from pipeline.training.settings import Settings, read_settings
from pipeline.training.thresholds import CUES, HOLDERS, TARGETS, choose_least, choose_thresholds
from pipeline.training.train import (
    TrainingData,
    make_examples,
    make_found_examples,
    read_data,
    train,
)
from tests.neural.tiny import tiny_model, tiny_pieces

CONFIG = paths.CONFIGS / "train_news.cfg"


@pytest.fixture(scope="module")
def examples() -> list[ArticleExample]:
    return make_examples(read_gold(paths.SEEDS / "gold.jsonl")[:3], tiny_pieces())


@pytest.fixture(scope="module")
def found() -> list[ArticleExample]:
    return make_found_examples(read_gold(paths.SEEDS / "gold.jsonl")[:3], tiny_pieces())


@pytest.fixture
def settings() -> Settings:
    whole = read_settings(CONFIG)
    return replace(whole, training=replace(whole.training, epochs=2))


def test_examples_hold_what_the_labels_say(examples: list[ArticleExample]) -> None:
    gold = read_gold(paths.SEEDS / "gold.jsonl")[:3]
    for example, record in zip(examples, gold, strict=True):
        spans = spans_of(example.mention_tags, MENTION_TAGS)
        assert [(example.view.starts[a], example.view.ends[b - 1], c) for a, b, c in spans] == [
            (m["start"], m["end"], m["label"])
            for m in sorted(record["mentions"], key=lambda m: m["start"])
        ]
        cues = {(s["cue"]["start"], s["cue"]["end"]) for s in record["stances"]}
        assert {
            (example.view.starts[c.start], example.view.ends[c.end - 1]) for c in example.cues
        } == cues
        assert sum(tag % 2 for tag in example.cue_tags) == len(spans_of(example.cue_tags, CUE_TAGS))


def test_a_stopped_run_ends_with_the_weights_of_a_whole_one(
    examples: list[ArticleExample],
    found: list[ArticleExample],
    settings: Settings,
    tmp_path: Path,
) -> None:
    whole, first, second = tiny_model(), tiny_model(), tiny_model(seed=5)
    for name in ("whole", "parts"):
        (tmp_path / name).mkdir()
    told: list[str] = []
    train(whole, examples, found, settings, folder=tmp_path / "whole", log=told.append)

    class Stopped(Exception):
        pass

    def stop(line: str) -> None:
        if json.loads(line)["epoch"] == 2:
            raise Stopped

    with pytest.raises(Stopped):
        train(first, examples, found, settings, folder=tmp_path / "parts", log=stop)
    train(second, examples, found, settings, folder=tmp_path / "parts", log=told.append)
    assert [json.loads(line)["epoch"] for line in told] == [1, 2, 2]
    for name, value in whole.state_dict().items():
        assert torch.equal(value, second.state_dict()[name]), name


def test_a_checkpoint_of_another_run_is_refused(
    examples: list[ArticleExample],
    found: list[ArticleExample],
    settings: Settings,
    tmp_path: Path,
) -> None:
    told: list[str] = []

    def run(stamp: str) -> None:
        train(
            tiny_model(), examples, found, settings, folder=tmp_path, log=told.append, stamp=stamp
        )

    run("one")
    with pytest.raises(UsageError, match=r"checkpoint\.pt is of a run with other settings or data"):
        run("two")
    run("one")
    assert [json.loads(line)["epoch"] for line in told] == [1, 2]
    assert [path.name for path in tmp_path.iterdir()] == ["checkpoint.pt"]


def test_thresholds_are_of_the_grid(tmp_path: Path) -> None:
    model = tiny_model()
    # nobody holds anything, so that all thresholds are equal and the first are taken
    torch.nn.init.zeros_(model.roles.holder.weight)
    torch.nn.init.constant_(model.roles.holder.bias, -20.0)
    save_model(tmp_path / "model", model, tiny_pieces(), {"thresholds": {}, "scores": {}})
    gold = read_gold(paths.SEEDS / "gold.jsonl")[:2]
    chosen = choose_thresholds(load_with(tmp_path / "model"), gold)
    assert (chosen.cue, chosen.holder, chosen.target) == (CUES[0], HOLDERS[0], TARGETS[0])


def test_mentions_of_nobody_need_no_actor() -> None:
    record = deepcopy(read_gold(paths.SEEDS / "gold.jsonl")[0])
    del record["mentions"][0]["actor"]
    actors = [mention["actor"] for mention in with_country_ids(record)["mentions"]]
    assert actors[0] is None
    assert set(actors[1:]) <= {actor["id"] for actor in with_country_ids(record)["actors"]} | {None}
    (example,) = make_examples([record], tiny_pieces())
    assert example.view.mentions[0].actor is None


def test_least_confidence_drops_what_is_mostly_wrong() -> None:
    gold = read_gold(paths.SEEDS / "gold.jsonl")[:3]
    unsure: list[Annotation] = [
        {
            **record,
            "stances": [{**s, "confidence": 0.6} for s in record["stances"]]
            + [{**s, "holder": "nobody", "confidence": 0.09} for s in record["stances"]],
        }
        for record in gold
    ]
    assert choose_least([(gold, unsure)], Calibration()) == 0.1
    # of lines twice as steep that give the wrong ones 0.01 the smallest that drops them is enough
    assert choose_least([(gold, unsure)], Calibration(slope=2.0, issue_slope=2.0)) == 0.05
    sure = [
        cast(
            list[Annotation],
            [{**r, "stances": [{**s, "confidence": c} for s in r["stances"]]} for r in gold],
        )
        for c in (0.06, 0.6)
    ]
    assert choose_least([(gold, sure[0])], Calibration()) == 0.0
    # each set counts alike: what drops the wrong ones of one and none of the other
    assert choose_least([(gold, unsure), (gold, sure[1])], Calibration()) == 0.1


@pytest.mark.parametrize(
    ("gold", "times", "places"),
    [
        (2, 2, [0, 0, 1, 1, 2]),
        (2, 1, [0, 1, 2]),
        (0, 3, [0, 1, 2]),
        (3, 2, [0, 0, 1, 1, 2, 2]),
    ],
)
def test_gold_articles_are_seen_more_often(gold: int, times: int, places: list[int]) -> None:
    records = read_gold(paths.SEEDS / "gold.jsonl")[:3]
    assert TrainingData(records, {}, gold).places(times) == places


def test_missing_gold_is_named(settings: Settings, tmp_path: Path) -> None:
    with pytest.raises(UsageError, match=r"train\.jsonl is missing; name the folder"):
        read_data(settings, tmp_path, [])


def test_unknown_setting_is_named(tmp_path: Path) -> None:
    path = tmp_path / "run.cfg"
    path.write_text(CONFIG.read_text(encoding="utf-8").replace("warmup", "warmdown"), "utf-8")
    with pytest.raises(ConfigError, match=r"\[training\] lacks or does not know warmdown, warmup"):
        read_settings(path)


def test_found_mentions_stand_on_the_same_words(
    examples: list[ArticleExample], found: list[ArticleExample]
) -> None:
    assert [f.view.words for f in found] == [e.view.words for e in examples]
    assert [[(c.start, c.end) for c in f.cues] for f in found] == [
        [(c.start, c.end) for c in e.cues] for e in examples
    ]


def test_roles_see_found_mentions_in_every_other_epoch(
    examples: list[ArticleExample],
    found: list[ArticleExample],
    settings: Settings,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    seen: list[bool] = []

    def noted(
        model: NewsModel, vectors: Tensor, example: ArticleExample, other: ArticleExample
    ) -> dict[str, Tensor]:
        seen.append(other is not example)
        return article_losses(model, vectors, example, other)

    monkeypatch.setattr("pipeline.training.train.article_losses", noted)
    train(tiny_model(), examples, found, settings, folder=tmp_path, log=lambda line: None)
    assert (sum(seen[:3]), sum(seen[3:])) == (1, 2)
