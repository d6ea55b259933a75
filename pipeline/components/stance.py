"""The component ``mawaqif_stance``: who supports or opposes whom on which issue."""

import shutil
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import srsly
from spacy.language import Language
from spacy.tokens import Doc

from pipeline import paths
from pipeline.doc_schema import CUES, STANCES, STATEMENTS
from pipeline.errors import ConfigError
from pipeline.records import Stance
from pipeline.seedfiles import Faults
from pipeline.stance.attribution import Statement, speakers_by_word
from pipeline.stance.cues import CueLexicon, read_cues
from pipeline.stance.fallback import with_rule_cues
from pipeline.stance.issues import Topics, read_topics, with_topics
from pipeline.stance.rules import find_stances
from pipeline.stance.scoring import Weights, read_weights
from pipeline.stance.view import view_of_doc

if TYPE_CHECKING:
    from pipeline.neural.extractor import StanceExtractor
    from pipeline.neural.stances import Thresholds


@Language.factory(
    "mawaqif_stance",
    requires=["doc.ents", "token.norm", "token.ent_kb_id", "doc._.actors", "doc._.statements"],
    assigns=["doc._.stances"],
    default_config={"model": None, "least_confidence": 0.0, "precise": False, "exact": False},
)
def create_stances(
    nlp: Language,
    name: str,
    model: str | None,
    least_confidence: float,
    precise: bool,
    exact: bool,
) -> "Stances":
    """Return the component; see ``Stances``."""
    return Stances(
        name, model=model, least_confidence=least_confidence, precise=precise, exact=exact
    )


class Stances:
    """Write ``doc._.stances``, by the trained model, or by rules where no model is set.

    The model decides on the cues of its tagger and, in sentences without one, on those of the rules.
    """

    def __init__(
        self,
        name: str = "mawaqif_stance",
        *,
        model: str | None = None,
        least_confidence: float = 0.0,
        precise: bool = False,
        exact: bool = False,
    ) -> None:
        """Take the settings; lists and model come with ``initialize``.

        Args:
            model: Name of a model that ships or path of a folder; None for rules alone.
            least_confidence: Stances of a lower confidence are left out.
            precise: Leave out those below the confidence from which on four in five were right
                on the articles that the model was calibrated with, or as many as could be.
            exact: Compute in floats: slower, but with the same results on every processor.

        Raises:
            ConfigError: ``precise`` without a model: rules have no calibrated confidence.
        """
        if precise and model is None:
            raise ConfigError(
                f"{name}: rules have no calibrated confidence; precise (--precision) needs a config "
                "with a trained model, as small is; without one give least_confidence"
            )
        self.name = name
        self.model = model
        self.least_confidence = least_confidence
        self.precise = precise
        self.exact = exact
        self.lexicon = CueLexicon()
        self.topics = Topics()
        self.weights = Weights()
        self._extractor: StanceExtractor | None = None
        self._folder: Path | None = None

    def initialize(
        self,
        get_examples: Callable[[], Iterable[Any]] | None = None,
        *,
        nlp: Language | None = None,
        cues: str | None = None,
        issues: str | None = None,
        evidence: str | None = None,
    ) -> None:
        """Read the lexicon, the issue list and, where set, the model.

        Args:
            cues: A table in place of the lexicon that ships.
            issues: A table in place of the issue list that ships.
            evidence: A table in place of the weights of evidence that ship.

        Raises:
            SeedError: A table is wrong.
            ModelError: The model is missing, altered or made for other code.
        """
        faults = Faults()
        self.lexicon = read_cues(Path(cues or paths.SEEDS / "cues.csv"), faults)
        self.topics = read_topics(Path(issues or paths.SEEDS / "issues.csv"), faults)
        self.weights = read_weights(Path(evidence or paths.SEEDS / "evidence.csv"), faults)
        faults.refuse()
        if self.model is not None:
            self._load(paths.find_trained(self.model))

    def _load(self, folder: Path) -> None:
        from pipeline.neural.extractor import StanceExtractor

        self._extractor = StanceExtractor(folder, exact=self.exact)
        self._folder = folder

    def use(self, thresholds: "Thresholds") -> None:
        """Find stances by other thresholds than those stored with the model."""
        if self._extractor is not None:
            self._extractor.thresholds = thresholds

    def lowest(self) -> float:
        """Return the confidence below which stances are left out."""
        if self.precise and self._extractor is not None:
            return max(self.least_confidence, self._extractor.thresholds.precise)
        return self.least_confidence

    def find(self, doc: Doc) -> list[Stance]:
        """Return the stances of ``doc``, without writing them."""
        view = view_of_doc(doc)
        statements = [Statement(**statement) for statement in doc._.get(STATEMENTS)]
        stances = find_stances(view, self.lexicon, statements, self.weights)
        if self._extractor is not None:
            speakers = speakers_by_word(view, statements)
            cues = with_rule_cues(view, doc._.get(CUES), stances)
            stances = self._extractor.find(view, doc.tensor, cues, speakers, stances)
        lowest = self.lowest()
        stances = [stance for stance in stances if stance["confidence"] >= lowest]
        return with_topics(stances, self.topics)

    def __call__(self, doc: Doc) -> Doc:
        doc._.set(STANCES, self.find(doc))
        return doc

    def pipe(self, docs: Iterable[Doc], *, batch_size: int = 128) -> Iterator[Doc]:
        """Yield each Doc with its stances."""
        return map(self, docs)

    def to_bytes(self, *, exclude: Iterable[str] = ()) -> bytes:
        """Return the lists as bytes; a model is stored by ``to_disk`` alone."""
        data: bytes = srsly.msgpack_dumps(
            {
                "cues": self.lexicon.to_json(),
                "issues": self.topics.to_json(),
                "evidence": dict(self.weights.of),
            }
        )
        return data

    def from_bytes(self, data: bytes, *, exclude: Iterable[str] = ()) -> "Stances":
        """Take the lists from ``data``."""
        stored = srsly.msgpack_loads(data)
        self.lexicon = CueLexicon.from_json(stored["cues"])
        self.topics = Topics.from_json(stored["issues"])
        self.weights = Weights(stored["evidence"])
        return self

    def to_disk(self, path: str | Path, *, exclude: Iterable[str] = ()) -> None:
        """Write the lists and a copy of the model to the folder ``path``."""
        folder = Path(path)
        folder.mkdir(parents=True, exist_ok=True)
        (folder / "lists").write_bytes(self.to_bytes())
        if self._folder is not None:
            shutil.copytree(self._folder, folder / "model", dirs_exist_ok=True)

    def from_disk(self, path: str | Path, *, exclude: Iterable[str] = ()) -> "Stances":
        """Read what ``to_disk`` wrote. Raises ModelError."""
        folder = Path(path)
        self.from_bytes((folder / "lists").read_bytes())
        if (folder / "model").is_dir():
            self._load(folder / "model")
        return self
