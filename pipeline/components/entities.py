"""The component ``mawaqif_entities``: mentions with their labels in ``doc.ents``."""

from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any

import srsly
from spacy.language import Language
from spacy.tokens import Doc, Span

from pipeline import paths
from pipeline.actors.index import Match, Sense, word_key
from pipeline.actors.people import NameParts
from pipeline.actors.recognise import recognise
from pipeline.actors.words import ArticleWords
from pipeline.doc_schema import GAZETTEER
from pipeline.errors import SeedError


@Language.factory(
    "mawaqif_entities",
    requires=["token.norm", "doc.spans"],
    assigns=["doc.ents", "doc._.mention_scores"],
)
def create_entities(nlp: Language, name: str) -> "Entities":
    return Entities(name)


class Entities:
    def __init__(self, name: str = "mawaqif_entities") -> None:
        self.name = name
        self.names = NameParts()

    def initialize(self, get_examples=None, *, nlp=None) -> None:
        parts = frozenset((paths.SEEDS / "actors" / "name_parts.txt").read_text("utf-8").split())
        counts = nlp.tokenizer.words.counts
        common = frozenset(word_key(w) for w, n in counts.items() if n >= 30)
        from pipeline.actors.tables import read_actor_tables
        from pipeline.components.gazetteer import actor_folders
        t = read_actor_tables(actor_folders(None))
        parts |= {word_key(w) for o in t.officials.values() for n in (*o.names_ar,*o.short_ar) for w in n.split()}
        self.names = NameParts(parts, common)

    def __call__(self, doc: Doc) -> Doc:
        from pipeline.components.gazetteer import article_words
        gaz = doc.spans[GAZETTEER]
        words = article_words(doc)
        matches = [Match(s.start, s.end, (Sense(s.kb_id_, s.label_, s.id_),)) for s in gaz]
        found = recognise(words, matches, self.names)
        doc.ents = [Span(doc, f.start, f.end, f.label, kb_id=f.actor, span_id=f.rule) for f in found]
        return doc
