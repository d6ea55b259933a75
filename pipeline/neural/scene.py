"""The role scorer at work on one article: its cues read against all candidates."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor

from pipeline.neural.candidates import candidates_of, chains_of, membership
from pipeline.neural.features import PairFeatures
from pipeline.neural.heads import Reading, Roles
from pipeline.records import Stance
from pipeline.stance.view import ArticleView


@dataclass(frozen=True, slots=True)
class Scene:
    """The actors of an article, which candidates mean which ``(actors, candidates)``, the reading.

    ``chains`` holds for each candidate the number of the chain that it is in.
    """

    actors: list[str]
    member: NDArray[np.bool_]
    chains: NDArray[np.int64]
    reading: Reading


def read_scene(
    roles: Roles,
    vectors: Tensor,
    view: ArticleView,
    cues: Sequence[tuple[int, int, int]],
    speakers: Sequence[str | None],
    by_rules: Sequence[Stance],
) -> Scene | None:
    """Read the cues of an article; None where there is no cue or nobody to hold a stance.

    Args:
        roles: The role scorer.
        vectors: Shape ``(words, width)``.
        view: The article.
        cues: Start and end word and index of ``POLARITIES`` of each.
        speakers: For each word the actor whose reported words it belongs to, or None.
        by_rules: The stances that the rules find.
    """
    candidates = candidates_of(view)
    if not cues or not candidates:
        return None
    actors, member = membership(candidates)
    spans = [(start, end) for start, end, _ in cues]
    reading = roles.read(
        vectors,
        torch.tensor(spans),
        torch.tensor([polarity for *_, polarity in cues]),
        torch.tensor([(c.start, c.end) for c in candidates]),
        torch.tensor([c.kind for c in candidates]),
        torch.from_numpy(PairFeatures(view, candidates, speakers, by_rules)(spans)),
    )
    chains = np.array(chains_of(view, candidates), dtype=np.int64)
    return Scene(actors, member, chains, reading)
