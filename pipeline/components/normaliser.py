"""The component ``mawaqif_normaliser``: the folded form of every token in ``token.norm_``."""

from collections.abc import Iterable, Iterator

from spacy.language import Language
from spacy.tokens import Doc

from pipeline.components.tokenizer import ArabicTokenizer
from pipeline.text.fold import fold

BLANK = " "
"""``norm_`` of tokens without a visible character (white space, direction marks)."""


@Language.factory("mawaqif_normaliser", assigns=["token.norm"])
def create_normaliser(nlp: Language, name: str) -> "Normaliser":
    """Return the component; it has no settings."""
    return Normaliser(name, tokenizer=nlp.tokenizer)


class Normaliser:
    """Write ``token.norm_``; the text itself stays as it is."""

    def __init__(self, name: str = "mawaqif_normaliser", *, tokenizer: ArabicTokenizer) -> None:
        self.name = name
        self.tokenizer = tokenizer

    def __call__(self, doc: Doc) -> Doc:
        """Set the norm of every token to its folded form, ``BLANK`` where nothing is left.

        Behind the proclitic ``ل`` the article gets its alif back: the norm of ``لصين`` in
        ``للصين`` is ``الصين``.
        """
        after_lam = False
        for token in doc:
            norm = fold(token.text).strip() or BLANK
            if after_lam and norm[0] == "ل":
                norm = self.tokenizer.words.with_article(norm)
            token.norm_ = norm
            after_lam = norm == "ل" and not token.whitespace_
        return doc

    def pipe(self, docs: Iterable[Doc], *, batch_size: int = 128) -> Iterator[Doc]:
        """Yield each Doc with its norms."""
        return map(self, docs)
