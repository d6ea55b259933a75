from hypothesis import given
from hypothesis import strategies as st

from pipeline.neural.pieces import END, PAD, START
from pipeline.neural.windows import cut_windows, to_tensors
from tests.neural.tiny import tiny_pieces

PIECES = tiny_pieces()
sentences_of_words = st.lists(
    st.lists(st.sampled_from(["مصر", "من", "\n", "السلام", "."]), max_size=30), max_size=6
)


@given(sentences_of_words, st.integers(min_value=16, max_value=80))
def test_every_word_but_white_space_is_in_one_window(
    article: list[list[str]], largest: int
) -> None:
    words = [word for sentence in article for word in sentence]
    ranges, at = [], 0
    for sentence in article:
        ranges.append((at, at + len(sentence)))
        at += len(sentence)
    windows = cut_windows(words, [False] * len(words), ranges, PIECES, largest=largest)
    assert [w for window in windows for w in window.words] == [
        i for i, word in enumerate(words) if word.strip()
    ]
    for window in windows:
        assert len(window.ids) <= largest
        assert window.ids[0] == START
        assert window.ids[-1] == END
        assert [window.ids[f] for f in window.first] == [
            PIECES.ids(words[w], glued=False)[0] for w in window.words
        ]


def test_short_sentences_share_a_window() -> None:
    words = ["مصر", ".", "مصر", "."]
    windows = cut_windows(words, [False] * 4, [(0, 2), (2, 4)], PIECES, largest=40)
    assert [window.words for window in windows] == [[0, 1, 2, 3]]


def test_long_sentences_do_not() -> None:
    words = ["مصر"] * 20
    windows = cut_windows(words, [False] * 20, [(0, 10), (10, 20)], PIECES, largest=16)
    assert [len(window.words) for window in windows] == [10, 10]


def test_tensors_are_padded_and_masked() -> None:
    windows = cut_windows(["مصر", "مصر", "مصر"], [False] * 3, [(0, 1), (1, 3)], PIECES, largest=4)
    ids, mask = to_tensors(windows)
    assert ids.tolist()[0][-1] == PAD
    assert mask.sum(dim=1).tolist() == [len(window.ids) for window in windows]
