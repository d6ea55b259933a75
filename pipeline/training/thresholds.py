"""Choose, on development articles, which scores become stances."""

import itertools
from dataclasses import replace
from typing import Final

import torch

from pipeline.evaluation.scores import score
from pipeline.neural.heads import NewsModel
from pipeline.neural.stances import Thresholds, find_cues, find_stances
from pipeline.records import Annotation
from pipeline.training.examples import ArticleExample
from pipeline.training.losses import word_vectors

_CUE: Final = (-1.5, -1.0, -0.5, 0.0)
_HOLDER: Final = (0.3, 0.4, 0.5)
_TARGET: Final = (0.25, 0.35, 0.45, 0.55)
_FIGURES: Final = ("directed", "doc", "polarity-sentence", "holder-polarity", "issue", "full")


def choose_thresholds(
    model: NewsModel, examples: list[ArticleExample], gold: list[Annotation]
) -> Thresholds:
    """Return the thresholds with the best mean F1 of all stance figures, mentions given.

    A coarse grid, so that little is fitted to the articles chosen on.
    """
    model.eval()
    with torch.inference_mode():
        read = []
        for example in examples:
            vectors = word_vectors(model, [example])[0]
            places = [place for window in example.windows for place in window.words]
            read.append(
                (example, vectors, model.cues(vectors, torch.tensor(example.known)).numpy(), places)
            )
        best, best_value = Thresholds(), -1.0
        for cue, holder, target in itertools.product(_CUE, _HOLDER, _TARGET):
            thresholds = replace(Thresholds(), cue=cue, holder=holder, target=target)
            found: list[Annotation] = []
            for record, (example, vectors, logits, places) in zip(gold, read, strict=True):
                cues = find_cues(logits, places, bias=cue)
                stances = find_stances(
                    model.roles, vectors, example.view, cues, example.speakers, thresholds
                )
                found.append({**record, "stances": stances})
            stance_scores = score(gold, found, rounds=0)["stances"]
            value = sum(stance_scores[name]["f1"] for name in _FIGURES)
            if value > best_value:
                best, best_value = thresholds, value
    return best
