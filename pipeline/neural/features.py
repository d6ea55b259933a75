"""What the role scorer is told about a cue and a mention besides their vectors."""

from collections.abc import Sequence
from typing import Final

import numpy as np
from numpy.typing import NDArray

from pipeline.records import LABELS
from pipeline.stance.view import ArticleView, MentionView

_BEFORE: Final = (
    "ل ب من علي الي عن مع ضد بين في و ف ك تجاه ازاء حول بشان قبل بعد دعا دعت طالب طالبت حث حثت "
    "اتهم اتهمت قال قالت اكد اكدت اعلن اعلنت ان بان انها انه"
).split()
_QUOTES: Final = frozenset('"«»“”')
_THAT: Final = frozenset(("ان", "بان", "انه", "انها", "بانه", "بانها", "انهم", "انهما"))
_COMMAS: Final = frozenset("،,;؛:")
_DISTANCES: Final = (1, 2, 3, 5, 8, 13, 21, 34)
_STEPS: Final = len(_DISTANCES) + 1

WIDTH: Final = 5 + 2 * _STEPS + 1 + 4 + len(LABELS) + 2 + 4 + 1 + len(_BEFORE) + 1 + 3 + 3 + 4
"""Number of features of a (cue, mention) pair."""


def _step(distance: int) -> int:
    return int(np.searchsorted(_DISTANCES, distance, side="left"))


class PairFeatures:
    """Features of every (cue, mention) pair of one article."""

    def __init__(
        self, view: ArticleView, speakers: Sequence[str | None]
    ) -> None:
        """``speakers`` holds for each word the actor whose reported words it belongs to, or None."""
        self.view = view
        self.speakers = speakers
        norms = view.norms
        count = len(norms) + 1
        quote = np.zeros(count, dtype=np.int64)
        comma = np.zeros(count, dtype=np.int64)
        that = np.zeros(count, dtype=np.int64)
        for i, norm in enumerate(norms):
            quote[i + 1] = quote[i] + (norm in _QUOTES)
            comma[i + 1] = comma[i] + (norm in _COMMAS)
            that[i + 1] = that[i] + (norm in _THAT)
        self.quote, self.comma, self.that = quote, comma, that
        self.sentence = np.zeros(count, dtype=np.int64)
        for index, (start, end) in enumerate(view.sentences):
            self.sentence[start:end] = index
        frequency: dict[str, int] = {}
        for mention in view.mentions:
            if mention.actor is not None:
                frequency[mention.actor] = frequency.get(mention.actor, 0) + 1
        self.frequency = frequency
        self.first = {m.actor: i for i, m in reversed(list(enumerate(view.mentions)))}

    def pair(self, cue: tuple[int, int], mention: MentionView) -> NDArray[np.float32]:
        """Return the features of one pair, shape ``(WIDTH,)``."""
        out = np.zeros(WIDTH, dtype=np.float32)
        start, end = cue
        sentence = int(self.sentence[start])
        away = sentence - mention.sentence
        at = 0
        out[at + (0 if away < 0 else min(away + 1, 4))] = 1
        at += 5
        inside = mention.start >= start and mention.end <= end
        if away == 0 and not inside:
            if mention.end <= start:
                out[at + _step(start - mention.end)] = 1
            else:
                out[at + _STEPS + _step(max(mention.start - end, 0))] = 1
        at += 2 * _STEPS
        out[at] = inside
        at += 1
        low, high = min(mention.end, end), max(mention.start, start)
        between = sum(1 for m in self.view.mentions if low <= m.start and m.end <= high)
        out[at + min(between, 3)] = 1
        at += 4
        out[at + LABELS.index(mention.label)] = 1
        at += len(LABELS)
        out[at + min(self.frequency.get(mention.actor or "", 1), 6) // 4] = 1
        at += 2
        out[at + min(self.first.get(mention.actor, 3), 3)] = 1
        at += 4
        opening = self.view.sentences[mention.sentence][0]
        out[at] = all(m.start >= mention.start or m.start < opening for m in self.view.mentions)
        at += 1
        before = self.view.norms[mention.start - 1] if mention.start else ""
        if before in _BEFORE:
            out[at + _BEFORE.index(before)] = 1
        elif not before or mention.start == opening:
            out[at + len(_BEFORE)] = 1
        at += len(_BEFORE) + 1
        if away == 0:
            out[at + min(int(self.comma[high] - self.comma[low]), 2)] = high > low
        at += 3
        base = self.view.sentences[sentence][0]
        cue_quoted = (self.quote[start] - self.quote[base]) % 2
        mention_quoted = (self.quote[mention.start] - self.quote[opening]) % 2
        out[at] = cue_quoted
        out[at + 1] = mention_quoted
        out[at + 2] = away == 0 and self.that[high] > self.that[low]
        at += 3
        speaker = self.speakers[start]
        out[at] = speaker is not None and speaker == mention.actor
        out[at + 1] = speaker is None
        own = self.speakers[mention.start]
        out[at + 2] = own is not None and own == mention.actor
        out[at + 3] = own is not None and own == speaker
        return out
