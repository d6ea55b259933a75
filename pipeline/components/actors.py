"""The component ``mawaqif_actors``: who each mention is."""

from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any

import srsly
from spacy.language import Language
from spacy.tokens import Doc

from pipeline.actors.anaphors import find_anaphors
from pipeline.actors.index import NameIndex
from pipeline.actors.knowledge import KnowledgeBase
from pipeline.actors.linking import link
from pipeline.actors.spokespeople import with_bodies
from pipeline.actors.tables import ActorTables, tables_from_json, tables_to_json
from pipeline.actors.words import Found
from pipeline.components.gazetteer import actor_tables, article_words, name_index, splitter
from pipeline.doc_schema import ACTORS, ANAPHORS


@Language.factory(
    "mawaqif_actors",
    requires=["doc.ents", "token.norm"],
    assigns=["token.ent_kb_id", "doc._.actors", "doc._.anaphors"],
)
def create_actors(nlp: Language, name: str) -> "Actors":
    """Return the component; its knowledge base comes with ``initialize``."""
    return Actors(name)


class Actors:
    """Write the actor id of every mention on its tokens, the actors and the anaphors.

    Works on ``doc.ents`` however they were found. Reads ``doc._.meta["published"]`` where
    it is known.
    """

    def __init__(self, name: str = "mawaqif_actors") -> None:
        self.name = name
        self.base = KnowledgeBase(ActorTables())

    def initialize(
        self,
        get_examples: Callable[[], Iterable[Any]] | None = None,
        *,
        nlp: Language | None = None,
        actors: list[str] | None = None,
    ) -> None:
        """Read the knowledge base.

        Args:
            actors: Folders of actor tables to merge into those that ship; None for those
                of the pipeline's gazetteer.

        Raises:
            SeedError: A table is wrong.
        """
        self.base = KnowledgeBase(
            actor_tables(nlp, actors), splitter(nlp), index=name_index(nlp, actors)
        )

    def __call__(self, doc: Doc) -> Doc:
        words = article_words(doc, self.base.index)
        mentions = [Found(e.start, e.end, e.label_, e.kb_id_) for e in doc.ents]
        linked = link(words, mentions, self.base, doc._.meta.get("published", ""))
        for mention, identifier in zip(mentions, linked.ids, strict=True):
            for place in range(mention.start, mention.end):
                # On the span it would be lost: ``doc.ents`` is made anew at each access.
                doc[place].ent_kb_id_ = identifier or ""
        anaphors = find_anaphors(words, mentions, linked.ids, linked.actors)
        actors = with_bodies(words, mentions, linked.ids, linked.actors)
        doc._.set(ACTORS, list(actors.values()))
        doc._.set(
            ANAPHORS, [{"start": a.start, "end": a.end, "actors": list(a.actors)} for a in anaphors]
        )
        return doc

    def pipe(self, docs: Iterable[Doc], *, batch_size: int = 128) -> Iterator[Doc]:
        """Yield each Doc with its actors."""
        return map(self, docs)

    def to_bytes(self, *, exclude: Iterable[str] = ()) -> bytes:
        """Return the knowledge base as bytes."""
        data: bytes = srsly.msgpack_dumps(
            {"tables": tables_to_json(self.base.tables), "names": self.base.index.to_json()}
        )
        return data

    def from_bytes(self, data: bytes, *, exclude: Iterable[str] = ()) -> "Actors":
        """Take the knowledge base from ``data``."""
        stored = srsly.msgpack_loads(data)
        tables = tables_from_json(stored["tables"])
        self.base = KnowledgeBase(tables, index=NameIndex.from_json(stored["names"]))
        return self

    def to_disk(self, path: str | Path, *, exclude: Iterable[str] = ()) -> None:
        """Write the knowledge base to the file ``path``."""
        Path(path).write_bytes(self.to_bytes())

    def from_disk(self, path: str | Path, *, exclude: Iterable[str] = ()) -> "Actors":
        """Read what ``to_disk`` wrote."""
        return self.from_bytes(Path(path).read_bytes())
