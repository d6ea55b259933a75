"""UIMA CAS XMI as INCEpTION imports and exports it: a folder of ``.xmi`` with a TypeSystem.xml.

Mentions are INCEpTION's own named entities (``value`` the label, ``identifier`` the
actor). Stances are a span layer ``webanno.custom.Stance`` on the cue with a link feature
``fillers``, whose roles are holder, target, speaker and issue; issues are a span layer
``webanno.custom.Issue``. Offsets in the file are UTF-16 units; dkpro-cassis converts them.
Shape: https://inception-project.github.io/releases/, user guide, "UIMA CAS XMI".
"""

import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any, Final

import orjson

from pipeline.errors import FormatError
from pipeline.formats.assembly import record_of
from pipeline.formats.castypes import ARTICLE, ISSUE_LAYER, MENTION, SENTENCE, STANCE, TOKEN, types
from pipeline.formats.files import file_name, named_id, read_bytes, write_bytes
from pipeline.formats.markup import (
    ACTOR_ROLES,
    CUES,
    ISSUE,
    Link,
    Mark,
    Markup,
    MarkupError,
    markup_of,
)
from pipeline.formats.notes import Notes
from pipeline.formats.wordtokens import token_spans
from pipeline.records import Annotation

TYPES_FILE: Final = "TypeSystem.xml"
_NOT_XML: Final = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_SILENT: Final = {TOKEN, SENTENCE, ARTICLE, "uima.tcas.DocumentAnnotation"}
_SILENT_ENDING: Final = "DocumentMetaData"


def read(path: Path, notes: Notes) -> Iterator[Annotation]:
    """Yield the record of each ``.xmi`` of a folder, or of one file, in sorted order.

    A file that is no XMI of its type system is a fault in ``notes``.

    Raises:
        FormatError: There is no such file, no TypeSystem.xml beside it, or no dkpro-cassis.
    """
    cassis = _cassis()
    files = sorted(path.rglob("*.xmi")) if path.is_dir() else [path]
    if not files:
        raise FormatError(f"{path}: no .xmi file in this folder; unpack INCEpTION's zip files")

    for file in files:
        described = read_bytes(file.with_name(TYPES_FILE))
        content = read_bytes(file)
        try:
            known = cassis.load_typesystem(_plain_xml(described))
            _check_names(known)
            cas = cassis.load_cas_from_xmi(_plain_xml(content), known)
            record = record_of(_markup(cas, notes), named_id(file, path), notes)
        except MarkupError as error:
            notes.fault(str(file), str(error))
        except SyntaxError as error:
            notes.fault(f"{file}:{error.lineno}", f"no XML: {error.msg}")
        except Exception as error:
            # cassis has errors of many classes for what is no CAS.
            notes.fault(str(file), f"no CAS of its {TYPES_FILE}: {error}; export both again")
        else:
            yield record


def write(records: Iterable[Annotation], path: Path, notes: Notes) -> None:
    """Write a folder with a file a record and their type system.

    Raises:
        FormatError: A file cannot be written, or there is no dkpro-cassis.
    """
    cassis = _cassis()
    known = types(cassis)
    write_bytes(path / TYPES_FILE, known.to_xml().encode("utf-8"))
    for record in records:
        cas = _cas(record, cassis, known, notes)
        write_bytes(path / f"{file_name(record['doc_id'])}.xmi", cas.to_xmi().encode("utf-8"))


def _plain_xml(content: bytes) -> str:
    """The text of an XML file without document type, in which entities could be defined.

    Raises MarkupError where there is one, UnicodeDecodeError where it is not UTF-8.
    """
    text = content.decode("utf-8")
    if "<!DOCTYPE" in text:
        raise MarkupError("a document type declaration, which no CAS has")
    return text


def _check_names(known: Any) -> None:
    """Refuse types and features whose names are none: cassis makes Python code of them."""
    for layer in known.get_types():
        for feature in layer.all_features:
            for name in (*layer.name.split("."), feature.name):
                if not name.isidentifier():
                    raise MarkupError(f"{name!r} is no name of a type or feature")


def _cassis() -> Any:
    try:
        import cassis
    except ImportError as error:
        raise FormatError(
            "CAS files need dkpro-cassis, which is not installed: pip install 'mawaqif[cas]'"
        ) from error
    return cassis


def _cas(record: Annotation, cassis: Any, known: Any, notes: Notes) -> Any:
    markup = markup_of(record)
    notes.leave_out(
        "XML holds no control characters, they become blanks: such characters",
        len(_NOT_XML.findall(markup.text)),
    )
    cas = cassis.Cas(known)
    # cassis would do it too, but only when it writes.
    cas.sofa_string = _NOT_XML.sub(" ", markup.text)
    cas.sofa_mime = "text/plain"
    make = {name: known.get_type(name) for name in (MENTION, STANCE, ISSUE_LAYER, ARTICLE)}
    about = orjson.dumps(markup.about).decode()
    cas.add(make[ARTICLE](about=about))
    for name, spans in (
        (SENTENCE, [(s["start"], s["end"]) for s in record["sentences"]]),
        (TOKEN, token_spans(markup.text, [(m.start, m.end) for m in markup.marks])),
    ):
        cas.add_all(known.get_type(name)(begin=start, end=end) for start, end in spans)
    drawn = {}
    for mark in markup.marks:
        drawn[mark.id] = _structure(mark, make)
    link, array = known.get_type(f"{STANCE}FillersLink"), known.get_type("uima.cas.FSArray")
    linked = markup.links_by_cue()
    for mark in markup.marks:
        if mark.label in CUES:
            mine = linked.get(mark.id, ())
            links = [link(role=k.role, target=drawn[k.filler]) for k in mine]
            drawn[mark.id].fillers = array(elements=links)
    cas.add_all(drawn.values())
    return cas


def _structure(mark: Mark, make: dict[str, Any]) -> Any:
    more = mark.attributes
    place = {"begin": mark.start, "end": mark.end}
    if mark.label in CUES:
        alone = {f"{role}Id": more.get(role) for role in ACTOR_ROLES}
        trace = orjson.dumps(more["trace"]).decode() if "trace" in more else None
        fields = {"polarity": CUES[mark.label], "status": more.get("status"), "trace": trace}
        return make[STANCE](**place, **fields, **alone, confidence=more.get("confidence"))
    if mark.label == ISSUE:
        return make[ISSUE_LAYER](**place, topic=more.get("topic"))
    return make[MENTION](
        **place,
        value=mark.label,
        identifier=more.get("actor"),
        confidence=more.get("confidence"),
    )


def _markup(cas: Any, notes: Notes) -> Markup:
    text = cas.sofa_string or ""
    markup = Markup(text)
    names: dict[int, str] = {}
    fillers = []
    for structure in sorted(cas.select_all_fs(), key=lambda s: s.xmiID):
        kind = structure.type.name
        if kind == ARTICLE:
            markup.about = orjson.loads(structure.about)
        elif kind in (MENTION, STANCE, ISSUE_LAYER):
            names[structure.xmiID] = f"x{structure.xmiID}"
            markup.marks.append(_mark(structure, kind))
            fillers += [(structure.xmiID, link) for link in _links(structure)]
        elif kind not in _SILENT and not kind.endswith(_SILENT_ENDING):
            notes.leave_out(f"layer {kind!r} says nothing that we hold: annotations")
    for cue, link in fillers:
        filler = names.get(link.target.xmiID, "") if link.target else ""
        markup.links.append(Link(link.role or "without a role", names[cue], filler))
    if "sentences" not in markup.about and SENTENCE in {t.name for t in cas.typesystem.get_types()}:
        markup.about["sentences"] = [{"start": s.begin, "end": s.end} for s in cas.select(SENTENCE)]
    return markup


def _links(structure: Any) -> list[Any]:
    array = getattr(structure, "fillers", None)
    return list(array.elements) if array else []


def _mark(structure: Any, kind: str) -> Mark:
    label = {STANCE: getattr(structure, "polarity", None) or "without polarity", ISSUE_LAYER: ISSUE}
    name = label.get(kind) or structure.value or "without a value"
    mark = Mark(f"x{structure.xmiID}", structure.begin, structure.end, name)
    for attribute, feature in (
        ("actor", "identifier"),
        ("topic", "topic"),
        ("status", "status"),
        ("confidence", "confidence"),
        *((role, f"{role}Id") for role in ACTOR_ROLES),
    ):
        value = getattr(structure, feature, None)
        if value is not None:
            mark.attributes[attribute] = value
    if trace := getattr(structure, "trace", None):
        mark.attributes["trace"] = orjson.loads(trace)
    return mark
