import random
from pathlib import Path

import pytest
import torch
from hypothesis import given
from hypothesis import strategies as st
from torch import nn

from pipeline import paths
from pipeline.corpus.gold import read_gold
from pipeline.errors import ModelError
from pipeline.neural.encoder import EncoderShape, Layer
from pipeline.neural.heads import NewsModel
from pipeline.neural.store import load_model, read_meta, save_model
from pipeline.training.slimming import (
    NEURONS,
    Watched,
    cut_layer,
    eliminate,
    layers_of,
    share_out,
    slim,
)
from pipeline.training.train import make_examples, make_found_examples
from tests.neural.tiny import tiny_model, tiny_pieces

WIDTH = 16


def layer_of(heads: int, inner: int) -> Layer:
    torch.manual_seed(3)
    return Layer(EncoderShape(0, width=WIDTH, heads=heads, inner=inner), 0.0).eval()


def watched(rows: torch.Tensor, outputs: int) -> Watched:
    rows = nn.functional.pad(rows, (0, 1), value=1.0).double()
    return Watched(rows.T @ rows, torch.ones(outputs, dtype=torch.float64), len(rows))


def inputs_of(layer: Layer, linear: nn.Linear, x: torch.Tensor) -> torch.Tensor:
    seen = []
    hook = linear.register_forward_hook(lambda _, inputs, __: seen.append(inputs[0]))
    layer.ragged(x, [len(x)])
    hook.remove()
    return seen[0]


def test_neurons_that_others_repeat_are_cut_and_nothing_changes() -> None:
    layer = layer_of(heads=2, inner=2 * NEURONS)
    with torch.no_grad():
        for part in (layer.wide.weight, layer.wide.bias):
            part[NEURONS:] = part[:NEURONS]
        x = torch.randn(500, WIDTH)
        before = layer.ragged(x, [len(x)])
        attention = watched(inputs_of(layer, layer.attended, x), WIDTH)
        within = watched(inputs_of(layer, layer.narrow, x), WIDTH)
        left = eliminate(layer.narrow, within, NEURONS, together=False)
        assert sorted({i % NEURONS for i in left.kept[1]}) == list(range(NEURONS))
        cut_layer(layer, list(range(WIDTH)), attention, left.kept[1], within)
        assert (layer.heads, layer.wide.out_features) == (2, NEURONS)
        assert torch.allclose(layer.ragged(x, [len(x)]), before, atol=1e-2)


def test_the_head_that_says_nothing_goes_first() -> None:
    layer = layer_of(heads=4, inner=NEURONS)
    with torch.no_grad():
        layer.attended.weight[:, 4:8] = 0.0
        x = torch.randn(300, WIDTH)
        before = layer.ragged(x, [len(x)])
        attention = watched(inputs_of(layer, layer.attended, x), WIDTH)
        within = watched(inputs_of(layer, layer.narrow, x), WIDTH)
        left = eliminate(layer.attended, attention, layer.size)
        assert left.kept[3] == [*range(4), *range(8, 16)]
        cut_layer(layer, left.kept[3], attention, list(range(NEURONS)), within)
        assert (layer.heads, layer.qkv.out_features) == (3, 3 * 12)
        assert torch.allclose(layer.ragged(x, [len(x)]), before, atol=1e-2)
        mask = torch.ones(1, len(x), dtype=torch.bool)
        padded = layer(x, torch.arange(len(x)), mask)
        assert torch.allclose(padded, layer.ragged(x, [len(x)]), atol=1e-5)


def test_each_smaller_size_is_part_of_the_larger_and_costs_no_less() -> None:
    layer = layer_of(heads=4, inner=4 * NEURONS)
    x = torch.randn(400, WIDTH)
    with torch.no_grad():
        within = watched(inputs_of(layer, layer.narrow, x), WIDTH)
        left = eliminate(layer.narrow, within, NEURONS, together=False)
    assert sorted(left.kept) == sorted(left.errors) == [1, 2, 3, 4]
    assert [len(left.kept[size]) for size in (1, 2, 3, 4)] == [32, 64, 96, 128]
    for size in (1, 2, 3):
        assert set(left.kept[size]) < set(left.kept[size + 1])
        assert left.errors[size] > left.errors[size + 1]


def test_what_costs_least_for_its_time_goes_first() -> None:
    dear, cheap = {3: 0.0, 2: 5.0, 1: 20.0}, {3: 0.0, 2: 1.0, 1: 4.0}
    assert share_out([dear, cheap], [1.0, 1.0], 1.0) == [3, 3]
    assert share_out([dear, cheap], [1.0, 1.0], 0.7) == [3, 1]
    assert share_out([dear, cheap], [10.0, 1.0], 0.7) == [2, 3]
    assert share_out([dear, cheap], [1.0, 1.0], 0.01) == [1, 1]


@given(
    st.lists(st.lists(st.floats(0, 9), min_size=1, max_size=5), min_size=1, max_size=4),
    st.floats(0.05, 1),
)
def test_shares_keep_to_the_time_or_are_as_small_as_can_be(
    costs: list[list[float]], share: float
) -> None:
    errors = [{len(own) - i: sum(own[:i]) for i in range(len(own))} for own in costs]
    sizes = share_out(errors, [1.0] * len(costs), share)
    wanted = sum(map(len, costs)) * share
    assert sum(sizes) == max(len(costs), int(wanted + 1e-9))


def test_a_slim_model_reads_the_same_after_saving(tmp_path: Path) -> None:
    gold = read_gold(paths.SEEDS / "gold.jsonl")[:3]
    examples = make_examples(gold, tiny_pieces())
    found = make_found_examples(gold, tiny_pieces())
    model, told = tiny_model(), list[str]()
    weights = dict.fromkeys(
        ("mentions", "cues", "holder", "speaker", "status", "target", "issue"), 1.0
    )
    slim(model, examples, found, weights, 0.6, told.append)
    assert len(told) == len(layers_of(model)) == 4
    assert sum(layer.heads for layer in layers_of(model)) < 2 + 2 + 1 + 1
    save_model(tmp_path / "slim", model, tiny_pieces(), {"scores": {}, "thresholds": {}})
    once, pieces, meta = load_model(tmp_path / "slim", fast=False)
    assert [(layer.heads, layer.wide.out_features) for layer in layers_of(once)] == [
        (layer.heads, layer.wide.out_features) for layer in layers_of(model)
    ]
    save_model(tmp_path / "again", once, pieces, {"scores": {}, "thresholds": {}})
    assert read_meta(tmp_path / "again")["sha256"] == meta["sha256"]
    ids = random.Random(1).choices(range(len(tiny_pieces())), k=12)
    with torch.inference_mode():
        rows = [
            loaded.encoder.ragged([ids], [range(12)])
            for loaded in (once, load_model(tmp_path / "slim")[0])
        ]
    assert torch.allclose(*rows, atol=0.1)


def test_the_encoder_of_others_is_not_cut() -> None:
    with pytest.raises(ModelError, match="only the small encoder can be cut"):
        layers_of(NewsModel(nn.Linear(2, 2), 16))
