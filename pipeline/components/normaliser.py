"""The component ``mawaqif_normaliser``: the folded form of every token in ``token.norm_``."""

from collections.abc import Iterable, Iterator

from spacy.language import Language
from spacy.tokens import Doc

from pipeline.text.fold import fold

BLANK = " "
"""``norm_`` of tokens without a visible character (white space, direction marks)."""


@Language.factory("mawaqif_normaliser", assigns=["token.norm"])
def create_normaliser(nlp: Language, name: str) -> "Normaliser":
    """Return the component; it has no settings."""
    return Normaliser(name)


class Normaliser:
    """Write ``token.norm_``; the text itself stays as it is."""

    def __init__(self, name: str = "mawaqif_normaliser") -> None:
        self.name = name

    def __call__(self, doc: Doc) -> Doc:
        """Set the norm of every token to its folded form, ``BLANK`` where nothing is left."""
        for token in doc:
            folded = fold(token.text).strip()
            token.norm_ = folded or BLANK
        return doc

    def pipe(self, docs: Iterable[Doc], *, batch_size: int = 128) -> Iterator[Doc]:
        """Yield each Doc with its norms."""
        return map(self, docs)
