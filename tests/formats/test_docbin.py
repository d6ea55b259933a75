"""DocBin: what spaCy users see in it, Docs of their own in, nothing lost."""

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from spacy.tokens import Doc, DocBin
from spacy.vocab import Vocab

from pipeline.errors import FormatError
from pipeline.formats import docbin
from pipeline.formats.notes import Notes
from pipeline.records import Annotation
from tests.evaluation.drafts import draft
from tests.formats.cases import canonical, records
from tests.formats.round_trip import there_and_back


def test_what_spacy_sees(tmp_path: Path) -> None:
    record = draft("أيدت [مصر](COUNTRY EGY) الحوار", 'EGY support - "أيدت"')
    docbin.write([record], tmp_path / "a.spacy", Notes())
    (doc,) = DocBin().from_disk(tmp_path / "a.spacy").get_docs(Vocab())
    assert [(e.text, e.label_, e.kb_id_) for e in doc.ents] == [("مصر", "COUNTRY", "EGY")]
    assert [token.text for token in doc] == ["أيدت", "مصر", "الحوار"]
    assert [s["holder"] for s in doc._.stances] == ["EGY"]
    assert len(list(doc.sents)) == 1


def test_docs_of_another_pipeline(tmp_path: Path) -> None:
    doc = Doc(Vocab(), words=["زار", "حسام", "روما"], ents=["O", "B-PERSON", "B-LOC"])
    doc.spans["sc"] = [doc[0:1]]
    DocBin(docs=[doc]).to_disk(tmp_path / "b.spacy")
    notes = Notes()
    (record,) = docbin.read(tmp_path / "b.spacy", notes)
    assert [(m["text"], m["label"], m["actor"]) for m in record["mentions"]] == [("حسام", "PERSON", None)]  # fmt: skip
    said = list(notes.lines())
    assert said[0] == "span group 'sc' of a Doc is not read: spans: 1 left out"
    assert said[1].startswith("label 'LOC' is none of OFFICIAL")


def test_no_docbin(tmp_path: Path) -> None:
    (tmp_path / "c.spacy").write_bytes(b"no")
    with pytest.raises(FormatError, match=r"c\.spacy: no DocBin of spaCy"):
        list(docbin.read(tmp_path / "c.spacy", Notes()))


@pytest.mark.parametrize("confidence", [None, 0.5])
def test_a_confidence_of_null_is_none(tmp_path: Path, confidence: float | None) -> None:
    record = draft("أيدت [مصر](COUNTRY EGY) الحوار", 'EGY support - "أيدت"')
    record["mentions"][0]["confidence"] = confidence  # type: ignore[typeddict-item]
    notes = Notes()
    docbin.write([record], tmp_path / "d.spacy", notes)
    (found,) = docbin.read(tmp_path / "d.spacy", notes)
    assert found["mentions"][0].get("confidence") == confidence
    assert notes.faults == []


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(record=records())
def test_round_trip_loses_nothing(tmp_path: Path, record: Annotation) -> None:
    found, said = there_and_back(docbin, [record], tmp_path / "x.spacy")
    assert [canonical(r) for r in found] == [canonical(record)]
    assert said == []
