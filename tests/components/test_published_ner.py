from pathlib import Path

import pytest
from spacy.language import Language

from pipeline import assemble
from pipeline.components.published_ner import PublishedRecogniser
from pipeline.errors import ModelError
from tests.marked import marked_text, plain
from tests.neural.tiny_bert import TAGS, save_bert

TEXTS = ["قال وزير مصر إن سمير زلمان يرفض \u200f القرار.", "", "\u200f", "دعم\u200f ،ولمصر"]


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return save_bert(tmp_path_factory.mktemp("ner"), tags=TAGS)


@pytest.fixture(scope="module")
def nlp(folder: Path) -> Language:
    return assemble.load(
        "published_ner", overrides={"components.mawaqif_published_ner.model": str(folder)}
    )


def seen(nlp: Language, texts: list[str]) -> list[object]:
    return [
        [(s.start, s.end, s.label_, s.kb_id_, s.id_) for s in doc.spans["ner"]]
        for doc in nlp.pipe(texts)
    ]


def test_batch_gives_what_each_text_alone_gives(nlp: Language) -> None:
    found = seen(nlp, TEXTS)
    assert found == [seen(nlp, [text])[0] for text in TEXTS]
    assert found[1] == found[2] == []
    assert found[0]


def test_saved_and_loaded_gives_the_same(nlp: Language, tmp_path: Path) -> None:
    nlp.to_disk(tmp_path / "saved")
    assert seen(assemble.load(tmp_path / "saved"), TEXTS) == seen(nlp, TEXTS)


TAGS_OF_WORDS = {
    "إدواردو": "B-PERS",
    "زلمانوفيتش": "I-PERS",
    "سمير": "B-PERS",
    "ولمصر": "B-LOC",
    "طنطا": "B-LOC",
    "وشركة": "B-ORG",
    "زلمان": "I-ORG",
}


class Known:
    """Stands for a model that knows some names by their written words."""

    def __init__(self) -> None:
        self.seen: list[list[str]] = []

    def read(
        self, words: list[str], glued: list[bool], sentences: list[tuple[int, int]]
    ) -> list[tuple[str, float]]:
        assert len(words) == len(glued)
        self.seen.append(words)
        return [(TAGS_OF_WORDS.get(word, "O"), 0.875) for word in words]


EXAMPLES = [
    "قال [وزير الخارجية](ROLE) [الهندوراسي](COUNTRY) [إدواردو زلمانوفيتش](OFFICIAL) أمس ول[مصر](COUNTRY) موقف.",
    "",
    "قال [سمير](PERSON) في طنطا و[شركة زلمان](ORGANISATION) تعمل.",
    "\u200f سكت [سمير](PERSON) .",
    "لا أحد هنا.",
]


@pytest.fixture
def known(nlp: Language, monkeypatch: pytest.MonkeyPatch) -> Known:
    model = Known()
    monkeypatch.setattr(nlp.get_pipe("mawaqif_published_ner"), "_tagger", model)
    return model


def test_names_get_our_labels(nlp: Language, known: Known) -> None:
    docs = list(nlp.pipe(plain(example) for example in EXAMPLES))
    assert [marked_text(doc, list(doc.spans["ner"])) for doc in docs] == EXAMPLES
    assert [marked_text(doc) for doc in docs] == EXAMPLES


def test_the_model_reads_words_as_they_are_written(nlp: Language, known: Known) -> None:
    text = "قال إن \u200f ولمصر،  وبايدن - موقفا"
    nlp(text)
    assert known.seen == [["قال", "إن", "\u200f", "ولمصر", "،", " ", "وبايدن", "-", "موقفا"]]


def test_probabilities_are_confidences_of_mentions(nlp: Language, known: Known) -> None:
    doc = nlp(plain(EXAMPLES[2]))
    assert doc._.mention_scores == [0.875, 0.875]


def test_without_a_model_it_says_what_to_do(rules: Language) -> None:
    with pytest.raises(ModelError, match="no model loaded; call initialize"):
        PublishedRecogniser()(rules("مصر"))


def test_a_model_that_is_not_there_is_named_with_the_way_to_get_it() -> None:
    with pytest.raises(ModelError, match="`hf download no-one/none`"):
        PublishedRecogniser(model="no-one/none").initialize()
