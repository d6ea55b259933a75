from pathlib import Path

import pytest
from spacy.language import Language
from spacy.tokens import Doc

from pipeline.assemble import load
from pipeline.components.actors import Actors
from pipeline.doc_schema import ACTORS, ANAPHORS, META
from tests.marked import marked_doc, marked_text

BEFORE = ("mawaqif_normaliser", "mawaqif_sentences")

EXAMPLES = [
    "أكدت [الصين](COUNTRY CHN) و[روسيا](COUNTRY RUS) أن [بكين](COUNTRY CHN) ترفض القرار.",
    "",
    "قالت [الخارجية الفرنسية](ORGANISATION FRA-foreign-ministry). "
    "قال [كريم دوبوا](OFFICIAL local-1) إن [دوبوا](OFFICIAL local-1) رفض.",
]


def linked(rules: Language, example: str, **meta: str) -> Doc:
    doc = marked_doc(rules, example, BEFORE)
    for token in doc:
        token.ent_kb_id_ = ""
    doc._.set(META, meta)
    return rules.get_pipe("mawaqif_actors")(doc)


@pytest.mark.parametrize("example", EXAMPLES)
def test_ids_on_tokens(rules: Language, example: str) -> None:
    assert marked_text(linked(rules, example), ids=True) == example


def test_actors_are_those_of_the_mentions_in_order(rules: Language) -> None:
    docs = [linked(rules, example) for example in EXAMPLES]
    assert [[a["id"] for a in doc._.get(ACTORS)] for doc in docs] == [
        ["CHN", "RUS"],
        [],
        ["FRA-foreign-ministry", "local-1"],
    ]


def test_anaphors_are_plain_data(rules: Language) -> None:
    doc = linked(rules, EXAMPLES[0] + " دعا الجانبان إلى السلام.")
    (anaphor,) = doc._.get(ANAPHORS)
    assert doc[anaphor["start"] : anaphor["end"]].text == "الجانبان"
    assert anaphor["actors"] == ["RUS", "CHN"]
    assert Doc(rules.vocab).from_bytes(doc.to_bytes())._.get(ANAPHORS) == [anaphor]


def test_saved_and_loaded_it_links_the_same(rules: Language) -> None:
    again = Actors().from_bytes(rules.get_pipe("mawaqif_actors").to_bytes())
    for example in EXAMPLES:
        doc = marked_doc(rules, example, BEFORE)
        assert marked_text(again(doc), ids=True) == example
        assert again(doc)._.get(ACTORS) == linked(rules, example)._.get(ACTORS)


def test_own_tables_given_in_the_config(tmp_path: Path) -> None:
    own = tmp_path / "own"
    own.mkdir()
    (own / "officials.csv").write_text(
        "id,name,names_ar,short_ar,country,source\nmine,Karim Dubois,كريم دوبوا,دوبوا,FRA,me\n",
        "utf-8",
    )
    nlp = load("rules", overrides={"initialize.components.mawaqif_gazetteer.actors": [str(own)]})
    doc = nlp("رفض كريم دوبوا القرار. وقال دوبوا إنه يرفض.")
    assert marked_text(doc, ids=True) == (
        "رفض [كريم دوبوا](OFFICIAL mine) القرار. وقال [دوبوا](OFFICIAL mine) إنه يرفض."
    )
