"""The page: frame, style, scripts, words and data in one HTML text."""

import base64
import hashlib
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any, Final, Literal

import orjson

from pipeline.charts.corpus import index_of, parts_of
from pipeline.charts.packing import packed, script_json
from pipeline.records import Annotation
from pipeline.stance.issues import Topics

Language = Literal["en", "ar"]

PAGE: Final = Path(__file__).parent / "page"
SCRIPTS: Final = (
    *("fold", "dom", "words", "data", "state", "turns"),
    *("chooser", "evidence", "filters", "overview", "layout", "arrows", "network"),
    *("matrix", "timeline", "article", "articles", "reader", "search", "start"),
)
"""Files of ``page/`` in the order in which they stand in the one script."""


def report_html(
    records: Sequence[Annotation],
    topics: Topics,
    copies: Mapping[str, str],
    language: Language = "en",
) -> str:
    """Return the report as one HTML text that needs no other file and no network.

    Args:
        records: The annotated articles, with their texts.
        topics: Names of the issues.
        copies: ``doc_id`` -> ``doc_id`` of the article that it repeats; these do not count.
        language: Of the interface, at first.
    """
    from jinja2 import Environment, FileSystemLoader, StrictUndefined
    from markupsafe import Markup

    words = page_words()
    script, style = page_script(), page_style()
    data = {
        "words": words,
        "index": packed(index_of(records, copies, topics)),
        "parts": [packed(part) for part in parts_of(records)],
    }
    environment = Environment(
        loader=FileSystemLoader(PAGE), autoescape=True, undefined=StrictUndefined, trim_blocks=True
    )
    return environment.get_template("frame.html").render(
        language=language,
        direction="rtl" if language == "ar" else "ltr",
        words=words[language],
        script=Markup(script),
        script_hash=_source_hash(script),
        style=Markup(style),
        style_hash=_source_hash(style),
        data=Markup(script_json(data)),
    )


def page_words() -> dict[str, dict[str, Any]]:
    """Return the words of the interface: language -> key -> text."""
    words: dict[str, dict[str, Any]] = orjson.loads((PAGE / "words.json").read_bytes())
    return words


def page_script() -> str:
    """Return the scripts as one function, so that none of their names is global."""
    files = (
        f"// {name}.js\n{(PAGE / name).with_suffix('.js').read_text('utf-8')}" for name in SCRIPTS
    )
    return '(() => {\n"use strict";\n' + "\n".join(files) + "})();\n"


def page_style() -> str:
    """Return the style sheet."""
    return (PAGE / "style.css").read_text("utf-8")


def _source_hash(content: str) -> str:
    """The hash by which a Content-Security-Policy (level 3, hash-source) admits inline content."""
    digest = hashlib.sha256(content.encode("utf-8")).digest()
    return f"sha256-{base64.b64encode(digest).decode('ascii')}"
