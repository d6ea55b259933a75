"""Stances out of word vectors: the cues of an article, who holds them, toward whom, on what."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor

from pipeline.neural.confidence import Calibration
from pipeline.neural.heads import CUE_TAGS, Roles
from pipeline.neural.issues import find_issues
from pipeline.neural.scene import Scene, read_scene
from pipeline.neural.viterbi import best_tags_of, spans_of
from pipeline.records import POLARITIES, STATUSES, Span, Stance
from pipeline.stance.view import ArticleView

Floats = NDArray[np.float32]
CUES_AT_ONCE: Final = 96
"""Cues that are read together; hardly a real article has more."""
_LOW: Final = -1e4


@dataclass(frozen=True, slots=True)
class Thresholds:
    """What decides whether a score becomes a stance; chosen on development articles.

    ``cue`` is added to the logit of "no cue"; ``holder``, ``target`` are probabilities; a cue
    whose best holder stays under ``least_holder`` gives nothing. ``chain`` is the least
    probability of an actor who shares that of the others of his chain. Stances of a confidence below
    ``least`` are not given, with ``--precision`` those below ``precise``.
    """

    cue: float = 0.0
    holder: float = 0.5
    least_holder: float = 0.1
    target: float = 0.5
    fallback_target: float = 0.2
    chain: float = 0.1
    least: float = 0.0
    precise: float = 0.5


@dataclass(frozen=True, slots=True)
class Cue:
    """A range of words that expresses a stance, an index of ``POLARITIES``, a probability."""

    start: int
    end: int
    polarity: int
    score: float


def find_cues(
    logits: Floats, words: Sequence[int], *, starts: Sequence[int] = (), bias: float = 0.0
) -> list[Cue]:
    """Return the cues that the tag scores of an article show.

    Args:
        logits: Shape ``(words, tags)``, of every word of the article.
        words: The words that were encoded, in order.
        starts: Where in ``words`` a sentence begins, but for the first.
        bias: Added to the score of O.
    """
    if not words:
        return []
    scores = logits[list(words)].copy()
    scores[:, 0] += bias
    shifted = np.exp(scores - scores.max(axis=1, keepdims=True))
    probabilities = shifted / shifted.sum(axis=1, keepdims=True)
    cues = []
    for start, end, polarity in spans_of(best_tags_of(scores, CUE_TAGS, starts), CUE_TAGS):
        score = float(1 - probabilities[start:end, 0].mean())
        cues.append(Cue(words[start], words[end - 1] + 1, POLARITIES.index(polarity), score))
    return cues


def find_stances(
    roles: Roles,
    vectors: Tensor,
    view: ArticleView,
    cues: Sequence[Cue],
    speakers: Sequence[str | None],
    by_rules: Sequence[Stance],
    thresholds: Thresholds,
    calibration: Calibration,
) -> list[Stance]:
    """Return the stances of an article's cues.

    Args:
        roles: The trained role scorer.
        vectors: Shape ``(words, width)``.
        view: The article.
        cues: From ``find_cues``.
        speakers: For each word the actor whose reported words it belongs to, or None.
        by_rules: The stances that the rules find.
        thresholds: When a score counts.
        calibration: What makes a confidence of scores.
    """
    stances: list[Stance] = []
    # A confidence is at most that of its cue: others need not be read.
    least = calibration.least_score(thresholds.least)
    cues = [cue for cue in cues if cue.score >= least]
    for at in range(0, len(cues), CUES_AT_ONCE):
        some = cues[at : at + CUES_AT_ONCE]
        spans = [(cue.start, cue.end, cue.polarity) for cue in some]
        scene = read_scene(roles, vectors, view, spans, speakers, by_rules)
        if scene is not None:
            stances += _decide(roles, vectors, view, some, scene, thresholds, calibration)
    return stances


def _decide(
    roles: Roles,
    vectors: Tensor,
    view: ArticleView,
    cues: Sequence[Cue],
    scene: Scene,
    thresholds: Thresholds,
    calibration: Calibration,
) -> list[Stance]:
    """Return the stances of cues that were read together."""
    actors, member, reading = scene.actors, scene.member, scene.reading
    pairs = reading.pairs
    by_mention = roles.holder(pairs).squeeze(-1)
    holders = _sigmoid(_pool(by_mention.numpy(), member))
    holders = _spread(holders, by_mention.numpy(), scene, thresholds)
    speaking = np.concatenate(
        [
            roles.no_speaker(reading.cues).numpy(),
            _pool(roles.speaker(pairs).squeeze(-1).numpy(), member),
        ],
        axis=1,
    )
    chosen = [_holders(row, thresholds) for row in holders]
    rows = [row for row, found in enumerate(chosen) for _ in found]
    columns = [actor for found in chosen for actor in found]
    if not rows:
        return []
    scores = by_mention.numpy()[rows]
    scores = np.where(member[columns], scores, _LOW)
    pair = pairs[rows, scores.argmax(axis=1).tolist()]
    status = roles.status(pair).argmax(-1).tolist()
    own = torch.from_numpy(member[columns]).long()
    as_target = roles.targets(pair, pairs[rows], own).numpy()
    targets = _spread(_sigmoid(_pool(as_target, member)), as_target, scene, thresholds)
    issues = [
        [_span(view, *words) for words in found]
        for found in find_issues(roles, reading, vectors, view)
    ]
    stances: list[Stance] = []
    for place, (row, column) in enumerate(zip(rows, columns, strict=True)):
        cue = cues[row]
        speaker = int(speaking[row].argmax())
        on: list[Span | None] = list(issues[row]) or [None]
        for target, sure in _targets(targets[place], column, thresholds, bool(issues[row])):
            if target is None and on == [None]:
                continue
            confidence = calibration.probability(
                float(cue.score * holders[row, column] * sure), has_target=target is not None
            )
            if confidence < thresholds.least:
                continue
            for issue in on:
                stances.append(
                    {
                        "sentence": view.sentence_of(cue.start),
                        "holder": actors[column],
                        "target": None if target is None else actors[target],
                        "issue": issue,
                        "polarity": POLARITIES[cue.polarity],
                        "status": STATUSES[status[place]],
                        "cue": _span(view, cue.start, cue.end),
                        "speaker": None if speaker == 0 else actors[speaker - 1],
                        "confidence": round(confidence, 4),
                        "trace": [
                            f"cue {cue.score:.2f}",
                            f"holder {holders[row, column]:.2f}",
                            f"target {sure:.2f}",
                        ],
                    }
                )
    return stances


def _spread(
    probabilities: Floats, by_candidate: Floats, scene: Scene, thresholds: Thresholds
) -> Floats:
    """Give actors of one chain the probability of the likeliest, if their own is not too low.

    Args:
        probabilities: Shape ``(n, actors)``.
        by_candidate: Logits of shape ``(n, candidates)`` that they come from.
        scene: Who is meant by which candidate, and what is a chain.
        thresholds: ``chain`` is the least probability of one's own.
    """
    spread = probabilities.copy()
    own = _sigmoid(by_candidate)
    for chain in np.nonzero(np.bincount(scene.chains) > 1)[0]:
        columns = np.nonzero(scene.chains == chain)[0]
        best = own[:, columns].max(axis=1)
        for column in columns:
            fits = own[:, column] >= thresholds.chain
            for actor in np.nonzero(scene.member[:, column])[0]:
                spread[fits, actor] = np.maximum(spread[fits, actor], best[fits])
    return spread


def _pool(scores: Floats, member: NDArray[np.bool_]) -> Floats:
    spread = np.where(member[None], scores[:, None], _LOW)
    top = spread.max(axis=-1)
    pooled: Floats = (top + np.log(np.exp(spread - top[..., None]).sum(axis=-1))).astype(np.float32)
    return pooled


def _sigmoid(x: Floats) -> Floats:
    result: Floats = (1 / (1 + np.exp(-np.clip(x, -30, 30)))).astype(np.float32)
    return result


def _holders(probabilities: Floats, thresholds: Thresholds) -> list[int]:
    """Return the actors that hold a stance: all that are likely, else the best if it may be."""
    likely = [int(i) for i in np.nonzero(probabilities >= thresholds.holder)[0]]
    if likely:
        return likely
    best = int(probabilities.argmax())
    return [best] if probabilities[best] >= thresholds.least_holder else []


def _targets(
    probabilities: Floats, holder: int, thresholds: Thresholds, has_issue: bool
) -> list[tuple[int | None, float]]:
    """Return the targets of one holder with their probability; None where only an issue is meant."""
    probabilities = probabilities.copy()
    probabilities[holder] = 0
    likely = [
        (int(i), float(probabilities[i])) for i in np.nonzero(probabilities >= thresholds.target)[0]
    ]
    if likely:
        return list(likely)
    best = int(probabilities.argmax())
    if not has_issue and probabilities[best] >= thresholds.fallback_target:
        return [(best, float(probabilities[best]))]
    return [(None, float(1 - probabilities[best]))]


def _span(view: ArticleView, start: int, end: int) -> Span:
    while end > start + 1 and not view.words[end - 1].strip():
        end -= 1
    return {
        "start": view.starts[start],
        "end": view.ends[end - 1],
        "text": view.span_text(start, end),
    }
