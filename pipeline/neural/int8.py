"""Linear layers that multiply in eight bits: a quarter of the size, three times as fast on a CPU.

Weights are stored per output row as int8 with a scale; activations are scaled for each piece, so that one
piece with large values costs the others nothing.
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

    def __init__(self, rows: Tensor, scale: Tensor, bias: Tensor) -> None:
        """``rows`` int8 (outputs, inputs), ``scale`` (outputs,), ``bias`` (outputs,)."""
        super().__init__()
        zero = torch.zeros(len(scale), dtype=torch.long)
        with warnings.catch_warnings():
            # torch announces another interface to the same kernels, but has none for int8 rows yet.
            warnings.simplefilter("ignore", UserWarning)
            weight = torch._make_per_channel_quantized_tensor(rows, scale.double(), zero, 0)
        self._packed = torch.ops.quantized.linear_prepack(weight, torch.zeros(len(scale)))
        # Older processors add pairs of products in sixteen bits, which seven bits of the activations fit.
        self._seven_bits = not torch.cpu._is_vnni_supported()
        self.register_buffer("bias", bias.float(), persistent=False)

    def forward(self, x: Tensor) -> Tensor:
        """Map (..., inputs) to (..., outputs)."""
        # Two passes that only read are quicker than one that writes absolute values.
        largest = torch.maximum(x.amax(-1, keepdim=True), -x.amin(-1, keepdim=True)).clamp_(
            min=1e-6
        )
        products = torch.ops.quantized.linear_dynamic(x / largest, self._packed, self._seven_bits)
        return torch.addcmul(self.bias, products, largest, out=products)
