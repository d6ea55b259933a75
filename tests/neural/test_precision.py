"""Eight bits give nearly what floats give, and only where they are wanted."""

from pathlib import Path

import pytest
import torch

from pipeline.neural.encoder import Encoder, Layer
from pipeline.neural.extractor import StanceExtractor
from pipeline.neural.int8 import Int8Linear
from pipeline.neural.reader import Reader
from pipeline.neural.store import load_model
from tests.neural.tiny import save_tiny

WINDOWS = [[0, 5, 6, 7, 2], [0, 8, 9, 2], [0, 2]]
WORDS = [[1, 3], [2], []]


def test_layers_give_nearly_the_same(tmp_path: Path) -> None:
    folder = save_tiny(tmp_path / "m")
    fast, _, _ = load_model(folder)
    exact, _, _ = load_model(folder, fast=False)
    assert isinstance(fast.encoder, Encoder)
    assert isinstance(exact.encoder, Encoder)
    with torch.inference_mode():
        quick = fast.encoder.ragged(WINDOWS, WORDS)
        slow = exact.encoder.eval().ragged(WINDOWS, WORDS)
    assert quick.dtype == torch.float32
    assert torch.allclose(quick, slow, atol=0.1)
    assert not torch.equal(quick, slow)


@pytest.mark.parametrize("exact", [True, False])
def test_exact_computes_in_floats(tmp_path: Path, exact: bool) -> None:
    folder = save_tiny(tmp_path / "m")
    reader, extractor = Reader(folder, exact=exact), StanceExtractor(folder, exact=exact)
    for layers in (reader.model.encoder.layers, extractor.roles.around.layers):
        layer = layers[0]
        assert isinstance(layer, Layer)
        assert type(layer.qkv) is (torch.nn.Linear if exact else Int8Linear)
    assert not reader.model.training
    assert not extractor.roles.training
