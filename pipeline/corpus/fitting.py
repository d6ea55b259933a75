"""Whether an annotation record holds together, so that whoever reads it need not ask again."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any, Final, cast

from pipeline.corpus.gold import find_shape_faults
from pipeline.records import LABELS, POLARITIES, STATUSES

LARGEST: Final = 2**31 - 1
"""The largest offset where the record holds no text; what a column of a table can hold."""


_OF_ACTORS: Final = ("name_ar", "country", "office", "body", "wikidata")


def find_record_faults(record: object) -> list[str]:
    """Return why a record cannot be used, an empty list if it can.

    Every offset must lie in the text (where there is one), every label in its set, every
    sentence in the article; optional fields must have their type. Ids that mentions and stances
    name may be missing in the table of actors.
    """
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
    faults += _text_faults(known, ("source", "sha256"), "record")
    end = LARGEST if text is None else len(text)
    for n, sentence in enumerate(known["sentences"]):
        faults += _span_faults(sentence, f"sentences[{n}]", end)
    ids: set[str] = set()
    for n, actor in enumerate(known["actors"]):
        faults += _text_faults(actor, _OF_ACTORS, f"actors[{n}]")
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
    if isinstance(index, bool) or not isinstance(index, int) or not 0 <= index < len(sentences):
        yield f"{name}: there is no sentence {index!r}"


def _text_faults(item: Mapping[str, Any], keys: Iterable[str], name: str) -> Iterator[str]:
    for key in keys:
        if item.get(key) is not None and not isinstance(item[key], str):
            yield f"{name}: '{key}' is not a text"


def _confidence_faults(item: Mapping[str, Any], name: str) -> Iterator[str]:
    value = item.get("confidence")
    if value is None:
        return
    if isinstance(value, bool) or not isinstance(value, int | float) or not 0 <= value <= 1:
        yield f"{name}: 'confidence' is not a number from 0 to 1"


def _one_of(item: Mapping[str, Any], key: str, known: Iterable[str], name: str) -> Iterator[str]:
    if item[key] not in known:
        yield f"{name}: unknown {key} {item[key]!r}; use one of {', '.join(known)}"
