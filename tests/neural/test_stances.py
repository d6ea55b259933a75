from dataclasses import replace

import numpy as np
import pytest
import torch
from hypothesis import given
from hypothesis import strategies as st

from pipeline.neural import scene, stances
from pipeline.neural.confidence import Calibration
from pipeline.neural.context import owners_of
from pipeline.neural.heads import Roles
from pipeline.neural.stances import Cue, Thresholds, find_stances
from pipeline.records import Stance
from tests.neural.test_features import MENTIONS, view

EASY = Thresholds(holder=0.01, least_holder=0.0, target=0.01, fallback_target=0.0)
CUES = [Cue(0, 1, 0, 0.9), Cue(4, 5, 1, 0.8), Cue(6, 7, 1, 0.7), Cue(11, 12, 0, 0.6)]


def found(cues: list[Cue], thresholds: Thresholds = EASY) -> list[Stance]:
    torch.manual_seed(7)
    roles = Roles(16).eval()
    words = torch.randn(13, 16)
    with torch.inference_mode():
        return find_stances(
            roles, words, view(MENTIONS), cues, [None] * 13, [], thresholds, Calibration()
        )


def told(found: list[Stance]) -> list[tuple[object, ...]]:
    return [(s["cue"]["start"], s["holder"], s["target"], s["polarity"], s["issue"]) for s in found]


@pytest.mark.parametrize("size", [1, 3])
def test_cues_read_a_few_at_a_time_give_the_same_stances(
    size: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole = found(CUES)
    assert {s["cue"]["text"] for s in whole} == {"قال", "ترفض", "العقوبات", "ردت"}
    monkeypatch.setattr(stances, "CUES_AT_ONCE", size)
    parts = found(CUES)
    assert told(parts) == told(whole)
    assert np.allclose(
        [s["confidence"] for s in parts], [s["confidence"] for s in whole], atol=2e-4
    )


@pytest.mark.parametrize("least", [0.0, 0.2, 0.3, 1.0])
def test_stances_below_the_least_confidence_are_not_given(least: float) -> None:
    whole = found(CUES)
    assert len({s["confidence"] >= 0.2 for s in whole}) == 2
    assert found(CUES, replace(EASY, least=least)) == [s for s in whole if s["confidence"] >= least]


@pytest.mark.parametrize(
    ("reach", "holders"),
    [
        pytest.param(1, {"USA"}, id="only who stands beside the cue"),
        pytest.param(9, {"RUS", "USA"}, id="not who ends where reach does"),
        pytest.param(10, {"RUS", "USA", "lavrov"}, id="everybody"),
    ],
)
def test_candidates_are_looked_for_within_reach(
    reach: int, holders: set[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(scene, "REACH", reach)
    actors = {s[name] for s in found(CUES[3:]) for name in ("holder", "target")}
    assert actors - {None} == holders


def test_nobody_within_reach_holds_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(scene, "REACH", -5)
    assert found(CUES[3:]) == []


@given(st.lists(st.tuples(st.integers(0, 9), st.integers(1, 4)), max_size=6))
def test_a_word_belongs_to_the_first_mention_that_it_is_in(ranges: list[tuple[int, int]]) -> None:
    mentions = [(start, start + size) for start, size in ranges]
    wanted = [
        next((n for n, (start, end) in enumerate(mentions) if start <= word < end), -1)
        for word in range(14)
    ]
    spans = torch.tensor(mentions, dtype=torch.long).reshape(-1, 2)
    assert owners_of(spans, 14).tolist() == wanted
