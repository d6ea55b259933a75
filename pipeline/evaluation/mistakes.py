"""Each disagreement with the hand labels, by kind: what was missed, what was invented."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from pipeline.evaluation.bidi import isolate
from pipeline.evaluation.matching import align_stances, match_actors, pair_stances, sentence_at
from pipeline.evaluation.overlaps import Overlaps
from pipeline.records import MAIN_LABELS, Annotation, Mention, Span, Stance

KINDS: Final[Mapping[str, str]] = {
    "mention missed": "no predicted mention overlaps it",
    "mention invented": "no hand-labelled mention overlaps it",
    "mention span": "another piece of the text was taken",
    "mention label": "right piece, wrong label",
    "actor": "right mention, wrong actor",
    "stance missed": "nothing of its polarity was found in the sentence",
    "stance false alarm": "no stance of its polarity is left in the sentence",
    "stance wrong polarity": "right holder and target",
    "stance wrong target": "right holder and polarity",
    "stance wrong holder": "right target and polarity",
    "stance wrong holder and target": "right sentence and polarity",
    "stance wrong issue": "all right but the issue",
    "stance wrong status": "all right but the status",
    "stance wrong speaker": "all right but the speaker",
}
"""Every kind of mistake, in the order of a list, and what it means."""


@dataclass(frozen=True, slots=True)
class Mistake:
    """One disagreement.

    ``sentence`` counts from 0 in the hand-labelled article, None where a prediction
    stands outside its sentences; ``gold`` and ``found`` say in words what the hand
    labels and the prediction hold, empty where they hold nothing.
    """

    kind: str
    doc_id: str
    sentence: int | None
    gold: str
    found: str


def find_mistakes(gold: Annotation, found: Annotation) -> list[Mistake]:
    """Return all disagreements in one article, mentions first, in the order of the text."""
    actors = match_actors(gold, found)
    return [*_mention_mistakes(gold, found, actors), *_stance_mistakes(gold, found, actors)]


def _mention_mistakes(
    gold: Annotation, found: Annotation, actors: Mapping[str, str]
) -> Iterator[Mistake]:
    exact = {(m["start"], m["end"]): m for m in found["mentions"]}
    wanted = {(m["start"], m["end"]) for m in gold["mentions"]}
    by_hand, predicted = Overlaps(gold["mentions"]), Overlaps(found["mentions"])
    for mention in gold["mentions"]:
        place = gold["doc_id"], sentence_at(gold["sentences"], mention["start"])
        other = exact.get((mention["start"], mention["end"]))
        said = _mention_words(gold, mention)
        if other is None:
            near = predicted.touching(mention["start"], mention["end"])
            kind = "mention span" if near else "mention missed"
            yield Mistake(
                kind, *place, said, "; ".join(_mention_words(found, m, gold) for m in near)
            )
        elif other["label"] != mention["label"]:
            yield Mistake("mention label", *place, said, _mention_words(found, other, gold))
        elif (
            mention["label"] in MAIN_LABELS
            and mention.get("actor")
            and actors.get(other.get("actor") or "") != mention["actor"]
        ):
            yield Mistake("actor", *place, said, _mention_words(found, other, gold))
    for mention in found["mentions"]:
        if (mention["start"], mention["end"]) in wanted:
            continue
        if not by_hand.touching(mention["start"], mention["end"]):
            sentence = sentence_at(gold["sentences"], mention["start"])
            said = _mention_words(found, mention, gold)
            yield Mistake("mention invented", gold["doc_id"], sentence, "", said)


def _stance_mistakes(
    gold: Annotation, found: Annotation, actors: Mapping[str, str]
) -> Iterator[Mistake]:
    wanted = align_stances(gold["stances"], gold["sentences"], None)
    got = align_stances(found["stances"], gold["sentences"], actors)
    for pair in pair_stances(wanted, got):
        kinds: list[str] = [pair.kind]
        if pair.kind == "right" and pair.gold and pair.found:
            kinds = [
                name
                for name, same in (
                    ("wrong status", pair.gold.status == pair.found.status),
                    ("wrong speaker", pair.gold.speaker == pair.found.speaker),
                )
                if not same
            ]
        place = pair.gold or pair.found
        for kind in kinds:
            yield Mistake(
                f"stance {kind}",
                gold["doc_id"],
                place.sentence if place else None,
                _stance_words(gold, gold["stances"][pair.gold.index]) if pair.gold else "",
                _stance_words(found, found["stances"][pair.found.index], gold)
                if pair.found
                else "",
            )


def _mention_words(record: Annotation, mention: Mention, text_of: Annotation | None = None) -> str:
    words = _words(mention, text_of or record)
    return f"{words} {mention['label']} {_name(record, mention.get('actor'))}"


def _stance_words(record: Annotation, stance: Stance, text_of: Annotation | None = None) -> str:
    text = text_of or record
    parts = [_name(record, stance["holder"]), stance["polarity"]]
    if stance["target"]:
        parts.append(_name(record, stance["target"]))
    if stance["issue"]:
        parts += ["on", _words(stance["issue"], text)]
    speaker = f"said by {_name(record, stance['speaker'])}" if stance["speaker"] else "no speaker"
    return f"{' '.join(parts)} [{_words(stance['cue'], text)}] {stance['status']}, {speaker}"


def _words(span: Span | Mention, text_of: Annotation) -> str:
    return isolate(text_of["text"][span["start"] : span["end"]])


def _name(record: Annotation, actor: str | None) -> str:
    if actor is None:
        return "nobody"
    names = (a["name"] for a in record["actors"] if a["id"] == actor)
    return next(names, actor)
