"""Bring predicted actors and stances into the terms of the hand labels, and pair the two."""

from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final, Literal

from pipeline.evaluation.overlaps import Overlaps
from pipeline.records import Annotation, Mention, Range, Span, Stance

SAME_COUNTRY_WEIGHT: Final = 10_000
"""Characters of shared mentions that one equal country code counts for."""
ISSUE_OVERLAP: Final = 0.5
"""Two issues are the same from this F1 of their characters on."""

PairKind = Literal[
    "right",
    "wrong issue",
    "wrong polarity",
    "wrong target",
    "wrong holder",
    "wrong holder and target",
    "missed",
    "false alarm",
]


@dataclass(frozen=True, slots=True)
class AlignedStance:
    """A stance in the actor ids and sentences of the hand-labelled article.

    A predicted actor without a counterpart is its id after ``?``; ``sentence`` is
    None where the cue stands outside every hand-made sentence; ``index`` is the
    stance's place in its own record.
    """

    sentence: int | None
    holder: str | None
    target: str | None
    polarity: str
    issue: Span | None
    status: str
    speaker: str | None
    index: int


@dataclass(frozen=True, slots=True)
class StancePair:
    """A hand-made stance and the predicted one nearest to it; one of them may be None."""

    kind: PairKind
    gold: AlignedStance | None
    found: AlignedStance | None


def nothing_found(gold: Annotation) -> Annotation:
    """Return what stands for the prediction that an article lacks: its text and nothing in it."""
    return {**gold, "actors": [], "mentions": [], "stances": []}


def match_actors(gold: Annotation, found: Annotation) -> dict[str, str]:
    """Map predicted actor ids one to one to hand-labelled ones.

    Pairs that share the most characters of mentions go first, and countries with
    the same code before all others; ties go by id, so the map is the same each time.
    """
    linked = Overlaps(mention for mention in gold["mentions"] if mention.get("actor"))
    shared: Counter[tuple[str, str]] = Counter()
    for mention in found["mentions"]:
        actor = mention.get("actor")
        if not actor:
            continue
        for span in linked.touching(mention["start"], mention["end"]):
            if span["actor"] is not None:
                shared[actor, span["actor"]] += _overlap(mention, span)
    candidates = {actor["id"]: actor for actor in found["actors"]}
    for known in gold["actors"]:
        if known["type"] == "COUNTRY" and known.get("country"):
            for actor, record in candidates.items():
                if record["type"] == "COUNTRY" and record.get("country") == known["country"]:
                    shared[actor, known["id"]] += SAME_COUNTRY_WEIGHT
    matched: dict[str, str] = {}
    taken: set[str] = set()
    ranked = sorted(shared.items(), key=lambda item: (-item[1], str(item[0])))
    for (actor, other), characters in ranked:
        if characters > 0 and actor not in matched and other not in taken:
            matched[actor] = other
            taken.add(other)
    return matched


def align_stances(
    stances: Sequence[Stance], sentences: Sequence[Range], actors: Mapping[str, str] | None
) -> list[AlignedStance]:
    """Return the stances in hand-labelled terms, in their order.

    Args:
        stances: Of the hand labels or predicted.
        sentences: Of the hand labels: a stance belongs where its cue begins.
        actors: What `match_actors` returned; None for the hand labels themselves.
    """

    def known(actor: str | None) -> str | None:
        if actor is None or actors is None:
            return actor
        return actors.get(actor) or f"?{actor}"

    return [
        AlignedStance(
            sentence=sentence_at(sentences, stance["cue"]["start"]),
            holder=known(stance["holder"]),
            target=known(stance["target"]),
            polarity=stance["polarity"],
            issue=stance["issue"],
            status=stance["status"],
            speaker=known(stance["speaker"]),
            index=index,
        )
        for index, stance in enumerate(stances)
    ]


def issue_overlap(first: Span | None, second: Span | None) -> float:
    """Return the F1 of the characters of two issues; 1 where both name none."""
    if first is None or second is None:
        return 1.0 if first is second else 0.0
    shared = _overlap(first, second)
    length = (first["end"] - first["start"]) + (second["end"] - second["start"])
    return 2 * shared / length if shared else 0.0


def pair_stances(gold: Sequence[AlignedStance], found: Sequence[AlignedStance]) -> list[StancePair]:
    """Pair stances one to one, best agreement first; each stance is in exactly one pair."""
    there: dict[int | None, list[int]] = defaultdict(list)
    for f, got in enumerate(found):
        there[got.sentence].append(f)
    ranked = []
    for g, wanted in enumerate(gold):
        for f in there[wanted.sentence]:
            kind = _kind(wanted, found[f])
            if kind is not None:
                closeness = issue_overlap(wanted.issue, found[f].issue)
                ranked.append((_NEARNESS.index(kind), -closeness, g, f))
    ranked.sort()
    pairs: dict[int, StancePair] = {}
    left = set(range(len(found)))
    for rank, _, g, f in ranked:
        if g not in pairs and f in left:
            pairs[g] = StancePair(_NEARNESS[rank], gold[g], found[f])
            left.remove(f)
    return [
        *(pairs.get(g) or StancePair("missed", wanted, None) for g, wanted in enumerate(gold)),
        *(StancePair("false alarm", None, found[f]) for f in sorted(left)),
    ]


_NEARNESS: Final[tuple[PairKind, ...]] = (
    "right",
    "wrong issue",
    "wrong polarity",
    "wrong target",
    "wrong holder",
    "wrong holder and target",
)


def _kind(gold: AlignedStance, found: AlignedStance) -> PairKind | None:
    """What two stances of one sentence differ in; None where they have too little in common."""
    holder, target = gold.holder == found.holder, gold.target == found.target
    if gold.polarity != found.polarity:
        return "wrong polarity" if holder and target else None
    if holder and target:
        near = issue_overlap(gold.issue, found.issue) >= ISSUE_OVERLAP
        return "right" if near else "wrong issue"
    if holder:
        return "wrong target"
    return "wrong holder" if target else "wrong holder and target"


def _overlap(first: Range | Span | Mention, second: Range | Span | Mention) -> int:
    return max(0, min(first["end"], second["end"]) - max(first["start"], second["start"]))


def sentence_at(sentences: Sequence[Range], position: int) -> int | None:
    """Return the index of the sentence at an offset, None outside of all.

    Args:
        sentences: In order, without overlaps.
        position: An offset of the article.
    """
    index = bisect_right(sentences, position, key=lambda sentence: sentence["start"]) - 1
    return index if index >= 0 and position < sentences[index]["end"] else None
