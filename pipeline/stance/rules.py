"""Stances by rule: from cues, statements and mentions to who is for or against whom on what."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Final

from pipeline.records import Span, Stance, Status
from pipeline.stance.attribution import Statement, speakers_by_word
from pipeline.stance.chains import chains_of, share
from pipeline.stance.clauses import Clauses
from pipeline.stance.cues import CueLexicon, cue_matches
from pipeline.stance.evidence import Scene, of_cue, of_holder, of_target
from pipeline.stance.frames import Frame, denied, frame_of, in_frame
from pipeline.stance.holders import find_holder, nobody
from pipeline.stance.negation import polarity_of
from pipeline.stance.objects import find_objects
from pipeline.stance.scoring import Weights, log_odds
from pipeline.stance.view import ArticleView

LEAST_WEIGHT: Final = 0.1
"""Cues of a lower weight in the lexicon are not looked at."""


@dataclass(frozen=True, slots=True)
class Limits:
    """Probabilities from which on an actor counts.

    The likeliest holder from ``least_holder`` on, others from ``holder`` on if they reach that
    ``share`` of the likeliest; targets from ``target`` on if holder and target together reach
    ``pair``. ``chain`` is the least probability of an actor who shares that of the likeliest in his
    chain.
    """

    holder: float = 0.25
    least_holder: float = 0.1
    share: float = 0.5
    target: float = 0.25
    pair: float = 0.11
    chain: float = 0.1


def scenes(view: ArticleView, lexicon: CueLexicon, clauses: Clauses) -> Iterator[Scene]:
    """Yield each cue of an article with what the rules say of it, in order."""
    frame: Frame | None = None
    scene: Scene | None = None
    for match in cue_matches(view, lexicon):
        if match.form.weight < LEAST_WEIGHT or match.start in clauses.article.inside:
            continue
        polarity = polarity_of(clauses, match)
        if polarity is None:
            continue
        within = frame if frame and frame.start <= match.start < frame.end else None
        holder = in_frame(find_holder(clauses, match) or nobody(match), within)
        objects = find_objects(clauses, match, holder)
        opened = None
        if holder.actors:
            opened = frame_of(clauses, match, holder, objects)
            frame = opened or frame
        # What stands before the cue before is no evidence: without the chain it can be forgotten.
        before = replace(scene, before=None) if scene is not None else None
        known = holder if holder.actors else None
        scene = Scene(match, polarity, known, objects, within, opened, before)
        yield scene


def candidates(clauses: Clauses, scene: Scene) -> list[str]:
    """Return the actors that may hold or be meant: of the sentence, the speaker, the topics before."""
    number = clauses.view.sentence_of(scene.match.start)
    found: dict[str | None, None] = {}
    for back in (0, 1):
        if number >= back:
            for mention in clauses.article.of_sentence.get(number - back, ()):
                found.setdefault(mention.actor)
    speaker = clauses.speakers[scene.match.start]
    found.setdefault(speaker)
    found.setdefault(clauses.home_of(speaker))
    if number > 1:
        found.setdefault(clauses.topics[number - 2])
    if scene.frame is not None:
        for actor in scene.frame.actors:
            found.setdefault(actor)
    if scene.holder is not None:
        for actor in scene.holder.actors:
            found.setdefault(actor)
    return [actor for actor in found if actor is not None]


def find_stances(
    view: ArticleView,
    lexicon: CueLexicon,
    statements: Sequence[Statement],
    weights: Weights,
    *,
    limits: Limits | None = None,
) -> list[Stance]:
    """Return the stances of an article in the order of its text, each with confidence and trace.

    One for each holder and target of each cue. Actors are weighed by the evidence for them.
    """
    limits = limits or Limits()
    clauses = Clauses(view, speakers_by_word(view, statements))
    stances: list[Stance] = []
    found = list(scenes(view, lexicon, clauses))
    cues = {scene.match.start for scene in found}
    chains_by_sentence = chains_of(view)
    for scene in found:
        base = log_odds(scene.match.form.weight)
        shared = of_cue(clauses, scene)
        actors = candidates(clauses, scene)
        odds = {
            actor: weights.probability(shared + of_holder(clauses, scene, actor), base=base)
            for actor in actors
        }
        chains = chains_by_sentence.get(view.sentence_of(scene.match.start), [])
        odds = share(odds, chains, limits.chain)
        for holder in chosen(odds, limits):
            likely = {
                actor: weights.probability(of_target(clauses, scene, holder, actor))
                for actor in actors
                if actor != holder
            }
            likely = share(likely, chains, limits.chain)
            least = max(limits.target, limits.pair / odds[holder])
            targets = [a for a, p in likely.items() if p >= least]
            stances += _records(clauses, scene, holder, odds[holder], targets, likely)
        if scene.opened is not None and stances and stances[-1]["cue"] == _cue(view, scene):
            stances += _called_for(view, scene.opened, stances[-1], cues)
    return stances


def _called_for(view: ArticleView, frame: Frame, call: Stance, cues: set[int]) -> Iterator[Stance]:
    """What is asked of those whom a call addresses, as their stance; cues say it themselves."""
    word = len(view.words[frame.start].strip()) > 1
    if frame.status == "called-for" and word and frame.start not in cues:
        for actor in frame.actors:
            yield {
                **call,
                "holder": actor,
                "status": "called-for",
                "cue": span_of(view, frame.start, frame.start + 1),
                "speaker": frame.by,
                "trace": ["addressee of a call"],
            }


def chosen(odds: dict[str, float], limits: Limits) -> list[str]:
    """Return the actors whose probability is enough, else the likeliest if that may be."""
    if not odds:
        return []
    best = max(odds, key=lambda actor: odds[actor])
    if odds[best] < limits.holder:
        return [best] if odds[best] >= limits.least_holder else []
    least = max(limits.holder, odds[best] * limits.share)
    return [actor for actor, probability in odds.items() if probability >= least]


def _records(
    clauses: Clauses,
    scene: Scene,
    holder: str,
    sure: float,
    targets: Sequence[str],
    likely: dict[str, float],
) -> Iterator[Stance]:
    view, match, objects = clauses.view, scene.match, scene.objects
    issue = objects.issue if objects is not None else None
    for target in targets or (None,):
        if target is None and issue is None:
            continue
        toward = likely[target] if target else 1 - max(likely.values(), default=0.0)
        yield {
            "sentence": view.sentence_of(match.start),
            "holder": holder,
            "target": target,
            "issue": None if issue is None else span_of(view, *issue),
            "polarity": scene.polarity,
            "status": _status(clauses, scene, holder),
            "cue": _cue(view, scene),
            "speaker": _speaker(clauses, scene, holder),
            "confidence": round(sure * toward, 3),
            "trace": [
                f"cue: {match.form.frame} {match.form.kind}, weight {match.form.weight:.2f}",
                f"holder: {_rule(scene, holder)}, {sure:.2f}",
                f"target: {objects.rule if objects else 'evidence'}, {toward:.2f}",
            ],
        }


def _cue(view: ArticleView, scene: Scene) -> Span:
    return span_of(view, scene.match.start, scene.match.end)


def _rule(scene: Scene, holder: str) -> str:
    if scene.holder is not None and holder in scene.holder.actors:
        return scene.holder.rule
    return "evidence"


def _speaker(clauses: Clauses, scene: Scene, holder: str) -> str | None:
    """Who says so; of what is asked of or charged to ``holder``, who asks or charges."""
    if scene.frame is not None and holder in scene.frame.actors:
        return scene.frame.by
    return clauses.speakers[scene.match.start]


def _status(clauses: Clauses, scene: Scene, holder: str) -> Status:
    if denied(clauses, scene.match):
        return "denied"
    if scene.frame is not None and holder in scene.frame.actors:
        return scene.frame.status
    return "asserted"


def span_of(view: ArticleView, start: int, end: int) -> Span:
    """Return words ``start`` to ``end`` (exclusive) as a span of the text."""
    while end > start + 1 and not view.words[end - 1].strip():
        end -= 1
    return {
        "start": view.starts[start],
        "end": view.ends[end - 1],
        "text": view.span_text(start, end),
    }
