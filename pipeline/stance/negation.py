"""Negation of a cue: what is left of its polarity."""

from typing import Final

from pipeline.records import Polarity
from pipeline.stance.clauses import Clauses
from pipeline.stance.cues import CueMatch

_VERBAL: Final = frozenset(["لا", "لم", "لن", "ما"])
_NOMINAL: Final = frozenset(["عدم", "دون", "بدون", "غير", "ليس", "ليست", "لا"])
_REFUSING: Final = frozenset(["رفض", "رفضت", "يرفض", "ترفض", "رفضه", "رفضها", "رفضهم"])


def polarity_of(clauses: Clauses, match: CueMatch) -> Polarity | None:
    """Return the polarity of a cue where it stands; None where it is no stance there."""
    polarity = match.form.polarity
    if not negated(clauses, match):
        return polarity
    if polarity == "support":
        return None if match.form.frame == "call" else "oppose"
    return "neutral" if match.form.frame == "stance" else None


def negated(clauses: Clauses, match: CueMatch) -> bool:
    """Say whether a negator has the cue in its scope."""
    norms, place = clauses.norms, match.start
    if match.form.kind == "phrase":
        return False
    while place > 0 and norms[place - 1] in ("س", "قد", "تعد", "يعد", "تكن", "يكن", "ي", "اي"):
        place -= 1
    before = norms[place - 1] if place else ""
    if match.form.kind == "verb":
        return before in _VERBAL or before in _REFUSING
    return before in _NOMINAL
