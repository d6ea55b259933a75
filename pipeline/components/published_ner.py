"""The component ``mawaqif_published_ner``: mentions by a published recogniser of Arabic names."""

from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from spacy.language import Language
from spacy.tokens import Doc, Span, SpanGroup

from pipeline.actors.words import Found
from pipeline.components.gazetteer import article_words
from pipeline.doc_schema import GAZETTEER, MENTION_SCORES, NER
from pipeline.errors import ModelError

if TYPE_CHECKING:
    from pipeline.neural.wordtagger import WordTagger

MODEL: Final = "CAMeL-Lab/bert-base-arabic-camelbert-msa-ner"
"""Inoue et al. (2021), trained on ANERcorp."""


@Language.factory(
    "mawaqif_published_ner",
    requires=["token.norm", "doc.sents", "doc.ents", "doc.spans"],
    assigns=["doc.spans"],
    default_config={"model": MODEL},
)
def create_published(nlp: Language, name: str, model: str) -> "PublishedRecogniser":
    """Return the component; its model comes with ``initialize``."""
    return PublishedRecogniser(name, model=model)


class PublishedRecogniser:
    """Write ``doc.spans["ner"]`` from a published model and what the rules found in ``doc.ents``.

    See ``pipeline.neural.published`` for how its persons, places and bodies get our labels.
    """

    def __init__(self, name: str = "mawaqif_published_ner", *, model: str = MODEL) -> None:
        """Take the settings.

        Args:
            model: A name on Hugging Face that is in its local cache, or a folder; the folder
                of the recogniser that comes with camel_tools is one.
        """
        self.name = name
        self.model = model
        self._tagger: WordTagger | None = None

    def initialize(
        self,
        get_examples: Callable[[], Iterable[Any]] | None = None,
        *,
        nlp: Language | None = None,
    ) -> None:
        """Load the model. Raises ModelError where it is missing or recognises no names."""
        self._load(self.model)

    def _load(self, name: str) -> None:
        from pipeline.neural.wordtagger import WordTagger

        self._tagger = WordTagger(name)

    def find(self, doc: Doc) -> list[Found]:
        """Return the mentions of ``doc``, without writing them."""
        from pipeline.neural.published import find_names, label_names, written_words
        from pipeline.neural.tags import glued_words

        if self._tagger is None:
            raise ModelError(
                f"{self.name}: no model loaded; call initialize or load the pipeline by its config"
            )
        texts = [token.text for token in doc]
        glued = glued_words(doc)
        starts = [sent.start for sent in doc.sents]
        words = written_words(texts, glued, starts)
        place_of = {start: place for place, (start, _) in enumerate(words)}
        firsts = [place_of[start] for start in starts]
        tags = self._tagger.read(
            ["".join(texts[start:end]) for start, end in words],
            [glued[start] for start, _ in words],
            list(zip(firsts, [*firsts[1:], len(words)], strict=True)) if firsts else [],
        )
        scores = doc._.get(MENTION_SCORES) or [1.0] * len(doc.ents)
        rules = [
            Found(ent.start, ent.end, ent.label_, ent.kb_id_, ent.id_, score)
            for ent, score in zip(doc.ents, scores, strict=True)
        ]
        known = [
            Found(span.start, span.end, span.label_, span.kb_id_, span.id_)
            for span in doc.spans.get(GAZETTEER, ())
        ]
        return label_names(article_words(doc), find_names(tags, words, texts), rules, known)

    def __call__(self, doc: Doc) -> Doc:
        """Write the mentions of ``doc``."""
        spans = [
            Span(
                doc, item.start, item.end, item.label, kb_id=item.actor, span_id=f"{item.score:.3f}"
            )
            for item in self.find(doc)
        ]
        doc.spans[NER] = SpanGroup(doc, name=NER, spans=spans)
        return doc

    def pipe(self, docs: Iterable[Doc], *, batch_size: int = 64) -> Iterator[Doc]:
        """Annotate docs; each goes through by itself, so that its neighbours change nothing."""
        return map(self, docs)

    def to_disk(self, path: str | Path, *, exclude: Iterable[str] = ()) -> None:
        """Write the model to the folder ``path``."""
        if self._tagger is not None:
            self._tagger.save(Path(path))

    def from_disk(self, path: str | Path, *, exclude: Iterable[str] = ()) -> "PublishedRecogniser":
        """Load what ``to_disk`` wrote. Raises ModelError."""
        self._load(str(path))
        return self
