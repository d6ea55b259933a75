"""Stances by rule: from cues, statements and mentions to who is for or against whom on what."""

from collections.abc import Sequence
from typing import Final

from pipeline.records import Polarity, Span, Stance, Status
from pipeline.stance.attribution import Statement, speakers_by_word
from pipeline.stance.clauses import Clauses
from pipeline.stance.cues import CueLexicon, CueMatch, cue_matches
from pipeline.stance.holders import Holder, find_holder
from pipeline.stance.negation import polarity_of
from pipeline.stance.objects import Objects, find_objects
from pipeline.stance.view import ArticleView

LEAST_WEIGHT: Final = 0.3
"""Cues of a lower weight in the lexicon are not looked at."""


def find_stances(
    view: ArticleView,
    lexicon: CueLexicon,
    statements: Sequence[Statement],
    *,
    least_weight: float = LEAST_WEIGHT,
) -> list[Stance]:
    """Return the stances of an article in the order of its text, each with confidence and trace.

    One for each holder, target and issue of each cue. ``confidence`` is the share of the cue's
    uses that express a stance, so not comparable to a trained model's.
    """
    clauses = Clauses(view, speakers_by_word(view, statements))
    stances: list[Stance] = []
    for match in cue_matches(view, lexicon):
        if match.form.weight >= least_weight and match.start not in clauses.article.inside:
            stances += _of_cue(clauses, match)
    return stances


def _of_cue(clauses: Clauses, match: CueMatch) -> list[Stance]:
    polarity = polarity_of(clauses, match)
    if polarity is None:
        return []
    holder = find_holder(clauses, match)
    if holder is None:
        return []
    objects = find_objects(clauses, match, holder)
    return list(_records(clauses, match, polarity, holder, objects, "asserted"))


def _records(
    clauses: Clauses,
    match: CueMatch,
    polarity: Polarity,
    holder: Holder,
    objects: Objects,
    status: Status,
) -> list[Stance]:
    view = clauses.view
    found: list[Stance] = []
    issues: list[tuple[int, int] | None] = list(objects.issues) or [None]
    for actor in holder.actors:
        targets: list[str | None] = [t for t in objects.targets if t != actor] or [None]
        for target in targets:
            for issue in issues:
                if target is None and issue is None:
                    continue
                found.append(
                    {
                        "sentence": view.sentence_of(match.start),
                        "holder": actor,
                        "target": target,
                        "issue": None if issue is None else span_of(view, *issue),
                        "polarity": polarity,
                        "status": status,
                        "cue": span_of(view, match.start, match.end),
                        "speaker": clauses.speakers[match.start],
                        "confidence": round(match.form.weight, 2),
                        "trace": [
                            f"{match.form.frame} {match.form.kind}",
                            f"holder: {holder.rule}",
                            f"object: {objects.rule}",
                        ],
                    }
                )
    return found


def span_of(view: ArticleView, start: int, end: int) -> Span:
    """Return words ``start`` to ``end`` (exclusive) as a span of the text."""
    while end > start + 1 and not view.words[end - 1].strip():
        end -= 1
    return {
        "start": view.starts[start],
        "end": view.ends[end - 1],
        "text": view.span_text(start, end),
    }
