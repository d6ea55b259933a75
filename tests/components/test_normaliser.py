import pytest
from spacy.language import Language


@pytest.mark.parametrize(
    ("text", "norms"),
    [
        pytest.param("إيران وأمريكا", "ايران و امريكا", id="folded, proclitic apart"),
        pytest.param("للصين", "ل الصين", id="the article gets its alif back"),
        pytest.param("وللصين", "و ل الصين", id="behind two proclitics"),
        pytest.param("للبنان", "ل لبنان", id="not where lam is the word's own"),
        pytest.param("للجنة", "ل لجنة", id="not where the bare word is as likely"),
        pytest.param("الصِّين ٢٠٢٣", "الصين 2023", id="marks, digits"),
        pytest.param("", "", id="empty"),
    ],
)
def test_norms(text: str, norms: str, text_pipeline: Language) -> None:
    doc = text_pipeline(text)
    assert [token.norm_ for token in doc] == norms.split()
    assert doc.text == text


def test_tokens_without_a_visible_character_have_a_blank_norm(text_pipeline: Language) -> None:
    doc = text_pipeline("قال\u200f  \n\u2067نعم")
    assert [token.norm_ for token in doc] == ["قال", " ", " ", " ", " ", "نعم"]


def test_batches(text_pipeline: Language) -> None:
    docs = list(text_pipeline.pipe(["أكد", "", "إلى روسيا"]))
    assert [[t.norm_ for t in doc] for doc in docs] == [["اكد"], [], ["الي", "روسيا"]]
