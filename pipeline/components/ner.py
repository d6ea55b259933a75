"""The trained recogniser of mentions and stance cues: one pass of the shared encoder an article."""

import shutil
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray
from spacy.language import Language
from spacy.tokens import Doc, Span, SpanGroup

from pipeline import doc_schema, paths
from pipeline.errors import ModelError
from pipeline.records import POLARITIES

if TYPE_CHECKING:
    from pipeline.neural.stances import Thresholds


@dataclass(frozen=True, slots=True)
class Reading:
    """What the model says of one article.

    ``vectors`` has shape (tokens, width); ``mentions`` are (start, end, label, probability);
    ``cues`` plain records as in ``doc._.cues``.
    """

    vectors: NDArray[np.float32]
    mentions: list[tuple[int, int, str, float]]
    cues: list[dict[str, Any]]


class Recogniser:
    """Find mentions and cues with the trained model.

    Reads tokens, sentences and, in ``doc.ents``, what the rules found; writes ``doc.spans["ner"]``, ``doc.tensor`` and ``doc._.cues``.
    """

    def __init__(
        self,
        name: str = "mawaqif_ner",
        *,
        model: str = "news",
        cue_bias: float | None = None,
        exact: bool = False,
    ) -> None:
        """``model`` is the name of a model that ships or the path of a folder.

        ``cue_bias`` is added to the score of "no cue"; None takes what the model's training chose.
        ``exact`` computes in floats: slower, but with the same results on every processor.
        """
        self.name = name
        self.model = model
        self.cue_bias = cue_bias
        self.exact = exact
        self._folder: Path | None = None

    def initialize(self, get_examples: object = None, *, nlp: Language | None = None) -> None:
        """Load the model. Raises ModelError where it is missing, altered or made for other code."""
        self._load(paths.find_trained(self.model))

    def _load(self, folder: Path) -> None:
        from pipeline.neural.reader import Reader

        self._reader = Reader(folder, cue_bias=self.cue_bias, exact=self.exact)
        self._folder = folder

    def use(self, thresholds: "Thresholds") -> None:
        """Find cues by other thresholds than those stored with the model."""
        self._reader.cue_bias = thresholds.cue

    def read(self, doc: Doc) -> Reading:
        """Return what the model says of ``doc``, without writing it."""
        from pipeline.neural.tags import glued_words, known_tags

        if self._folder is None:
            raise ModelError(
                f"{self.name}: no model loaded; call initialize or load the pipeline by its config"
            )
        sentences = [(sent.start, sent.end) for sent in doc.sents]
        words = [token.text for token in doc]
        vectors, mentions, cues = self._reader.read(
            words, glued_words(doc), sentences, known_tags(doc)
        )
        return Reading(
            vectors,
            mentions,
            [
                {
                    "start": c.start,
                    "end": c.end,
                    "polarity": POLARITIES[c.polarity],
                    "score": c.score,
                }
                for c in cues
            ],
        )

    def __call__(self, doc: Doc) -> Doc:
        """Write mentions, vectors and cues of ``doc``."""
        reading = self.read(doc)
        spans = [
            Span(doc, start, end, label=label, span_id=f"{score:.3f}")
            for start, end, label, score in reading.mentions
        ]
        doc.spans[doc_schema.NER] = SpanGroup(doc, name=doc_schema.NER, spans=spans)
        doc.tensor = reading.vectors
        doc._.cues = reading.cues
        return doc

    def pipe(self, docs: Iterable[Doc], *, batch_size: int = 64) -> Iterator[Doc]:
        """Annotate docs; each goes through by itself, so that its neighbours change nothing."""
        return map(self, docs)

    def to_disk(self, path: str | Path, *, exclude: Iterable[str] = ()) -> None:
        """Copy the model to the folder ``path``."""
        if self._folder is not None:
            shutil.copytree(self._folder, path, dirs_exist_ok=True)

    def from_disk(self, path: str | Path, *, exclude: Iterable[str] = ()) -> "Recogniser":
        """Load what ``to_disk`` wrote. Raises ModelError."""
        self._load(Path(path))
        return self


@Language.factory(
    "mawaqif_ner",
    assigns=["doc.spans", "doc.tensor", "doc._.cues"],
    requires=["doc.sents", "doc.ents"],
    default_config={"model": "news", "cue_bias": None, "exact": False},
)
def create_recogniser(
    nlp: Language, name: str, model: str, cue_bias: float | None, exact: bool
) -> Recogniser:
    """Return the component; see ``Recogniser``."""
    return Recogniser(name, model=model, cue_bias=cue_bias, exact=exact)
