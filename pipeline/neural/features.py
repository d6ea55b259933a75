"""What the role scorer is told about a cue and a candidate besides their vectors."""

from collections.abc import Sequence
from typing import Final

import numpy as np
from numpy.typing import NDArray

from pipeline.neural.candidates import KINDS, Candidate
from pipeline.records import Stance
from pipeline.stance.view import ArticleView, words_between

_WORDS_BEFORE: Final = (
    "ل ب من علي الي عن مع ضد بين في و ف ك تجاه ازاء حول بشان قبل بعد دعا دعت طالب طالبت حث "
    "حثت اتهم اتهمت قال قالت اكد اكدت اعلن اعلنت ان بان انها انه"
)
_BEFORE: Final = {norm: index for index, norm in enumerate(_WORDS_BEFORE.split())}
_QUOTES: Final = frozenset('"«»“”')
_THAT: Final = frozenset(("ان", "بان", "انه", "انها", "بانه", "بانها", "انهم", "انهما"))
_COMMAS: Final = frozenset("،,;؛:")
_DISTANCES: Final = np.array((1, 2, 3, 5, 8, 13, 21, 34))
_STEPS: Final = len(_DISTANCES) + 1

_BLOCKS: Final = (
    ("away", 5),
    ("before", _STEPS),
    ("after", _STEPS),
    ("inside", 1),
    ("between", 4),
    ("label", len(KINDS)),
    ("frequent", 2),
    ("rank", 4),
    ("opens", 1),
    ("word_before", len(_BEFORE) + 1),
    ("commas", 3),
    ("quotes", 3),
    ("speaker", 4),
    ("rules", 3),
)
_AT: Final = {name: sum(width for _, width in _BLOCKS[:i]) for i, (name, _) in enumerate(_BLOCKS)}
WIDTH: Final = sum(width for _, width in _BLOCKS)
"""Number of features of a (cue, mention) pair."""

Ints = NDArray[np.int64]
Floats = NDArray[np.float32]


class PairFeatures:
    """Features of (cue, candidate) pairs of one article."""

    def __init__(
        self,
        view: ArticleView,
        candidates: Sequence[Candidate],
        speakers: Sequence[str | None],
        by_rules: Sequence[Stance] = (),
    ) -> None:
        """Take an article.

        Args:
            view: The article.
            candidates: Who may hold or be meant.
            speakers: For each word the actor whose reported words it belongs to, or None.
            by_rules: The stances that the rules find.
        """
        self.by_rules = [
            (words, stance["holder"], stance["target"])
            for stance in by_rules
            if (words := words_between(view, stance["cue"]["start"], stance["cue"]["end"]))
        ]
        self.actors = [frozenset(c.actors) for c in candidates]
        self.quote = _running(view.norms, _QUOTES)
        self.comma = _running(view.norms, _COMMAS)
        self.that = _running(view.norms, _THAT)
        self.opening = np.zeros(len(view.norms) + 1, dtype=np.int64)
        self.sentence = np.zeros(len(view.norms) + 1, dtype=np.int64)
        for index, (start, end) in enumerate(view.sentences):
            self.sentence[start:end] = index
            self.opening[start:end] = start
        ids: dict[str | None, int] = {None: -1}
        for candidate in candidates:
            for actor in candidate.actors:
                ids.setdefault(actor, len(ids) - 1)
        for speaker in speakers:
            ids.setdefault(speaker, len(ids) - 1)
        self.speaker = np.array([ids[speaker] for speaker in speakers] + [-1], dtype=np.int64)
        self.start = np.array([c.start for c in candidates], dtype=np.int64)
        self.end = np.array([c.end for c in candidates], dtype=np.int64)
        # of a plural anaphor the first actor, which is enough for what is asked below
        self.actor = np.array([ids[c.actors[0]] for c in candidates], dtype=np.int64)
        self.of_mention = self._describe(view, candidates)

    def _describe(self, view: ArticleView, candidates: Sequence[Candidate]) -> Floats:
        """Return the features that depend on the candidate alone, shape ``(candidates, WIDTH)``."""
        out = np.zeros((len(candidates), WIDTH), dtype=np.float32)
        counts: dict[int, int] = {}
        ranks: dict[int, int] = {}
        for actor in self.actor.tolist():
            counts[actor] = counts.get(actor, 0) + 1
            ranks.setdefault(actor, len(ranks))
        seen: set[int] = set()
        for row, mention in enumerate(candidates):
            actor = int(self.actor[row])
            out[row, _AT["label"] + mention.kind] = 1
            out[row, _AT["frequent"] + min(counts[actor], 6) // 4] = 1
            out[row, _AT["rank"] + min(ranks[actor], 3)] = 1
            sentence = int(self.sentence[mention.start])
            out[row, _AT["opens"]] = sentence not in seen
            seen.add(sentence)
            opening = int(self.opening[mention.start])
            if mention.start == opening:
                out[row, _AT["word_before"] + len(_BEFORE)] = 1
            else:
                place = _BEFORE.get(view.norms[mention.start - 1])
                if place is not None:
                    out[row, _AT["word_before"] + place] = 1
            out[row, _AT["quotes"] + 1] = (self.quote[mention.start] - self.quote[opening]) % 2
            out[row, _AT["speaker"] + 2] = 0 <= self.speaker[mention.start] == actor
        return out

    def __call__(self, cues: Sequence[tuple[int, int]]) -> Floats:
        """Return the features of each cue (a range of words) with each candidate.

        Returns:
            Shape ``(cues, candidates, WIDTH)``.
        """
        out = np.repeat(self.of_mention[None], len(cues), axis=0)
        if not out.size:
            return out
        cue_start = np.array([start for start, _ in cues], dtype=np.int64)[:, None]
        cue_end = np.array([end for _, end in cues], dtype=np.int64)[:, None]
        away = self.sentence[cue_start] - self.sentence[self.start][None]
        _mark(out, _AT["away"], np.where(away < 0, 0, np.minimum(away + 1, 4)), away == away)
        inside = (self.start >= cue_start) & (self.end <= cue_end)
        here = (away == 0) & ~inside
        left = cue_start - self.end
        right = self.start - cue_end
        _mark(out, _AT["before"], np.searchsorted(_DISTANCES, left), here & (left >= 0))
        _mark(
            out, _AT["after"], np.searchsorted(_DISTANCES, np.maximum(right, 0)), here & (left < 0)
        )
        out[:, :, _AT["inside"]] = inside
        low = np.minimum(self.end, cue_end)
        high = np.maximum(self.start, cue_start)
        between = np.searchsorted(self.start, high) - np.searchsorted(self.start, low)
        _mark(out, _AT["between"], np.clip(between, 0, 3), between >= 0)
        apart = (away == 0) & (high > low)
        commas = np.minimum(self.comma[high] - self.comma[low], 2)
        _mark(out, _AT["commas"], np.maximum(commas, 0), apart)
        opening = self.opening[cue_start]
        out[:, :, _AT["quotes"]] = (self.quote[cue_start] - self.quote[opening]) % 2
        out[:, :, _AT["quotes"] + 2] = apart & (self.that[high] > self.that[low])
        speaker = self.speaker[cue_start]
        out[:, :, _AT["speaker"]] = (speaker >= 0) & (speaker == self.actor)
        out[:, :, _AT["speaker"] + 1] = speaker < 0
        own = self.speaker[self.start]
        out[:, :, _AT["speaker"] + 3] = (own >= 0) & (own == speaker)
        for row, (start, end) in enumerate(cues):
            for (first, last), holder, target in self.by_rules:
                if first < end and start < last:
                    out[row, :, _AT["rules"]] = 1
                    for column, actors in enumerate(self.actors):
                        if holder in actors:
                            out[row, column, _AT["rules"] + 1] = 1
                        if target in actors:
                            out[row, column, _AT["rules"] + 2] = 1
        return out


def _running(norms: Sequence[str], among: frozenset[str]) -> Ints:
    """Return how many words before each place are in ``among``, shape ``(words + 1,)``."""
    hits = np.fromiter((norm in among for norm in norms), dtype=np.int64, count=len(norms))
    return np.concatenate([np.zeros(1, dtype=np.int64), np.cumsum(hits)])


def _mark(out: Floats, at: int, column: Ints, where: NDArray[np.bool_]) -> None:
    """Set feature ``at + column`` to 1 for the pairs in ``where``; all of shape (cues, mentions)."""
    cue, mention = np.nonzero(np.broadcast_to(where, out.shape[:2]))
    out[cue, mention, at + np.broadcast_to(column, out.shape[:2])[cue, mention]] = 1
