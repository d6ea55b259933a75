"""A trained model in use: words in, vectors, mentions and cues out."""

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Final

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor

from pipeline.neural.encoder import Encoder
from pipeline.neural.heads import MENTION_TAGS
from pipeline.neural.stances import Cue, find_cues
from pipeline.neural.store import load_model, one_thread, read_decisions
from pipeline.neural.viterbi import best_tags_of, spans_of
from pipeline.neural.windows import Window, cut_windows, to_tensors

Floats = NDArray[np.float32]
WINDOWS_AT_ONCE: Final = 64
"""Windows that are encoded together: memory does not grow with the article, as no window sees another."""


class Reader:
    """The encoder with its two taggers, one article at a time."""

    def __init__(self, folder: Path, *, cue_bias: float | None = None, exact: bool = False) -> None:
        """Load the model in ``folder``; ``exact`` lets it compute in floats, not in what is fastest here.

        Raises ModelError.
        """
        one_thread()
        self.model, self.pieces, self.meta = load_model(folder, fast=not exact)
        self.model.eval().requires_grad_(False)
        self.thresholds, _ = read_decisions(self.meta, folder)
        self.cue_bias = self.thresholds.cue if cue_bias is None else cue_bias
        self.width: int = self.meta["encoder"]["width"]

    def read(
        self,
        words: Sequence[str],
        glued: Sequence[bool],
        sentences: Sequence[tuple[int, int]],
        known: Sequence[int],
    ) -> tuple[Floats, list[tuple[int, int, str, float]], list[Cue]]:
        """Return vectors (words, width), mentions with probability, and cues of one article.

        ``glued`` and ``known`` run parallel to ``words``; see ``pipeline.neural.tags``.
        """
        vectors = np.zeros((len(words), self.width), dtype=np.float32)
        windows = cut_windows(words, glued, sentences, self.pieces)
        if not windows:
            return vectors, [], []
        places = [place for window in windows for place in window.words]
        starts = np.unique(np.searchsorted(places, [start for start, _ in sentences[1:]])).tolist()
        with torch.inference_mode():
            vectors[places] = torch.cat(list(self._encode(windows))).numpy()
            read = torch.from_numpy(vectors[places])
            tags = torch.tensor(known)[places]
            mention_scores = self.model.mentions(read, tags).log_softmax(-1).numpy()
            cue_scores = self.model.cues(read, tags).numpy()
        mentions = [
            (
                places[start],
                places[end - 1] + 1,
                label,
                float(np.exp(mention_scores[start:end].max(axis=1)).min()),
            )
            for start, end, label in spans_of(
                best_tags_of(mention_scores, MENTION_TAGS, starts), MENTION_TAGS
            )
        ]
        spread = np.zeros((len(words), cue_scores.shape[1]), dtype=np.float32)
        spread[places] = cue_scores
        return vectors, mentions, find_cues(spread, places, starts=starts, bias=self.cue_bias)

    def _encode(self, windows: Sequence[Window]) -> Iterator[Tensor]:
        """Yield the vectors of the words of ``windows``, some at a time, in order."""
        encoder = self.model.encoder
        for at in range(0, len(windows), WINDOWS_AT_ONCE):
            some = windows[at : at + WINDOWS_AT_ONCE]
            first = [window.first for window in some]
            if isinstance(encoder, Encoder):
                yield encoder.ragged([window.ids for window in some], first)
            else:
                pieces = encoder(*to_tensors(some)).float()
                yield from (own[places] for own, places in zip(pieces, first, strict=True))
