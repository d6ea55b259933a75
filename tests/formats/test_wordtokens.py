from hypothesis import given
from hypothesis import strategies as st

from pipeline.formats.wordtokens import token_spans
from tests.formats.cases import texts


def test_proclitics_and_spans_are_cut() -> None:
    text = "وروسيا  تدعم مصر "
    words = [text[a:b] for a, b in token_spans(text, [])]
    assert words == ["و", "روسيا", " ", "تدعم", "مصر"]
    cut = [text[a:b] for a, b in token_spans(text, [(3, 5), (12, 17)])]
    assert cut == ["و", "رو", "سي", "ا", " ", "تدعم", " ", "مصر", " "]


@given(text=texts(), data=st.data())
def test_spans_are_whole_tokens_and_the_text_comes_back(text: str, data: st.DataObject) -> None:
    edge = st.integers(0, len(text))
    drawn = data.draw(st.lists(st.tuples(edge, edge), max_size=6))
    spans = [(min(pair), max(pair)) for pair in drawn if pair[0] != pair[1]]
    tokens = token_spans(text, spans)
    assert {start for start, _ in spans} <= {start for start, _ in tokens}
    assert {end for _, end in spans} <= {end for _, end in tokens}
    edges = [0, *(edge for token in tokens for edge in token), len(text)]
    gaps = {text[a:b] for a, b in zip(edges[::2], edges[1::2], strict=True)}
    assert gaps <= {"", " "}
