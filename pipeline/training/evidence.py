"""Fit the weights of ``seeds/evidence.csv``, by which the rules choose holders and targets.

``python -m pipeline.training.evidence DATA`` reads the labelled articles that the model
trains on, too, from the folder ``DATA``, and writes the table: logistic regression with a ridge
penalty, the same weights for the same articles. Each article is read twice: with the mentions labelled
by hand and with those that the rules find, as they will be when stances are looked for.
"""

import csv
import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import numpy as np
from numpy.typing import NDArray

from pipeline import assemble, paths
from pipeline.corpus.annotations import record_of_doc
from pipeline.evaluation.matching import match_actors
from pipeline.records import Annotation, Article, Stance
from pipeline.seedfiles import Faults
from pipeline.stance.attribution import find_statements, speakers_by_word
from pipeline.stance.clauses import Clauses
from pipeline.stance.cues import CueLexicon, read_cues
from pipeline.stance.evidence import of_cue, of_holder, of_target
from pipeline.stance.rules import candidates, scenes
from pipeline.stance.scoring import COLUMNS, log_odds
from pipeline.stance.speech import SpeechVerbs, read_speech_verbs
from pipeline.stance.view import ArticleView, view_of_doc, view_of_record, words_between
from pipeline.training.settings import read_settings
from pipeline.training.train import read_data

RIDGE: Final = 12.0
LEAST_COUNT: Final = 8
"""Pieces of evidence that are rarer get no weight."""
SLACK: Final = 2
"""Words by which a cue of the lexicon may miss a labelled one."""

Floats = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Example:
    """The evidence for one actor, its base in log odds, and whether the actor is the one."""

    base: float
    evidence: list[str]
    right: bool


def examples_of(
    record: Annotation, view: ArticleView, lexicon: CueLexicon, verbs: SpeechVerbs
) -> tuple[list[Example], list[Example]]:
    """Return what an article teaches of holders and of targets."""
    clauses = Clauses(view, speakers_by_word(view, find_statements(view, verbs)))
    gold = []
    for stance in record["stances"]:
        words = words_between(view, stance["cue"]["start"], stance["cue"]["end"])
        if words is not None:
            gold.append((words, stance))
    holders: list[Example] = []
    targets: list[Example] = []
    for scene in scenes(view, lexicon, clauses):
        match = scene.match
        number = view.sentence_of(match.start)
        hits = [
            stance
            for (start, end), stance in gold
            if start - SLACK < match.end
            and match.start < end + SLACK
            and stance["polarity"] == scene.polarity
            and view.sentence_of(start) == number
        ]
        right = {stance["holder"] for stance in hits}
        actors = candidates(clauses, scene)
        shared, base = of_cue(clauses, scene), log_odds(match.form.weight)
        for actor in actors:
            evidence = shared + of_holder(clauses, scene, actor)
            holders.append(Example(base, evidence, actor in right))
        for holder in sorted(right.intersection(actors)):
            meant = {stance["target"] for stance in hits if stance["holder"] == holder}
            for actor in actors:
                if actor != holder:
                    evidence = of_target(clauses, scene, holder, actor)
                    targets.append(Example(0.0, evidence, actor in meant))
    return holders, targets


def fit(examples: Sequence[Example], *, ridge: float = RIDGE) -> dict[str, float]:
    """Return the weight of each piece of evidence that is frequent enough, in log odds."""
    from scipy.optimize import minimize
    from scipy.sparse import csr_matrix

    counts = Counter(piece for example in examples for piece in set(example.evidence))
    names = sorted(piece for piece, count in counts.items() if count >= LEAST_COUNT)
    places = {name: place for place, name in enumerate(names)}
    columns: list[int] = []
    ends = [0]
    for example in examples:
        columns += sorted(places[p] for p in set(example.evidence) if p in places)
        ends.append(len(columns))
    matrix = csr_matrix((np.ones(len(columns)), columns, ends), shape=(len(examples), len(names)))
    base = np.array([example.base for example in examples])
    right = np.array([example.right for example in examples], dtype=np.float64)
    # The piece that all share is the intercept: without a penalty, as its size says nothing.
    penalty = np.array([0.0 if counts[name] == len(examples) else ridge for name in names])

    def loss(weights: Floats) -> tuple[float, Floats]:
        odds = matrix @ weights + base
        probability = 1 / (1 + np.exp(-odds))
        total = np.logaddexp(0, odds) - right * odds
        value = float(total.sum() + (penalty * weights**2).sum() / 2)
        return value, matrix.T @ (probability - right) + penalty * weights

    found = minimize(
        loss, np.zeros(len(names)), jac=True, method="L-BFGS-B", options={"maxiter": 200}
    )
    return {name: float(weight) for name, weight in zip(names, found.x, strict=True)}


def fit_articles(records: Iterable[Annotation]) -> dict[str, float]:
    """Return the weights that labelled articles teach, of holders and targets together."""
    faults = Faults()
    lexicon = read_cues(paths.SEEDS / "cues.csv", faults)
    verbs = read_speech_verbs(paths.SEEDS / "speech_verbs.csv", faults)
    faults.refuse()
    holders: list[Example] = []
    targets: list[Example] = []
    for record, view in _views(records):
        of_holders, of_targets = examples_of(record, view, lexicon, verbs)
        holders += of_holders
        targets += of_targets
    return fit(holders) | fit(targets)


def _views(records: Iterable[Annotation]) -> Iterator[tuple[Annotation, ArticleView]]:
    """Yield each article with the mentions of its labels, and with those that the rules find."""
    nlp = assemble.load("rules")
    with nlp.select_pipes(disable=["mawaqif_attribution", "mawaqif_stance"]):
        for record in records:
            doc = nlp(record["text"])
            yield record, view_of_record(record, doc)
            found = record_of_doc(doc, Article(record["doc_id"], record["text"]))
            yield in_found_ids(record, found), view_of_doc(doc)


def in_found_ids(record: Annotation, found: Annotation) -> Annotation:
    """Return labels with stances in the actor ids of ``found``; who was not found keeps a ``?``."""
    found_id = {hand: actor for actor, hand in match_actors(record, found).items()}

    def renamed(actor: str) -> str:
        return found_id.get(actor, f"?{actor}")

    stances: list[Stance] = [
        {
            **stance,
            "holder": renamed(stance["holder"]),
            "target": None if stance["target"] is None else renamed(stance["target"]),
        }
        for stance in record["stances"]
    ]
    return {**record, "stances": stances}


def write_weights(path: Path, weights: dict[str, float]) -> None:
    """Write the table, in the order of the names."""
    with path.open("w", encoding="utf-8", newline="") as file:
        table = csv.writer(file, lineterminator="\n")
        table.writerow(COLUMNS)
        for name in sorted(weights):
            table.writerow((name, f"{weights[name]:.3f}", "fitted"))


def main(arguments: Sequence[str]) -> None:
    """Fit to the labelled articles under ``arguments[0]`` and write the table that ships."""
    settings = read_settings(paths.CONFIGS / "train_news.cfg")
    records = read_data(settings, Path(arguments[0]), []).records
    weights = fit_articles(records)
    write_weights(paths.SEEDS / "evidence.csv", weights)
    sys.stdout.write(f"{len(records)} articles, {len(weights)} weights\n")


if __name__ == "__main__":
    main(sys.argv[1:])
