"""The spaCy tokenizer ``mawaqif.tokenizer.v1``."""

from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any

import spacy
import srsly
from spacy.language import Language
from spacy.tokens import Doc
from spacy.vocab import Vocab

from pipeline import paths
from pipeline.errors import ArticleError
from pipeline.text.tokens import split_tokens
from pipeline.text.wordfiles import COUNTS_FILE, NAMES_FILE, read_counts, read_names
from pipeline.text.words import Words


@spacy.registry.tokenizers("mawaqif.tokenizer.v1")
def create_tokenizer() -> Callable[[Language], "ArabicTokenizer"]:
    """Return what makes the tokenizer of a pipeline; it has no settings."""
    return lambda nlp: ArabicTokenizer(nlp.vocab)


class ArabicTokenizer:
    """Turn a text into a Doc whose tokens are words, proclitics, marks and white space.

    ``Doc.text`` equals the text. Before ``initialize`` no word is known and no proclitic split.
    """

    def __init__(self, vocab: Vocab) -> None:
        self.vocab = vocab
        self.words = Words({})

    def initialize(
        self,
        get_examples: object = None,
        *,
        nlp: Language | None = None,
        words: str | None = None,
        names: list[str] | None = None,
    ) -> None:
        """Read the word files of the folder ``words``, else those that ship, and add ``names``.

        Raises ModelError where the files cannot be read.
        """
        folder = Path(words) if words else paths.MODELS / "words"
        self.words = Words(
            read_counts(folder / COUNTS_FILE), read_names(folder / NAMES_FILE), names or ()
        )

    def add_names(self, names: Iterable[str]) -> None:
        """Make the words of ``names`` known: not cut themselves, cut off from a proclitic before them."""
        self.words.add_names(names)

    def __call__(self, text: str) -> Doc:
        """Return the tokens of ``text``.

        Raises ArticleError where the text holds half of a surrogate pair, which no file can hold.
        """
        words: list[str] = []
        spaces: list[bool] = []
        end_before = 0
        for start, end in split_tokens(text, self.words):
            if words:
                spaces.append(start > end_before)
            words.append(text[start:end])
            end_before = end
        if words:
            spaces.append(len(text) > end_before)
        try:
            return Doc(self.vocab, words=words, spaces=spaces)
        except UnicodeEncodeError as error:
            raise ArticleError(
                f"character {error.start} of a word is half of a surrogate pair; "
                "write the text as valid UTF-8"
            ) from error

    def pipe(self, texts: Iterable[str], batch_size: int = 1000) -> Iterator[Doc]:
        """Yield the Doc of each text."""
        return map(self, texts)

    def to_bytes(self, *, exclude: Iterable[str] = ()) -> bytes:
        """Return word counts and names as bytes."""
        data: bytes = srsly.msgpack_dumps(self._data())
        return data

    def from_bytes(self, data: bytes, *, exclude: Iterable[str] = ()) -> "ArabicTokenizer":
        """Take word counts and names from ``data``."""
        return self._take(srsly.msgpack_loads(data))

    def to_disk(self, path: str | Path, *, exclude: Iterable[str] = ()) -> None:
        """Write word counts and names to the file ``path``."""
        Path(path).write_bytes(self.to_bytes())

    def from_disk(self, path: str | Path, *, exclude: Iterable[str] = ()) -> "ArabicTokenizer":
        """Read what ``to_disk`` wrote."""
        return self.from_bytes(Path(path).read_bytes())

    def _data(self) -> dict[str, Any]:
        words = self.words
        return {
            "counts": words.counts,
            "whole": sorted(words.whole),
            "names": sorted(words.names),
        }

    def _take(self, data: dict[str, Any]) -> "ArabicTokenizer":
        self.words = Words(data["counts"], data["whole"], data["names"])
        return self
