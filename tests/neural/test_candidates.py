import numpy as np

from pipeline.neural.candidates import KINDS, Candidate, candidates_of, chains_of, membership
from pipeline.stance.view import Anaphor, ArticleView, MentionView
from tests.neural.test_features import MENTIONS, view


def with_parts(mentions: list[MentionView], anaphors: list[Anaphor]) -> ArticleView:
    plain = view(MENTIONS)
    return ArticleView(
        text=plain.text,
        words=plain.words,
        norms=plain.norms,
        starts=plain.starts,
        ends=plain.ends,
        sentences=plain.sentences,
        mentions=mentions,
        actors={},
        anaphors=anaphors,
    )


def test_mentions_of_actors_and_anaphors_stand_in_the_order_of_the_text() -> None:
    article = with_parts(
        [
            MentionView(1, 2, "OFFICIAL", "lavrov", 0),
            MentionView(2, 3, "ROLE", None, 0),
            MentionView(7, 8, "COUNTRY", "USA", 0),
        ],
        [Anaphor(4, 5, ("lavrov", "USA"))],
    )
    assert candidates_of(article) == [
        Candidate(1, 2, KINDS.index("OFFICIAL"), ("lavrov",)),
        Candidate(4, 5, KINDS.index("ANAPHOR"), ("lavrov", "USA")),
        Candidate(7, 8, KINDS.index("COUNTRY"), ("USA",)),
    ]


def test_a_plural_anaphor_means_each_of_its_actors() -> None:
    candidates = [
        Candidate(1, 2, 0, ("a",)),
        Candidate(4, 5, len(KINDS) - 1, ("a", "b")),
        Candidate(7, 8, 0, ("c",)),
    ]
    actors, member = membership(candidates)
    assert actors == ["a", "b", "c"]
    assert member.tolist() == [[True, True, False], [False, True, False], [False, False, True]]


def test_no_candidates_mean_nobody() -> None:
    actors, member = membership([])
    assert (actors, member.shape, member.dtype) == ([], (0, 0), np.dtype(bool))


def test_candidates_of_one_kind_joined_by_and_or_comma_are_a_chain() -> None:
    words = ["مصر", "و", "تونس", "،", "ليبيا", "و", "لافروف", "ضد", "روسيا", "وقطر"]
    plain = with_parts([], [])
    article = ArticleView(
        text=" ".join(words),
        words=words,
        norms=words,
        starts=[0] * len(words),
        ends=[0] * len(words),
        sentences=[(0, len(words))],
        mentions=(),
        actors=plain.actors,
    )
    country, official = KINDS.index("COUNTRY"), KINDS.index("OFFICIAL")
    candidates = [
        Candidate(0, 1, country, ("EGY",)),
        Candidate(2, 3, country, ("TUN",)),
        Candidate(4, 5, country, ("LBY",)),
        Candidate(6, 7, official, ("lavrov",)),
        Candidate(8, 9, country, ("RUS",)),
        Candidate(9, 10, country, ("QAT",)),
    ]
    assert chains_of(article, candidates) == [0, 0, 0, 3, 4, 5]
    assert chains_of(article, []) == []
