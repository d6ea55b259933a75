"""The component ``mawaqif_sentences``: sentence starts of a Doc."""

from collections.abc import Iterable, Iterator

import numpy as np
from spacy.attrs import IDX, SENT_START
from spacy.language import Language
from spacy.tokens import Doc

from pipeline.text.sentences import sentence_spans


@Language.factory("mawaqif_sentences", assigns=["token.is_sent_start", "doc.sents"])
def create_sentences(nlp: Language, name: str) -> "Sentences":
    """Return the component; it has no settings."""
    return Sentences(name)


class Sentences:
    """Write ``token.is_sent_start`` so that ``doc.sents`` are the sentences of the text, in order.

    White space and lone marks between two sentences belong to the one before, those before the
    first sentence to the first.
    """

    def __init__(self, name: str = "mawaqif_sentences") -> None:
        self.name = name

    def __call__(self, doc: Doc) -> Doc:
        """Set the sentence starts."""
        if len(doc):
            starts = [0, *(start for start, _ in sentence_spans(doc.text)[1:])]
            begins = np.full((len(doc), 1), -1, dtype=np.int64)
            places = np.searchsorted(doc.to_array(IDX), starts)
            # A cut inside of a word as long as a sentence counts from the next word on.
            begins[places[places < len(doc)]] = 1
            doc.from_array([SENT_START], begins.astype(np.uint64))
        return doc

    def pipe(self, docs: Iterable[Doc], *, batch_size: int = 128) -> Iterator[Doc]:
        """Yield each Doc with its sentences."""
        return map(self, docs)
