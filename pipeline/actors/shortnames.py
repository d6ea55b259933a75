"""Bodies under their short names: in marks after the long one, or the beginning of it."""

from typing import TYPE_CHECKING, Final

from pipeline.actors.index import word_keys
from pipeline.actors.words import REACH
from pipeline.records import LOCAL

if TYPE_CHECKING:
    from pipeline.actors.linking import Linking

_QUOTES: Final = frozenset("\"'«»“”")
_OPEN: Final = "("
_CLOSING: Final = _QUOTES | {")"}

_NAMED: Final = word_keys(
    "وكالة الوكالة منظمة المنظمة بعثة البعثة قوات القوات قوة القوة قناة القناة شبكة الشبكة صحيفة "
    "الصحيفة هيئة الهيئة شركة الشركة لجنة اللجنة"
)
"""First words of long names after which quotation marks hold the short name, not another body."""

_TYPES: Final = word_keys("حركة حزب تنظيم جماعة")


def with_short_name(state: "Linking", place: int, known: str | None) -> str | None:
    """The known body of a name, or the one right before it whose short form it is.

    A known short form (``وكالة الأنباء الصينية "شينخوا"``) tells who stands before it, in all its
    last mentions; an unknown one (``الهيئة الوطنية للبحار (هوب)``) is the body before it.
    """
    if not place or state.mentions[place - 1].label != "ORGANISATION":
        return known
    body = state.ids[place - 1] or ""
    opened = _mark_between(state, place)
    listed = body in state.base.tables.organisations
    if not opened or (known and listed):
        return known
    if not known:
        return body if not listed or opened in _QUOTES else None
    own = state.base.tables.organisations.get(known)
    country = state.actors[body].get("country")
    if own and (not country or own.country in ("", country)):
        recent = slice(max(0, place - REACH), place)
        state.ids[recent] = [known if other == body else other for other in state.ids[recent]]
        if body == f"{LOCAL}{state.locals}" and body not in state.ids:
            # its number is free again
            state.locals -= 1
    return known


def cut_short(state: "Linking") -> None:
    """Give to a body of the article what is only the beginning of its name.

    ``الوكالة الدولية للطاقة`` is a body of its own, but not where all its mentions begin the name
    of another one that is no further from the article's main country.
    """
    forms: dict[str, set[tuple[str, ...]]] = {}
    bodies = state.base.tables.organisations
    for place, mention in enumerate(state.mentions):
        identifier = state.ids[place]
        if mention.label == "ORGANISATION" and identifier in bodies:
            forms.setdefault(identifier, set()).add(_form(state, place))
    for short, names in forms.items():
        for long, longer in forms.items():
            if short != long and _nearer(state, short, long) and _begin(names, longer):
                state.known(long)
                state.ids[:] = [long if other == short else other for other in state.ids]
                break


def _begin(names: set[tuple[str, ...]], longer: set[tuple[str, ...]]) -> bool:
    """Whether each of some names is the beginning of one of some longer ones."""
    return all(
        any(len(name) < len(long) and long[: len(name)] == name for long in longer)
        for name in names
    )


def _nearer(state: "Linking", short: str, long: str) -> bool:
    """Whether the second of two bodies is of the article's country, or both are of none."""
    bodies = state.base.tables.organisations
    one, other = bodies[short].country, bodies[long].country
    return other == state.main_country() != one if one or other else True


def _form(state: "Linking", place: int) -> tuple[str, ...]:
    """The words of a name as they are without a preposition before them."""
    keys = state.keys(place)
    if state.words.key(state.mentions[place].start - 1) == "ل" and keys[0].startswith("ل"):
        keys[0] = "ال" + keys[0][1:]
    return tuple(keys[1:] if len(keys) > 1 and keys[0] in _TYPES else keys)


def _mark_between(state: "Linking", place: int) -> str:
    """The mark that sets a name off from the body before it, empty for none such."""
    keys, mention = state.words.keys, state.mentions[place]
    before = state.mentions[place - 1]
    between = [key for key in keys[before.end : mention.start] if key]
    if not between:
        return _OPEN if state.text(place).isascii() and state.text(place).isupper() else ""
    stop = state.words.key(mention.end) in (".", "،", ",")
    if state.words.key(mention.end + stop) not in _CLOSING:
        return ""
    if between[0] == _OPEN and _QUOTES.issuperset(between[1:]):
        return _OPEN
    one = mention.end - mention.start == 1
    quoted = len(between) == 1 and between[0] in _QUOTES
    return between[0] if quoted and one and keys[before.start] in _NAMED else ""
