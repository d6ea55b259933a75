"""Cues of the rules where the trained tagger found none: it is careful, they know rare words."""

from collections.abc import Sequence
from typing import Any

from pipeline.records import Stance
from pipeline.stance.view import ArticleView, words_between


def with_rule_cues(
    view: ArticleView, cues: Sequence[dict[str, Any]], stances: Sequence[Stance]
) -> list[dict[str, Any]]:
    """Return ``cues`` and, for each sentence without one, those of the stances found by rules.

    Args:
        view: The article.
        cues: As in ``doc._.cues``.
        stances: What the rules found; of overlapping cues the most confident counts.
    """
    read = {view.sentence_of(cue["start"]) for cue in cues}
    taken: set[int] = set()
    added = []
    for stance in sorted(stances, key=lambda stance: -stance["confidence"]):
        words = words_between(view, stance["cue"]["start"], stance["cue"]["end"])
        if (
            words is None
            or view.sentence_of(words[0]) in read
            or not taken.isdisjoint(range(*words))
        ):
            continue
        taken.update(range(*words))
        added.append(
            {
                "start": words[0],
                "end": words[1],
                "polarity": stance["polarity"],
                "score": stance["confidence"],
            }
        )
    return sorted([*cues, *added], key=lambda cue: cue["start"])
