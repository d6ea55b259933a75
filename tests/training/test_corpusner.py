from dataclasses import replace
from pathlib import Path

import pytest
import torch

from pipeline import paths
from pipeline.corpus.conll import TaggedSentence
from pipeline.errors import UsageError
from pipeline.training.corpusner import (
    CorpusTagger,
    evaluate_tagger,
    main,
    tag_names,
    texts_of,
    train_tagger,
)
from pipeline.training.settings import read_settings
from tests.neural.tiny import tiny_model, tiny_pieces

SENTENCES = [
    TaggedSentence(("زار", "علي", "حسن", "مصر"), ("O", "B-PER", "I-PER", "B-LOC")),
    TaggedSentence(("وصل", "حسن", "."), ("O", "B-PER", "O")),
    TaggedSentence(("مصر", "كبيرة"), ("B-LOC", "O")),
]
NAMES = ("O", "B-LOC", "I-LOC", "B-PER", "I-PER")


def test_tags_are_those_of_the_corpus() -> None:
    assert tag_names(SENTENCES) == NAMES
    assert tag_names([]) == ("O",)


def test_texts_hold_every_word_and_tag_once() -> None:
    (text,) = texts_of(SENTENCES, tiny_pieces(), NAMES)
    assert text.words == [word for sentence in SENTENCES for word in sentence.words]
    assert [NAMES[tag] for tag in text.tags] == [t for s in SENTENCES for t in s.tags]
    assert text.starts == [4, 7]
    assert [place for window in text.windows for place in window.words] == list(range(9))


def test_training_finds_the_names_of_its_own_sentences() -> None:
    torch.manual_seed(0)
    model = CorpusTagger(tiny_model().encoder, 16, len(NAMES))
    plan = read_settings(paths.CONFIGS / "train_news.cfg")
    settings = replace(plan, training=replace(plan.training, encoder_rate=5e-3, head_rate=1e-2))
    told: list[str] = []
    texts = texts_of(SENTENCES, tiny_pieces(), NAMES)
    train_tagger(model, texts, settings, told.append, epochs=60)
    assert len(told) == 60
    assert evaluate_tagger(model, texts, NAMES).f1(("LOC", "PER")) == 1.0


def test_a_folder_without_tests_is_refused(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match=r"no test\*\.conll"):
        main([str(tmp_path), str(tmp_path)])


@pytest.mark.parametrize("arguments", [[], ["corpus"]])
def test_both_folders_are_needed(arguments: list[str]) -> None:
    with pytest.raises(UsageError, match="FOLDER DATA"):
        main(arguments)


def test_texts_come_from_the_folder_of_data(tmp_path: Path) -> None:
    for name in ("train", "test"):
        (tmp_path / f"{name}.conll").write_text("علي B-PER\n", encoding="utf-8")
    with pytest.raises(UsageError, match=r"no text .* in .*elsewhere; name its folder"):
        main([str(tmp_path), str(tmp_path / "elsewhere")])
