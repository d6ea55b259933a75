"""Stand-ins for the pipeline: quick to load, and with articles that misbehave on a word."""

import os
import time

import spacy
from spacy.language import Language
from spacy.tokens import Doc

from pipeline import doc_schema
from pipeline.errors import ConfigError

RAISE = "xraise"
HANG = "xhang"
DIE = "xdie"
SLOW = "xslow"


@Language.component("test_misbehaving")
def misbehave(doc: Doc) -> Doc:
    words = {token.text for token in doc}
    if RAISE in words:
        raise ValueError("the component broke")
    if HANG in words:
        time.sleep(60)
    if DIE in words:
        os._exit(9)
    if SLOW in words:
        time.sleep(0.05)
    return doc


@Language.component("test_mentions")
def mention(doc: Doc) -> Doc:
    doc.ents = [doc.char_span(t.idx, t.idx + len(t), "COUNTRY") for t in doc if t.text == "مصر"]
    for ent in doc.ents:
        doc[ent.start].ent_kb_id_ = "EGY"
    actors = [{"id": "EGY", "name": "Egypt", "type": "COUNTRY"}] if doc.ents else []
    doc._.set(doc_schema.ACTORS, actors)
    doc._.set(doc_schema.MENTION_SCORES, [0.5 for _ in doc.ents])
    return doc


def load(config: str) -> Language:
    """A blank pipeline that finds one country."""
    nlp = spacy.blank("ar")
    nlp.add_pipe("sentencizer")
    nlp.add_pipe("test_misbehaving")
    nlp.add_pipe("test_mentions")
    return nlp


def refuse(config: str) -> Language:
    """A config that cannot be loaded."""
    raise ConfigError("no such list")


def crash(config: str) -> Language:
    """A worker that ends while it loads."""
    os._exit(7)
