"""Annotation files, record by record: what does not fit is noted and left out."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any, Final, NamedTuple, cast

import orjson

from pipeline.corpus.gold import find_shape_faults, numbered_lines
from pipeline.errors import GoldError
from pipeline.records import LABELS, POLARITIES, STATUSES, Annotation
from pipeline.seedfiles import Faults

LARGEST: Final = 2**31 - 1
"""The largest offset that a table can hold."""


class Read(NamedTuple):
    """A record and the file it stands in."""

    file: str
    record: Annotation


def read_annotations(paths: Iterable[Path], faults: Faults) -> Iterator[Read]:
    """Yield the records of all files, one at a time, in their order.

    Args:
        paths: JSON lines that `mawaqif annotate` wrote, or hand labels of the same shape.
        faults: Receives ``file:line: reason`` for each line that is left out: not JSON, not a
            record, a label that does not exist, an offset outside the text, a second ``doc_id``.

    Raises:
        GoldError: A file cannot be read, or no file holds an annotated article.
    """
    given = list(paths)
    found = False
    for read in read_checked(given, faults, find_table_faults):
        found = True
        yield read
    if not found:
        shown = ", ".join(map(str, given))
        first = f"\n{faults.lines[0]}" if faults.lines else ""
        raise GoldError(f"{shown}: no annotated article in there{first}")


def read_checked(
    paths: Iterable[Path], faults: Faults, find_faults: Callable[[object], list[str]]
) -> Iterator[Read]:
    """Yield the records of all files in which ``find_faults`` finds nothing, no ``doc_id`` twice.

    What is left out goes to ``faults``. Raises GoldError where a file cannot be read.
    """
    places: dict[str, str] = {}
    for path in paths:
        for number, line in numbered_lines(path):
            place = f"{path}:{number}"
            try:
                record = orjson.loads(line)
            except orjson.JSONDecodeError as error:
                faults.add(place, f"not JSON: {error}")
                continue
            wrong = find_faults(record)
            if not wrong and record["doc_id"] in places:
                first = places[record["doc_id"]]
                wrong = [f"doc_id {record['doc_id']!r} stands in {first} already"]
            for reason in wrong:
                faults.add(place, reason)
            if not wrong:
                places[record["doc_id"]] = place
                yield Read(path.name, cast(Annotation, record))


def find_table_faults(record: object) -> list[str]:
    """Return why a record cannot become rows, an empty list if it can."""
    faults = find_shape_faults(record)
    if faults:
        return faults
    known = cast(dict[str, Any], record)
    text = known.get("text")
    meta = known.get("meta", {})
    if text is not None and not isinstance(text, str):
        return ["'text' is not a text"]
    if not isinstance(meta, dict):
        return ["'meta' is not an object"]
    end = LARGEST if text is None else len(text)
    for n, sentence in enumerate(known["sentences"]):
        faults += _span_faults(sentence, f"sentences[{n}]", end)
    ids: set[str] = set()
    for n, actor in enumerate(known["actors"]):
        faults += _text_faults(actor, ("name_ar", "country", "office", "wikidata"), f"actors[{n}]")
        if actor["id"] in ids:
            faults.append(f"actors[{n}]: id {actor['id']!r} stands twice")
        ids.add(actor["id"])
    for n, mention in enumerate(known["mentions"]):
        name = f"mentions[{n}]"
        faults += _span_faults(mention, name, end)
        faults += _text_faults(mention, ("text", "actor"), name)
        faults += _confidence_faults(mention, name)
        faults += _one_of(mention, "label", LABELS, name)
        if "sentence" in mention:
            faults += _sentence_faults(mention, known["sentences"], name)
    for n, stance in enumerate(known["stances"]):
        faults += _stance_faults(stance, known["sentences"], f"stances[{n}]", end)
    return faults


def _stance_faults(
    stance: dict[str, Any], sentences: list[Any], name: str, end: int
) -> Iterator[str]:
    for part in ("cue", "issue"):
        if stance[part] is not None:
            yield from _span_faults(stance[part], f"{name}.{part}", end)
            yield from _text_faults(stance[part], ("text", "topic"), f"{name}.{part}")
    yield from _sentence_faults(stance, sentences, name)
    yield from _confidence_faults(stance, name)
    yield from _one_of(stance, "polarity", POLARITIES, name)
    yield from _one_of(stance, "status", STATUSES, name)
    trace = stance.get("trace", [])
    if not isinstance(trace, list) or not all(isinstance(step, str) for step in trace):
        yield f"{name}: 'trace' is not a list of texts"


def _span_faults(span: Mapping[str, Any], name: str, end: int) -> Iterator[str]:
    if not 0 <= span["start"] <= span["end"] <= end:
        yield f"{name}: {span['start']}-{span['end']} is outside the text, which ends at {end}"


def _sentence_faults(item: Mapping[str, Any], sentences: list[Any], name: str) -> Iterator[str]:
    index = item["sentence"]
    if not isinstance(index, int) or not 0 <= index < len(sentences):
        yield f"{name}: there is no sentence {index!r}"


def _text_faults(item: Mapping[str, Any], keys: Iterable[str], name: str) -> Iterator[str]:
    for key in keys:
        if item.get(key) is not None and not isinstance(item[key], str):
            yield f"{name}: '{key}' is not a text"


def _confidence_faults(item: Mapping[str, Any], name: str) -> Iterator[str]:
    value = item.get("confidence")
    if value is not None and (isinstance(value, bool) or not isinstance(value, int | float)):
        yield f"{name}: 'confidence' is not a number"


def _one_of(item: Mapping[str, Any], key: str, known: Iterable[str], name: str) -> Iterator[str]:
    if item[key] not in known:
        yield f"{name}: unknown {key} {item[key]!r}; use one of {', '.join(known)}"
