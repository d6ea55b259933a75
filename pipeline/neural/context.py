"""The words around a cue, read again with the cue in mind."""

from typing import Final

import torch
from torch import Tensor, nn

from pipeline.neural.candidates import KINDS
from pipeline.neural.encoder import EncoderShape, Layer, through_layers, through_ragged
from pipeline.neural.features import WIDTH
from pipeline.records import POLARITIES

BEFORE: Final = 44
AFTER: Final = 28
"""Words before and after the start of a cue that are read again with it."""
PLACES: Final = 24
"""Buckets of a word's distance to the cue."""


def place_of(distance: Tensor) -> Tensor:
    """Return the bucket of signed word distances (0 inside the cue), same shape, in [0, PLACES)."""
    half = PLACES // 2
    size = distance.abs()
    step = torch.where(
        size <= 5, size, (torch.log2(size.float().clamp(min=1)) * 2 + 0.4).long() + 1
    )
    step = step.clamp(max=half - 1)
    return torch.where(distance < 0, step + half, step).clamp(max=PLACES - 1)


class CueContext(nn.Module):
    """Transformer layers over the words around each cue, told which words are cue and mention.

    The marking of the pair in question follows Zhong and Chen, "A Frustratingly Easy Approach for
    Entity and Relation Extraction" (2021); here it starts from the shared encoder's output, and one
    reading serves all mentions of a cue.
    """

    def __init__(self, width: int, *, layers: int, dropout: float = 0.1) -> None:
        super().__init__()
        shape = EncoderShape(0, width=width, heads=max(1, width // 32), inner=4 * width)
        self.kind = nn.Embedding(len(KINDS) + 1, width)
        self.place = nn.Embedding(PLACES, width)
        self.polarity = nn.Embedding(len(POLARITIES), width)
        self.features = nn.Linear(WIDTH, width, bias=False)
        for weight in (self.kind.weight, self.place.weight, self.features.weight):
            nn.init.zeros_(weight)
        nn.init.normal_(self.polarity.weight, std=0.1)
        self.layers = nn.ModuleList(Layer(shape, dropout) for _ in range(layers))

    def forward(
        self,
        vectors: Tensor,
        spans: Tensor,
        polarities: Tensor,
        mentions: Tensor,
        kinds: Tensor,
        features: Tensor,
        sentences: Tensor,
    ) -> Tensor:
        """Read the surroundings of each cue.

        Args:
            vectors: Shape ``(words, width)``; zero for words that were not encoded.
            mentions: Shape ``(mentions, 2)``, start and end word of each candidate.
            kinds: Shape ``(mentions,)``, indices of ``KINDS``.
            spans: Shape ``(cues, 2)``, start and end word of each cue.
            polarities: Shape ``(cues,)``.
            features: Shape ``(cues, mentions, WIDTH)``.
            sentences: Shape ``(cues, 2)``, start and end word of the sentence of each cue.

        Returns:
            Shape ``(cues, BEFORE + AFTER, width)``: place ``i`` is word ``start - BEFORE + i``. In
            use only the cue's first word, the words of its sentence and those of mentions are read to
            the end; the others are zero.
        """
        offset = torch.arange(-BEFORE, AFTER)
        index = spans[:, :1] + offset
        inside_text = (index >= 0) & (index < len(vectors))
        index = index.clamp(0, len(vectors) - 1)
        encoded = vectors.abs().sum(-1) > 0
        mask = inside_text & encoded[index]
        owners = owners_of(mentions, len(vectors))
        rows = self._rows(vectors, spans, polarities, kinds, features, owners, index, mask)
        seen = rows.new_zeros(*mask.shape, rows.shape[-1])
        if self.training:
            seen[mask] = rows
            return through_layers(self.layers, seen, mask).float() * mask[..., None]
        inside = (index >= sentences[:, :1]) & (index < sentences[:, 1:])
        wanted = mask & (inside | (owners[index] >= 0) | (offset == 0))
        seen[wanted] = through_ragged(self.layers, rows, mask.sum(1).tolist(), wanted[mask])
        return seen

    def _rows(
        self,
        vectors: Tensor,
        spans: Tensor,
        polarities: Tensor,
        kinds: Tensor,
        features: Tensor,
        owners: Tensor,
        index: Tensor,
        mask: Tensor,
    ) -> Tensor:
        """Return what enters the layers, shape ``(rows, width)``: the words at the places of ``mask``."""
        cue, words = mask.nonzero()[:, 0], index[mask]
        before = (words - spans[cue, 0]).clamp(max=0)
        distance = before + (words - (spans[cue, 1] - 1)).clamp(min=0)
        marks = torch.where(owners < 0, 0, kinds[owners.clamp(min=0)] + 1)
        rows = vectors[words] + self.kind(marks[words]) + self.place(place_of(distance))
        rows = rows + (distance == 0)[:, None] * self.polarity(polarities)[cue]
        named = (owners[words] >= 0).nonzero().squeeze(-1)
        told = self.features(features[cue[named], owners[words[named]]])
        complete: Tensor = rows.index_add(0, named, told.to(rows.dtype))
        return complete


def owners_of(mentions: Tensor, words: int) -> Tensor:
    """Return for each of ``words`` words the first mention (n, 2) that it is in, or -1."""
    sizes = mentions[:, 1] - mentions[:, 0]
    numbers = torch.arange(len(mentions)).repeat_interleave(sizes)
    offsets = torch.arange(len(numbers)) - (sizes.cumsum(0) - sizes)[numbers]
    owners = torch.full((words,), len(mentions))
    owners = owners.scatter_reduce(0, mentions[numbers, 0] + offsets, numbers, "amin")
    return torch.where(owners == len(mentions), -1, owners)


def place_in_context(spans: Tensor, words: Tensor) -> tuple[Tensor, Tensor]:
    """Return where words stand in the context of cues, and whether they are in it.

    Args:
        spans: Shape ``(cues, 2)``.
        words: Places of words in the article, shape ``(n,)`` or of each cue ``(cues, n)``.

    Returns:
        Two tensors of shape ``(cues, n)``: the place, clamped to the context, and a bool.
    """
    place = words - spans[:, :1] + BEFORE
    size = BEFORE + AFTER
    return place.clamp(0, size - 1), (place >= 0) & (place < size)
