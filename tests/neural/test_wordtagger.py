import shutil
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.errors import ModelError
from pipeline.neural.wordtagger import WordTagger
from tests.neural.tiny_bert import TAGS, save_bert

WORDS = ["قال", "وزير", "\u200f", "مصر", "", "ترفض", " ", "x", "."]


@pytest.fixture(scope="module")
def tagger(tmp_path_factory: pytest.TempPathFactory) -> WordTagger:
    return WordTagger(str(save_bert(tmp_path_factory.mktemp("ner"), tags=TAGS)))


def test_every_word_has_a_tag(tagger: WordTagger) -> None:
    found = tagger.read(WORDS, [False] * 9, [(0, 9)])
    assert len(found) == 9
    assert {tag for tag, _ in found} <= set(TAGS)
    assert [found[place] for place in (4, 6)] == [("O", 1.0), ("O", 1.0)]
    # a word without a piece is read as unknown, not left out
    assert all(found[place][1] < 1 for place in (0, 1, 2, 3, 5, 7, 8))


def test_tags_are_those_of_the_model(tagger: WordTagger, tmp_path: Path) -> None:
    from transformers import pipeline

    tagger.save(tmp_path)
    theirs = pipeline("token-classification", model=str(tmp_path), ignore_labels=[])
    words = ["قال", "مصر", "ترفض", "."]
    firsts = [p for p in theirs(" ".join(words)) if not p["word"].startswith("##")]
    found = tagger.read(words, [False] * 4, [(0, 4)])
    assert [tag for tag, _ in found] == [p["entity"] for p in firsts]
    assert [score for _, score in found] == pytest.approx([p["score"] for p in firsts], abs=1e-5)


def test_sentences_are_read_apart(tagger: WordTagger) -> None:
    words = ["قال", "مصر", "ترفض", "دعم"]
    found = tagger.read(words, [False] * 4, [(0, 2), (2, 4)])
    first = tagger.read(words[:2], [False] * 2, [(0, 2)])
    second = tagger.read(words[2:], [False] * 2, [(0, 2)])
    assert [tag for tag, _ in found] == [tag for tag, _ in first + second]
    assert [s for _, s in found] == pytest.approx([s for _, s in first + second], abs=1e-5)


def test_no_words_have_no_tags(tagger: WordTagger) -> None:
    assert tagger.read([], [], []) == []


@given(st.lists(st.text(alphabet="مصر\u200f\u064bx .", max_size=40), max_size=120))
def test_a_long_sentence_loses_no_word(tagger: WordTagger, words: list[str]) -> None:
    found = tagger.read(words, [True] * len(words), [(0, len(words))])
    assert len(found) == len(words)
    assert [score < 1 for _, score in found] == [bool(word.strip()) for word in words]


def test_saved_and_loaded_it_tags_the_same(tagger: WordTagger, tmp_path: Path) -> None:
    tagger.save(tmp_path)
    glued = [False] * 9
    assert WordTagger(str(tmp_path)).read(WORDS, glued, [(0, 9)]) == tagger.read(
        WORDS, glued, [(0, 9)]
    )


def test_a_model_without_names_is_refused(tmp_path: Path) -> None:
    save_bert(tmp_path, tags=("O", "B-VERB"))
    with pytest.raises(ModelError, match=r"its tags \(O, B-VERB\) name no persons"):
        WordTagger(str(tmp_path))


def test_an_encoder_alone_is_refused(tmp_path: Path) -> None:
    config = save_bert(tmp_path / "ner", tags=TAGS) / "config.json"
    encoder = save_bert(tmp_path / "encoder")
    shutil.copy(config, encoder)
    with pytest.raises(ModelError, match=r"lacks weights .*classifier\.weight"):
        WordTagger(str(encoder))
