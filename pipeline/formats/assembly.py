"""Marks and links as a tool holds them -> the record of an article."""

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from itertools import product
from math import prod
from typing import Any, Final, cast

from pipeline.corpus.fitting import find_record_faults
from pipeline.formats.checks import check_markup
from pipeline.formats.markup import (
    ACTOR_ROLES,
    CUES,
    CUES_WITH_STATUS,
    ISSUE,
    MARK_LABELS,
    ROLES,
    Link,
    Mark,
    Markup,
    MarkupError,
)
from pipeline.formats.notes import Notes
from pipeline.records import (
    LABELS,
    LOCAL,
    STATUSES,
    Actor,
    Annotation,
    Mention,
    Range,
    Span,
    Stance,
)
from pipeline.text.sentences import sentence_spans

COMBINATIONS: Final = 1000
"""Most stances that one cue can stand for."""


def record_of(markup: Markup, doc_id: str, notes: Notes) -> Annotation:
    """Return the record that the marks and links of a tool say.

    Sentences and actors are taken from ``about``; without them the text is cut as
    `sentence_spans` cuts it, and mentions that fill a role get an actor of their own,
    the same one for the same words. A cue linked to several holders, targets, issues or
    speakers is a stance for each combination. Left out, and counted in ``notes``: marks
    of other labels, cues without a holder, links between other things.

    Args:
        markup: Offsets inside the text.
        doc_id: Id of the article where ``about`` has none.
        notes: Takes the counts.

    Raises:
        MarkupError: Something has not the type or place that it must have.
    """
    check_markup(markup)
    about, text = markup.about, markup.text
    sentences: list[Range] = about.get("sentences") or []
    if not sentences or sentences[-1]["end"] > len(text):
        # None, or those of another text.
        sentences = split_sentences(text)
    starts = [sentence["start"] for sentence in sentences]
    marks = _known_marks(markup.marks, notes)
    actors = _Actors(about.get("actors") or (), text)
    fillers = _fillers(markup.links, {mark.id: mark for mark in marks}, notes)
    alike: dict[tuple[str, str], list[Mark]] = defaultdict(list)
    for mark in marks:
        alike[mark.label, text[mark.start : mark.end]].append(mark)
    for roles in fillers.values():
        for role in ACTOR_ROLES:
            for mark in roles[role]:
                actors.of_filler(mark, alike[mark.label, text[mark.start : mark.end]])
    mentions = []
    stances: list[Stance] = []
    for mark in marks:
        index = max(0, bisect_right(starts, mark.start) - 1)
        if mark.label in LABELS:
            mentions.append(_mention(mark, text, index, actors))
        elif mark.label in CUES:
            stances += _stances(mark, fillers[mark.id], text, index, actors, notes)
    record: dict[str, Any] = {
        "doc_id": about.get("doc_id") or doc_id,
        "text": text,
        "sentences": sentences,
        "actors": actors.table(),
        "mentions": mentions,
        "stances": stances,
        **{key: about[key] for key in ("source", "sha256", "meta") if key in about},
    }
    if faults := find_record_faults(record):
        raise MarkupError("; ".join(faults))
    return cast(Annotation, record)


def split_sentences(text: str) -> list[Range]:
    """Return the sentences of a text that comes without any."""
    return [{"start": start, "end": end} for start, end in sentence_spans(text)]


class _Actors:
    """The actor table of one article while it is read."""

    def __init__(self, known: Iterable[Mapping[str, Any]], text: str) -> None:
        self._text = text
        self._known = {actor["id"]: dict(actor) for actor in known}
        self._local: dict[str, str] = {}
        self._number = 1

    def of_filler(self, mark: Mark, alike: Sequence[Mark]) -> None:
        """See to it that a mention that fills a role has an actor, as others ``alike`` have."""
        if mark.label not in LABELS or mark.attributes.get("actor"):
            return
        words = self._text[mark.start : mark.end]
        for other in alike:
            actor = other.attributes.get("actor") or self._local.get(words)
            if actor:
                mark.attributes["actor"] = actor
                return
        while f"{LOCAL}{self._number}" in self._known:
            self._number += 1
        self._local[words] = f"{LOCAL}{self._number}"
        mark.attributes["actor"] = self.named(self._local[words], mark)

    def named(self, actor: str, mark: Mark | None = None) -> str:
        """Return ``actor``, which is in the table from now on."""
        if actor not in self._known:
            label = "GROUP" if mark is None else mark.label
            words = actor if mark is None else self._text[mark.start : mark.end]
            kind = "OFFICIAL" if label == "ROLE" else label
            self._known[actor] = {"id": actor, "name": words, "type": kind}
        return actor

    def table(self) -> list[Actor]:
        return [cast(Actor, actor) for actor in self._known.values()]


def _known_marks(marks: Iterable[Mark], notes: Notes) -> list[Mark]:
    """The marks with labels of ours; a status in the label becomes an attribute."""
    known = []
    for mark in marks:
        label = mark.label.upper().replace("_", "-")
        attributes = dict(mark.attributes)
        if label in CUES_WITH_STATUS:
            label, status = CUES_WITH_STATUS[label]
            attributes.setdefault("status", status)
        if label in MARK_LABELS:
            known.append(Mark(mark.id, mark.start, mark.end, label, attributes))
        else:
            notes.leave_out(f"label {mark.label!r} is none of {', '.join(MARK_LABELS)}")
    return known


def _fillers(
    links: Iterable[Link], marks: Mapping[str, Mark], notes: Notes
) -> dict[str, dict[str, list[Mark]]]:
    """Cue -> role -> the marks that fill it; links may be drawn in either direction."""
    filled: dict[str, dict[str, list[Mark]]] = defaultdict(lambda: {role: [] for role in ROLES})
    for link in links:
        cue, filler = marks.get(link.cue), marks.get(link.filler)
        role = link.role.lower().rstrip("0123456789")
        if cue and filler and cue.label not in CUES:
            cue, filler = filler, cue
        wanted = (ISSUE,) if role == "issue" else LABELS
        if cue and filler and role in ROLES and cue.label in CUES and filler.label in wanted:
            filled[cue.id][role].append(filler)
        else:
            notes.leave_out(f"link {link.role!r} does not lead from a cue to what fills that role")
    return filled


def _mention(mark: Mark, text: str, sentence: int, actors: _Actors) -> Mention:
    actor = mark.attributes.get("actor")
    mention: Mention = {
        "start": mark.start,
        "end": mark.end,
        "text": text[mark.start : mark.end],
        "label": cast(Any, mark.label),
        "actor": actors.named(str(actor), mark) if actor else None,
        "sentence": sentence,
    }
    if mark.attributes.get("confidence") is not None:
        mention["confidence"] = mark.attributes["confidence"]
    return mention


def _stances(
    cue: Mark,
    fillers: Mapping[str, Sequence[Mark]],
    text: str,
    sentence: int,
    actors: _Actors,
    notes: Notes,
) -> Iterable[Stance]:
    named: dict[str, list[str | None]] = {}
    for role in ACTOR_ROLES:
        alone = cue.attributes.get(role)
        linked = [str(mark.attributes["actor"]) for mark in fillers[role]]
        # Who is linked twice, or linked and named besides, has one stance.
        named[role] = list(dict.fromkeys([*([actors.named(str(alone))] if alone else []), *linked]))
    if not named["holder"]:
        notes.leave_out("a stance needs a holder: cues without one")
        return
    status = cue.attributes.get("status") or "asserted"
    if status not in STATUSES:
        notes.leave_out(f"status {status!r} is none of {', '.join(STATUSES)}: stances with it")
        return
    issues: list[Mark | None] = [*{mark.id: mark for mark in fillers["issue"]}.values()] or [None]
    more = {
        key: cue.attributes[key]
        for key in ("confidence", "trace")
        if cue.attributes.get(key) is not None
    }
    combined = (named["holder"], named["target"] or [None], issues, named["speaker"] or [None])
    if prod(len(choices) for choices in combined) > COMBINATIONS:
        raise MarkupError(f"a cue stands for more than {COMBINATIONS:,} stances")
    for holder, target, issue, speaker in product(*combined):
        stance = {
            "sentence": sentence,
            "holder": holder,
            "target": target,
            "issue": _span(issue, text) if issue else None,
            "polarity": CUES[cue.label],
            "status": status,
            "cue": _span(cue, text),
            "speaker": speaker,
            **more,
        }
        yield cast(Stance, stance)


def _span(mark: Mark, text: str) -> Span:
    span: Span = {"start": mark.start, "end": mark.end, "text": text[mark.start : mark.end]}
    if mark.attributes.get("topic") is not None:
        span["topic"] = mark.attributes["topic"]
    return span
