import pytest
from hypothesis import given
from hypothesis import strategies as st
from spacy.language import Language

from pipeline.text.fold import fold
from pipeline.text.tokens import split_tokens
from pipeline.text.words import Words

TEXT = st.text(
    st.one_of(
        st.sampled_from('وفبلكسالنيمرهةأإىئؤءًَّّـ \n\t\r.،؛؟!«»"()-/0123٤٥\u200f\u200c\ufeffaB'),
        st.characters(),
    ),
    max_size=80,
)


@pytest.mark.parametrize(
    "example",
    [
        pytest.param("و|بوتين و|لافروف", id="names"),
        pytest.param("ل|لصين و|ل|لصين ف|الصين", id="article"),
        pytest.param("ب|واشنطن و|ب|واشنطن", id="ba before waw of the word"),
        pytest.param("وزير بكين فرنسا لبنان كوريا والد", id="words that begin like a proclitic"),
        pytest.param("ل|فرنسا و|لبنان ب|كوريا و|والد ل|وزير", id="the same behind a proclitic"),
        pytest.param("وكالة وكالات ولايات وفد وصل بعد كان كما", id="frequent whole words"),
        pytest.param("س|تواصل س|يدعم سيد سفير", id="future"),
        pytest.param("وَ|بوتين لِ|لصِّين", id="marks stay with their letter"),
        pytest.param("وـ|بوتين", id="tatweel stays with its letter"),
        pytest.param("قال|: «|نعم|»|.", id="punctuation"),
        pytest.param("روسيا|-|الناتو|/|أوروبا", id="hyphen and slash"),
        pytest.param("أ|.|ف|.|ب", id="acronym"),
        pytest.param("3.5 و|2,000 ٣٫٥ 19|/|9|/|2023|م", id="numbers"),
        pytest.param("ال|BBC|و|CNN", id="scripts"),
        pytest.param("انتهى|... ثم|!!", id="runs of a mark"),
        pytest.param("\u200f|بوتين|\u200f و|حماس", id="direction marks"),
        pytest.param("می\u200cرود", id="a joiner inside a word"),
        pytest.param("", id="empty"),
    ],
)
def test_split(example: str, text_pipeline: Language) -> None:
    text = example.replace("|", "")
    spans = split_tokens(text, text_pipeline.tokenizer.words)
    assert [text[start:end] for start, end in spans] == example.replace("|", " ").split()


def test_white_space_beyond_a_blank_is_a_token() -> None:
    text = " أول  ثان\n\n \tثالث "
    pieces = [text[start:end] for start, end in split_tokens(text, Words({}))]
    assert pieces == [" ", "أول", " ", "ثان", "\n\n", "\t", "ثالث"]


@given(TEXT)
def test_tokens_and_single_blanks_make_up_the_text(text: str) -> None:
    words = Words({}, names=["الصين", "بوتين"])
    end_before = 0
    for start, end in split_tokens(text, words):
        assert end > start
        assert text[end_before:start] in ("", " ")
        end_before = end
    assert text[end_before:] in ("", " ")


@given(
    st.sampled_from(["بوتين", "الصين", "لبنان", "واشنطن"]), st.sampled_from(["و", "ف", "ول", "ب"])
)
def test_a_known_name_is_cut_from_what_stands_before_it(name: str, before: str) -> None:
    words = Words({}, names=[name])
    text = before + name if not (before[-1] == "ل" and name.startswith("ال")) else before + name[1:]
    start, end = split_tokens(text, words)[-1]
    assert end == len(text)
    assert (
        words.with_article(fold(text[start:end])) == name if "ل" in before else text[start:] == name
    )
