"""Small annotations written as one line of marked text, and random ones for properties."""

import re
from typing import Any, cast

from hypothesis import strategies as st

from pipeline.records import Actor, Annotation, Mention, Range, Span, Stance

_MARK = re.compile(r"\[([^\]]+)\]\((\w+)(?: (\w+))?\)")


def draft(marked: str, *stances: str, doc_id: str = "a") -> Annotation:
    """Return the annotation of ``[mention](LABEL actor)`` text, one sentence a line.

    A stance is ``holder polarity target "cue"``, then as needed ``on="issue"``,
    ``by=speaker``, ``status=alleged``; ``-`` stands for no target. An actor with a
    three-letter id in capitals is a country of that code.
    """
    text, spans, position = "", [], 0
    for mark in _MARK.finditer(marked):
        text += marked[position : mark.start()]
        spans.append((len(text), mark[1], mark[2], mark[3]))
        text += mark[1]
        position = mark.end()
    text += marked[position:]
    sentences = _lines(text)
    mentions = [
        cast(
            Mention,
            {
                "start": start,
                "end": start + len(words),
                "text": words,
                "label": label,
                "actor": actor,
                "sentence": _line_of(sentences, start),
            },
        )
        for start, words, label, actor in spans
    ]
    kinds: dict[str, str] = {}
    for mention in mentions:
        if mention["actor"]:
            kinds.setdefault(mention["actor"], mention["label"])
    actors = [_actor(actor, label) for actor, label in kinds.items()]
    return {
        "doc_id": doc_id,
        "text": text,
        "sentences": sentences,
        "actors": actors,
        "mentions": mentions,
        "stances": [_stance(line, text, sentences) for line in stances],
    }


def _actor(actor: str, label: str) -> Actor:
    kind = "OFFICIAL" if label == "ROLE" else label
    country = actor if re.fullmatch("[A-Z]{3}", actor) else None
    return cast(Actor, {"id": actor, "name": actor, "type": kind, "country": country})


def _stance(line: str, text: str, sentences: list[Range]) -> Stance:
    match = re.fullmatch(r'(\w+) (\w+) (\S+) "([^"]+)"(.*)', line)
    assert match, line
    more = dict(re.findall(r'(\w+)="?([^"]+?)"?(?= \w+=|$)', match[5]))
    cue = _span(match[4], text)
    return cast(
        Stance,
        {
            "sentence": _line_of(sentences, cue["start"]),
            "holder": match[1],
            "target": None if match[3] == "-" else match[3],
            "issue": _span(more["on"], text) if "on" in more else None,
            "polarity": match[2],
            "status": more.get("status", "asserted"),
            "cue": cue,
            "speaker": more.get("by"),
        },
    )


def _span(words: str, text: str) -> Span:
    start = text.index(words)
    return {"start": start, "end": start + len(words), "text": words}


def _lines(text: str) -> list[Range]:
    return [{"start": m.start(), "end": m.end()} for m in re.finditer(r"[^\n]+", text)]


def _line_of(sentences: list[Range], position: int) -> int:
    return next(n for n, s in enumerate(sentences) if s["start"] <= position < s["end"])


TEXT = "0123456789" * 6
_SENTENCES: list[Range] = [
    {"start": 0, "end": 20},
    {"start": 22, "end": 40},
    {"start": 40, "end": 58},
]


@st.composite
def spans(draw: st.DrawFn) -> Span:
    """Pieces of `TEXT` from a few places, so that two records often agree or overlap."""
    start = draw(st.sampled_from([0, 2, 4, 20, 24, 26, 44, 57]))
    end = start + draw(st.sampled_from([1, 2, 3]))
    end += draw(st.sampled_from([0, 0, 3])) if end <= 57 else 0
    return {"start": start, "end": end, "text": TEXT[start:end]}


@st.composite
def annotations(draw: st.DrawFn, doc_id: str = "a") -> Annotation:
    """Records of one text that fit the scorer, however odd as hand labels."""
    ids = draw(st.lists(st.sampled_from("ABCD"), min_size=1, max_size=3, unique=True))
    codes = st.sampled_from(["EGY", "GRC", None])
    kinds = st.sampled_from(["COUNTRY", "OFFICIAL", "GROUP"])
    actors: list[dict[str, Any]] = [
        {"id": i, "name": i, "type": draw(kinds), "country": draw(codes)} for i in ids
    ]
    actor, maybe = st.sampled_from(ids), st.sampled_from([*ids, None])
    mentions = []
    for span in draw(st.lists(spans(), max_size=8)):
        label = draw(st.sampled_from(["COUNTRY", "OFFICIAL", "ROLE", "GROUP"]))
        mentions.append({**span, "label": label, "actor": draw(maybe), "sentence": 0})
    stances = [
        {
            "sentence": 0,
            "holder": draw(actor),
            "target": draw(maybe),
            "speaker": draw(maybe),
            "issue": draw(st.none() | spans()),
            "polarity": draw(st.sampled_from(["support", "oppose"])),
            "status": draw(st.sampled_from(["asserted", "alleged"])),
            "cue": cue,
        }
        for cue in draw(st.lists(spans(), max_size=6))
    ]
    record = {
        "doc_id": doc_id,
        "text": TEXT,
        "sentences": _SENTENCES,
        "actors": actors,
        "mentions": mentions,
        "stances": stances,
    }
    return cast(Annotation, record)


@st.composite
def revised(draw: st.DrawFn, doc_id: str = "a") -> tuple[Annotation, Annotation]:
    """A record and what somebody else made of it: mostly the same, in other words for actors."""
    gold = draw(annotations(doc_id))
    ids = [actor["id"] for actor in gold["actors"]]
    renamed: dict[str | None, str | None] = dict(zip(ids, draw(st.permutations(ids)), strict=True))
    renamed[None] = None
    mentions: list[Any] = []
    for mention in gold["mentions"]:
        copies = draw(st.sampled_from([1, 1, 1, 0, 2]))
        mentions += [{**mention, "actor": renamed[mention["actor"]]}] * copies
    stances: list[Any] = []
    for stance in gold["stances"]:
        other: dict[str, Any] = dict(stance)
        for role in ("holder", "target", "speaker"):
            other[role] = renamed[other[role]]
        field, values = draw(st.sampled_from(_REVISIONS))
        if field:
            other[field] = draw(values)
        stances += [other] * draw(st.sampled_from([1, 1, 2, 0]))
    actors = [{**actor, "id": renamed[actor["id"]]} for actor in gold["actors"]]
    stances = draw(st.permutations(stances))
    found = {**gold, "actors": actors, "mentions": mentions, "stances": stances}
    return gold, cast(Annotation, found)


_REVISIONS: list[tuple[str, st.SearchStrategy[Any]]] = [
    ("", st.none()),
    ("issue", st.none() | spans()),
    ("status", st.just("denied")),
    ("speaker", st.none()),
    ("target", st.none()),
    ("cue", spans()),
]
