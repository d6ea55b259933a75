"""An annotated Doc -> the record of its article -> one line of JSON."""

from bisect import bisect_right
from collections.abc import Mapping
from typing import cast

import orjson
from spacy.tokens import Doc

from pipeline import doc_schema
from pipeline.errors import ArticleError
from pipeline.records import Annotation, Article, Label, Mention, Range


def record_of_doc(
    doc: Doc, article: Article, provenance: Mapping[str, str] | None = None
) -> Annotation:
    """Return the annotation record of an article.

    Args:
        doc: The article's text after the whole pipeline.
        article: Where the text comes from.
        provenance: Further ``meta`` entries: what made the annotation.

    Raises:
        ArticleError: The Doc's text is not the article's, so that no offset would fit.
    """
    if doc.text != article.text:
        raise ArticleError("the tokenizer changed the text; its offsets would be wrong")
    sentences = sentence_ranges(doc)
    record: Annotation = {
        "doc_id": article.doc_id,
        "text": article.text,
        "sentences": sentences,
        "actors": list(doc._.get(doc_schema.ACTORS)),
        "mentions": _mentions(doc, sentences),
        "stances": list(doc._.get(doc_schema.STANCES)),
    }
    if article.source:
        record["source"] = article.source
    if article.sha256:
        record["sha256"] = article.sha256
    meta = {**article.meta, **(provenance or {})}
    if meta:
        record["meta"] = meta
    return record


def sentence_ranges(doc: Doc) -> list[Range]:
    """Return the character range of each sentence, without white space around it."""
    text = doc.text
    ranges: list[Range] = []
    for sentence in doc.sents:
        piece = text[sentence.start_char : sentence.end_char]
        start = sentence.start_char + len(piece) - len(piece.lstrip())
        ranges.append(
            {"start": start, "end": max(start, sentence.start_char + len(piece.rstrip()))}
        )
    return ranges


def json_line(record: Annotation, *, text: bool = True) -> bytes:
    """Return the record as one line of JSON in UTF-8; the same record gives the same bytes.

    Args:
        record: The annotation.
        text: Whether the article's text is part of it.

    Raises:
        ArticleError: The record holds something that JSON cannot.
    """
    content = record if text else {key: value for key, value in record.items() if key != "text"}
    try:
        return orjson.dumps(content, option=orjson.OPT_APPEND_NEWLINE)
    except (TypeError, ValueError) as error:
        raise ArticleError(f"cannot be written as JSON: {error}") from error


def _mentions(doc: Doc, sentences: list[Range]) -> list[Mention]:
    starts = [sentence["start"] for sentence in sentences]
    scores = doc._.get(doc_schema.MENTION_SCORES)
    mentions: list[Mention] = []
    for number, ent in enumerate(doc.ents):
        mention: Mention = {
            "start": ent.start_char,
            "end": ent.end_char,
            "text": ent.text,
            "label": cast(Label, ent.label_),
            "actor": doc[ent.start].ent_kb_id_ or None,
            "sentence": max(0, bisect_right(starts, ent.start_char) - 1),
        }
        if number < len(scores):
            mention["confidence"] = scores[number]
        mentions.append(mention)
    return mentions
