"""What any tool's file may hold in place of what we wrote: checked before it becomes a record."""

from collections.abc import Iterable
from typing import Any, Final

from pipeline.formats.markup import Markup, MarkupError

UNUSABLE: Final = (ValueError, LookupError, TypeError, AttributeError)
"""What taking a row of JSON apart raises where it has another shape than its tool's."""

_TEXTS: Final = ("doc_id", "source", "sha256")
_ATTRIBUTES: Final = ("actor", "holder", "target", "speaker", "status", "topic")


def reason_of(error: Exception) -> str:
    """Return what is wrong with a row, for an error among `UNUSABLE`."""
    return f"{error} is missing" if isinstance(error, KeyError) else str(error)


def check_markup(markup: Markup) -> None:
    """Refuse marks, links and ``about`` whose parts have not the type that they must have.

    Raises:
        MarkupError: Names the part.
    """
    _need(isinstance(markup.text, str), "the text is no text")
    for mark in markup.marks:
        ends = (mark.start, mark.end)
        whole = all(isinstance(end, int) and not isinstance(end, bool) for end in ends)
        _need(whole, f"offsets {ends} of a mark are no whole numbers")
        _need(
            0 <= mark.start <= mark.end <= len(markup.text),
            f"offsets {mark.start}-{mark.end} are not in a text of {len(markup.text)} characters",
        )
        _need(_texts((mark.id, mark.label)), "id or label of a mark is no text")
        values = [mark.attributes.get(name) for name in _ATTRIBUTES]
        _need(
            _texts(value for value in values if value is not None),
            f"one of {', '.join(_ATTRIBUTES)} of a mark is no text",
        )
    for link in markup.links:
        _need(_texts((link.role, link.cue, link.filler)), "role or end of a link is no text")
    _check_about(markup.about)


def _check_about(about: dict[str, Any]) -> None:
    for name in _TEXTS:
        _need(isinstance(about.get(name, ""), str), f"'{name}' beside the text is no text")
    sentences = _list(about, "sentences")
    for span in sentences:
        _need(isinstance(span, dict), "a sentence beside the text is no object")
    places = [(span.get("start"), span.get("end")) for span in sentences]
    flat = [0, *(end for place in places for end in place)]
    _need(
        all(isinstance(end, int) and not isinstance(end, bool) for end in flat)
        and flat == sorted(flat),
        "the sentences beside the text are not in order",
    )
    for actor in _list(about, "actors"):
        known = isinstance(actor, dict) and _texts(map(actor.get, ("id", "name", "type")))
        _need(known, "an actor beside the text has no id, name or type")


def _list(about: dict[str, Any], name: str) -> list[Any]:
    value = about.get(name) or []
    _need(isinstance(value, list), f"'{name}' beside the text is no list")
    return list(value)


def _texts(values: Iterable[object]) -> bool:
    return all(isinstance(value, str) for value in values)


def _need(holds: bool, reason: str) -> None:
    if not holds:
        raise MarkupError(reason)
