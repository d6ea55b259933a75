from hypothesis import given
from hypothesis import strategies as st
from spacy.language import Language

from pipeline.text.sentences import sentence_spans


def test_white_space_and_lone_marks_go_with_the_sentence_before(text_pipeline: Language) -> None:
    doc = text_pipeline("***\nعنوان\n\n---\nأكد ذلك.  ثم غادر.\n")
    assert [sentence.text for sentence in doc.sents] == [
        "***\nعنوان\n\n---\n",
        "أكد ذلك.  ",
        "ثم غادر.\n",
    ]


def test_batches(text_pipeline: Language) -> None:
    docs = text_pipeline.pipe(["أول. ثان.", "", "\n", "ثالث"])
    assert [[s.text for s in doc.sents] for doc in docs] == [
        ["أول.", "ثان."],
        [],
        ["\n"],
        ["ثالث"],
    ]


@given(text=st.text(st.sampled_from('ابو.!؟…»(" \n\r12،\u200f\u2028')))
def test_as_many_sentences_as_spans_each_inside_its_own(text: str, text_pipeline: Language) -> None:
    spans = sentence_spans(text)
    sentences = list(text_pipeline(text).sents)
    if spans:
        assert len(sentences) == len(spans)
    for sentence, (start, end) in zip(sentences, spans, strict=False):
        assert sentence.start_char <= start
        assert end <= sentence.end_char
