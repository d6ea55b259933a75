"""Cut attention heads and inner neurons out of a trained model: fewer products, nearly the same output.

Each half of a layer ends in a linear layer. What enters it is watched on labelled articles; then the inputs
that are missed least are taken away, a head or 32 neurons at a time, and the weights of the others solved
anew by least squares. All halves compete for what is kept: what a cut costs the loss against the time that
it saves. Source: Kurtic et al., "ZipLM: Inference-Aware Structured Pruning of Language Models" (2023).
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

import torch
from torch import Tensor, nn
from torch.nn import functional

from pipeline.errors import ModelError
from pipeline.neural.encoder import Encoder, Layer
from pipeline.neural.heads import NewsModel
from pipeline.training.examples import ArticleExample
from pipeline.training.losses import article_losses, word_vectors

NEURONS: Final = 32
"""Inner neurons that are cut together; a multiple that eight-bit products like."""
HEAD_TIME: Final = 3.5
"""Time of an attention head, with its softmax, in that of ``NEURONS`` neurons, from a profile of the layers."""
_DAMPING: Final = 1e-4
_FLOOR: Final = 0.02
"""Of the mean importance of output channels, that every one has."""


@dataclass(slots=True)
class Watched:
    """What went through a linear layer.

    ``moments`` are sums of products of its inputs and a constant 1, shape ``(inputs + 1, inputs + 1)``;
    ``felt`` of the squared gradients of the loss by its outputs, shape ``(outputs,)``.
    """

    moments: Tensor
    felt: Tensor
    rows: int = 0


@dataclass(frozen=True, slots=True)
class Elimination:
    """What is left of a linear layer's inputs at each size.

    ``kept`` maps a number of units to the inputs in them, ``errors`` to what the lack of the others costs.
    """

    kept: dict[int, list[int]]
    errors: dict[int, float]


def layers_of(model: NewsModel) -> list[Layer]:
    """Return the transformer layers of our own, those of the encoder first.

    Raises ModelError where the encoder is of another kind.
    """
    if not isinstance(model.encoder, Encoder):
        raise ModelError("only the small encoder can be cut; this model has one of Hugging Face")
    layers = [*model.encoder.layers, *model.roles.around.layers]
    return [layer for layer in layers if isinstance(layer, Layer)]


def slim(
    model: NewsModel,
    examples: Sequence[ArticleExample],
    found: Sequence[ArticleExample],
    weights: Mapping[str, float],
    share: float,
    tell: Callable[[str], None],
) -> None:
    """Cut the layers of ``model``, in place, to ``share`` of the time that heads and neurons take.

    The vectors of pieces and places are frozen: the training that follows is for the layers.

    Args:
        model: The model.
        examples: Articles to watch it on.
        found: The same with mentions that were found, as in training.
        weights: Of the heads' losses.
        share: Above 0, at most 1.
        tell: Told what each layer keeps.

    Raises:
        ModelError: The encoder is of another kind.
    """
    layers = layers_of(model)
    halves = [half for layer in layers for half in (layer.attended, layer.narrow)]
    watched = watch(model, halves, examples, found, weights)
    pairs = list(zip(halves, watched, strict=True))
    heads = [eliminate(*pair, layer.size) for pair, layer in zip(pairs[::2], layers, strict=True)]
    neurons = [eliminate(*pair, NEURONS, together=False) for pair in pairs[1::2]]
    sizes = share_out(
        [each.errors for pair in zip(heads, neurons, strict=True) for each in pair],
        [seen.rows * (HEAD_TIME if i % 2 == 0 else 1.0) for i, seen in enumerate(watched)],
        share,
    )
    for i, layer in enumerate(layers):
        of_heads, of_neurons = sizes[2 * i : 2 * i + 2]
        tell(f"layer {i + 1}: {of_heads} heads, {of_neurons * NEURONS} inner neurons")
        cut_layer(
            layer,
            heads[i].kept[of_heads],
            watched[2 * i],
            neurons[i].kept[of_neurons],
            watched[2 * i + 1],
        )
    assert isinstance(model.encoder, Encoder)
    model.encoder.pieces.requires_grad_(False)
    model.encoder.positions.requires_grad_(False)


def watch(
    model: NewsModel,
    linears: Sequence[nn.Linear],
    examples: Sequence[ArticleExample],
    found: Sequence[ArticleExample],
    weights: Mapping[str, float],
) -> list[Watched]:
    """Return what goes through some linear layers of a model when it reads labelled articles."""
    watched = [
        Watched(
            torch.zeros(linear.in_features + 1, linear.in_features + 1, dtype=torch.float64),
            torch.zeros(linear.out_features, dtype=torch.float64),
        )
        for linear in linears
    ]

    def hook(seen: Watched) -> Callable[[nn.Module, tuple[Tensor, ...], Tensor], None]:
        def feel(gradient: Tensor) -> None:
            seen.felt += gradient.pow(2).sum(0)

        def look(_: nn.Module, inputs: tuple[Tensor, ...], outputs: Tensor) -> None:
            rows = functional.pad(inputs[0].detach(), (0, 1), value=1.0)
            seen.moments += rows.T @ rows
            seen.rows += len(rows)
            outputs.register_hook(feel)  # type: ignore[no-untyped-call]

        return look

    hooks = [
        linear.register_forward_hook(hook(seen))
        for linear, seen in zip(linears, watched, strict=True)
    ]
    model.eval()
    for example, other in zip(examples, found, strict=True):
        losses = article_losses(model, word_vectors(model, [example])[0], example, other)
        if losses:
            loss = torch.stack([weights[name] * value for name, value in losses.items()]).sum()
            loss.backward()  # type: ignore[no-untyped-call]
    for each in hooks:
        each.remove()
    model.zero_grad()
    return watched


def eliminate(linear: nn.Linear, seen: Watched, unit: int, *, together: bool = True) -> Elimination:
    """Take the inputs of a linear layer away until one unit is left, always those missed least.

    ``together`` says that a unit is a run of neighbours, as a head is; else any ``unit`` inputs make one,
    and they go one by one.
    """
    weights, inverse = _with_bias(linear), torch.linalg.inv(_damped(seen))
    felt = seen.felt + _FLOOR * seen.felt.mean()
    runs = torch.arange(linear.in_features).view(-1, unit if together else 1)
    size, error = linear.in_features // unit, 0.0
    result = Elimination({size: list(range(linear.in_features))}, {size: 0.0})
    while size > 1:
        parts = weights[:, runs]
        solved = torch.linalg.inv(inverse[runs[:, :, None], runs[:, None, :]])
        costs = torch.einsum("o,ork,rkl,orl->r", felt, parts, solved, parts)
        least = int(costs.argmin())
        gone = runs[least]
        spread = solved[least] @ inverse[gone]
        weights -= parts[:, least] @ spread
        inverse -= inverse[:, gone] @ spread
        error += float(costs[least])
        runs = torch.cat([runs[:least], runs[least + 1 :]])
        if runs.numel() == (size - 1) * unit:
            size -= 1
            result.kept[size], result.errors[size] = runs.flatten().tolist(), error
    return result


def share_out(
    errors: Sequence[Mapping[int, float]], times: Sequence[float], share: float
) -> list[int]:
    """Return how many units each layer keeps, so that all together take ``share`` of their time.

    Args:
        errors: Of each layer, what each number of units costs.
        times: Of one unit of each layer.
        share: Above 0, at most 1.
    """
    sizes = [max(own) for own in errors]
    left = sum(size * time for size, time in zip(sizes, times, strict=True)) * share
    while sum(size * time for size, time in zip(sizes, times, strict=True)) > left:
        larger = [i for i, own in enumerate(errors) if sizes[i] - 1 in own]
        if not larger:
            break
        cheapest = min(
            larger, key=lambda i: (errors[i][sizes[i] - 1] - errors[i][sizes[i]]) / times[i]
        )
        sizes[cheapest] -= 1
    return sizes


def cut_layer(
    layer: Layer, mixed: list[int], attention: Watched, inner: list[int], within: Watched
) -> None:
    """Keep some inputs of both halves of a layer, whole heads and any neurons, in place.

    Args:
        layer: The layer.
        mixed: Kept inputs of ``attended``, ascending; heads are whole.
        attention: What went through ``attended``.
        inner: Kept inputs of ``narrow``, ascending.
        within: What went through ``narrow``.
    """
    mixes = layer.attended.in_features
    asked = [part * mixes + i for part in range(3) for i in mixed]
    rows = [
        (lin, lin.weight[own], lin.bias[own])
        for lin, own in ((layer.qkv, asked), (layer.wide, inner))
    ]
    solved = [
        (lin, _on_kept(lin, seen, kept))
        for lin, seen, kept in ((layer.attended, attention, mixed), (layer.narrow, within, inner))
    ]
    layer.cut_to(len(mixed) // layer.size, len(inner))
    with torch.no_grad():
        for linear, weight, bias in rows:
            linear.weight.copy_(weight)
            linear.bias.copy_(bias)
        for linear, whole in solved:
            linear.weight.copy_(whole[:, :-1])
            linear.bias.copy_(whole[:, -1])


def _on_kept(linear: nn.Linear, seen: Watched, kept: list[int]) -> Tensor:
    """Return weights and bias of a linear layer that has the inputs ``kept`` alone."""
    whole = _with_bias(linear)
    if len(kept) == linear.in_features:
        return whole
    return _solve(whole, _damped(seen), [*kept, linear.in_features])


def _damped(seen: Watched) -> Tensor:
    """Return mean moments with a little added to the diagonal, so that they can be inverted."""
    moments = seen.moments / max(1, seen.rows)
    return moments + torch.eye(len(moments)) * _DAMPING * moments.diagonal()[:-1].mean()


def _with_bias(linear: nn.Linear) -> Tensor:
    """Return weights and bias as one matrix, shape ``(outputs, inputs + 1)``."""
    return torch.cat([linear.weight.detach(), linear.bias.detach()[:, None]], 1).double()


def _solve(whole: Tensor, moments: Tensor, kept: list[int]) -> Tensor:
    """Return weights on the inputs ``kept`` that come nearest to ``whole`` on all, by least squares."""
    solved: Tensor = whole @ moments[:, kept] @ torch.linalg.inv(moments[kept][:, kept])
    return solved
