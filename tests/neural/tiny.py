"""A model small enough to make in a test: random weights, a piece for each letter."""

from pathlib import Path

import torch

from pipeline.neural.encoder import Encoder, EncoderShape
from pipeline.neural.heads import NewsModel
from pipeline.neural.pieces import WORD_START, Pieces
from pipeline.neural.store import save_model

LETTERS = "ابتثجحخدذرزسشصضطظعغفقكلمنهويىةأإآئؤء.،0123456789"


def tiny_pieces() -> Pieces:
    """Return the special pieces, the word start, letters and one whole word."""
    pieces = ["<s>", "<pad>", "</s>", "<unk>", WORD_START, *LETTERS, f"{WORD_START}مصر"]
    return Pieces(pieces, [0.0, 0.0, 0.0, 0.0, -2.0, *[-3.0] * len(LETTERS), -1.0])


def tiny_model(seed: int = 0) -> NewsModel:
    """Return a model of two layers of width 16."""
    torch.manual_seed(seed)
    shape = EncoderShape(
        vocabulary=len(tiny_pieces()), layers=2, width=16, heads=2, inner=32, positions=256
    )
    return NewsModel(Encoder(shape), 16).eval()


def save_tiny(folder: Path, seed: int = 0, data: dict[str, str] | None = None) -> Path:
    """Write the tiny model, made from the files ``data``, to ``folder`` and return it."""
    meta = {"scores": {}, "thresholds": {}, "data": data or {}}
    save_model(folder, tiny_model(seed), tiny_pieces(), meta)
    return folder
