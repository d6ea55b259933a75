"""Links mentions of groups: collective actors without an institution."""

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Final

from pipeline.actors.index import without_article
from pipeline.actors.linkbodies import MARKS, BodyLinker

if TYPE_CHECKING:
    from pipeline.actors.linking import Linking

_ENDINGS: Final = ("ون", "ين", "ات", "ه", "و")
"""Endings of plural and gender, in the order in which one of them is cut off."""

GENERAL: Final = {
    "opposition": frozenset({"معارض"}),
    "rebels": frozenset({"متمرد", "تمرد", "انقلابي"}),
    "militants": frozenset({"مسلح"}),
    "separatists": frozenset({"انفصالي"}),
    "neighbours": frozenset({"جوار", "مجاور"}),
    "major-powers": frozenset({"الست", "ست", "5"}),
}
"""Groups of the tables that mean another one where the article names it more exactly, and the stem
that such a name has."""
_PEOPLE: Final = {"شعب"}
_TWO: Final = frozenset({"شعبين", "شعبان"})
"""Two peoples, which are not one with an ending."""

FIGHTERS: Final = frozenset({"rebels", "militants"})
REBELS: Final = "houthis"
"""The body that is meant by ``FIGHTERS`` once an article has named it: the press calls it hardly else."""


class GroupLinker:
    """Links groups on the state of one article, in which countries and bodies are linked."""

    def __init__(self, state: "Linking", bodies: BodyLinker) -> None:
        self.state = state
        self.bodies = bodies

    def groups(self) -> None:
        """Link every mention of a group, the general ones last: to the group that is meant."""
        state = self.state
        places = [i for i, mention in enumerate(state.mentions) if mention.label == "GROUP"]
        for place in places:
            state.ids[place] = self._group(place)
        stems = {place: stems_of(state.keys(place)) for place in places}
        linked = {place: state.ids[place] for place in places}
        by_head: dict[str, set[str | None]] = {}
        by_stem: dict[str, set[str | None]] = {}
        for place in places:
            if len(stems[place]) > 1:
                by_head.setdefault(stems[place][0], set()).add(linked[place])
                for stem in stems[place]:
                    by_stem.setdefault(stem, set()).add(linked[place])
        for place in places:
            own = linked[place]
            if own in GENERAL:
                meant = _only_other([by_stem.get(stem, set()) for stem in GENERAL[own]], own)
            else:
                named = by_head.get(stems[place][0], set()) if len(stems[place]) == 1 else set()
                meant = _only_other([named], own)
            if meant is None and own in FIGHTERS and REBELS in state.actors:
                meant = REBELS
            state.ids[place] = meant or own

    def _group(self, place: int) -> str:
        state = self.state
        keys = [key for key in state.keys(place) if key not in MARKS]
        known = (
            self.bodies.known(keys, "GROUP")
            or state.base.by_adjective(keys, "GROUP")
            or self.bodies.known(keys, "ORGANISATION")
            or self.bodies.fighters(keys)
        )
        if known:
            return state.known(known)
        return self._same_before(place) or state.local(
            "GROUP", state.text(place), self.bodies.country_of(place)
        )

    def _same_before(self, place: int) -> str | None:
        """A group of this article whose name has the same words, or all of these.

        Or some of these; but a people is told from another by more than that word.
        """
        mine = set(stems_of(self.state.keys(place)))
        for identifier, named in self.state.before(place):
            other = set(stems_of(named))
            if mine <= other or (other < mine and other != _PEOPLE):
                return identifier
        return None


def _only_other(sets: Iterable[set[str | None]], own: str | None) -> str | None:
    """The only one in some sets beside ``own``; None for none or several."""
    found: set[str | None] = set()
    for ids in sets:
        if len(ids) > 2:
            # Two at least are others; and a long article is not to be gone through for each mention.
            return None
        found |= ids
    found.discard(own)
    return found.pop() if len(found) == 1 else None


def stems_of(keys: Sequence[str]) -> list[str]:
    """The words of a group's name without article and ending, so that cases and genders agree."""
    return list(_stems(keys)) or list(keys)


def _stems(keys: Iterable[str]) -> Iterable[str]:
    for key in keys:
        if key in MARKS or len(key) < 2:
            continue
        bare = without_article(key)
        for ending in _ENDINGS:
            if bare not in _TWO and bare.endswith(ending) and len(bare) > len(ending) + 2:
                bare = bare.removesuffix(ending)
                break
        yield bare
