"""Trained models on disk: weights in safetensors, pieces, meta.json beside them.

The small encoder has eight-bit weights and its pieces in a text file; an encoder of Hugging Face
half-precision weights, and its own configuration and tokenizer in a subfolder.
"""

import hashlib
import json
from collections.abc import Iterator
from contextlib import contextmanager
from math import isfinite
from pathlib import Path
from typing import Any, Final

import torch
from safetensors.torch import load_file, save_file
from torch import Tensor, nn

from pipeline.errors import ModelError
from pipeline.neural.confidence import Calibration
from pipeline.neural.encoder import Encoder, EncoderShape, Layer
from pipeline.neural.features import WIDTH
from pipeline.neural.heads import CUE_TAGS, MENTION_TAGS, NewsModel, Roles
from pipeline.neural.huggingface import (
    HuggingFaceEncoder,
    HuggingFacePieces,
    load_parts,
    save_parts,
)
from pipeline.neural.int8 import Int8Linear, quantise, widen
from pipeline.neural.pieces import Pieces, WordPieces
from pipeline.neural.stances import Thresholds

FORMAT: Final = 1
WEIGHTS: Final = "weights.safetensors"
PIECES: Final = "pieces.tsv"
META: Final = "meta.json"
_ROWS: Final = ".rows"
_SCALE: Final = ".scale"
_TABLES: Final = ("encoder", "sha256", "thresholds", "calibration")
"""Keys of meta.json with a table below them."""
_AGAIN: Final = "roles.around.layers."
"""The layers that read a cue's surroundings again."""


def interface() -> dict[str, Any]:
    """Return what weights and code have to agree on."""
    return {
        "format": FORMAT,
        "mention_tags": list(MENTION_TAGS),
        "cue_tags": list(CUE_TAGS),
        "pair_features": WIDTH,
    }


def save_model(folder: Path, model: NewsModel, pieces: WordPieces, meta: dict[str, Any]) -> None:
    """Write ``model`` to ``folder``; ``meta`` is completed with shapes and checksums."""
    folder.mkdir(parents=True, exist_ok=True)
    eight_bit = (_AGAIN, "encoder.") if isinstance(model.encoder, Encoder) else (_AGAIN,)
    tensors: dict[str, Tensor] = {}
    for name, value in model.state_dict().items():
        if value.dim() == 2 and name.startswith(eight_bit):
            rows, scale = quantise(value)
            tensors[name + _ROWS], tensors[name + _SCALE] = rows, scale
        else:
            tensors[name] = value.half() if value.dim() == 2 else value.float()
    save_file({name: value.contiguous() for name, value in tensors.items()}, folder / WEIGHTS)
    shape, files = _save_encoder(folder, model.encoder, pieces)
    complete = {
        **interface(),
        "encoder": shape,
        "layers": [
            [layer.heads, layer.wide.out_features]
            for layer in model.modules()
            if isinstance(layer, Layer)
        ],
        **meta,
        "sha256": {name: _digest(folder / name) for name in (WEIGHTS, *files)},
    }
    write_meta(folder, complete)


def write_meta(folder: Path, meta: dict[str, Any]) -> None:
    """Write meta.json of the model in ``folder``."""
    text = json.dumps(meta, ensure_ascii=False, indent=2, sort_keys=True)
    (folder / META).write_text(text + "\n", encoding="utf-8")


def _save_encoder(
    folder: Path, encoder: nn.Module, pieces: WordPieces
) -> tuple[dict[str, Any], list[str]]:
    """Write what the encoder needs beside its weights; return its shape and the files' names."""
    if isinstance(encoder, HuggingFaceEncoder):
        assert isinstance(pieces, HuggingFacePieces)
        return encoder.to_json(), save_parts(folder, encoder, pieces)
    assert isinstance(encoder, Encoder)
    assert isinstance(pieces, Pieces)
    lines = (f"{p}\t{s:.4f}" for p, s in zip(pieces.pieces, pieces.scores, strict=True))
    (folder / PIECES).write_text("\n".join(lines) + "\n", encoding="utf-8")
    return dict(encoder.shape.to_json()), [PIECES]


def _load_encoder(folder: Path, meta: dict[str, Any]) -> tuple[nn.Module, WordPieces]:
    """Return the encoder without its weights, and its pieces."""
    if meta["encoder"].get("kind") == "huggingface":
        return load_parts(folder, meta)
    lines = (folder / PIECES).read_text(encoding="utf-8").split("\n")[:-1]
    rows = [line.rsplit("\t", 1) for line in lines]
    pieces = Pieces([row[0] for row in rows], [float(row[1]) for row in rows])
    return Encoder(EncoderShape(**meta["encoder"])), pieces


def read_meta(folder: Path) -> dict[str, Any]:
    """Return the meta.json of a model. Raises ModelError where it is missing or unreadable."""
    path = folder / META
    try:
        meta = json.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        raise ModelError(
            f"no model in {folder}: {META} is missing; train one or name another"
        ) from None
    except (OSError, ValueError, RecursionError) as error:
        raise ModelError(f"{path}: unreadable ({error}); restore the model's folder") from error
    if not isinstance(meta, dict) or not all(isinstance(meta.get(k, {}), dict) for k in _TABLES):
        raise ModelError(f"{path}: does not describe a model; restore the model's folder")
    return meta


def check_meta(folder: Path, meta: dict[str, Any]) -> None:
    """Refuse a model that is altered or made for other code. Raises ModelError."""
    for key, wanted in interface().items():
        if meta.get(key) != wanted:
            raise ModelError(
                f"{folder}: made for other code ({key} differs); train it again with this version"
            )
    digests = meta.get("sha256", {})
    if WEIGHTS not in digests:
        raise ModelError(f"{folder}: {META} has no checksum of {WEIGHTS}; restore the folder")
    for name, digest in digests.items():
        path = folder / name
        if not path.is_file():
            raise ModelError(f"{folder}: {name} is missing; restore the model's folder")
        if _digest(path) != digest:
            raise ModelError(
                f"{path}: does not have the checksum in {META}; restore the model's folder"
            )


def load_model(folder: Path, *, fast: bool = True) -> tuple[NewsModel, WordPieces, dict[str, Any]]:
    """Read a model that ``save_model`` wrote.

    ``fast`` lets the layers of our own multiply in eight bits (for use); otherwise they are floats (for
    further training, or for the same results on every processor). Raises ModelError where files are missing, altered or do not fit.
    """
    meta = read_meta(folder)
    check_meta(folder, meta)
    with _telling(folder):
        encoder, pieces = _load_encoder(folder, meta)
        model = NewsModel(encoder, meta["encoder"]["width"])
    tensors = load_file(folder / WEIGHTS)
    _fill(model, tensors, folder)
    if fast:
        if isinstance(encoder, Encoder):
            _to_int8(encoder.layers, "encoder.layers.", tensors)
        _to_int8(model.roles.around.layers, _AGAIN, tensors)
        model.eval().requires_grad_(False)
    return model, pieces, meta


def load_roles(folder: Path, *, fast: bool = True) -> tuple[Roles, dict[str, Any]]:
    """Read the role scorer of a model alone, for use, and its meta.json; see ``load_model``.

    Raises ModelError.
    """
    meta = read_meta(folder)
    check_meta(folder, meta)
    with _telling(folder):
        roles = Roles(meta["encoder"]["width"])
    prefix = "roles."
    tensors = {k: v for k, v in load_file(folder / WEIGHTS).items() if k.startswith(prefix)}
    _fill(roles, {name.removeprefix(prefix): value for name, value in tensors.items()}, folder)
    if fast:
        _to_int8(roles.around.layers, _AGAIN, tensors)
    roles.eval().requires_grad_(False)
    return roles, meta


@contextmanager
def _telling(folder: Path) -> Iterator[None]:
    """Make a ModelError of what goes wrong where meta.json does not fit the code."""
    try:
        yield
    except (KeyError, TypeError, ValueError, ArithmeticError, RuntimeError) as error:
        raise ModelError(
            f"{folder / META}: does not fit ({error!r}); restore the folder"
        ) from error


def read_decisions(meta: dict[str, Any], folder: Path) -> tuple[Thresholds, Calibration]:
    """Return what makes stances of scores, as meta.json has it. Raises ModelError."""
    tables = [meta.get(name, {}) for name in ("thresholds", "calibration")]
    for name, value in (item for table in tables for item in table.items()):
        if isinstance(value, bool) or not isinstance(value, int | float) or not isfinite(value):
            raise ModelError(f"{folder / META}: {name} is no number; restore the folder")
    with _telling(folder):
        return Thresholds(**tables[0]), Calibration(**tables[1])


def _fill(module: nn.Module, tensors: dict[str, Tensor], folder: Path) -> None:
    """Make the weights of a file those of ``module``, as floats; its layers take the sizes of theirs.

    Raises ModelError.
    """
    state = {
        name.removesuffix(_ROWS): widen(value, tensors[name.removesuffix(_ROWS) + _SCALE])
        if name.endswith(_ROWS)
        else value.float()
        for name, value in tensors.items()
        if not name.endswith(_SCALE)
    }
    try:
        for name, layer in module.named_modules():
            if isinstance(layer, Layer):
                heads = len(state[f"{name}.qkv.weight"]) // (3 * layer.size)
                layer.cut_to(heads, len(state[f"{name}.wide.weight"]))
        module.load_state_dict(state, assign=True)
    except (RuntimeError, KeyError, ValueError) as error:
        raise ModelError(f"{folder}: weights do not fit this code ({error})") from error


def _to_int8(module: nn.Module, prefix: str, tensors: dict[str, Tensor]) -> None:
    for name, child in module.named_children():
        path = f"{prefix}{name}"
        if isinstance(child, nn.Linear):
            weight = f"{path}.weight"
            layer = Int8Linear(
                tensors[weight + _ROWS],
                tensors[weight + _SCALE],
                child.bias.data,
            )
            setattr(module, name, layer)
        else:
            _to_int8(child, path + ".", tensors)


def _digest(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


def one_thread() -> None:
    """Let torch use one thread: the same sums in the same order on every machine."""
    torch.set_num_threads(1)
