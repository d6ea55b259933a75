"""The heads on the shared encoder: mention tags, cue tags, roles, issues."""

from dataclasses import dataclass
from typing import Final

import torch
from torch import Tensor, nn
from torch.nn import functional

from pipeline.neural.context import BEFORE, PLACES, CueContext, place_in_context, place_of
from pipeline.neural.features import WIDTH
from pipeline.records import LABELS, POLARITIES, STATUSES

MENTION_TAGS: Final = ("O", *(f"{p}-{label}" for label in LABELS for p in "BI"))
CUE_TAGS: Final = ("O", *(f"{p}-{polarity}" for polarity in POLARITIES for p in "BI"))
ISSUE_TAGS: Final = ("O", "B-issue", "I-issue")
LAYERS: Final = 2
"""Layers that read a cue's surroundings again."""


class Tagger(nn.Module):
    """Scores of tags for each word, from its vector and what the rules found there."""

    def __init__(self, width: int, tags: int, *, dropout: float = 0.1, forget: float = 0.3) -> None:
        """``forget`` is the share of known words that training hides, so that it learns to find them by itself."""
        super().__init__()
        self.dropout = dropout
        self.forget = forget
        self.known = nn.Embedding(len(MENTION_TAGS), width)
        nn.init.zeros_(self.known.weight)
        self.score = nn.Linear(width, tags)

    def forward(self, words: Tensor, known: Tensor) -> Tensor:
        """Map vectors (words, width) and known tags (words,) to logits (words, tags).

        ``known`` holds for each word the index in ``MENTION_TAGS`` that the rules give it.
        """
        if self.training:
            known = known * (torch.rand(known.shape) >= self.forget)
        words = functional.dropout(words + self.known(known), self.dropout, self.training)
        logits: Tensor = self.score(words)
        return logits


@dataclass(frozen=True, slots=True)
class Reading:
    """What the role scorer made of an article's cues.

    ``cues`` has shape ``(cues, inner)``, ``pairs`` ``(cues, mentions, inner)``, ``context``
    ``(cues, places, width)`` as ``CueContext`` gives it, ``spans`` and ``sentences`` ``(cues, 2)``.
    """

    cues: Tensor
    pairs: Tensor
    context: Tensor
    spans: Tensor
    sentences: Tensor


class Roles(nn.Module):
    """Scores each mention as holder, speaker and target of a cue, and each word as issue.

    A candidate actor's score is the best of its mentions'. ``layers`` layers read a cue's
    surroundings again; ``inner`` is the size of the scoring layers.
    """

    def __init__(
        self, width: int, *, layers: int = LAYERS, inner: int = 160, dropout: float = 0.2
    ) -> None:
        super().__init__()
        self.dropout = dropout
        self.around = CueContext(width, layers=layers)
        self.cue = nn.Linear(width, inner)
        self.cue_seen = nn.Linear(width, inner)
        self.polarity = nn.Embedding(len(POLARITIES), inner)
        self.mention = nn.Linear(width, inner)
        self.mention_seen = nn.Linear(width, inner, bias=False)
        self.features = nn.Linear(WIDTH, inner)
        self.product = nn.Linear(inner, inner)
        self.pair = nn.Linear(inner, inner)
        self.holder = nn.Linear(inner, 1)
        self.speaker = nn.Linear(inner, 1)
        self.no_speaker = nn.Linear(inner, 1)
        self.status = nn.Linear(inner, len(STATUSES))
        self.as_holder = nn.Linear(inner, inner)
        self.as_target = nn.Linear(inner, inner)
        self.same = nn.Embedding(2, inner)
        self.target = nn.Linear(inner, 1)
        self.issue_word = nn.Linear(width, inner)
        self.issue_seen = nn.Linear(width, inner)
        self.issue_place = nn.Embedding(PLACES, inner)
        self.issue_pair = nn.Linear(inner, inner)
        self.issue = nn.Linear(inner, len(ISSUE_TAGS))

    def read(
        self,
        vectors: Tensor,
        spans: Tensor,
        polarities: Tensor,
        mentions: Tensor,
        kinds: Tensor,
        features: Tensor,
        sentences: Tensor,
    ) -> Reading:
        """Read the cues of an article.

        Args:
            vectors: Shape ``(words, width)``; zero for words that were not encoded.
            spans: Shape ``(cues, 2)``, start and end word of each cue.
            polarities: Shape ``(cues,)``, indices of ``POLARITIES``.
            mentions: Shape ``(mentions, 2)``, of the candidates.
            kinds: Shape ``(mentions,)``, indices of ``KINDS``.
            features: Shape ``(cues, mentions, WIDTH)``.
            sentences: Shape ``(cues, 2)``, start and end word of the sentence of each cue.
        """
        context = self.around(vectors, spans, polarities, mentions, kinds, features, sentences)
        cues = self.cue(mean_of(vectors, spans)) + self.polarity(polarities)
        cues = cues + self.cue_seen(context[:, BEFORE])
        named = self.mention(mean_of(vectors, mentions))
        first, inside = place_in_context(spans, mentions[:, 0])
        last, also = place_in_context(spans, mentions[:, 1] - 1)
        row = torch.arange(len(spans))[:, None]
        seen = (context[row, first] + context[row, last]) / 2 * (inside & also)[..., None]
        joint = cues[:, None] + named[None] + self.features(features) + self.mention_seen(seen)
        joint = joint + self.product(torch.tanh(cues)[:, None] * torch.tanh(named)[None])
        joint = functional.dropout(functional.gelu(joint), self.dropout, self.training)
        pairs = functional.gelu(self.pair(joint))
        pairs = functional.dropout(pairs, self.dropout, self.training)
        return Reading(cues, pairs, context, spans, sentences)

    def targets(self, holders: Tensor, pairs: Tensor, same: Tensor) -> Tensor:
        """Score mentions as target of a cue, given its holder.

        Args:
            holders: Shape ``(n, inner)``, the pair representation of each cue's holder.
            pairs: Shape ``(n, mentions, inner)``, of the same cues.
            same: Shape ``(n, mentions)``, 1 where the mention is the holder's own.

        Returns:
            Logits of shape ``(n, mentions)``.
        """
        joint = self.as_holder(holders)[:, None] + self.as_target(pairs) + self.same(same)
        logits: Tensor = self.target(functional.gelu(joint)).squeeze(-1)
        return logits

    def issues(self, reading: Reading, vectors: Tensor) -> Tensor:
        """Tag the words of each cue's sentence as its issue.

        Args:
            reading: What ``read`` returned.
            vectors: Shape ``(words, width)``, of the whole article.

        Returns:
            Logits of shape ``(cues, longest, 3)``; those past the end of a sentence mean nothing.
        """
        sentences = reading.sentences
        size = int((sentences[:, 1] - sentences[:, 0]).max())
        words = (sentences[:, :1] + torch.arange(size)).clamp(max=len(vectors) - 1)
        spans = reading.spans
        distance = (words - spans[:, 1:] + 1).clamp(min=0) + (words - spans[:, :1]).clamp(max=0)
        place, inside = place_in_context(spans, words)
        seen = reading.context[torch.arange(len(spans))[:, None], place] * inside[..., None]
        joint = self.issue_word(vectors)[words] + self.issue_seen(seen) + reading.cues[:, None]
        joint = functional.gelu(joint + self.issue_place(place_of(distance)))
        joint = functional.dropout(joint, self.dropout, self.training)
        joint = functional.gelu(self.issue_pair(joint) + joint)
        logits: Tensor = self.issue(joint)
        return logits


def mean_of(vectors: Tensor, spans: Tensor) -> Tensor:
    """Return the mean vector of each range of words: (words, width), (n, 2) to (n, width)."""
    sums = torch.cat([vectors.new_zeros(1, vectors.shape[1]), vectors.cumsum(0)])
    size = (spans[:, 1] - spans[:, 0]).clamp(min=1)[:, None]
    means: Tensor = (sums[spans[:, 1]] - sums[spans[:, 0]]) / size
    return means


class NewsModel(nn.Module):
    """The encoder with all its heads."""

    def __init__(self, encoder: nn.Module, width: int) -> None:
        super().__init__()
        self.encoder = encoder
        self.mentions = Tagger(width, len(MENTION_TAGS))
        self.cues = Tagger(width, len(CUE_TAGS))
        self.roles = Roles(width)
