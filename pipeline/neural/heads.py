"""The heads on the shared encoder: mention tags, cue tags, roles, issues."""

from typing import Final

import torch
from torch import Tensor, nn
from torch.nn import functional

from pipeline.neural.features import WIDTH
from pipeline.records import LABELS, POLARITIES, STATUSES

MENTION_TAGS: Final = ("O", *(f"{p}-{label}" for label in LABELS for p in "BI"))
CUE_TAGS: Final = ("O", *(f"{p}-{polarity}" for polarity in POLARITIES for p in "BI"))
ISSUE_TAGS: Final = ("O", "B-issue", "I-issue")
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


class Roles(nn.Module):
    """Scores each mention as holder, speaker and target of a cue, and each word as issue.

    A candidate actor's score is the best of its mentions'. ``inner`` is the size of the layers.
    """

    def __init__(self, width: int, *, inner: int = 160, dropout: float = 0.2) -> None:
        super().__init__()
        self.dropout = dropout
        self.cue = nn.Linear(width, inner)
        self.polarity = nn.Embedding(len(POLARITIES), inner)
        self.mention = nn.Linear(width, inner)
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
        self.issue_cue = nn.Linear(width, inner)
        self.issue_word = nn.Linear(width, inner)
        self.issue_place = nn.Embedding(PLACES, inner)
        self.issue_pair = nn.Linear(inner, inner)
        self.issue = nn.Linear(inner, len(ISSUE_TAGS))

    def cues(self, vectors: Tensor, polarities: Tensor) -> Tensor:
        """Project cue vectors (cues, width) of the given polarities to (cues, inner)."""
        projected: Tensor = self.cue(vectors) + self.polarity(polarities)
        return projected

    def pairs(self, cues: Tensor, mentions: Tensor, features: Tensor) -> Tensor:
        """Represent (cue, mention) pairs.

        Args:
            cues: Shape ``(cues, inner)``, from ``cues``.
            mentions: Shape ``(mentions, width)``.
            features: Shape ``(cues, mentions, WIDTH)``.

        Returns:
            Shape ``(cues, mentions, inner)``.
        """
        named = self.mention(mentions)
        joint = cues[:, None] + named[None] + self.features(features)
        joint = joint + self.product(torch.tanh(cues)[:, None] * torch.tanh(named)[None])
        joint = functional.dropout(functional.gelu(joint), self.dropout, self.training)
        hidden: Tensor = functional.gelu(self.pair(joint))
        return functional.dropout(hidden, self.dropout, self.training)

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

    def issues(self, cues: Tensor, words: Tensor, distances: Tensor) -> Tensor:
        """Tag words as the issue of a cue.

        Args:
            cues: Shape ``(n, width)`` cue vectors.
            words: Shape ``(n, words, width)``.
            distances: Shape ``(n, words)``, signed word distance to the cue, 0 inside.

        Returns:
            Logits of shape ``(n, words, 3)``.
        """
        joint = self.issue_cue(cues)[:, None] + self.issue_word(words)
        joint = functional.gelu(joint + self.issue_place(place_of(distances)))
        joint = functional.dropout(joint, self.dropout, self.training)
        joint = functional.gelu(self.issue_pair(joint) + joint)
        logits: Tensor = self.issue(joint)
        return logits


class NewsModel(nn.Module):
    """The encoder with all its heads."""

    def __init__(self, encoder: nn.Module, width: int) -> None:
        super().__init__()
        self.encoder = encoder
        self.mentions = Tagger(width, len(MENTION_TAGS))
        self.cues = Tagger(width, len(CUE_TAGS))
        self.roles = Roles(width)
