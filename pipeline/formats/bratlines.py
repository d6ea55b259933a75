"""The lines of one brat ``.ann`` file."""

import re
from collections import defaultdict
from dataclasses import dataclass, field
from typing import Any, Final

from pipeline.formats.markup import Link, Mark


@dataclass(slots=True)
class BratLines:
    """What the lines say, before it is compared with the text.

    ``words`` are those of each mark, None where it has several pieces; ``gaps`` lie between
    the pieces. ``triggers`` maps an event's id to that of its mark, ``attributes`` goes by
    the id of a mark, ``notes`` and ``references`` begin with the id of a mark or event;
    ``faults`` are line numbers with reasons, ``unheld`` why a line says nothing to us.
    """

    marks: dict[str, Mark] = field(default_factory=dict)
    words: dict[str, str | None] = field(default_factory=dict)
    gaps: list[tuple[int, int]] = field(default_factory=list)
    triggers: dict[str, str] = field(default_factory=dict)
    links: list[Link] = field(default_factory=list)
    attributes: dict[str, dict[str, Any]] = field(default_factory=lambda: defaultdict(dict))
    notes: list[tuple[str, str]] = field(default_factory=list)
    references: list[tuple[str, str]] = field(default_factory=list)
    faults: list[tuple[int, str]] = field(default_factory=list)
    unheld: list[str] = field(default_factory=list)


_SPANS: Final = re.compile(r"(\S+) (\d{1,9} \d{1,9}(?:;\d{1,9} \d{1,9})*)")
# Only from the beginning of a role on: without that, a long word is read from each letter on.
_ARGUMENT: Final = re.compile(r"(?<![^\s:])([^\s:]+):([TE]\d+)")
_SHAPES: Final = {
    "T": "ID<tab>TYPE START END<tab>WORDS",
    "E": "ID<tab>TYPE:TRIGGER ROLE:ID ...",
    "R": "ID<tab>TYPE Arg1:ID Arg2:ID",
    "A": "ID<tab>NAME ID VALUE",
    "N": "ID<tab>Reference ID SOURCE:CODE<tab>NAME",
    "#": "ID<tab>AnnotatorNotes ID<tab>NOTE",
}


def parse_lines(content: str) -> BratLines:
    """Return what the lines of an ``.ann`` file say; events may come before their marks."""
    found = BratLines()
    events: list[tuple[str, str]] = []
    modifiers: list[tuple[str, str, str]] = []
    for number, line in enumerate(content.split("\n"), 1):
        line = line.rstrip("\r")
        if not line.strip():
            continue
        kind = "A" if line[0] == "M" else line[0]
        if kind not in _SHAPES:
            found.unheld.append(f"lines of brat that begin with {kind!r} say nothing that we hold")
            continue
        fields = line.split("\t", 2)
        if len(fields) < 2 or not _take(found, kind, fields, events, modifiers):
            found.faults.append((number, f"not {_SHAPES[kind]}: {line[:60]!r}"))
    _one_mark_each(found)
    for event, arguments in events:
        trigger = found.triggers[event]
        for role, filler in _ARGUMENT.findall(arguments):
            found.links.append(Link(role, trigger, found.triggers.get(filler, filler)))
    for name, target, value in modifiers:
        if name.lower() == "status":
            found.attributes[found.triggers.get(target, target)]["status"] = value
        else:
            found.unheld.append(f"attribute {name!r} of brat says nothing that we hold")
    return found


def _one_mark_each(found: BratLines) -> None:
    """Events that share a trigger are stances of their own: give each its own mark."""
    used: set[str] = set()
    for event, trigger in found.triggers.items():
        if trigger in used and trigger in found.marks:
            mark = found.marks[trigger]
            found.marks[event] = Mark(event, mark.start, mark.end, mark.label)
            found.words[event] = found.words[trigger]
            found.triggers[event] = event
        used.add(trigger)


def _take(
    found: BratLines,
    kind: str,
    fields: list[str],
    events: list[tuple[str, str]],
    modifiers: list[tuple[str, str, str]],
) -> bool:
    """Take over one line; False where it has not the shape of its kind."""
    name, content = fields[0], fields[1]
    parts = content.split()
    if kind == "T":
        match = _SPANS.fullmatch(content)
        if not match:
            return False
        offsets = [int(offset) for offset in re.split(r"[ ;]", match[2])]
        found.marks[name] = Mark(name, min(offsets), max(offsets), match[1])
        found.words[name] = fields[2] if len(offsets) == 2 and len(fields) > 2 else None
        found.gaps += zip(offsets[1:-1:2], offsets[2::2], strict=True)
    elif kind == "E":
        match = _ARGUMENT.match(content)
        if not match:
            return False
        found.triggers[name] = match[2]
        events.append((name, content[match.end() :]))
    elif kind == "R":
        ends = _ARGUMENT.findall(content)
        if len(ends) != 2:
            return False
        found.links.append(Link(parts[0], ends[0][1], ends[1][1]))
    elif kind == "A":
        if len(parts) not in (2, 3):
            return False
        modifiers.append((parts[0], parts[1], parts[2] if len(parts) == 3 else "yes"))
    elif kind == "N":
        if len(parts) != 3:
            return False
        found.references.append((parts[1], parts[2]))
    else:
        if len(parts) < 2:
            return False
        found.notes.append((parts[1], "\t".join(fields[2:])))
    return True
