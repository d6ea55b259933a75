"""Count, article by article, what agrees with the hand labels."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from pipeline.evaluation.matching import (
    ISSUE_OVERLAP,
    AlignedStance,
    align_stances,
    issue_overlap,
    match_actors,
    nothing_found,
)
from pipeline.records import MAIN_LABELS, Annotation

Counts = tuple[int, int, int]
"""Right ones, predicted ones, hand-labelled ones."""
Share = tuple[int, int]
"""Right ones, all ones."""

MAIN: Final = "main"
STANCE_MEASURES: Final = (
    "directed",
    "doc",
    "holder-polarity",
    "polarity-sentence",
    "issue",
    "full",
)
"""Which fields of a stance must agree.

directed           sentence, holder, target, polarity; stances with a target
doc                holder, target, polarity, once an article; stances with a target
holder-polarity    sentence, holder, polarity
polarity-sentence  sentence, polarity
issue              sentence, holder, polarity, and the issue's characters; those with an issue
full               sentence, holder, target, polarity, and the issue's characters
"""


@dataclass(frozen=True, slots=True)
class ArticleCounts:
    """The counts of one article.

    ``entities`` goes by label, with `MAIN` for the labels of ``MAIN_LABELS``
    together, and holds only what occurs; ``mentions`` is all labels together.
    ``stances`` holds every one of `STANCE_MEASURES`. ``linking``: mentions of main
    labels found with their exact span, how many have the right actor. ``status``
    and ``speaker``: of the predicted stances that are right but for the issue.
    """

    entities: Mapping[str, Counts]
    mentions: Counts
    stances: Mapping[str, Counts]
    linking: Share
    status: Share
    speaker: Share


def count_article(gold: Annotation, found: Annotation | None) -> ArticleCounts:
    """Compare one article with its hand labels; None counts as nothing found."""
    found = found or nothing_found(gold)
    actors = match_actors(gold, found)
    wanted = align_stances(gold["stances"], gold["sentences"], None)
    got = align_stances(found["stances"], gold["sentences"], actors)
    status, speaker = _attributes(wanted, got)
    mentions = (_spans(gold), _spans(found))
    return ArticleCounts(
        entities=_entities(*mentions),
        mentions=_compare(*mentions),
        stances={name: _COUNTERS[name](wanted, got) for name in STANCE_MEASURES},
        linking=_linking(gold, found, actors),
        status=status,
        speaker=speaker,
    )


_MentionKey = tuple[int, int, str]
_Pair = Callable[[Sequence[AlignedStance], Sequence[AlignedStance]], Counts]


def _spans(record: Annotation) -> set[_MentionKey]:
    return {(m["start"], m["end"], m["label"]) for m in record["mentions"]}


def _compare(gold: set[_MentionKey], found: set[_MentionKey]) -> Counts:
    return len(gold & found), len(found), len(gold)


def _entities(gold: set[_MentionKey], found: set[_MentionKey]) -> dict[str, Counts]:
    names: dict[str, set[str]] = defaultdict(set)
    for _, _, label in gold | found:
        names[label].add(label)
        if label in MAIN_LABELS:
            names[MAIN].add(label)
    return {
        name: _compare(
            {key for key in gold if key[2] in labels}, {key for key in found if key[2] in labels}
        )
        for name, labels in sorted(names.items())
    }


def _linking(gold: Annotation, found: Annotation, actors: Mapping[str, str]) -> Share:
    wanted = {
        (m["start"], m["end"]): m.get("actor")
        for m in gold["mentions"]
        if m["label"] in MAIN_LABELS
    }
    right = total = 0
    for mention in found["mentions"]:
        actor = wanted.get((mention["start"], mention["end"]))
        if actor:
            total += 1
            right += actors.get(mention.get("actor") or "") == actor
    return right, total


def _attributes(
    gold: Sequence[AlignedStance], found: Sequence[AlignedStance]
) -> tuple[Share, Share]:
    by_key: dict[object, list[AlignedStance]] = defaultdict(list)
    for stance in gold:
        by_key[_directed_key(stance)].append(stance)
    matched = status = speaker = 0
    for stance in found:
        same = by_key.get(_directed_key(stance))
        if same:
            matched += 1
            status += any(other.status == stance.status for other in same)
            speaker += any(other.speaker == stance.speaker for other in same)
    return (status, matched), (speaker, matched)


def _as_sets(key: Callable[[AlignedStance], object], *, with_target: bool = False) -> _Pair:
    def count(gold: Sequence[AlignedStance], found: Sequence[AlignedStance]) -> Counts:
        def keys(stances: Iterable[AlignedStance]) -> set[object]:
            return {key(s) for s in stances if s.target is not None or not with_target}

        wanted, got = keys(gold), keys(found)
        return len(wanted & got), len(got), len(wanted)

    return count


def _with_issue(key: Callable[[AlignedStance], object], *, issue_needed: bool) -> _Pair:
    def count(gold: Sequence[AlignedStance], found: Sequence[AlignedStance]) -> Counts:
        wanted = [s for s in gold if s.issue or not issue_needed]
        got = [s for s in found if s.issue or not issue_needed]
        left: dict[object, list[AlignedStance]] = defaultdict(list)
        for stance in wanted:
            left[key(stance)].append(stance)
        right = 0
        for stance in got:
            same = left[key(stance)]
            overlaps = [(issue_overlap(s.issue, stance.issue), -n) for n, s in enumerate(same)]
            best, place = max(overlaps, default=(0.0, 0))
            if best >= ISSUE_OVERLAP:
                del same[-place]
                right += 1
        return right, len(got), len(wanted)

    return count


def _directed_key(s: AlignedStance) -> tuple[object, ...]:
    return s.sentence, s.holder, s.target, s.polarity


def _holder_key(s: AlignedStance) -> tuple[object, ...]:
    return s.sentence, s.holder, s.polarity


_COUNTERS: Final[dict[str, _Pair]] = {
    "directed": _as_sets(_directed_key, with_target=True),
    "doc": _as_sets(lambda s: (s.holder, s.target, s.polarity), with_target=True),
    "holder-polarity": _as_sets(_holder_key),
    "polarity-sentence": _as_sets(lambda s: (s.sentence, s.polarity)),
    "issue": _with_issue(_holder_key, issue_needed=True),
    "full": _with_issue(_directed_key, issue_needed=False),
}
