"""The trained stance extractor in use: a view and the encoder's vectors in, stances out."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import torch
from numpy.typing import NDArray

from pipeline.neural.stances import Cue, find_stances
from pipeline.neural.store import load_roles, one_thread, read_decisions
from pipeline.records import POLARITIES, Stance
from pipeline.stance.view import ArticleView


class StanceExtractor:
    """The role scorer of a trained model."""

    def __init__(self, folder: Path, *, exact: bool = False) -> None:
        """Load the role scorer of the model in ``folder``, its thresholds and its calibration.

        ``exact`` lets it compute in floats, not in what is fastest here.

        Raises ModelError where the model is missing, altered or made for other code.
        """
        one_thread()
        self.roles, meta = load_roles(folder, fast=not exact)
        self.thresholds, self.calibration = read_decisions(meta, folder)

    def find(
        self,
        view: ArticleView,
        vectors: NDArray[Any],
        cues: Sequence[dict[str, Any]],
        speakers: Sequence[str | None],
        by_rules: Sequence[Stance],
    ) -> list[Stance]:
        """Return the stances of an article.

        Args:
            view: The article with its mentions and actors.
            vectors: Shape ``(words, width)``, as the recogniser left them in ``doc.tensor``.
            cues: As in ``doc._.cues``.
            speakers: For each word the actor whose reported words it belongs to, or None.
            by_rules: The stances that the rules find.
        """
        found = [
            Cue(cue["start"], cue["end"], POLARITIES.index(cue["polarity"]), cue["score"])
            for cue in cues
        ]
        with torch.inference_mode():
            return find_stances(
                self.roles,
                torch.from_numpy(vectors),
                view,
                found,
                speakers,
                by_rules,
                self.thresholds,
                self.calibration,
            )
