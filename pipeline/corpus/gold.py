"""Annotated articles as JSON lines: hand labels, checked against their text, and predictions."""

from collections.abc import Callable, Iterator
from itertools import pairwise
from pathlib import Path
from typing import Any, Final, cast

import orjson

from pipeline.errors import GoldError
from pipeline.records import ACTOR_TYPES, LABELS, POLARITIES, STATUSES, Annotation

SHOWN_FAULTS: Final = 20
"""How many faults one message lists; the rest are counted."""


def read_gold(path: Path) -> list[Annotation]:
    """Read hand labels and refuse whatever does not fit.

    Every offset is compared with the article's text, every label with the label
    set, every reference with the table of actors or sentences.

    Args:
        path: JSON lines, one article a line; blank lines are skipped.

    Raises:
        GoldError: Each fault as ``file:line: reason``, the first `SHOWN_FAULTS` of
            them; also for a file that cannot be read or holds no article.
    """
    return _read(path, find_faults)


def read_predictions(path: Path) -> list[Annotation]:
    """Read annotations to be scored: the shape is checked, the labels are not.

    The text may be absent (written with ``--no-text``).

    Raises:
        GoldError: As `read_gold`, for a line that is no annotation record.
    """
    return _read(path, find_shape_faults)


def numbered_lines(path: Path) -> Iterator[tuple[int, bytes]]:
    """Yield the lines that are not blank with their numbers, from 1.

    Raises:
        GoldError: The file cannot be read.
    """
    try:
        with path.open("rb") as lines:
            for number, line in enumerate(lines, 1):
                if number == 1:
                    line = line.removeprefix(b"\xef\xbb\xbf")
                if line.strip():
                    yield number, line.removesuffix(b"\n")
    except OSError as error:
        raise GoldError(f"{path}: cannot be read: {error.strerror or error}") from error


def find_faults(record: object) -> list[str]:
    """Return what is wrong with one hand-labelled record, an empty list if nothing is."""
    faults = find_shape_faults(record)
    if faults:
        return faults
    known = cast(dict[str, Any], record)
    text = known.get("text")
    if not isinstance(text, str) or not text.strip():
        return ["the article is missing: 'text' is absent or empty"]
    return [
        *_sentence_faults(known["sentences"], text),
        *_actor_faults(known["actors"]),
        *_mention_faults(known, text),
        *_stance_faults(known, text),
    ]


def find_shape_faults(record: object) -> list[str]:
    """Return where a record lacks what scoring reads, or has it in another type; empty if nowhere."""
    if not isinstance(record, dict):
        return ["not a JSON object"]
    if not isinstance(record.get("doc_id"), str) or not record["doc_id"]:
        return ["'doc_id' is missing or not a text"]
    faults = []
    for part, keys in _PARTS.items():
        items = record.get(part)
        if not isinstance(items, list):
            faults.append(f"'{part}' is missing or not a list")
            continue
        for n, item in enumerate(items):
            if not isinstance(item, dict):
                faults.append(f"{part}[{n}] is not an object")
                continue
            faults += [
                f"{part}[{n}]: '{key}' is {'' if key in _OPTIONAL else 'missing or '}not {wanted}"
                for key, (wanted, fits) in keys.items()
                if not (fits(item[key]) if key in item else key in _OPTIONAL)
            ]
    return faults


def _is_offset(value: object) -> bool:
    return isinstance(value, int) and not isinstance(value, bool)


def _is_text(value: object) -> bool:
    return isinstance(value, str)


def _is_text_or_null(value: object) -> bool:
    return value is None or isinstance(value, str)


def _is_span(value: object) -> bool:
    return (
        isinstance(value, dict) and _is_offset(value.get("start")) and _is_offset(value.get("end"))
    )


def _is_span_or_null(value: object) -> bool:
    return value is None or _is_span(value)


_Check = tuple[str, Callable[[object], bool]]
_OFFSET: Final[_Check] = ("a whole number", _is_offset)
_TEXT: Final[_Check] = ("a text", _is_text)
_TEXT_OR_NULL: Final[_Check] = ("a text or null", _is_text_or_null)
_ACTOR: Final[_Check] = ("a text", _is_text_or_null)

_PARTS: Final[dict[str, dict[str, _Check]]] = {
    "sentences": {"start": _OFFSET, "end": _OFFSET},
    "actors": {"id": _TEXT, "name": _TEXT, "type": _TEXT},
    "mentions": {"start": _OFFSET, "end": _OFFSET, "label": _TEXT, "actor": _ACTOR},
    "stances": {
        "sentence": _OFFSET,
        "holder": _TEXT_OR_NULL,
        "target": _TEXT_OR_NULL,
        "issue": ("a span or null", _is_span_or_null),
        "polarity": _TEXT,
        "status": _TEXT,
        "cue": ("a span", _is_span),
        "speaker": _TEXT_OR_NULL,
    },
}
_OPTIONAL: Final = frozenset({"actor"})
"""Keys that may be absent."""


def _span_fault(span: dict[str, Any], text: str, name: str) -> list[str]:
    start, end = span["start"], span["end"]
    if not 0 <= start < end <= len(text):
        return [
            f"{name}: offsets {start}-{end} are not a piece of a text of {len(text)} characters"
        ]
    if span.get("text") != text[start:end]:
        return [f"{name}: text[{start}:{end}] is {text[start:end]!r}, not {span.get('text')!r}"]
    return []


def _sentence_faults(sentences: list[dict[str, Any]], text: str) -> Iterator[str]:
    last = 0
    for n, sentence in enumerate(sentences):
        start, end = sentence["start"], sentence["end"]
        if not last <= start < end <= len(text):
            yield f"sentences[{n}]: {start}-{end} is empty, outside the text or before the last one's end"
        last = max(last, end)


def _actor_faults(actors: list[dict[str, Any]]) -> Iterator[str]:
    seen: set[str] = set()
    for n, actor in enumerate(actors):
        if actor["id"] in seen:
            yield f"actors[{n}]: id {actor['id']!r} stands twice"
        seen.add(actor["id"])
        if actor["type"] not in ACTOR_TYPES:
            yield f"actors[{n}]: unknown type {actor['type']!r}; use one of {', '.join(ACTOR_TYPES)}"


def _mention_faults(record: dict[str, Any], text: str) -> Iterator[str]:
    actors = {actor["id"] for actor in record["actors"]}
    sentences = record["sentences"]
    for n, mention in enumerate(record["mentions"]):
        name = f"mentions[{n}]"
        yield from _span_fault(mention, text, name)
        if mention["label"] not in LABELS:
            yield f"{name}: unknown label {mention['label']!r}; use one of {', '.join(LABELS)}"
        if mention.get("actor") is not None and mention["actor"] not in actors:
            yield f"{name}: actor {mention['actor']!r} is not in the article's actor table"
        if "sentence" in mention and not _inside(mention, mention["sentence"], sentences):
            yield f"{name}: does not stand in sentence {mention['sentence']!r}"
    spans = sorted((m["start"], m["end"]) for m in record["mentions"])
    for (_, end), (start, _) in pairwise(spans):
        if start < end:
            yield f"mentions: two overlap at {start}; mentions are flat, keep the longest"


def _stance_faults(record: dict[str, Any], text: str) -> Iterator[str]:
    actors = {actor["id"] for actor in record["actors"]}
    for n, stance in enumerate(record["stances"]):
        name = f"stances[{n}]"
        yield from _span_fault(stance["cue"], text, f"{name}.cue")
        if stance["issue"] is not None:
            yield from _span_fault(stance["issue"], text, f"{name}.issue")
        if not _inside(stance["cue"], stance["sentence"], record["sentences"]):
            yield f"{name}: its cue does not stand in sentence {stance['sentence']!r}"
        for role in ("holder", "target", "speaker"):
            actor = stance[role]
            if actor is None and role == "holder":
                yield f"{name}: no holder"
            elif actor is not None and actor not in actors:
                yield f"{name}: {role} {actor!r} is not in the article's actor table"
        if stance["target"] is None and stance["issue"] is None:
            yield f"{name}: neither target nor issue"
        if stance["polarity"] not in POLARITIES:
            yield f"{name}: unknown polarity {stance['polarity']!r}; use one of {', '.join(POLARITIES)}"
        if stance["status"] not in STATUSES:
            yield f"{name}: unknown status {stance['status']!r}; use one of {', '.join(STATUSES)}"


def _inside(span: dict[str, Any], index: object, sentences: list[dict[str, Any]]) -> bool:
    if not isinstance(index, int) or not 0 <= index < len(sentences):
        return False
    sentence = sentences[index]
    return bool(sentence["start"] <= span["start"] and span["end"] <= sentence["end"])


def _read(path: Path, check: Callable[[object], list[str]]) -> list[Annotation]:
    records: list[Annotation] = []
    faults: list[str] = []
    lines: dict[str, int] = {}
    for number, line in numbered_lines(path):
        try:
            record = orjson.loads(line)
        except orjson.JSONDecodeError as error:
            faults.append(f"{path}:{number}: not JSON: {error}")
            continue
        found = check(record)
        if not found and record["doc_id"] in lines:
            found = [
                f"doc_id {record['doc_id']!r} stands in line {lines[record['doc_id']]} already"
            ]
        faults += [f"{path}:{number}: {fault}" for fault in found]
        if not found:
            lines[record["doc_id"]] = number
            records.append(cast(Annotation, record))
    if faults:
        raise GoldError(listed(faults))
    if not records:
        raise GoldError(f"{path}:1: no annotated article in this file")
    return records


def listed(faults: list[str]) -> str:
    """Return the first `SHOWN_FAULTS` faults, a line each, and how many more there are."""
    more = len(faults) - SHOWN_FAULTS
    return "\n".join(faults[:SHOWN_FAULTS] + ([f"and {more} more"] if more > 0 else []))
