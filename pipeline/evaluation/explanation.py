"""One annotated article told on a terminal: its actors, and sentence by sentence what was found."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from typing import Final

from pipeline.evaluation.bidi import isolate
from pipeline.records import Annotation, Mention, Span, Stance


def explanation_text(record: Annotation) -> str:
    """Return the article's actors, then each sentence with its mentions and stances.

    A stance shows its cue, its confidence and its trace (the rules that fired or the
    scores behind it), where the record has them. All Arabic stands in Unicode
    isolates, so that lines read the same from either direction.
    """
    names = {actor["id"]: actor["name"] for actor in record["actors"]}
    mentions: dict[int, list[Mention]] = defaultdict(list)
    for mention in record["mentions"]:
        mentions[mention["sentence"]].append(mention)
    stances: dict[int, list[Stance]] = defaultdict(list)
    for stance in record["stances"]:
        stances[stance["sentence"]].append(stance)
    lines = [
        f"{isolate(record['doc_id'])}: {_many(len(record['sentences']), 'sentence')}, "
        f"{_many(len(record['actors']), 'actor')}, {_many(len(record['mentions']), 'mention')}, "
        f"{_many(len(record['stances']), 'stance')}",
        *(f"  {key}: {isolate(value)}" for key, value in sorted(record.get("meta", {}).items())),
        *_actors(record),
    ]
    for index, sentence in enumerate(record["sentences"]):
        lines += [
            "",
            f"{index + 1}. {isolate(record['text'][sentence['start'] : sentence['end']])}",
            *(_mention(mention, names) for mention in mentions[index]),
        ]
        for stance in stances[index]:
            lines += _stance(stance, names)
    return "\n".join(lines)


_INDENT: Final = "     "


def _actors(record: Annotation) -> Iterable[str]:
    forms: dict[str | None, Counter[str]] = defaultdict(Counter)
    for mention in record["mentions"]:
        forms[mention["actor"]][mention["text"]] += 1
    if record["actors"]:
        yield ""
        yield "Actors"
    for actor in record["actors"]:
        facts = [actor["type"], actor["id"]]
        facts += [str(actor["country"])] if actor.get("country") else []
        facts += [isolate(str(actor["office"]))] if actor.get("office") else []
        shown = ", ".join(
            isolate(form) + (f" x{count}" if count > 1 else "")
            for form, count in forms[actor["id"]].most_common()
        )
        yield f"  {isolate(actor['name'])} ({', '.join(dict.fromkeys(facts))}): {shown or 'no name'}"


def _mention(mention: Mention, names: Mapping[str, str]) -> str:
    actor = _name(mention["actor"], names) if mention["actor"] else "nobody known"
    return f"{_INDENT}{isolate(mention['text'])} {mention['label']} {actor}{_confidence(mention)}"


def _stance(stance: Stance, names: Mapping[str, str]) -> Iterable[str]:
    target = f" {_name(stance['target'], names)}" if stance["target"] else ""
    issue = f" on {_issue(stance['issue'])}" if stance["issue"] else ""
    yield (
        f"{_INDENT}=> {_name(stance['holder'], names)} {VERBS[stance['polarity']]}{target}{issue}"
        f" ({stance['status']}){_confidence(stance)}"
    )
    speaker = f"; said by {_name(stance['speaker'], names)}" if stance["speaker"] else ""
    yield f"{_INDENT}   cue {isolate(stance['cue']['text'])}{speaker}"
    for reason in stance.get("trace", []):
        yield f"{_INDENT}   why: {isolate(reason)}"


VERBS: Final = {"support": "supports", "oppose": "opposes", "neutral": "is neutral to"}
"""Polarity -> what a holder does to a target, in words."""


def _issue(issue: Span) -> str:
    topic = f" [{issue['topic']}]" if issue.get("topic") else ""
    return isolate(issue["text"]) + topic


def _name(actor: str | None, names: Mapping[str, str]) -> str:
    return isolate(names.get(actor or "", actor or ""))


def _confidence(item: Mention | Stance) -> str:
    confidence = item.get("confidence")
    return "" if confidence is None else f" {confidence:.2f}"


def _many(number: int, noun: str) -> str:
    return f"{number} {noun}" + ("" if number == 1 else "s")
