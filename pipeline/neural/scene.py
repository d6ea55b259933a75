"""The role scorer at work on one article: its cues read against all candidates."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor

from pipeline.neural.candidates import candidates_of, chains_of, membership
from pipeline.neural.features import PairFeatures
from pipeline.neural.heads import Reading, Roles
from pipeline.records import Stance
from pipeline.stance.view import ArticleView

REACH: Final = 1500
"""Words around the cues in which candidates are looked for; more than most articles have."""


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
    """Read cues of an article; None where there is no cue or nobody near to hold a stance.

    Args:
        roles: The role scorer.
        vectors: Shape ``(words, width)``.
        view: The article.
        cues: Start and end word and index of ``POLARITIES`` of each.
        speakers: For each word the actor whose reported words it belongs to, or None.
        by_rules: The stances that the rules find.
    """
    if not cues:
        return None
    begin = min(start for start, *_ in cues)
    end = max(end for _, end, _ in cues)
    candidates = [c for c in candidates_of(view) if c.end > begin - REACH and c.start < end + REACH]
    if not candidates:
        return None
    first, last = view.starts[begin], view.ends[end - 1]
    near = [s for s in by_rules if first < s["cue"]["end"] and s["cue"]["start"] < last]
    actors, member = membership(candidates)
    spans = [(start, end) for start, end, _ in cues]
    reading = roles.read(
        vectors,
        torch.tensor(spans),
        torch.tensor([polarity for *_, polarity in cues]),
        torch.tensor([(c.start, c.end) for c in candidates]),
        torch.tensor([c.kind for c in candidates]),
        torch.from_numpy(PairFeatures(view, candidates, speakers, near)(spans)),
        torch.tensor([view.sentences[view.sentence_of(start)] for start, _ in spans]),
    )
    chains = np.array(chains_of(view, candidates), dtype=np.int64)
    return Scene(actors, member, chains, reading)
