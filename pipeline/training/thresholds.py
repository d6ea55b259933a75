"""Choose, on development articles, which scores become stances."""

import itertools
from collections.abc import Sequence
from typing import Final

from spacy.language import Language

from pipeline.components.ner import Recogniser
from pipeline.components.stance import Stances
from pipeline.corpus.annotations import record_of_doc
from pipeline.errors import UsageError
from pipeline.evaluation.scores import score
from pipeline.neural.confidence import Calibration
from pipeline.neural.stances import Thresholds
from pipeline.records import Annotation, Article, Stance

CUES: Final = (-1.0, -0.5, 0.0)
HOLDERS: Final = (0.3, 0.4, 0.5)
TARGETS: Final = (0.35, 0.45, 0.55, 0.65)
LEASTS: Final = (0.0, 0.05, 0.1, 0.15)
"""A higher one would silence short sentences, which are read with less confidence than articles."""
_FIGURES: Final = ("directed", "doc", "polarity-sentence", "holder-polarity", "issue", "full")


def choose_thresholds(nlp: Language, gold: list[Annotation]) -> Thresholds:
    """Return the thresholds with the best mean F1 of all stance figures, end to end.

    ``nlp`` is a pipeline with the trained recogniser and stance extractor. The grid is coarse, so
    that little is fitted to the articles chosen on. Raises UsageError where ``nlp`` lacks a part.
    """
    best, best_value = Thresholds(), -1.0
    for cue in CUES:
        stances = use_thresholds(nlp, Thresholds(cue=cue))
        docs = [nlp(record["text"]) for record in gold]
        for holder, target in itertools.product(HOLDERS, TARGETS):
            thresholds = Thresholds(cue=cue, holder=holder, target=target)
            stances.use(thresholds)
            found = [
                record_of_doc(stances(doc), Article(record["doc_id"], record["text"]))
                for doc, record in zip(docs, gold, strict=True)
            ]
            value = _value(gold, found)
            if value > best_value:
                best, best_value = thresholds, value
    return best


def choose_least(
    sets: Sequence[tuple[list[Annotation], list[Annotation]]], calibration: Calibration
) -> float:
    """Return the confidence from which on stances are worth giving: the best mean F1 of all figures.

    Each of ``sets`` counts alike: hand-labelled articles, and the same with stances of uncalibrated
    confidence.
    """

    def kept(record: Annotation, least: float) -> Annotation:
        return {**record, "stances": [s for s in record["stances"] if _sure(s) >= least]}

    def _sure(stance: Stance) -> float:
        has_target = stance["target"] is not None
        return calibration.probability(stance["confidence"], has_target=has_target)

    return max(
        LEASTS,
        key=lambda least: sum(
            _value(gold, [kept(record, least) for record in found]) for gold, found in sets
        ),
    )


def _value(gold: list[Annotation], found: list[Annotation]) -> float:
    figures = score(gold, found, rounds=0)["stances"]
    return sum(figures[name]["f1"] for name in _FIGURES)


def use_thresholds(nlp: Language, thresholds: Thresholds) -> Stances:
    """Let a pipeline with the trained model decide by ``thresholds``; return its last component.

    Raises UsageError where ``nlp`` has no trained recogniser or stance extractor.
    """
    recogniser, stances = nlp.get_pipe("mawaqif_ner"), nlp.get_pipe("mawaqif_stance")
    if not isinstance(recogniser, Recogniser) or not isinstance(stances, Stances):
        raise UsageError("thresholds are chosen for a pipeline with the trained model")
    recogniser.use(thresholds)
    stances.use(thresholds)
    return stances


def annotate_gold(nlp: Language, gold: list[Annotation]) -> list[Annotation]:
    """Annotate the texts of hand-labelled articles."""
    found = []
    for record in gold:
        article = Article(record["doc_id"], record["text"])
        found.append(record_of_doc(nlp(article.text), article))
    return found
