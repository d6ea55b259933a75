"""What the encoder and its taggers take of a Doc: word joints, tags of known mentions, tags of spans."""

from collections.abc import Sequence

from spacy.tokens import Doc

from pipeline.neural.heads import MENTION_TAGS


def glued_words(doc: Doc) -> list[bool]:
    """Say of each token whether it stands right behind a visible token."""
    glued = [False] * len(doc)
    for i in range(1, len(doc)):
        before = doc[i - 1]
        glued[i] = not before.whitespace_ and not before.is_space
    return glued


def known_tags(doc: Doc) -> list[int]:
    """Return for each token the index in ``MENTION_TAGS`` of the mention that the rules found there."""
    spans = [(ent.start, ent.end, ent.label_) for ent in doc.ents]
    return tag_spans(len(doc), spans, MENTION_TAGS)


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
