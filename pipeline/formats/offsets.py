"""Offsets as tools deliver them: checked against the words, UTF-16 units converted."""

from collections.abc import Sequence

from pipeline.formats.markup import Mark, MarkupError


class OffsetError(MarkupError):
    """The offsets of a row do not fit its text."""


def fit_marks(text: str, marks: Sequence[Mark], words: Sequence[str | None]) -> None:
    """Bring the offsets of one article's marks into code points, in place.

    Where every mark's words are those at its offsets, nothing changes. Else all offsets
    are taken as UTF-16 code units, as browsers count (an emoji is two), which must then
    fit every mark.

    Args:
        text: The article.
        marks: Of one article, so that all count in one unit.
        words: What the tool says each mark's words are; None where it does not say.

    Raises:
        OffsetError: Neither unit fits.
    """
    if all(_fits(text, m.start, m.end, said) for m, said in zip(marks, words, strict=True)):
        return
    points = code_points(text)
    moved = [(points.get(m.start, -1), points.get(m.end, -1)) for m in marks]
    for mark, (start, end), said in zip(marks, moved, words, strict=True):
        if not _fits(text, start, end, said):
            here = text[mark.start : mark.end] if 0 <= mark.start < mark.end else ""
            raise OffsetError(
                f"offsets {mark.start}-{mark.end} are {here!r} in a text of {len(text)} "
                f"characters, not {said!r}; label the article again, or export it from the "
                "text that the tool shows"
            )
    for mark, (start, end) in zip(marks, moved, strict=True):
        mark.start, mark.end = start, end


def code_points(text: str) -> dict[int, int]:
    """Map each UTF-16 offset between two characters of ``text`` to its code-point offset."""
    points, unit = {}, 0
    for point, character in enumerate(text):
        points[unit] = point
        unit += 2 if ord(character) > 0xFFFF else 1
    points[unit] = len(text)
    return points


def _fits(text: str, start: int, end: int, said: str | None) -> bool:
    if not 0 <= start < end <= len(text):
        return False
    # Label Studio has written line ends as a backslash and an n.
    return said is None or said.replace("\\n", "\n") == text[start:end].replace("\\n", "\n")
