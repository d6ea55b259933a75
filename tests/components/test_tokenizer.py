import pickle
from pathlib import Path

import pytest
import spacy
from hypothesis import given
from hypothesis import strategies as st
from spacy.language import Language
from spacy.vocab import Vocab

from pipeline.components.tokenizer import ArabicTokenizer
from pipeline.errors import ArticleError, ModelError

TEXTS = ["وقال بوتين\u200f إن  موسكو\n\nترفض ذلك.", "", "للصين و«حماس»"]


@pytest.fixture(scope="module")
def tokenizer() -> ArabicTokenizer:
    made = ArabicTokenizer(Vocab())
    made.initialize(names=["الصين", "بوتين"])
    return made


@given(st.text())
def test_the_doc_has_the_text(tokenizer: ArabicTokenizer, text: str) -> None:
    doc = tokenizer(text)
    assert doc.text == text
    assert [text[t.idx : t.idx + len(t)] for t in doc] == [t.text for t in doc]


def test_pipe_gives_what_calls_give(tokenizer: ArabicTokenizer) -> None:
    piped = [[t.text for t in doc] for doc in tokenizer.pipe(TEXTS)]
    assert piped == [[t.text for t in tokenizer(text)] for text in TEXTS]
    assert piped == [
        ["و", "قال", "بوتين", "\u200f", "إن", " ", "موسكو", "\n\n", "ترفض", "ذلك", "."],
        [],
        ["ل", "لصين", "و", "«", "حماس", "»"],
    ]


def test_before_initialize_nothing_is_split() -> None:
    assert [t.text for t in ArabicTokenizer(Vocab())("وقال بوتين.")] == ["وقال", "بوتين", "."]


def test_half_a_surrogate_pair_is_refused(tokenizer: ArabicTokenizer) -> None:
    with pytest.raises(ArticleError, match="surrogate"):
        tokenizer("قال \ud83d نعم")


def test_nul_is_a_token(tokenizer: ArabicTokenizer) -> None:
    assert [t.text for t in tokenizer("أ\0ب")] == ["أ", "\0", "ب"]


def test_missing_word_files_are_named(tmp_path: Path) -> None:
    with pytest.raises(ModelError, match=r"counts\.txt\.xz"):
        ArabicTokenizer(Vocab()).initialize(words=str(tmp_path))


def test_saved_and_loaded_alike(tokenizer: ArabicTokenizer, tmp_path: Path) -> None:
    tokenizer.to_disk(tmp_path / "tokenizer")
    for loaded in (
        ArabicTokenizer(Vocab()).from_bytes(tokenizer.to_bytes()),
        ArabicTokenizer(Vocab()).from_disk(tmp_path / "tokenizer"),
        pickle.loads(pickle.dumps(tokenizer)),
    ):
        assert [[t.text for t in d] for d in loaded.pipe(TEXTS)] == [
            [t.text for t in d] for d in tokenizer.pipe(TEXTS)
        ]


def test_a_saved_pipeline_needs_no_word_files(text_pipeline: Language, tmp_path: Path) -> None:
    text_pipeline.to_disk(tmp_path / "saved")
    loaded = spacy.load(tmp_path / "saved")
    for before, after in zip(text_pipeline.pipe(TEXTS), loaded.pipe(TEXTS), strict=True):
        assert [(t.text, t.norm_, t.is_sent_start) for t in before] == [
            (t.text, t.norm_, t.is_sent_start) for t in after
        ]
