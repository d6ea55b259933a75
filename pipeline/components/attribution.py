"""The component ``mawaqif_attribution``: who says which words."""

from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any

import srsly
from spacy.language import Language
from spacy.tokens import Doc

from pipeline import paths
from pipeline.doc_schema import STATEMENTS
from pipeline.seedfiles import Faults
from pipeline.stance.attribution import find_statements
from pipeline.stance.speech import SpeechVerbs, read_speech_verbs
from pipeline.stance.view import view_of_doc


@Language.factory(
    "mawaqif_attribution",
    requires=["doc.ents", "token.norm", "token.ent_kb_id", "doc._.actors"],
    assigns=["doc._.statements"],
)
def create_attribution(nlp: Language, name: str) -> "Attribution":
    """Return the component; its words of saying come with ``initialize``."""
    return Attribution(name)


class Attribution:
    """Write ``doc._.statements``: ranges of tokens that somebody says."""

    def __init__(self, name: str = "mawaqif_attribution") -> None:
        self.name = name
        self.verbs = SpeechVerbs()

    def initialize(
        self,
        get_examples: Callable[[], Iterable[Any]] | None = None,
        *,
        nlp: Language | None = None,
        speech_verbs: str | None = None,
    ) -> None:
        """Read the words of saying.

        Args:
            speech_verbs: A table in place of the one that ships.

        Raises:
            SeedError: The table is wrong.
        """
        faults = Faults()
        self.verbs = read_speech_verbs(
            Path(speech_verbs or paths.SEEDS / "speech_verbs.csv"), faults
        )
        faults.refuse()

    def __call__(self, doc: Doc) -> Doc:
        doc._.set(
            STATEMENTS,
            [
                {
                    "start": statement.start,
                    "end": statement.end,
                    "speaker": statement.speaker,
                    "cue": statement.cue,
                    "kind": statement.kind,
                }
                for statement in find_statements(view_of_doc(doc), self.verbs)
            ],
        )
        return doc

    def pipe(self, docs: Iterable[Doc], *, batch_size: int = 128) -> Iterator[Doc]:
        """Yield each Doc with its statements."""
        return map(self, docs)

    def to_bytes(self, *, exclude: Iterable[str] = ()) -> bytes:
        """Return the words of saying as bytes."""
        data: bytes = srsly.msgpack_dumps(self.verbs.to_json())
        return data

    def from_bytes(self, data: bytes, *, exclude: Iterable[str] = ()) -> "Attribution":
        """Take the words of saying from ``data``."""
        self.verbs = SpeechVerbs.from_json(srsly.msgpack_loads(data))
        return self

    def to_disk(self, path: str | Path, *, exclude: Iterable[str] = ()) -> None:
        """Write the words of saying to the file ``path``."""
        Path(path).write_bytes(self.to_bytes())

    def from_disk(self, path: str | Path, *, exclude: Iterable[str] = ()) -> "Attribution":
        """Read what ``to_disk`` wrote."""
        return self.from_bytes(Path(path).read_bytes())
