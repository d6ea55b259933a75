"""Eight bits and bfloat16: both ways that layers compute in give nearly what floats give."""

from pathlib import Path

import pytest
import torch

from pipeline.neural import store
from pipeline.neural.encoder import Encoder, Layer
from pipeline.neural.extractor import StanceExtractor
from pipeline.neural.int8 import Int8Linear
from pipeline.neural.reader import Reader
from pipeline.neural.store import load_model
from tests.neural.tiny import save_tiny

WINDOWS = [[0, 5, 6, 7, 2], [0, 8, 9, 2], [0, 2]]


@pytest.mark.parametrize(
    ("bfloat16", "kind"),
    [pytest.param(True, torch.nn.Linear, id="bfloat16"), pytest.param(False, Int8Linear, id="int8")],
)  # fmt: skip
def test_layers_give_nearly_the_same(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, bfloat16: bool, kind: type
) -> None:
    monkeypatch.setattr(store, "has_bfloat16", lambda: bfloat16)
    folder = save_tiny(tmp_path / "m")
    fast, _, _ = load_model(folder)
    exact, _, _ = load_model(folder, fast=False)
    assert isinstance(fast.encoder, Encoder)
    assert isinstance(exact.encoder, Encoder)
    layer = fast.encoder.layers[0]
    assert isinstance(layer, Layer)
    assert type(layer.qkv) is kind
    with torch.inference_mode():
        pairs = zip(fast.encoder.ragged(WINDOWS), exact.encoder.eval().ragged(WINDOWS), strict=True)
        for quick, slow in pairs:
            assert quick.dtype == torch.float32
            assert torch.allclose(quick, slow, atol=0.1)


@pytest.mark.parametrize("bfloat16", [True, False])
@pytest.mark.parametrize("exact", [True, False])
def test_exact_computes_in_floats_on_every_processor(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, bfloat16: bool, exact: bool
) -> None:
    monkeypatch.setattr(store, "has_bfloat16", lambda: bfloat16)
    folder = save_tiny(tmp_path / "m")
    reader, extractor = Reader(folder, exact=exact), StanceExtractor(folder, exact=exact)
    for layers in (reader.model.encoder.layers, extractor.roles.around.layers):
        layer = layers[0]
        assert isinstance(layer, Layer)
        is_float = isinstance(layer.qkv, torch.nn.Linear) and layer.qkv.weight.dtype == torch.float
        assert is_float is exact
    assert not reader.model.training
    assert not extractor.roles.training


def test_rows_that_fill_up_change_nothing(tmp_path: Path) -> None:
    model, _, _ = load_model(save_tiny(tmp_path / "m"), fast=False)
    assert isinstance(model.encoder, Encoder)
    model.eval()
    ids = torch.tensor([WINDOWS[0]])
    with torch.inference_mode():
        (alone,) = model.encoder.ragged(WINDOWS[:1])
        padded = model.encoder(ids, torch.ones_like(ids, dtype=torch.bool))[0]
        assert torch.allclose(alone, padded, atol=1e-5)
        assert torch.allclose(model.encoder.ragged(WINDOWS)[0], alone, atol=1e-5)
