"""Calls, accusations and denials: whose stance their content is, and that it is not asserted.

``دعا كمال مصر إلى دعم الخطة``: Egypt's support is called for. ``اتهم كمال إيران بدعم الجماعة``: Iran's
is alleged. ``نفت إيران دعمها``: denied.
"""

from dataclasses import dataclass
from typing import Final

from pipeline.records import Status
from pipeline.stance.clauses import Clauses
from pipeline.stance.cues import CueMatch
from pipeline.stance.holders import Holder
from pipeline.stance.objects import Objects
from pipeline.stance.wordclasses import words

_SURE: Final = frozenset(
    ("subject before", "subject after", "genitive", "relative", "pronoun before", "first person")
)
"""Rules of a holder named beside its own cue, which a frame around it does not change."""

_CLOSING: Final = words("، , ؛ ; . ! ? ؟ : مضيفا مضيفة قائلا قائلة مؤكدا مؤكدة معتبرا معتبرة")
_DENYING: Final = words(
    "نفى نفت ينفي تنفي ينفون نفوا ننفي نفيه نفيها نافيا نافية أنكر أنكرت ينكر تنكر"
)
_DENIED_WITHIN: Final = 8


@dataclass(frozen=True, slots=True)
class Frame:
    """Words ``start`` to ``end`` (exclusive) are what ``by`` asks of ``actors`` or charges them with."""

    start: int
    end: int
    status: Status
    actors: tuple[str, ...]
    by: str


def frame_of(clauses: Clauses, match: CueMatch, holder: Holder, objects: Objects) -> Frame | None:
    """Return the frame that a call or an accusation opens, None for other cues."""
    if objects.issue is None:
        return None
    start = objects.issue[0]
    actors: tuple[str, ...] = ()
    status: Status = "alleged"
    if match.form.frame == "call":
        status = "called-for"
        actors = addressed(clauses, max(match.end, holder.after), start, holder)
    elif match.form.frame == "accuse":
        actors = objects.targets
    else:
        return None
    _, limit = clauses.view.sentences[clauses.view.sentence_of(match.start)]
    end = start
    while end < limit and clauses.norms[end] not in _CLOSING:
        end += 1
    return Frame(start, end, status, actors, holder.actors[0])


def addressed(clauses: Clauses, start: int, end: int, holder: Holder) -> tuple[str, ...]:
    """Return the actors named in words ``start`` to ``end``, the head of each phrase, in order."""
    found: list[str] = []
    place = start
    while place < end:
        phrase = clauses.phrase_at(place, end) if place in clauses.article.at else []
        head = clauses.head(phrase)
        if head is not None and head not in found and head not in holder.actors:
            found.append(head)
        place = phrase[-1].end if phrase else place + 1
    return tuple(found)


def in_frame(holder: Holder, frame: Frame | None) -> Holder:
    """Return the holder of a cue inside ``frame``: whom it addresses, unless another is named."""
    if frame is None or not frame.actors or holder.rule in _SURE:
        return holder
    return Holder(frame.actors, frame.status, holder.after)


def denied(clauses: Clauses, match: CueMatch) -> bool:
    """Say whether somebody denies the stance of a cue: a verb of denying closely before it."""
    first, _ = clauses.view.sentences[clauses.view.sentence_of(match.start)]
    within = range(max(first, match.start - _DENIED_WITHIN), match.start)
    return any(clauses.norms[place] in _DENYING for place in within)
