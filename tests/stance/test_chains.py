"""Names joined by ``و`` or a comma share what one of them has."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.stance.chains import Naming, chain_numbers, chains_of, share
from pipeline.stance.view import Anaphor, ArticleView, MentionView


@pytest.mark.parametrize(
    ("norms", "namings", "numbers"),
    [
        pytest.param("مصر و الاردن ، تونس", [(0, 1, "C"), (2, 3, "C"), (4, 5, "C")], [0, 0, 0]),
        pytest.param("مصر و الاردن ضد تونس", [(0, 1, "C"), (2, 3, "C"), (4, 5, "C")], [0, 0, 2]),
        pytest.param("مصر و الاردن", [(0, 1, "C"), (2, 3, "G")], [0, 1], id="another kind"),
        pytest.param("مصر الاردن", [(0, 1, "C"), (1, 2, "C")], [0, 1], id="nothing between"),
        pytest.param("مصر ، و ، تونس", [(0, 1, "C"), (4, 5, "C")], [0, 1], id="too far"),
        pytest.param("و مصر", [(1, 2, "C")], [0], id="the first one is joined to nobody"),
        pytest.param("", [], []),
    ],
)
def test_chains_are_joined_names_of_one_kind(
    norms: str, namings: list[Naming], numbers: list[int]
) -> None:
    assert chain_numbers(namings, norms.split()) == numbers


def view(*sentences: tuple[int, int]) -> ArticleView:
    words = ("تدعم", "مصر", "و", "الاردن", "قرار", "تونس", "الوفدان")
    names = ((1, "EGY"), (3, "JOR"), (5, "TUN"))
    return ArticleView(
        text=" ".join(words),
        words=words,
        norms=words,
        starts=range(len(words)),
        ends=range(1, len(words) + 1),
        sentences=[*sentences],
        mentions=[MentionView(place, place + 1, "COUNTRY", actor, 0) for place, actor in names],
        actors={},
        anaphors=[Anaphor(6, 7, ("a", "b"))],
    )


def test_chains_of_sentences() -> None:
    assert chains_of(view((0, 7))) == {0: [{"EGY", "JOR"}, {"a", "b"}]}
    assert chains_of(view((0, 2), (2, 7))) == {1: [{"a", "b"}]}


def test_who_is_likely_enough_shares_the_best_probability() -> None:
    odds = {"EGY": 0.6, "JOR": 0.2, "TUN": 0.05, "SYR": 0.3}
    shared = share(odds, [{"EGY", "JOR", "TUN", "unknown"}], 0.1)
    assert shared == {"EGY": 0.6, "JOR": 0.6, "TUN": 0.05, "SYR": 0.3}


@given(
    st.dictionaries(st.sampled_from("abcde"), st.floats(0, 1)),
    st.lists(st.sets(st.sampled_from("abcdef"), min_size=2)),
)
def test_sharing_lowers_nobody_and_adds_nobody(
    odds: dict[str, float], chains: list[set[str]]
) -> None:
    shared = share(odds, chains, 0.1)
    assert shared.keys() == odds.keys()
    assert all(shared[actor] >= odds[actor] for actor in odds)
    assert max(shared.values(), default=0) == max(odds.values(), default=0)
