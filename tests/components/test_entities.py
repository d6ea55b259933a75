import pytest
from spacy.language import Language
from spacy.tokens import Span

from pipeline.components.entities import NER, Entities
from pipeline.doc_schema import MENTION_SCORES
from pipeline.errors import SeedError
from tests.marked import marked_doc, marked_text, plain

BEFORE = ("mawaqif_normaliser", "mawaqif_sentences", "mawaqif_gazetteer", "mawaqif_entities")

EXAMPLES = [
    "أكد [وزير الخارجية](ROLE) [الهندوراسي](COUNTRY) إدواردو زلمانوفيتش أمس.".replace(
        "إدواردو زلمانوفيتش", "[إدواردو زلمانوفيتش](OFFICIAL)"
    ),
    "",
    "ترفض [بكين](COUNTRY) القرار الذي صدر في بكين.",
    "قالت [الخارجية الفرنسية](ORGANISATION) إنها تدعم [الشعب السوري](GROUP).",
    "لا أحد هنا.",
]


def through(rules: Language, text: str):  # type: ignore[no-untyped-def]
    return marked_doc(rules, text, BEFORE[:-1])


def test_mentions_of_a_batch(rules: Language) -> None:
    docs = [through(rules, plain(example)) for example in EXAMPLES]
    found = rules.get_pipe("mawaqif_entities").pipe(docs)
    assert [marked_text(doc) for doc in found] == EXAMPLES


def test_scores_are_one_a_mention(rules: Language) -> None:
    doc = rules.get_pipe("mawaqif_entities")(through(rules, plain(EXAMPLES[0])))
    scores = doc._.get(MENTION_SCORES)
    assert len(scores) == len(doc.ents)
    assert all(0 < score <= 1 for score in scores)


def test_trained_mentions_replace_the_rules(rules: Language) -> None:
    doc = through(rules, "رفض إدواردو زلمانوفيتش القرار في الصين. قال زلمانوفيتش")
    doc.spans[NER] = [Span(doc, 1, 3, "PERSON", span_id="0.75")]
    doc = rules.get_pipe("mawaqif_entities")(doc)
    assert marked_text(doc) == (
        "رفض [إدواردو زلمانوفيتش](PERSON) القرار في الصين. قال [زلمانوفيتش](PERSON)"
    )
    assert doc._.get(MENTION_SCORES)[0] == 0.75


def test_saved_and_loaded_it_finds_the_same(rules: Language) -> None:
    again = Entities().from_bytes(rules.get_pipe("mawaqif_entities").to_bytes())
    for example in EXAMPLES:
        assert marked_text(again(through(rules, plain(example)))) == example


def test_missing_list_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("pipeline.components.entities.NAME_PARTS_FILE", "none.txt")
    with pytest.raises(SeedError, match=r"none\.txt: cannot be read"):
        Entities().initialize()


@pytest.mark.parametrize(
    ("text", "end", "expected"),
    [
        pytest.param("قال ييغال بالمور اليوم", 3, "ييغال بالمور", id="a cut word is made whole"),
        pytest.param("زار القاهرة و الرياض", 2, "القاهرة", id="a whole word stays"),
    ],
)
def test_a_trained_mention_does_not_end_inside_a_word(
    rules: Language, text: str, end: int, expected: str
) -> None:
    doc = rules.make_doc(text)
    for name, component in rules.pipeline:
        if name == "mawaqif_entities":
            break
        doc = component(doc)
    doc.spans["ner"] = [Span(doc, 1, end, "OFFICIAL", span_id="0.9")]
    entities = rules.get_pipe("mawaqif_entities")(doc).ents
    assert [ent.text for ent in entities if ent.start == 1] == [expected]
