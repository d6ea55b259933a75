import pytest
from spacy.language import Language
from spacy.tokens import Doc

from pipeline.components.gazetteer import Gazetteer
from pipeline.doc_schema import GAZETTEER
from tests.marked import marked_text, plain

EXAMPLES = [
    "رفضت [الصين](COUNTRY CHN) و[روسيا](COUNTRY RUS) القرار.",
    "",
    "قالت ل[لصين](COUNTRY CHN) إن [الأمم المتحدة](ORGANISATION un) والتصيين",
    "يمينا ويسارا",
]


def names(rules: Language, text: str) -> Doc:
    doc = rules.make_doc(text)
    for name in ("mawaqif_normaliser", "mawaqif_sentences", "mawaqif_gazetteer"):
        doc = rules.get_pipe(name)(doc)
    return doc


@pytest.mark.parametrize("example", EXAMPLES)
def test_known_names(rules: Language, example: str) -> None:
    doc = names(rules, plain(example))
    assert marked_text(doc, list(doc.spans[GAZETTEER]), ids=True) == example


def test_saved_and_loaded_it_finds_the_same(rules: Language) -> None:
    gazetteer = rules.get_pipe("mawaqif_gazetteer")
    again = Gazetteer().from_bytes(gazetteer.to_bytes())
    for example in EXAMPLES:
        one, two = names(rules, plain(example)), names(rules, plain(example))
        spans = [[(s.start, s.end, s.label_, s.kb_id_, s.id_) for s in again(two).spans[GAZETTEER]]]
        spans.append([(s.start, s.end, s.label_, s.kb_id_, s.id_) for s in one.spans[GAZETTEER]])
        assert spans[0] == spans[1]


def test_kind_of_name_is_kept(rules: Language) -> None:
    doc = names(rules, "الصينية وبكين والأمم المتحدة")
    assert [span.id_ for span in doc.spans[GAZETTEER]] == ["adjective", "capital", "name"]
