"""The component ``mawaqif_entities``: the mentions of an article in ``doc.ents``."""

from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any, Final

import srsly
from spacy.language import Language
from spacy.tokens import Doc, Span

from pipeline import paths
from pipeline.actors.corrections import corrected
from pipeline.actors.index import Match, Sense, word_key
from pipeline.actors.people import NameParts, part_keys
from pipeline.actors.recognise import recognise
from pipeline.actors.words import Found
from pipeline.components.gazetteer import actor_tables, article_words
from pipeline.doc_schema import GAZETTEER, MENTION_SCORES, NER
from pipeline.errors import SeedError

NAME_PARTS_FILE: Final = "name_parts.txt"

COMMON: Final = 30
"""Count in the tokenizer's news text from which a word is one of the language."""


@Language.factory(
    "mawaqif_entities",
    requires=["token.norm", "doc.spans"],
    assigns=["doc.ents", "doc._.mention_scores"],
)
def create_entities(nlp: Language, name: str) -> "Entities":
    """Return the component; its lists come with ``initialize``."""
    return Entities(name)


class Entities:
    """Write ``doc.ents``, flat, with the labels of ``records.LABELS``.

    Where a trained recogniser has written ``doc.spans["ner"]``, its spans are the mentions,
    corrected by those that rules left in ``doc.ents``, and later short forms of a name that it
    found once are added. Else rules find them, from the gazetteer. ``doc._.mention_scores`` has a confidence a mention: of rules the share of
    their findings that hold on hand-labelled articles, of the recogniser ``span.id_`` if
    that is a number.
    """

    def __init__(self, name: str = "mawaqif_entities") -> None:
        self.name = name
        self.names = NameParts()

    def initialize(
        self,
        get_examples: Callable[[], Iterable[Any]] | None = None,
        *,
        nlp: Language | None = None,
        actors: list[str] | None = None,
    ) -> None:
        """Read what tells parts of names from other words.

        Args:
            actors: Folders of actor tables to merge into those that ship; None for those
                of the pipeline's gazetteer.

        Raises:
            SeedError: A table is wrong, or the list of name parts is missing.
        """
        tables = actor_tables(nlp, actors)
        path = paths.SEEDS / "actors" / NAME_PARTS_FILE
        try:
            parts = path.read_text("utf-8").split()
        except OSError as error:
            raise SeedError(f"{path}: cannot be read: {error.strerror or error}") from error
        counts: dict[str, int] = getattr(getattr(nlp, "tokenizer", None), "words", _NoWords).counts
        self.names = NameParts(
            part_keys(tables) | frozenset(parts),
            frozenset(word_key(word) for word, count in counts.items() if count >= COMMON),
        )

    def __call__(self, doc: Doc) -> Doc:
        words = article_words(doc)
        if NER in doc.spans:
            known = [
                Found(ent.start, ent.end, ent.label_, ent.kb_id_, ent.id_, score)
                for ent, score in zip(doc.ents, doc._.get(MENTION_SCORES), strict=True)
            ]
            found = corrected(words, [_found(span) for span in doc.spans[NER]], known)
        else:
            found = recognise(words, [_match(span) for span in doc.spans[GAZETTEER]], self.names)
        doc.ents = [
            Span(doc, item.start, item.end, item.label, kb_id=item.actor, span_id=item.rule)
            for item in found
        ]
        doc._.set(MENTION_SCORES, [item.score for item in found])
        return doc

    def pipe(self, docs: Iterable[Doc], *, batch_size: int = 128) -> Iterator[Doc]:
        """Yield each Doc with its mentions."""
        return map(self, docs)

    def to_bytes(self, *, exclude: Iterable[str] = ()) -> bytes:
        """Return the lists as bytes."""
        data: bytes = srsly.msgpack_dumps(
            {"parts": sorted(self.names.parts), "common": sorted(self.names.common)}
        )
        return data

    def from_bytes(self, data: bytes, *, exclude: Iterable[str] = ()) -> "Entities":
        """Take the lists from ``data``."""
        lists = srsly.msgpack_loads(data)
        self.names = NameParts(frozenset(lists["parts"]), frozenset(lists["common"]))
        return self

    def to_disk(self, path: str | Path, *, exclude: Iterable[str] = ()) -> None:
        """Write the lists to the file ``path``."""
        Path(path).write_bytes(self.to_bytes())

    def from_disk(self, path: str | Path, *, exclude: Iterable[str] = ()) -> "Entities":
        """Read what ``to_disk`` wrote."""
        return self.from_bytes(Path(path).read_bytes())


class _NoWords:
    counts: Final[dict[str, int]] = {}


def _found(span: Span) -> Found:
    try:
        score = float(span.id_)
    except ValueError:
        score = 1.0
    return Found(span.start, _whole_end(span), span.label_, span.kb_id_, "ner", score)


def _whole_end(span: Span) -> int:
    """Where the span ends if it must not end on a letter cut off the word behind it."""
    doc = span.doc
    end: int = span.end
    while end < len(doc) and len(doc[end - 1]) == 1 and doc[end - 1].is_alpha:
        if doc[end - 1].whitespace_ or not doc[end].is_alpha:
            break
        end += 1
    return end


def _match(span: Span) -> Match:
    return Match(span.start, span.end, (Sense(span.kb_id_, span.label_, span.id_),))
