"""The shared word encoder: a small pretrained transformer over subword pieces."""

from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass
from typing import Final

import torch
from torch import Tensor, nn
from torch.nn import functional

PIECES: Final = 512
"""Pieces that go through the layers together in use: memory does not grow with the article."""


@dataclass(frozen=True, slots=True)
class EncoderShape:
    """Sizes of an encoder; the defaults are those of the pretrained weights.

    ``vocabulary`` pieces, ``layers`` transformer layers of ``width`` with ``heads`` attention
    heads and an inner layer of ``inner``; at most ``positions`` pieces a window.
    """

    vocabulary: int
    layers: int = 6
    width: int = 384
    heads: int = 12
    inner: int = 1536
    positions: int = 512

    def to_json(self) -> dict[str, int]:
        """Return the sizes as a plain dictionary."""
        return asdict(self)


class Layer(nn.Module):
    """One post-norm transformer layer (BERT's arrangement).

    It may have fewer attention heads, of ``size`` each, and inner neurons than it was pretrained with.
    """

    def __init__(self, shape: EncoderShape, dropout: float) -> None:
        super().__init__()
        self.size = shape.width // shape.heads
        self.dropout = dropout
        self.heads = shape.heads
        self.qkv = nn.Linear(shape.width, 3 * shape.width)
        self.attended = nn.Linear(shape.width, shape.width)
        self.norm1 = nn.LayerNorm(shape.width, eps=1e-12)
        self.wide = nn.Linear(shape.width, shape.inner)
        self.narrow = nn.Linear(shape.inner, shape.width)
        self.norm2 = nn.LayerNorm(shape.width, eps=1e-12)

    def cut_to(self, heads: int, inner: int) -> None:
        """Make room for ``heads`` attention heads and ``inner`` inner neurons, fewer than before.

        Which weights they get is for the caller to say.
        """
        self.heads = heads
        _cut_linear(self.qkv, rows=3 * heads * self.size)
        _cut_linear(self.attended, columns=heads * self.size)
        _cut_linear(self.wide, rows=inner)
        _cut_linear(self.narrow, columns=inner)

    def forward(self, x: Tensor, places: Tensor, mask: Tensor) -> Tensor:
        """Return the layer's output.

        Args:
            x: Shape ``(kept, width)``: the pieces of a batch without its padding.
            places: Shape ``(kept,)``, where they stand in the flattened batch.
            mask: Shape ``(batch, pieces)``, bool; False for padding.

        Returns:
            The shape of ``x``.
        """
        batch, pieces = mask.shape
        width = self.heads * self.size
        qkv = x.new_zeros(batch * pieces, 3 * width).index_copy(0, places, self.qkv(x))
        qkv = qkv.view(batch, pieces, 3, self.heads, self.size)
        query, key, value = qkv.permute(2, 0, 3, 1, 4)
        mixed = self._attend(query, key, value, mask[:, None, None, :])
        mixed = mixed.transpose(1, 2).reshape(batch * pieces, width).index_select(0, places)
        mixed = self.attended(mixed)
        x = self.norm1(x + functional.dropout(mixed, self.dropout, self.training))
        inner = self.narrow(functional.gelu(self.wide(x)))
        hidden: Tensor = self.norm2(x + functional.dropout(inner, self.dropout, self.training))
        return hidden

    def ragged(self, x: Tensor, lengths: list[int], wanted: Tensor | None = None) -> Tensor:
        """Return the output for windows laid end to end, without padding.

        Args:
            x: Shape ``(pieces, width)``, all windows together.
            lengths: Pieces of each window.
            wanted: Shape ``(pieces,)``, bool: the pieces whose output is needed; if None, all.

        Returns:
            Shape ``(wanted pieces, width)``.
        """
        query, key, value = self.qkv(x).view(-1, 3, self.heads, self.size).unbind(1)
        asking = lengths
        if wanted is not None:
            asking = [int(part.sum()) for part in torch.split(wanted, lengths)]
            x, query = x[wanted], query[wanted]
        windows = zip(
            torch.split(query, asking),
            torch.split(key, lengths),
            torch.split(value, lengths),
            strict=True,
        )
        mixed = torch.cat([_attended(*window) for window in windows])
        x = self.norm1(x + self.attended(mixed.view(-1, self.heads * self.size)))
        hidden: Tensor = self.norm2(x + self.narrow(functional.gelu(self.wide(x))))
        return hidden

    def _attend(self, query: Tensor, key: Tensor, value: Tensor, mask: Tensor) -> Tensor:
        if not self.training:
            return functional.scaled_dot_product_attention(query, key, value, attn_mask=mask)
        # torch's fused kernel has a slow backward pass on a CPU; this is the same sum written out
        scores = query @ key.transpose(-1, -2) * query.shape[-1] ** -0.5
        shares = scores.masked_fill(~mask, -1e4).softmax(-1).to(value.dtype)
        mixed: Tensor = shares @ value
        return mixed


def _cut_linear(linear: nn.Linear, rows: int | None = None, columns: int | None = None) -> None:
    """Shorten a linear layer, in place."""
    linear.weight = nn.Parameter(linear.weight.detach()[:rows, :columns].clone())
    linear.bias = nn.Parameter(linear.bias.detach()[:rows].clone())
    linear.out_features, linear.in_features = linear.weight.shape


def _attended(query: Tensor, key: Tensor, value: Tensor) -> Tensor:
    """Attend within one window: (asking, heads, size), twice (pieces, heads, size) to the first shape."""
    query, key, value = (part.transpose(0, 1)[None] for part in (query, key, value))
    mixed = functional.scaled_dot_product_attention(query, key, value)
    return mixed.squeeze(0).transpose(0, 1)


class Encoder(nn.Module):
    """Pieces in, one vector a piece out.

    Source of the arrangement: Devlin et al., BERT (2019); of the starting weights: see
    ``pipeline/training/pretrained.py``.
    """

    def __init__(self, shape: EncoderShape, *, dropout: float = 0.1) -> None:
        super().__init__()
        self.shape = shape
        self.dropout = dropout
        self.pieces = nn.Embedding(shape.vocabulary, shape.width)
        self.positions = nn.Embedding(shape.positions, shape.width)
        self.norm = nn.LayerNorm(shape.width, eps=1e-12)
        self.layers = nn.ModuleList(Layer(shape, dropout) for _ in range(shape.layers))

    def forward(self, ids: Tensor, mask: Tensor) -> Tensor:
        """Encode windows of pieces.

        Args:
            ids: Shape ``(windows, pieces)``, int64 piece ids.
            mask: Same shape, bool; False for padding.

        Returns:
            Shape ``(windows, pieces, width)``.
        """
        place = torch.arange(ids.shape[1], device=ids.device)
        x: Tensor = self.norm(self.pieces(ids) + self.positions(place)[None])
        x = functional.dropout(x, self.dropout, self.training)
        return through_layers(self.layers, x, mask)

    def ragged(self, windows: Sequence[Sequence[int]], wanted: Sequence[Sequence[int]]) -> Tensor:
        """Encode windows without padding, for use: what ``forward`` gives, less the wasted work.

        Args:
            windows: The piece ids of each window.
            wanted: The places in each window whose vectors are needed, ascending.

        Returns:
            Shape ``(places, width)``, those of all windows in order.
        """
        lengths = [len(window) for window in windows]
        ids = torch.tensor([piece for window in windows for piece in window])
        place = torch.cat([torch.arange(length) for length in lengths])
        kept = torch.zeros(len(ids), dtype=torch.bool)
        begin = 0
        for length, places in zip(lengths, wanted, strict=True):
            kept[[begin + i for i in places]] = True
            begin += length
        x: Tensor = self.norm(self.pieces(ids) + self.positions(place))
        return through_ragged(self.layers, x, lengths, kept)


def through_ragged(layers: nn.ModuleList, x: Tensor, lengths: list[int], wanted: Tensor) -> Tensor:
    """Send windows laid end to end through layers, in use, some ``PIECES`` at a time.

    Args:
        layers: Of ``Layer``.
        x: Shape ``(pieces, width)``, all windows together.
        lengths: Pieces of each window.
        wanted: Shape ``(pieces,)``, bool: the pieces whose output is needed.

    Returns:
        Shape ``(wanted pieces, width)``.
    """
    done = []
    for group in _groups(lengths):
        size = sum(group)
        rows, x = x[:size], x[size:]
        asked, wanted = wanted[:size], wanted[size:]
        for number, layer in enumerate(layers, 1):
            assert isinstance(layer, Layer)
            rows = layer.ragged(rows, group, asked if number == len(layers) else None)
        done.append(rows)
    return torch.cat(done)


def _groups(lengths: Sequence[int]) -> Iterator[list[int]]:
    """Cut lengths to lists of at most ``PIECES`` together, or of one."""
    group: list[int] = []
    for length in lengths:
        if group and sum(group) + length > PIECES:
            yield group
            group = []
        group.append(length)
    yield group


def through_layers(layers: nn.ModuleList, x: Tensor, mask: Tensor) -> Tensor:
    """Send a padded batch through layers; padding is left out of all but attention.

    Args:
        layers: Of ``Layer``.
        x: Shape ``(batch, pieces, width)``.
        mask: Shape ``(batch, pieces)``, bool; False for padding.

    Returns:
        The shape of ``x``; what stands at padding means nothing.
    """
    batch, pieces, width = x.shape
    places = mask.flatten().nonzero().squeeze(-1)
    rows = x.reshape(batch * pieces, width).index_select(0, places)
    for layer in layers:
        rows = layer(rows, places, mask)
    whole = rows.new_zeros(batch * pieces, width).index_copy(0, places, rows)
    return whole.view(batch, pieces, width)
