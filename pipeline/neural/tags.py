"""What the encoder and its taggers take of a Doc: word joints, gazetteer tags, tags of spans."""

from collections.abc import Sequence

from spacy.tokens import Doc

from pipeline import doc_schema
from pipeline.neural.heads import MENTION_TAGS


def glued_words(doc: Doc) -> list[bool]:
    """Say of each token whether it stands right behind a visible token."""
    glued = [False] * len(doc)
    for i in range(1, len(doc)):
        before = doc[i - 1]
        glued[i] = not before.whitespace_ and not before.is_space
    return glued


def known_tags(doc: Doc) -> list[int]:
    """Return for each token the index in ``MENTION_TAGS`` that the gazetteer gives it, 0 for none."""
    known = doc.spans.get(doc_schema.GAZETTEER, ())
    longest_first = sorted(known, key=lambda span: (span.start - span.end, span.start))
    return tag_spans(len(doc), [(s.start, s.end, s.label_) for s in longest_first], MENTION_TAGS)


def tag_spans(
    count: int, spans: Sequence[tuple[int, int, str]], names: tuple[str, ...]
) -> list[int]:
    """Return the tags of ``count`` words that hold ``spans``; a span that meets an earlier one is left out."""
    tags = [0] * count
    for start, end, label in spans:
        if any(tags[start:end]):
            continue
        tags[start:end] = [names.index(f"I-{label}")] * (end - start)
        tags[start] = names.index(f"B-{label}")
    return tags
