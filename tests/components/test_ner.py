from pathlib import Path

import pytest
from spacy.language import Language

from pipeline import assemble
from pipeline.components.ner import Recogniser
from pipeline.errors import ModelError
from tests.neural.tiny import save_tiny

TEXTS = ["قال وزير مصر إن مصر ترفض.", "", "لا شيء هنا"]


@pytest.fixture
def nlp(tmp_path: Path) -> Language:
    pipeline = assemble.load("known")
    component = Recogniser(model=str(save_tiny(tmp_path / "model")))
    component.initialize()
    pipeline.add_pipe("mawaqif_ner", config={"model": str(tmp_path / "model")})
    pipeline.get_pipe("mawaqif_ner").initialize()
    return pipeline


def seen(nlp: Language) -> list[object]:
    return [
        (
            [(s.start, s.end, s.label_, s.id_) for s in doc.spans["ner"]],
            doc._.cues,
            doc.tensor.tolist(),
        )
        for doc in nlp.pipe(TEXTS)
    ]


def test_batch_gives_what_each_text_alone_gives(nlp: Language) -> None:
    alone = []
    for text in TEXTS:
        doc = nlp(text)
        spans = doc.spans["ner"]
        alone.append(
            (
                [(s.start, s.end, s.label_, s.id_) for s in spans],
                doc._.cues,
                doc.tensor.tolist(),
            )
        )
    assert seen(nlp) == alone


def test_empty_text_has_nothing(nlp: Language) -> None:
    doc = nlp("")
    assert (len(doc.spans["ner"]), doc._.cues, doc.tensor.shape) == (0, [], (0, 16))


def test_saved_and_loaded_gives_the_same(nlp: Language, tmp_path: Path) -> None:
    nlp.to_disk(tmp_path / "saved")
    assert seen(assemble.load(tmp_path / "saved")) == seen(nlp)


def test_without_a_model_it_says_what_to_do() -> None:
    doc = assemble.load("known")("مصر")
    with pytest.raises(ModelError, match="no model loaded; call initialize"):
        Recogniser()(doc)


def test_missing_model_is_named() -> None:
    with pytest.raises(ModelError, match=r"no model in .*nowhere"):
        Recogniser(model="nowhere").initialize()
