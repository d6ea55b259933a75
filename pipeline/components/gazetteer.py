"""The component ``mawaqif_gazetteer``: known names, looked up in ``doc.spans``."""

from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any

import srsly
from spacy.language import Language
from spacy.tokens import Doc, Span

from pipeline import paths
from pipeline.actors.index import NameIndex, Split
from pipeline.actors.names import index_of, tokenizer_names
from pipeline.actors.reading import read_actor_tables
from pipeline.actors.tables import ActorTables
from pipeline.actors.words import ArticleWords
from pipeline.components.tokenizer import ArabicTokenizer
from pipeline.doc_schema import GAZETTEER
from pipeline.text.tokens import split_tokens


@Language.factory(
    "mawaqif_gazetteer", requires=["token.norm"], assigns=["doc.spans"], default_config={}
)
def create_gazetteer(nlp: Language, name: str) -> "Gazetteer":
    """Return the component; its names come with ``initialize``."""
    return Gazetteer(name)


class Gazetteer:
    """Write known names to ``doc.spans["gazetteer"]``: the longest at each place.

    ``label_`` is the label of the name's first sense, ``kb_id_`` its actor (empty where
    several actors share the name), ``id_`` the way it names it (see ``index.Kind``).
    """

    def __init__(self, name: str = "mawaqif_gazetteer") -> None:
        self.name = name
        self.index = NameIndex()
        self._read: tuple[list[Path], ActorTables] | None = None

    def initialize(
        self,
        get_examples: Callable[[], Iterable[Any]] | None = None,
        *,
        nlp: Language | None = None,
        actors: list[str] | None = None,
    ) -> None:
        """Read the names and tell the tokenizer their words.

        Args:
            actors: Folders of actor tables to merge into those that ship.

        Raises:
            SeedError: A table is wrong.
        """
        folders = actor_folders(actors)
        tables = read_actor_tables(folders)
        self._read = (folders, tables)
        if nlp is not None and hasattr(nlp.tokenizer, "add_names"):
            nlp.tokenizer.add_names(tokenizer_names(tables))
        self.index = index_of(tables, splitter(nlp))

    def tables(self, folders: Iterable[str] | None) -> ActorTables | None:
        """The tables that ``initialize`` read, None if it read others than are asked for.

        Args:
            folders: Folders of the user; None for whatever was read.
        """
        if self._read and (folders is None or self._read[0] == actor_folders(folders)):
            return self._read[1]
        return None

    def __call__(self, doc: Doc) -> Doc:
        spans = []
        for match in self.index.matches(article_words(doc, self.index).keys):
            first = match.senses[0]
            shared = {sense.actor for sense in match.senses if sense.label == first.label}
            actor = first.actor if len(shared) == 1 else ""
            spans.append(
                Span(doc, match.start, match.end, first.label, kb_id=actor, span_id=first.kind)
            )
        doc.spans[GAZETTEER] = spans
        return doc

    def pipe(self, docs: Iterable[Doc], *, batch_size: int = 128) -> Iterator[Doc]:
        """Yield each Doc with its known names."""
        return map(self, docs)

    def to_bytes(self, *, exclude: Iterable[str] = ()) -> bytes:
        """Return the names as bytes."""
        data: bytes = srsly.msgpack_dumps(self.index.to_json())
        return data

    def from_bytes(self, data: bytes, *, exclude: Iterable[str] = ()) -> "Gazetteer":
        """Take the names from ``data``."""
        self.index = NameIndex.from_json(srsly.msgpack_loads(data))
        return self

    def to_disk(self, path: str | Path, *, exclude: Iterable[str] = ()) -> None:
        """Write the names to the file ``path``."""
        Path(path).write_bytes(self.to_bytes())

    def from_disk(self, path: str | Path, *, exclude: Iterable[str] = ()) -> "Gazetteer":
        """Read what ``to_disk`` wrote."""
        return self.from_bytes(Path(path).read_bytes())


def actor_folders(more: Iterable[str] | None) -> list[Path]:
    """The folder of actor tables that ships, then those of the user."""
    return [paths.SEEDS / "actors", *(Path(folder) for folder in more or ())]


def actor_tables(nlp: Language | None, more: Iterable[str] | None) -> ActorTables:
    """The tables of :func:`actor_folders`, as the pipeline's gazetteer has read them if it did.

    Args:
        more: Folders of the user; None for those of the gazetteer.

    Raises:
        SeedError: A table is wrong.
    """
    return next((tables for tables, _ in _read_already(nlp, more)), None) or read_actor_tables(
        actor_folders(more)
    )


def name_index(nlp: Language | None, more: Iterable[str] | None) -> NameIndex | None:
    """The index of all names of :func:`actor_tables`, where the pipeline's gazetteer has made it."""
    return next((index for _, index in _read_already(nlp, more)), None)


def _read_already(
    nlp: Language | None, more: Iterable[str] | None
) -> Iterator[tuple[ActorTables, NameIndex]]:
    for _, component in nlp.components if nlp else ():
        if isinstance(component, Gazetteer) and (tables := component.tables(more)):
            yield tables, component.index


def splitter(nlp: Language | None) -> Split:
    """What cuts a name into words as the pipeline's tokenizer does."""
    if nlp is None:
        return str.split
    tokenizer = nlp.tokenizer
    if isinstance(tokenizer, ArabicTokenizer):
        words = tokenizer.words
        return lambda name: [name[start:end] for start, end in split_tokens(name, words)]
    return lambda name: [token.text for token in tokenizer(name)]


def article_words(doc: Doc, index: NameIndex | None = None) -> ArticleWords:
    """The words of a Doc as the actor rules want them."""
    texts, norms, attached, sentences = [], [], [], []
    sentence, after_space = -1, True
    for place, token in enumerate(doc):
        texts.append(token.text)
        norms.append(token.norm_)
        attached.append(not after_space)
        after_space = bool(token.whitespace_) or norms[place] == " "
        sentence += token.is_sent_start is True or place == 0
        sentences.append(sentence)
    index = index or NameIndex()
    return ArticleWords(texts, index.restored(norms, attached), sentences, attached)
