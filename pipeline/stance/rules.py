"""Stances by rule: from cues, statements and mentions to who is for or against whom on what."""

from collections.abc import Iterator, Sequence
from typing import Final

from pipeline.records import Polarity, Span, Stance, Status
from pipeline.stance.attribution import Statement, speakers_by_word
from pipeline.stance.clauses import Clauses
from pipeline.stance.cues import CueLexicon, CueMatch, cue_matches
from pipeline.stance.frames import Frame, denied, frame_of, in_frame
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
    frame: Frame | None = None
    matches = [
        match
        for match in cue_matches(view, lexicon)
        if match.form.weight >= least_weight and match.start not in clauses.article.inside
    ]
    starts = {match.start for match in matches}
    for match in matches:
        found, opened = _of_cue(clauses, match, frame if _inside(match, frame) else None)
        stances += found
        if opened is not None:
            frame = opened
            if opened.status == "called-for" and opened.start not in starts and found:
                stances += _called_for(view, opened, found[0])
    return stances


def _inside(match: CueMatch, frame: Frame | None) -> bool:
    return frame is not None and frame.start <= match.start < frame.end


def _of_cue(
    clauses: Clauses, match: CueMatch, frame: Frame | None
) -> tuple[list[Stance], Frame | None]:
    polarity = polarity_of(clauses, match)
    if polarity is None:
        return [], None
    holder = find_holder(clauses, match)
    if holder is None:
        return [], None
    holder = in_frame(holder, frame)
    objects = find_objects(clauses, match, holder)
    status: Status = "denied" if denied(clauses, match) else "asserted"
    if frame is not None and holder.rule == frame.status:
        status = frame.status
    found = list(_records(clauses, match, polarity, holder, objects, status))
    if frame is not None and status == frame.status:
        for stance in found:
            stance["speaker"] = frame.by
    return found, frame_of(clauses, match, holder, objects)


def _called_for(view: ArticleView, frame: Frame, call: Stance) -> list[Stance]:
    """What is asked of those whom a call addresses, as stances of theirs."""
    return [
        {
            **call,
            "holder": actor,
            "status": "called-for",
            "cue": span_of(view, frame.start, frame.start + 1),
            "speaker": frame.by,
            "trace": ["addressee of a call"],
        }
        for actor in frame.actors
    ]


def _records(
    clauses: Clauses,
    match: CueMatch,
    polarity: Polarity,
    holder: Holder,
    objects: Objects,
    status: Status,
) -> Iterator[Stance]:
    view = clauses.view
    issue = None if objects.issue is None else span_of(view, *objects.issue)
    for actor in holder.actors:
        targets: list[str | None] = [t for t in objects.targets if t != actor] or [None]
        for target in targets:
            if target is not None or issue is not None:
                yield {
                    "sentence": view.sentence_of(match.start),
                    "holder": actor,
                    "target": target,
                    "issue": issue,
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


def span_of(view: ArticleView, start: int, end: int) -> Span:
    """Return words ``start`` to ``end`` (exclusive) as a span of the text."""
    while end > start + 1 and not view.words[end - 1].strip():
        end -= 1
    return {
        "start": view.starts[start],
        "end": view.ends[end - 1],
        "text": view.span_text(start, end),
    }
