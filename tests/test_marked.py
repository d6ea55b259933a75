from spacy.language import Language

from tests.marked import Mark, marked_doc, marked_text, marks, plain

EXAMPLE = "أكد [بوتين](OFFICIAL Q7747) دعمه ل[لصين](COUNTRY CHN) و[حماس](ORGANISATION)."


def test_plain_and_marks_agree() -> None:
    text = plain(EXAMPLE)
    assert text == "أكد بوتين دعمه للصين وحماس."
    assert [(text[m.start : m.end], m.label, m.id) for m in marks(EXAMPLE)] == [
        ("بوتين", "OFFICIAL", "Q7747"),
        ("لصين", "COUNTRY", "CHN"),
        ("حماس", "ORGANISATION", ""),
    ]


def test_brackets_that_are_no_marks_stay() -> None:
    assert plain("قال [مصدر] (لم يسمه)") == "قال [مصدر] (لم يسمه)"
    assert marks("[أ](ب)") == []
    assert marks("[أ](C)") == [Mark(0, 1, "C")]


def test_a_marked_doc_gives_its_example_back(text_pipeline: Language) -> None:
    doc = marked_doc(text_pipeline, EXAMPLE, ["mawaqif_sentences"])
    assert marked_text(doc, ids=True) == EXAMPLE
    assert marked_text(doc) == EXAMPLE.replace(" Q7747", "").replace(" CHN", "")
