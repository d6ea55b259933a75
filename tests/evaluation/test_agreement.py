"""Two annotators: kappa against values from the literature and by hand."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sklearn.metrics import cohen_kappa_score

from pipeline.errors import GoldError
from pipeline.evaluation.agreement import agreement, cohen_kappa
from tests.evaluation.drafts import draft, revised


def test_kappa_as_in_the_textbook() -> None:
    cells = {("y", "y"): 20, ("y", "n"): 5, ("n", "y"): 10, ("n", "n"): 15}
    assert cohen_kappa(cells) == {"kappa": 0.4, "observed": 0.7, "items": 50}


@pytest.mark.parametrize(
    ("cells", "expected"),
    [
        ({}, (None, None, 0)),
        ({("O", "O"): 3}, (None, 1.0, 3)),
        ({("a", "b"): 1, ("b", "a"): 1}, (-1.0, 0.0, 2)),
    ],
)
def test_kappa_at_its_ends(
    cells: dict[tuple[str, str], int], expected: tuple[float | None, float | None, int]
) -> None:
    found = cohen_kappa(cells)
    assert (found["kappa"], found["observed"], found["items"]) == expected


@given(st.lists(st.tuples(st.sampled_from("abc"), st.sampled_from("abc")), min_size=2))
def test_kappa_is_that_of_scikit_learn(pairs: list[tuple[str, str]]) -> None:
    kappa = cohen_kappa({pair: pairs.count(pair) for pair in set(pairs)})["kappa"]
    first, second = zip(*pairs, strict=True)
    if kappa is None:
        assert len({*first, *second}) == 1
    else:
        assert kappa == pytest.approx(cohen_kappa_score(first, second), abs=1e-4)


ONE = draft("ندد [حسام](OFFICIAL a) بـ[قطر](COUNTRY QAT) أمس", 'a oppose QAT "ندد"')
TWO = draft("ندد [حسام](OFFICIAL x) بـ[قطر](GROUP y) أمس", 'x support y "ندد"')


def test_tokens_and_polarities() -> None:
    found = agreement([ONE, draft("نعم", doc_id="b")], [draft("لا", doc_id="c"), TWO])
    assert (found["docs"], found["alone"], found["text_differs"]) == (1, ["b", "c"], [])
    assert found["f1"]["mentions"]["f1"] == 0.5
    assert found["f1"]["stances"]["directed"]["f1"] == 0.0
    # ندد O, حسام OFFICIAL, بـقطر COUNTRY against GROUP, أمس O: 3 of 4 equal, by chance 5/16.
    assert found["tokens"] == {"kappa": 0.6364, "observed": 0.75, "items": 4}
    assert found["polarity"] == {"kappa": 0.0, "observed": 0.0, "items": 1}


def test_articles_of_two_texts_are_not_compared() -> None:
    other = {**TWO, "doc_id": "b", "text": TWO["text"] + "."}
    found = agreement([ONE, {**ONE, "doc_id": "b"}], [TWO, other])  # type: ignore[list-item,typeddict-item]
    assert (found["docs"], found["text_differs"]) == (1, ["b"])
    with pytest.raises(GoldError, match="no article in common"):
        agreement([ONE], [draft("نعم", doc_id="c")])


@given(revised())
def test_pairwise_f1_has_no_direction(pair: tuple) -> None:  # type: ignore[type-arg]
    there, back = agreement([pair[0]], [pair[1]]), agreement([pair[1]], [pair[0]])
    assert there["f1"]["mentions"]["f1"] == back["f1"]["mentions"]["f1"]
    assert there["tokens"] == back["tokens"]
