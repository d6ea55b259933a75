from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.corpus.conll import TaggedSentence, read_conll, spans_of_tags
from pipeline.errors import GoldError, UsageError


def test_sentences_are_divided_by_blank_lines(tmp_path: Path) -> None:
    path = tmp_path / "a.conll"
    path.write_text("زار\tO\nعلي\tB-PER\nحسن\tI-PER\n\n\nبيروت B-LOC\n", encoding="utf-8")
    assert list(read_conll(path)) == [
        TaggedSentence(("زار", "علي", "حسن"), ("O", "B-PER", "I-PER")),
        TaggedSentence(("بيروت",), ("B-LOC",)),
    ]


def test_an_empty_file_has_no_sentences(tmp_path: Path) -> None:
    path = tmp_path / "a.conll"
    path.write_text("\n \n", encoding="utf-8")
    assert list(read_conll(path)) == []


@pytest.mark.parametrize("line", ["علي", "علي PER", "علي حسن B-PER"])
def test_a_line_that_is_no_word_with_its_tag_is_told(tmp_path: Path, line: str) -> None:
    path = tmp_path / "a.conll"
    path.write_text(f"زار\tO\n{line}\n", encoding="utf-8")
    with pytest.raises(GoldError, match=r"a\.conll:2: not a word and its tag"):
        list(read_conll(path))


def test_a_missing_file_is_told(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match=r"none\.conll: cannot be read"):
        list(read_conll(tmp_path / "none.conll"))


@pytest.mark.parametrize(
    ("tags", "spans"),
    [
        pytest.param([], [], id="none"),
        pytest.param(["O", "B-PER", "I-PER", "O"], [(1, 3, "PER")], id="one"),
        pytest.param(["B-PER", "B-PER"], [(0, 1, "PER"), (1, 2, "PER")], id="two side by side"),
        pytest.param(["I-PER", "I-LOC"], [(0, 1, "PER"), (1, 2, "LOC")], id="without a beginning"),
    ],
)
def test_spans_of_tags(tags: list[str], spans: list[tuple[int, int, str]]) -> None:
    assert spans_of_tags(tags) == spans


@given(st.lists(st.sampled_from(["O", "B-PER", "I-PER", "B-LOC", "I-LOC"])))
def test_spans_cover_each_tagged_word_once(tags: list[str]) -> None:
    covered = [place for start, end, _ in spans_of_tags(tags) for place in range(start, end)]
    assert covered == [place for place, tag in enumerate(tags) if tag != "O"]
