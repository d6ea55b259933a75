"""mawaqif: who supports or opposes whom on which issue, read from Arabic political news."""

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.language import Language

    from pipeline.records import Annotation

__version__ = "0.1.0"

__all__ = ["__version__", "annotate", "load"]


def load(config: str | Path = "small") -> "Language":
    """Return a pipeline ready to annotate; see ``pipeline.assemble.load``."""
    from pipeline.assemble import load as load_pipeline

    return load_pipeline(config)


def annotate(texts: Iterable[str], config: str | Path = "small") -> "Iterator[Annotation]":
    """Yield the annotation of each text; ``doc_id`` is its number, from 0.

    Raises ConfigError where there is no such config.
    """
    from pipeline.corpus.annotations import record_of_doc
    from pipeline.records import Article

    nlp = load(config)
    articles = ((text, Article(str(number), text)) for number, text in enumerate(texts))
    for doc, article in nlp.pipe(articles, as_tuples=True):
        yield record_of_doc(doc, article)
