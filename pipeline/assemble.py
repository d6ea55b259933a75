"""Build a ready pipeline from a config: the only place that knows all components."""

import importlib
from collections.abc import Mapping
from pathlib import Path
from typing import Any, Final

import spacy
from spacy.language import Language
from spacy.util import load_config, load_model_from_config

from pipeline.errors import ConfigError
from pipeline.paths import find_config, pipeline_names

COMPONENTS: Final = (
    "tokenizer",
    "normaliser",
    "sentences",
    "gazetteer",
    "ner",
    "published_ner",
    "entities",
    "actors",
    "attribution",
    "stance",
)
"""Modules of ``pipeline.components``; importing one registers its factory with spaCy."""

MAX_CHARACTERS: Final = 20_000_000
"""Longest text that a pipeline takes. spaCy's own limit of a million guards its parser, unused here."""


def load(config: str | Path = "small", *, overrides: Mapping[str, Any] | None = None) -> Language:
    """Return a pipeline ready to annotate.

    ``config`` is the name of a config that ships (``small``, ``rules``), the path of a spaCy
    ``.cfg`` file, or the path of a folder that ``nlp.to_disk`` wrote. Raises ConfigError where it
    is none of these, and what the components raise when a list or model cannot be read.
    ``overrides`` replaces settings of a .cfg file by dotted name
    (``{"components.mawaqif_ner.model": "my_model"}``).
    """
    register_components()
    path = find_config(config)
    if path.is_dir():
        if overrides:
            raise ConfigError(
                f"{path}: a saved pipeline takes no other settings: {', '.join(overrides)}"
            )
        nlp: Language = spacy.load(path)
    else:
        nlp = _build(path, dict(overrides or {}))
    nlp.max_length = MAX_CHARACTERS
    return nlp


def register_components() -> None:
    """Import every component, so that spaCy knows its factory."""
    for name in COMPONENTS:
        importlib.import_module(f"pipeline.components.{name}")


def _build(path: Path, overrides: dict[str, Any]) -> Language:
    try:
        config = load_config(path, overrides=overrides)
        if "nlp" not in config:
            # spaCy's own words show the whole config.
            raise ConfigError(
                f"{path}: no pipeline can be built from it: it has no section [nlp] "
                f"(settings of a training have none); known configs: {', '.join(pipeline_names())}"
            )
        nlp: Language = load_model_from_config(config, auto_fill=True)
    except ValueError as error:
        raise ConfigError(f"{path}: no pipeline can be built from it: {error}") from error
    nlp.initialize(lambda: [])
    return nlp
