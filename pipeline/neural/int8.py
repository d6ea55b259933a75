"""Linear layers with eight-bit weights: a quarter of the size, two to three times as fast on a CPU.

Weights are stored per output row as int8 with a scale; activations are scaled for each call, and where
they differ much from piece to piece first for each piece, so that one piece with large values costs the
others nothing. Activations use seven of the eight bits: with eight, processors without dot-product
instructions overflow.
"""

import warnings

import torch
from torch import Tensor, nn


def quantise(weight: Tensor) -> tuple[Tensor, Tensor]:
    """Return int8 rows and their scales of a float matrix.

    Args:
        weight: Shape ``(rows, columns)``.

    Returns:
        Int8 of the same shape and float32 scales of shape ``(rows,)``.
    """
    scale = (weight.abs().amax(dim=1) / 127).clamp(min=1e-8)
    return (weight / scale[:, None]).round().clamp(-127, 127).to(torch.int8), scale


def widen(rows: Tensor, scale: Tensor) -> Tensor:
    """Return the float matrix that ``quantise`` made ``rows`` and ``scale`` of."""
    return rows.float() * scale[:, None]


class Int8Linear(nn.Module):
    """A linear layer that multiplies in eight bits; not trainable."""

    bias: Tensor

    def __init__(self, rows: Tensor, scale: Tensor, bias: Tensor, *, even: bool = False) -> None:
        """``rows`` int8 (outputs, inputs), ``scale`` (outputs,), ``bias`` (outputs,).

        ``even`` says that inputs are of one size for all pieces, as behind a layer norm.
        """
        super().__init__()
        self.even = even
        zero = torch.zeros(len(scale), dtype=torch.long)
        with warnings.catch_warnings():
            # torch announces another interface to the same kernels, but has none for int8 rows yet.
            warnings.simplefilter("ignore", UserWarning)
            weight = torch._make_per_channel_quantized_tensor(rows, scale.double(), zero, 0)
        self._packed = torch.ops.quantized.linear_prepack(weight, torch.zeros(len(scale)))
        self.register_buffer("bias", bias.float(), persistent=False)

    def forward(self, x: Tensor) -> Tensor:
        """Map (..., inputs) to (..., outputs)."""
        if self.even:
            plain: Tensor = torch.ops.quantized.linear_dynamic(x, self._packed, True)
            return plain.add_(self.bias)
        largest = x.abs().amax(dim=-1, keepdim=True).clamp_(min=1e-6)
        scaled = torch.ops.quantized.linear_dynamic(x / largest, self._packed, True)
        return torch.addcmul(self.bias, scaled, largest)
