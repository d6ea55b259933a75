import pytest
from spacy.language import Language

from pipeline.corpus.conll import TaggedSentence
from pipeline.training.zeroshot import compare

VISIT = TaggedSentence(
    ("زار", "فلاديمير", "بوتين", "مصر", "ولبنان", "."),
    ("O", "B-PER", "I-PER", "B-GPE", "B-GPE", "O"),
)
PLAIN = TaggedSentence(("وصل", "الوفد", "."), ("O", "O", "O"))


@pytest.mark.parametrize(
    ("sentences", "right", "gold"),
    [
        pytest.param([VISIT, PLAIN, VISIT], 6, 6, id="names in two of three sentences"),
        pytest.param([PLAIN], 0, 0, id="no names"),
        pytest.param([], 0, 0, id="no sentences"),
    ],
)
def test_mentions_are_compared_by_words(
    rules: Language, sentences: list[TaggedSentence], right: int, gold: int
) -> None:
    counts = compare(rules, sentences)
    assert (counts.right.total(), counts.gold.total()) == (right, gold)


def test_places_of_a_corpus_that_tells_them_apart_are_left_out(rules: Language) -> None:
    river = TaggedSentence(("عبر", "النيل"), ("O", "B-LOC"))
    assert compare(rules, [river]).gold == {"GPE": 1}
    assert compare(rules, [river, VISIT]).gold == {"PER": 1, "GPE": 2}
