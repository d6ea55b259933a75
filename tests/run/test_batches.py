"""Where the stream of articles is cut."""

from hypothesis import given
from hypothesis import strategies as st

from pipeline.corpus.articles import Failure, Item
from pipeline.records import Article
from pipeline.run import batches
from pipeline.run.batches import cut_batches


def items(sizes: list[int]) -> list[Item]:
    return [
        Article(str(n), "ن" * size) if size else Failure(str(n), "", "empty")
        for n, size in enumerate(sizes)
    ]


SIZES = st.lists(st.sampled_from([0, 1, 20_000, 59_999, 70_000]), max_size=60)


@given(SIZES)
def test_nothing_is_lost_or_moved(sizes: list[int]) -> None:
    cut = list(cut_batches(items(sizes)))
    assert [item for batch in cut for item in batch] == items(sizes)
    assert all(0 < len(batch) <= batches.ITEMS for batch in cut)


@given(SIZES)
def test_starting_at_a_cut_gives_the_same_cuts(sizes: list[int]) -> None:
    whole = list(cut_batches(items(sizes)))
    done = 0
    for number, batch in enumerate(whole):
        assert list(cut_batches(items(sizes)[done:])) == whole[number:]
        done += len(batch)


def test_long_article_ends_its_batch() -> None:
    cut = list(cut_batches(items([10, 60_000, 10, 59_990, 1])))
    assert [[len(getattr(item, "text", "")) for item in batch] for batch in cut] == [
        [10, 60_000],
        [10, 59_990],
        [1],
    ]
