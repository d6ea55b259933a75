"""spaCy's DocBin (``.spacy``): Docs as the pipeline makes them, to train or look at with spaCy.

``doc.spans["mentions"]`` holds all mentions (label, actor as ``kb_id_``, confidence as
``id_``), ``doc.ents`` the longest of those that overlap, ``doc._.stances`` and
``doc._.actors`` our records. Tokens are cut so that every mention is made of whole ones.
"""

import zlib
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any, Final

from spacy.tokens import Doc, DocBin, Span
from spacy.util import filter_spans
from spacy.vocab import Vocab

from pipeline import doc_schema
from pipeline.corpus.fitting import find_record_faults
from pipeline.errors import FormatError
from pipeline.formats.assembly import record_of
from pipeline.formats.checks import UNUSABLE, reason_of
from pipeline.formats.files import LARGEST, read_bytes, write_bytes
from pipeline.formats.markup import Mark, Markup, MarkupError, about_of
from pipeline.formats.notes import Notes
from pipeline.formats.wordtokens import blanks_after, token_spans
from pipeline.records import Annotation

MENTIONS: Final = "mentions"
ABOUT: Final = "mawaqif"
"""Key of ``doc.user_data`` under which ``doc_id``, ``source``, ``sentences`` and so on stand."""
_CHUNK: Final = 2**20
_ATTRIBUTES: Final = ("ENT_IOB", "ENT_TYPE", "ENT_KB_ID", "SENT_START")


def read(path: Path, notes: Notes) -> Iterator[Annotation]:
    """Yield the record of each Doc; without ``doc.spans["mentions"]`` of its ``doc.ents``.

    Raises:
        FormatError: The file cannot be read or is no DocBin.
    """
    content = read_bytes(path)
    try:
        _refuse_bomb(content)
        docs = list(DocBin(store_user_data=True).from_bytes(content).get_docs(Vocab()))
    except Exception as error:
        # What damaged bytes make of numpy, msgpack and spaCy has no common base.
        raise FormatError(
            f"{path}: no DocBin of spaCy: {error}; write it with DocBin.to_disk"
        ) from error
    for number, doc in enumerate(docs, 1):
        try:
            record = _record(doc, number, notes)
        except UNUSABLE as error:
            notes.fault(f"{path}: Doc {number}", reason_of(error))
        else:
            yield record


def write(records: Iterable[Annotation], path: Path, notes: Notes) -> None:
    """Write a Doc for each record, with ``store_user_data``.

    Raises:
        FormatError: The file cannot be written.
    """
    vocab = Vocab()
    docs = (_doc(record, vocab) for record in records)
    write_bytes(path, DocBin(attrs=_ATTRIBUTES, store_user_data=True, docs=docs).to_bytes())


def _refuse_bomb(content: bytes) -> None:
    """Raise ValueError where the content is more than `LARGEST` bytes once uncompressed."""
    stream, size = zlib.decompressobj(), 0
    while content and not stream.eof:
        size += len(stream.decompress(content, _CHUNK))
        content = stream.unconsumed_tail
        if size > LARGEST:
            raise ValueError(f"more than {LARGEST:,} bytes once uncompressed")


def _record(doc: Doc, number: int, notes: Notes) -> Annotation:
    about: dict[str, Any] = about_of(_lists(doc.user_data.get(ABOUT)))
    about["actors"] = _lists(doc._.get(doc_schema.ACTORS))
    if meta := doc._.get(doc_schema.META):
        about["meta"] = dict(meta)
    if MENTIONS not in doc.spans:
        doc.spans[MENTIONS] = [_with_actor(ent) for ent in doc.ents]
    for key, group in doc.spans.items():
        if key != MENTIONS:
            notes.leave_out(f"span group {key!r} of a Doc is not read: spans", len(group))
    marks = [_mark(span, n) for n, span in enumerate(doc.spans[MENTIONS])]
    record = record_of(Markup(doc.text, marks, about=about), str(number), notes)
    record["stances"] = _lists(doc._.get(doc_schema.STANCES))
    if faults := find_record_faults(record):
        raise MarkupError("; ".join(faults))
    return record


def _lists(value: Any) -> Any:
    """DocBin gives every list back as a tuple."""
    if isinstance(value, Mapping):
        return {key: _lists(item) for key, item in value.items()}
    return [_lists(item) for item in value] if isinstance(value, list | tuple) else value


def _with_actor(ent: Span) -> Span:
    """spaCy keeps what an ent links to on its tokens."""
    ent.kb_id_ = ent[0].ent_kb_id_
    return ent


def _mark(span: Span, number: int) -> Mark:
    mark = Mark(str(number), span.start_char, span.end_char, span.label_)
    if span.kb_id_:
        mark.attributes["actor"] = span.kb_id_
    if span.id_:
        mark.attributes["confidence"] = float(span.id_)
    return mark


def _doc(record: Annotation, vocab: Vocab) -> Doc:
    text = record["text"]
    pieces = [(m["start"], m["end"]) for m in record["mentions"]]
    starts = {s["start"] for s in record["sentences"]}
    tokens = token_spans(text, [*pieces, *((start, len(text)) for start in starts)])
    doc = Doc(
        vocab,
        words=[text[start:end] for start, end in tokens],
        spaces=blanks_after(text, tokens),
        sent_starts=[n == 0 or start in starts for n, (start, _) in enumerate(tokens)],
    )
    spans = []
    for mention in record["mentions"]:
        span = doc.char_span(
            mention["start"], mention["end"], mention["label"], kb_id=mention.get("actor") or ""
        )
        if mention.get("confidence") is not None:
            span.id_ = repr(mention["confidence"])
        spans.append(span)
    doc.spans[MENTIONS] = spans
    doc.set_ents(filter_spans(spans))
    for span in doc.ents:
        for token in span:
            token.ent_kb_id_ = span.kb_id_
    doc._.set(doc_schema.ACTORS, list(record["actors"]))
    doc._.set(doc_schema.STANCES, list(record["stances"]))
    doc._.set(doc_schema.META, dict(record.get("meta") or {}))
    about = ("doc_id", "source", "sha256", "sentences")
    doc.user_data[ABOUT] = {key: record[key] for key in about if key in record}  # type: ignore[literal-required]
    return doc
