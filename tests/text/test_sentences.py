import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.text.sentences import sentence_spans


@pytest.mark.parametrize(
    "example",
    [
        pytest.param("أكد الوزير ذلك.|ورفضت باريس.", id="full stop"),
        pytest.param("هل ترد؟|لا!|نعم…|انتهى", id="question, exclamation, ellipsis"),
        pytest.param("قال: نعم، ثم صمت؛ وغادر", id="not at comma, semicolon, colon"),
        pytest.param("عنوان|نص\r|نص آخر", id="line ends"),
        pytest.param("قال «نعم.»|ثم غادر (اليوم.)|وعاد", id="closing quotes and brackets stay"),
        pytest.param('قال "نعم".|ثم غادر', id="quote before the stop"),
        pytest.param("بحث د. أحمد الأمر مع أ. سالم اليوم.|ثم غادر", id="title of one letter"),
        pytest.param("نقلت أ.ف.ب عنه.|وأكدت أ. ف. ب. ذلك", id="agency"),
        pytest.param("نما 3.5 بالمئة في 19.9.2023 هناك", id="decimal and date"),
        pytest.param("قال U.S. officials", id="Latin initials"),
        pytest.param("في المادة ب.", id="a letter at the end"),
        pytest.param("كلمة.كلمة", id="no white space behind the stop"),
    ],
)
def test_sentences(example: str) -> None:
    parts = example.split("|")
    text = "".join(
        part + ("" if part.endswith("\r") else "\n" if part == "عنوان" else " ") for part in parts
    )
    assert [text[start:end] for start, end in sentence_spans(text)] == [p.strip() for p in parts]


@pytest.mark.parametrize("text", ["", " \n\t", "***\n---", "…\n\u200f"])
def test_no_sentence_without_a_letter_or_digit(text: str) -> None:
    assert sentence_spans(text) == []


@given(st.text(st.sampled_from('ابد.!؟…»") \n\r12،\u200f\u2028')))
def test_sentences_are_trimmed_apart_in_order_and_hold_every_word(text: str) -> None:
    spans = sentence_spans(text)
    ends = [0, *(end for _, end in spans)]
    assert all(before <= start < end for before, (start, end) in zip(ends, spans, strict=False))
    assert all(text[start:end] == text[start:end].strip() for start, end in spans)
    covered = "".join(text[start:end] for start, end in spans)
    assert [c for c in covered if c.isalnum()] == [c for c in text if c.isalnum()]


def test_ten_thousand_short_lines_are_as_many_sentences() -> None:
    assert len(sentence_spans("خبر\n" * 10_000)) == 10_000
