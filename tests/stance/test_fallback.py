from typing import Any

from pipeline.records import Stance
from pipeline.stance.fallback import with_rule_cues
from pipeline.stance.view import ArticleView

WORDS = ["ترفض", "مصر", ".", "تدعم", "قطر", "السودان", "."]
STARTS = [0, 5, 9, 11, 16, 20, 28]
VIEW = ArticleView(
    text="ترفض مصر . تدعم قطر السودان.",
    words=WORDS,
    norms=WORDS,
    starts=STARTS,
    ends=[start + len(word) for start, word in zip(STARTS, WORDS, strict=True)],
    sentences=[(0, 3), (3, 7)],
    mentions=(),
    actors={},
)


def stance(word: int, last: int, confidence: float) -> Stance:
    start, end = STARTS[word], STARTS[last] + len(WORDS[last])
    return {
        "sentence": 0,
        "holder": "x",
        "target": None,
        "issue": None,
        "polarity": "support",
        "status": "asserted",
        "cue": {"start": start, "end": end, "text": VIEW.text[start:end]},
        "speaker": None,
        "confidence": confidence,
    }


CUE: dict[str, Any] = {"start": 0, "end": 1, "polarity": "oppose", "score": 0.9}


def test_sentence_without_a_cue_takes_that_of_the_rules() -> None:
    added = {"start": 3, "end": 4, "polarity": "support", "score": 0.6}
    assert with_rule_cues(VIEW, [CUE], [stance(3, 3, 0.6)]) == [CUE, added]


def test_sentence_with_a_cue_does_not() -> None:
    assert with_rule_cues(VIEW, [CUE], [stance(1, 1, 0.9)]) == [CUE]


def test_of_overlapping_cues_the_most_confident_counts() -> None:
    found = with_rule_cues(VIEW, [], [stance(3, 4, 0.5), stance(3, 3, 0.7), stance(5, 5, 0.2)])
    assert [(cue["start"], cue["end"], cue["score"]) for cue in found] == [
        (3, 4, 0.7),
        (5, 6, 0.2),
    ]


def test_nothing_found_by_rules_leaves_the_cues() -> None:
    assert with_rule_cues(VIEW, [CUE], []) == [CUE]
