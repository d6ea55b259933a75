import numpy as np
import pytest

from pipeline.neural.candidates import candidates_of
from pipeline.neural.features import WIDTH, PairFeatures
from pipeline.records import Label
from pipeline.stance.view import ArticleView, MentionView

TEXT = 'قال لافروف ان روسيا ترفض " العقوبات الامريكيه " . واشنطن ردت .'
NORMS = TEXT.split()
SENTENCES = [(0, 10), (10, 13)]


def view(mentions: list[tuple[int, int, Label, str]]) -> ArticleView:
    starts = [sum(len(word) + 1 for word in NORMS[:i]) for i in range(len(NORMS))]
    return ArticleView(
        text=" ".join(NORMS),
        words=NORMS,
        norms=NORMS,
        starts=starts,
        ends=[start + len(word) for start, word in zip(starts, NORMS, strict=True)],
        sentences=SENTENCES,
        mentions=[
            MentionView(start, end, label, actor, int(start >= 10))
            for start, end, label, actor in mentions
        ],
        actors={},
    )


MENTIONS: list[tuple[int, int, Label, str]] = [
    (1, 2, "OFFICIAL", "lavrov"),
    (3, 4, "COUNTRY", "RUS"),
    (7, 8, "COUNTRY", "USA"),
    (10, 11, "COUNTRY", "USA"),
]


def pair_features(article: ArticleView, speakers: list[str | None] | None = None) -> PairFeatures:
    return PairFeatures(article, candidates_of(article), speakers or [None] * 13)


def test_features_of_each_pair_are_a_row() -> None:
    features = pair_features(view(MENTIONS))([(4, 5), (11, 12)])
    assert features.shape == (2, 4, WIDTH)
    assert set(np.unique(features)) == {0.0, 1.0}


def test_no_cues_and_no_mentions_give_no_pairs() -> None:
    assert pair_features(view(MENTIONS))([]).shape == (0, 4, WIDTH)
    assert pair_features(view([]))([(4, 5)]).shape == (1, 0, WIDTH)


@pytest.mark.parametrize(
    ("left", "right", "same"),
    [
        pytest.param((4, 5), (4, 5), True, id="the same cue"),
        pytest.param((4, 5), (11, 12), False, id="a cue of another sentence"),
    ],
)
def test_features_tell_cues_apart(
    left: tuple[int, int], right: tuple[int, int], same: bool
) -> None:
    pairs = pair_features(view(MENTIONS))
    assert bool((pairs([left]) == pairs([right])).all()) == same


def test_speaker_of_the_cue_is_marked_on_his_mention_alone() -> None:
    said: list[str | None] = [None, None, None, *["lavrov"] * 7, None, None, None]
    with_speaker = pair_features(view(MENTIONS), said)([(4, 5)])
    without = pair_features(view(MENTIONS))([(4, 5)])
    gained = (with_speaker > without).sum(axis=2)[0]
    assert gained.tolist() == [1, 1, 1, 0]
