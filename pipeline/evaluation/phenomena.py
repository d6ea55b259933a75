"""How many hand-labelled stances of each kind are found: what a system is good at and what not.

Kinds are read off the hand labels alone, so they are rough; a stance is of every kind that fits.
"""

from collections import defaultdict
from collections.abc import Mapping, Sequence, Set
from typing import Final

from pipeline.evaluation.matching import align_stances, match_actors, pair_stances, sentence_at
from pipeline.records import Annotation, Stance
from pipeline.text.fold import fold

Share = tuple[int, int]

_NEGATORS: Final = frozenset(["لا", "لم", "لن", "ليس", "ليست", "عدم", "دون", "بدون", "غير"])
_ADDRESSED: Final = frozenset(
    ["دعا", "دعت", "يدعو", "تدعو", "طالب", "طالبت", "يطالب", "تطالب", "حث", "حثت", "يحث", "تحث"]
)

_BEFORE: Final = 100
"""Characters before a cue in which the last word is looked for."""

KINDS: Final = (
    "supports",
    "opposes",
    "is neutral",
    "negated",
    "call",
    "alleged",
    "called-for",
    "denied",
    "in the article's own voice",
    "said by the holder",
    "said of somebody else",
    "one of several holders",
    "one of several targets",
    "mutual",
    "on an issue alone",
    "holder in the sentence",
    "holder in the sentence before",
    "holder farther away",
    "target in the sentence",
    "target in the sentence before",
    "target farther away",
)
"""Every kind, in the order of the table."""


def kinds_of(record: Annotation) -> list[set[str]]:
    """Return the kinds of each hand-labelled stance of ``record``, in their order."""
    sentences: dict[str | None, set[int | None]] = defaultdict(set)
    for mention in record["mentions"]:
        place = sentence_at(record["sentences"], mention["start"])
        sentences[mention.get("actor")].add(place)
    by_cue: dict[int, list[Stance]] = defaultdict(list)
    for stance in record["stances"]:
        by_cue[stance["cue"]["start"]].append(stance)
    return [
        _kinds(record["text"], stance, by_cue[stance["cue"]["start"]], sentences)
        for stance in record["stances"]
    ]


def _kinds(
    text: str,
    stance: Stance,
    same_cue: Sequence[Stance],
    sentences: Mapping[str | None, Set[int | None]],
) -> set[str]:
    """The kinds of a stance; ``sentences`` are those with a mention of each actor."""
    cue = fold(stance["cue"]["text"]).split()
    start = stance["cue"]["start"]
    before = fold(text[max(0, start - _BEFORE) : start]).split()[-1:]
    holder, target, speaker = stance["holder"], stance["target"], stance["speaker"]
    here = stance["sentence"]
    found = {f"{stance['polarity']}s" if stance["polarity"] != "neutral" else "is neutral"}
    if not _NEGATORS.isdisjoint([*before, *cue]):
        found.add("negated")
    if not _ADDRESSED.isdisjoint(cue):
        found.add("call")
    if stance["status"] != "asserted":
        found.add(stance["status"])
    if speaker is None:
        found.add("in the article's own voice")
    else:
        found.add("said by the holder" if speaker == holder else "said of somebody else")
    if len({s["holder"] for s in same_cue}) > 1:
        found.add("one of several holders")
    if len({s["target"] for s in same_cue if s["target"] and s["holder"] == holder}) > 1:
        found.add("one of several targets")
    if target and any(s["holder"] == target and s["target"] == holder for s in same_cue):
        found.add("mutual")
    found.add(f"holder {_where(here, sentences.get(holder, set()))}")
    if target is None:
        found.add("on an issue alone")
    else:
        found.add(f"target {_where(here, sentences.get(target, set()))}")
    return found


def count_kinds(
    gold: Sequence[Annotation], predicted: Mapping[str, Annotation]
) -> dict[str, Share]:
    """Return for each kind how many stances are right in holder, target and polarity, and of how many.

    ``predicted`` holds the predictions by ``doc_id``; an article without one counts as nothing found.
    """
    right = dict.fromkeys(KINDS, 0)
    total = dict.fromkeys(KINDS, 0)
    for record in gold:
        hits = _right_ones(record, predicted.get(record["doc_id"]))
        for number, kinds in enumerate(kinds_of(record)):
            for kind in kinds:
                total[kind] += 1
                right[kind] += number in hits
    return {kind: (right[kind], total[kind]) for kind in KINDS}


def kinds_text(counts: Mapping[str, Share]) -> str:
    """Return the table that ``count_kinds`` made, kinds without a stance left out."""
    rows = [
        f"{kind:30}{right / total:7.3f}{right:8}{total:8}"
        for kind, (right, total) in counts.items()
        if total
    ]
    return "\n".join([f"{'stances by kind':30}{'R':>7}{'right':>8}{'gold':>8}", *rows])


def _right_ones(gold: Annotation, found: Annotation | None) -> set[int]:
    if found is None:
        return set()
    pairs = pair_stances(
        align_stances(gold["stances"], gold["sentences"], None),
        align_stances(found["stances"], gold["sentences"], match_actors(gold, found)),
    )
    return {p.gold.index for p in pairs if p.gold and p.kind in ("right", "wrong issue")}


def _where(here: int, sentences: Set[int | None]) -> str:
    if here in sentences:
        return "in the sentence"
    return "in the sentence before" if here - 1 in sentences else "farther away"
