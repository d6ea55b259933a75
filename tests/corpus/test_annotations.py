"""A Doc to its record and its line."""

import orjson
import pytest
import spacy
from spacy.tokens import Doc

from pipeline import doc_schema
from pipeline.corpus.annotations import json_line, record_of_doc, sentence_ranges
from pipeline.errors import ArticleError
from pipeline.records import Article

TEXT = "عنوان قصير\n\n رحبت مصر بالقرار. وقالت مصر إنها تدعمه. "


@pytest.fixture
def doc() -> Doc:
    nlp = spacy.blank("ar")
    made = nlp(TEXT)
    for token in made:
        token.is_sent_start = token.text in ("عنوان", "رحبت", "وقالت")
    ents = [made.char_span(at, at + 3, "COUNTRY") for at in (18, 37)]
    assert None not in ents
    made.ents = ents
    made[made.ents[1].start].ent_kb_id_ = "EGY"
    made._.set(doc_schema.ACTORS, [{"id": "EGY", "name": "Egypt", "type": "COUNTRY"}])
    made._.set(doc_schema.MENTION_SCORES, [0.25, 0.75])
    return made


def test_record(doc: Doc) -> None:
    record = record_of_doc(doc, Article("a", TEXT, "a.txt", "f0", {"title": "ع"}), {"config": "x"})
    assert record == {
        "doc_id": "a",
        "text": TEXT,
        "sentences": [{"start": 0, "end": 10}, {"start": 13, "end": 30}, {"start": 31, "end": 52}],
        "actors": [{"id": "EGY", "name": "Egypt", "type": "COUNTRY"}],
        "mentions": [
            {
                "start": 18,
                "end": 21,
                "text": "مصر",
                "label": "COUNTRY",
                "actor": None,
                "sentence": 1,
                "confidence": 0.25,
            },
            {
                "start": 37,
                "end": 40,
                "text": "مصر",
                "label": "COUNTRY",
                "actor": "EGY",
                "sentence": 2,
                "confidence": 0.75,
            },
        ],
        "stances": [],
        "source": "a.txt",
        "sha256": "f0",
        "meta": {"title": "ع", "config": "x"},
    }


def test_every_offset_slices_to_its_text(doc: Doc) -> None:
    record = record_of_doc(doc, Article("a", TEXT))
    assert [TEXT[m["start"] : m["end"]] for m in record["mentions"]] == ["مصر", "مصر"]
    for sentence in sentence_ranges(doc):
        piece = TEXT[sentence["start"] : sentence["end"]]
        assert piece == piece.strip() != ""


def test_unknown_source_is_absent(doc: Doc) -> None:
    record = record_of_doc(doc, Article("a", TEXT))
    assert {"source", "sha256", "meta"} & set(record) == set()


def test_other_text_is_refused(doc: Doc) -> None:
    with pytest.raises(ArticleError, match="changed the text"):
        record_of_doc(doc, Article("a", TEXT.strip()))


def test_line_is_json_with_or_without_the_text(doc: Doc) -> None:
    record = record_of_doc(doc, Article("a", TEXT))
    line = json_line(record)
    assert line.count(b"\n") == 1
    assert orjson.loads(line) == record
    without = orjson.loads(json_line(record, text=False))
    assert without == {key: value for key, value in record.items() if key != "text"}


def test_what_json_cannot_hold_is_refused(doc: Doc) -> None:
    record = record_of_doc(doc, Article("a", TEXT))
    record["meta"] = {"title": "\ud800"}
    with pytest.raises(ArticleError, match="cannot be written as JSON"):
        json_line(record)
