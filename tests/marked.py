"""Examples that hold their own expectation: ``أكد [بوتين](OFFICIAL Q7747) دعم [الصين](COUNTRY CHN)``.

A mark gives a mention's label and, where the test is about linking, its actor id.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from spacy.language import Language
from spacy.tokens import Doc, Span

MARK = re.compile(r"\[(?P<text>[^\[\]]+)\]\((?P<label>[A-Z]+)(?: (?P<id>[^()\s]+))?\)")


@dataclass(frozen=True)
class Mark:
    """A mention of an example: character range of the plain text, label, actor id or empty."""

    start: int
    end: int
    label: str
    id: str = ""


def plain(example: str) -> str:
    """Return the text of ``example`` without its marks."""
    return MARK.sub(lambda mark: mark["text"], example)


def marks(example: str) -> list[Mark]:
    """Return the marks of ``example``, in order."""
    found, removed = [], 0
    for mark in MARK.finditer(example):
        start = mark.start() - removed
        end = start + len(mark["text"])
        found.append(Mark(start, end, mark["label"], mark["id"] or ""))
        removed += len(mark.group()) - len(mark["text"])
    return found


def marked_doc(nlp: Language, example: str, through: Sequence[str] = ()) -> Doc:
    """Return the tokens of ``example`` with its marks as ``doc.ents`` and their ids on the tokens.

    ``through`` names components of ``nlp`` that run before the marks are set, in that order.
    """
    doc = nlp.make_doc(plain(example))
    for name in through:
        doc = nlp.get_pipe(name)(doc)
    spans = []
    for mark in marks(example):
        span = doc.char_span(mark.start, mark.end, label=mark.label)
        assert span is not None, f"{plain(example)[mark.start : mark.end]!r} is not made of tokens"
        spans.append(span)
    doc.set_ents(spans)
    for span, mark in zip(spans, marks(example), strict=True):
        for token in span:
            token.ent_kb_id_ = mark.id
    return doc


def marked_text(doc: Doc, spans: Sequence[Span] | None = None, *, ids: bool = False) -> str:
    """Return the text of ``doc`` with ``spans`` (else its mentions) marked, with their ids or not.

    A test of a recogniser then reads ``assert marked_text(nlp(plain(example))) == example``.
    """
    pieces, end = [], 0
    for span in doc.ents if spans is None else spans:
        actor = span.kb_id_ or span[0].ent_kb_id_ if ids else ""
        mark = f"{span.label_} {actor}" if actor else span.label_
        pieces += [doc.text[end : span.start_char], f"[{span.text}]({mark})"]
        end = span.end_char
    return "".join(pieces) + doc.text[end:]
