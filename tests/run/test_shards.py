"""What becomes of a shard when its actors answer or are lost."""

from hypothesis import given
from hypothesis import strategies as st

from pipeline.corpus.articles import Failure, Item
from pipeline.records import Article
from pipeline.run.raypool import LOSSES, Shard
from pipeline.run.task import Outcome

ONE, TWO, BAD = Article("1", "أ"), Article("2", "ب"), Failure("3", "", "empty")


def test_shard_is_sent_again_as_a_whole_then_batch_by_batch() -> None:
    shard = Shard([[ONE], [BAD, TWO], []])
    sent: list[list[list[Item]]] = []
    for _ in range(LOSSES):
        sent.append(shard.to_send)
        shard.lose("lost")
    assert sent == [[[ONE], [TWO], []]] * LOSSES
    assert (shard.to_send, shard.outcomes, shard.is_done) == ([[ONE]], [], False)
    shard.outcomes.append([Outcome(b"1")])
    assert shard.to_send == [[TWO]]
    shard.lose("lost")
    assert shard.outcomes == [[Outcome(b"1")], [Outcome(b"", "lost")]]
    assert (shard.to_send, shard.is_done) == ([[]], False)
    shard.outcomes.append([])
    assert (shard.to_send, shard.is_done) == ([], True)


BATCHES = st.lists(st.lists(st.sampled_from([ONE, TWO, BAD]), max_size=4), min_size=1, max_size=6)


@given(BATCHES, st.lists(st.booleans(), max_size=20))
def test_each_article_has_one_outcome_whatever_is_lost(
    batches: list[list[Item]], fates: list[bool]
) -> None:
    shard = Shard(batches)
    lost = 0
    for is_lost in [*fates, *[False] * len(batches)]:
        if shard.is_done:
            break
        if is_lost:
            lost += 1
            shard.lose("lost")
        else:
            shard.outcomes += [
                [Outcome(item.doc_id.encode()) for item in batch if isinstance(item, Article)]
                for batch in shard.to_send
            ]
    assert shard.is_done
    assert shard.losses == lost
    wanted = [[item for item in batch if isinstance(item, Article)] for batch in batches]
    given_up = [bool(found) and found[0].reason == "lost" for found in shard.outcomes]
    assert shard.outcomes == [
        [Outcome(b"", "lost") if gone else Outcome(item.doc_id.encode()) for item in batch]
        for batch, gone in zip(wanted, given_up, strict=True)
    ]
    # A batch without an article leaves no trace of having been given up.
    assert sum(given_up) <= max(0, lost - LOSSES)
