import pytest
import torch
from hypothesis import given
from hypothesis import strategies as st

from pipeline.neural.int8 import ROWS, Int8Linear, quantise, widen


@given(st.integers(0, 2**16))
def test_widened_rows_are_within_half_a_step(seed: int) -> None:
    torch.manual_seed(seed)
    weight = torch.randn(6, 8)
    rows, scale = quantise(weight)
    assert ((widen(rows, scale) - weight).abs() <= scale[:, None] / 2 + 1e-6).all()


def test_row_of_zeros_stays_zero() -> None:
    rows, scale = quantise(torch.zeros(2, 3))
    assert widen(rows, scale).tolist() == [[0.0] * 3] * 2


@pytest.mark.parametrize("vnni", [True, False])
def test_layer_gives_nearly_what_the_float_layer_gives(
    monkeypatch: pytest.MonkeyPatch, vnni: bool
) -> None:
    monkeypatch.setattr(torch.cpu, "_is_vnni_supported", lambda: vnni)
    torch.manual_seed(0)
    layer = torch.nn.Linear(32, 16)
    fast = Int8Linear(*quantise(layer.weight.data), layer.bias.data)
    x = torch.randn(15, 32)
    assert (fast(x) - layer(x)).abs().max() < (0.05 if vnni else 0.1)


def test_a_row_of_large_values_costs_the_others_nothing() -> None:
    torch.manual_seed(0)
    layer = torch.nn.Linear(32, 16)
    fast = Int8Linear(*quantise(layer.weight.data), layer.bias.data)
    x = torch.randn(6, 32)
    x[0] *= 1000
    assert (fast(x)[1:] - layer(x)[1:]).abs().max() < 0.1


def test_a_row_gives_the_same_alone_and_among_others() -> None:
    torch.manual_seed(0)
    fast = Int8Linear(*quantise(torch.randn(16, 32)), torch.randn(16))
    x = torch.randn(ROWS + 3, 32)
    alone = torch.cat([fast(row[None]) for row in x])
    assert torch.equal(fast(x), alone)


def test_no_rows_and_rows_of_zeros() -> None:
    layer = torch.nn.Linear(32, 16)
    fast = Int8Linear(*quantise(layer.weight.data), layer.bias.data)
    assert fast(torch.zeros(0, 32)).shape == (0, 16)
    assert torch.equal(fast(torch.zeros(3, 32)), layer.bias.data.expand(3, 16))
