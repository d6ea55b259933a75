import pytest
import torch
from hypothesis import given
from hypothesis import strategies as st

from pipeline.neural.context import (
    AFTER,
    BEFORE,
    PLACES,
    CueContext,
    owners_of,
    place_in_context,
    place_of,
)
from pipeline.neural.features import WIDTH

WORDS = 120
POLARITIES = torch.tensor([0, 1, 1])
MENTIONS = torch.tensor([(2, 3), (50, 52), (110, 111)])
KINDS = torch.tensor([0, 3, 4])
SPANS = torch.tensor([(0, 1), (49, 50), (118, 120)])
SENTENCES = torch.tensor([(0, 10), (40, 60), (115, 120)])


def context() -> CueContext:
    torch.manual_seed(3)
    return CueContext(32, layers=2, dropout=0.0)


def read(
    vectors: torch.Tensor, spans: torch.Tensor = SPANS, *, training: bool = False
) -> torch.Tensor:
    features = torch.zeros(len(spans), len(MENTIONS), WIDTH)
    polarities, sentences = POLARITIES[: len(spans)], SENTENCES[: len(spans)]
    reader = context().train(training)
    with torch.inference_mode():
        return reader(vectors, spans, polarities, MENTIONS, KINDS, features, sentences)


def vectors() -> torch.Tensor:
    torch.manual_seed(4)
    return torch.randn(WORDS, 32)


def filled(seen: torch.Tensor) -> list[int]:
    return [int(count) for count in (seen.abs().sum(-1) > 0).sum(-1)]


def test_places_outside_the_article_are_zero_and_no_others() -> None:
    seen = read(vectors(), training=True)
    assert seen.shape == (3, BEFORE + AFTER, 32)
    assert filled(seen) == [AFTER, BEFORE + AFTER, BEFORE + 2]


def test_in_use_only_words_of_the_sentence_and_of_mentions_are_read_to_the_end() -> None:
    seen, whole = read(vectors()), read(vectors(), training=True)
    # the third cue's sentence has five words in the article, and one mention stands before it
    assert filled(seen) == [10, 20, 5 + 1]
    read_to_the_end = seen.abs().sum(-1) > 0
    assert torch.allclose(seen[read_to_the_end], whole[read_to_the_end], atol=1e-5)


def test_a_cue_reads_the_same_alone_and_among_others() -> None:
    together = read(vectors())
    alone = read(vectors(), SPANS[:1])
    assert torch.allclose(together[0], alone[0], atol=1e-5)


@pytest.mark.parametrize(
    ("word", "same"),
    [
        pytest.param(49 - BEFORE, False, id="the first word of the context"),
        pytest.param(49 - BEFORE - 1, True, id="the word before it"),
        pytest.param(49 + AFTER - 1, False, id="the last word of the context"),
        pytest.param(49 + AFTER, True, id="the word after it"),
    ],
)
def test_only_words_of_the_context_are_read(word: int, same: bool) -> None:
    changed = vectors()
    changed[word] += 1
    assert torch.equal(read(vectors())[1], read(changed)[1]) == same


def test_words_know_the_mention_that_they_are_in() -> None:
    assert owners_of(MENTIONS, WORDS)[[1, 2, 3, 49, 50, 51, 52]].tolist() == [
        -1,
        0,
        -1,
        -1,
        1,
        1,
        -1,
    ]


def test_places_of_words_count_from_the_cue() -> None:
    place, inside = place_in_context(SPANS[1:2], torch.tensor([49, 48, 0, 5, 76, 77]))
    assert place.tolist() == [[BEFORE, BEFORE - 1, 0, 0, BEFORE + AFTER - 1, BEFORE + AFTER - 1]]
    assert inside.tolist() == [[True, True, False, True, True, False]]


@given(st.integers(-10_000, 10_000))
def test_distances_have_a_bucket_on_their_side(distance: int) -> None:
    place = int(place_of(torch.tensor([distance]))[0])
    assert 0 <= place < PLACES
    assert (place >= PLACES // 2) == (distance < 0)
