"""brat standoff: a folder of ``.txt`` with an ``.ann`` beside each.

Shape: https://brat.nlplab.org/standoff.html. Mentions are ``T`` lines, their actors ``N``
lines (``mawaqif:EGY``), stances ``E`` lines with their cue as trigger and an ``A`` line for
the status; what these cannot hold (name and type of an actor, confidence, a holder
without a mention) stands as JSON in an ``AnnotatorNotes`` of the mark. Offsets are code
points; a span over line ends is written in pieces, as brat does.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any, Final
from urllib.parse import quote, unquote

import orjson

from pipeline.errors import FormatError
from pipeline.formats.assembly import record_of, split_sentences
from pipeline.formats.bratconfig import annotation_conf
from pipeline.formats.bratlines import BratLines, parse_lines
from pipeline.formats.files import BOM, file_name, named_id, read_text, write_bytes
from pipeline.formats.markup import ACTOR_ROLES, CUES, Mark, Markup, MarkupError, markup_of
from pipeline.formats.notes import Notes
from pipeline.formats.offsets import OffsetError, fit_marks
from pipeline.records import Annotation

SOURCE: Final = "mawaqif"
"""Name of the resource in ``N`` lines."""
_NOTED: Final = {"actor", *ACTOR_ROLES, "confidence", "trace", "topic"}
_LINE_ENDS: Final = re.compile(r"[\n\r\x0b\x0c\x1c-\x1e\x85\u2028\u2029]+")


def read(path: Path, notes: Notes) -> Iterator[Annotation]:
    """Yield the record of each ``.txt`` of a folder that has an ``.ann``, in sorted order.

    A line that cannot be used makes its article a fault in ``notes``.

    Raises:
        FormatError: ``path`` is no folder with such files, or one cannot be read.
    """
    files = sorted(path.rglob("*.ann")) if path.is_dir() else [path]
    if not files:
        raise FormatError(f"{path}: no .ann file in this folder")
    for file in files:
        text = read_text(file.with_suffix(".txt"), keep_mark=True)
        lines = parse_lines(read_text(file))
        try:
            markup = _markup(text, lines, notes)
            records = [] if lines.faults else [record_of(markup, named_id(file, path), notes)]
        except MarkupError as error:
            notes.fault(str(file), str(error))
            continue
        for number, reason in lines.faults:
            notes.fault(f"{file}:{number}", reason)
        yield from records


def write(records: Iterable[Annotation], path: Path, notes: Notes) -> None:
    """Write a folder that brat can open as a collection, ``annotation.conf`` included.

    Raises:
        FormatError: A file cannot be written.
    """
    write_bytes(path / "annotation.conf", annotation_conf().encode())
    for record in records:
        name = file_name(record["doc_id"])
        write_bytes(path / f"{name}.txt", record["text"].encode("utf-8"))
        annotations = "".join(_ann(record, notes))
        write_bytes(path / f"{name}.ann", annotations.encode("utf-8"))


def _ann(record: Annotation, notes: Notes) -> Iterator[str]:
    markup, text = markup_of(record), record["text"]
    actors: dict[str, Mapping[str, Any]] = {actor["id"]: actor for actor in record["actors"]}
    linked = markup.links_by_cue()
    numbers = {mark.id: number for number, mark in enumerate(markup.marks, 1)}
    described: set[str] = set()

    def described_once(actor: str) -> dict[str, Any]:
        known = actors.get(actor, {"id": actor})
        if actor in described:
            known = {"id": actor}
        described.add(actor)
        return {key: value for key, value in known.items() if value is not None}

    for mark in markup.marks:
        number = numbers[mark.id]
        yield f"T{number}\t{mark.label} {_pieces(text, mark, notes)}\n"
        note = {k: v for k, v in mark.attributes.items() if k in ("confidence", "trace", "topic")}
        if actor := mark.attributes.get("actor"):
            name = actors.get(actor, {}).get("name", actor)
            code = quote(str(actor), safe="/:")
            yield f"N{number}\tReference T{number} {SOURCE}:{code}\t{_LINE_ENDS.sub(' ', name)}\n"
            if actor not in described:
                note["actor"] = described_once(actor)
        target = f"T{number}"
        if mark.label in CUES:
            target = f"E{number}"
            fillers = [(k.role, numbers[k.filler]) for k in linked.get(mark.id, ())]
            yield f"{target}\t{mark.label}:T{number}{_arguments(fillers)}\n"
            yield f"A{number}\tStatus {target} {mark.attributes['status']}\n"
            for role in ACTOR_ROLES:
                if role in mark.attributes:
                    note[role] = described_once(mark.attributes[role])
        if note:
            yield f"#{number}\tAnnotatorNotes {target}\t{orjson.dumps(note).decode()}\n"
    notes.leave_out("brat holds no actors that nothing refers to", len(actors.keys() - described))
    notes.leave_out(
        "brat holds no source, checksum or metadata: fields",
        sum(bool(record.get(key)) for key in ("source", "sha256", "meta")),
    )
    if record["sentences"] != split_sentences(text):
        notes.leave_out("brat holds no sentences, they are cut anew: articles cut otherwise")


def _pieces(text: str, mark: Mark, notes: Notes) -> str:
    """Offsets and words of a mark, cut at line ends, which the column cannot hold."""
    ends = [match.span() for match in _LINE_ENDS.finditer(text, mark.start, mark.end)]
    cuts = [mark.start, *(cut for end in ends for cut in end), mark.end]
    pairs = [(a, b) for a, b in zip(cuts[::2], cuts[1::2], strict=True) if a < b]
    if not pairs or (pairs[0][0], pairs[-1][1]) != (mark.start, mark.end):
        notes.leave_out("brat holds no span that begins or ends with a line end: such ends")
    offsets = ";".join(f"{start} {end}" for start, end in pairs)
    return f"{offsets}\t{' '.join(text[start:end] for start, end in pairs)}"


def _arguments(fillers: Iterable[tuple[str, int]]) -> str:
    """Roles as brat numbers them: Holder, Holder2, Holder3."""
    seen: dict[str, int] = {}
    parts = []
    for role, number in fillers:
        seen[role] = seen.get(role, 0) + 1
        name = role.capitalize() + (str(seen[role]) if seen[role] > 1 else "")
        parts.append(f" {name}:T{number}")
    return "".join(parts)


def _markup(text: str, lines: BratLines, notes: Notes) -> Markup:
    """The marks of a file; a byte order mark, which brat counts, is left out of the text."""
    actors: dict[str, dict[str, Any]] = {}
    for name, attributes in lines.attributes.items():
        if name in lines.marks:
            lines.marks[name].attributes.update(attributes)
    for target, content in lines.notes:
        noted = lines.marks.get(lines.triggers.get(target, target))
        if noted is None or not _take_note(noted, content, actors):
            notes.leave_out("a note of brat is free text that we do not hold: notes")
    for target, reference in lines.references:
        source, _, code = reference.partition(":")
        if target in lines.marks and source == SOURCE:
            lines.marks[target].attributes["actor"] = unquote(code)
        else:
            notes.leave_out(f"a reference to {source!r} is none to an actor of ours: references")
    for reason in lines.unheld:
        notes.leave_out(reason)
    marks = list(lines.marks.values())
    words, bare = [lines.words[mark.id] for mark in marks], text.removeprefix(BOM)
    try:
        fit_marks(text, marks, words)
    except OffsetError:
        if text == bare:
            raise
        text = bare
        fit_marks(text, marks, words)
    torn = sum(not _LINE_ENDS.fullmatch(text[start:end]) for start, end in lines.gaps)
    notes.leave_out("a span in pieces is read as one from its start to its end: gaps", torn)
    for mark in marks:
        mark.start = max(0, mark.start - len(text) + len(bare))
        mark.end -= len(text) - len(bare)
    return Markup(bare, marks, lines.links, {"actors": list(actors.values())})


def _take_note(mark: Mark, content: str, actors: dict[str, dict[str, Any]]) -> bool:
    """Take over what `_ann` put into a note; False where it is somebody's own words."""
    try:
        note = orjson.loads(content)
    except orjson.JSONDecodeError:
        return False
    if not isinstance(note, dict) or not note.keys() <= _NOTED:
        return False
    named = [note[role] for role in ("actor", *ACTOR_ROLES) if role in note]
    if not all(isinstance(a, dict) and isinstance(a.get("id"), str) for a in named):
        return False
    for key, value in note.items():
        if key in ("actor", *ACTOR_ROLES):
            mark.attributes[key] = value["id"]
            if len(value) > 1:
                actors[value["id"]] = value
        else:
            mark.attributes[key] = value
    return True
