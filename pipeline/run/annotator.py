"""The pipeline as a worker uses it: articles in, lines of JSON out."""

from collections.abc import Sequence

from spacy.tokens import Doc

from pipeline import doc_schema
from pipeline.assemble import load
from pipeline.corpus.annotations import json_line, record_of_doc
from pipeline.records import Article
from pipeline.run.task import Task


class Annotator:
    """A loaded pipeline. The same articles in the same batch give the same bytes.

    Raises:
        MawaqifError: The config, a list or a model cannot be used.
    """

    def __init__(self, task: Task) -> None:
        self.task = task
        overrides = {"components.mawaqif_stance.precise": True} if task.precise else None
        self.nlp = load(task.config, overrides=overrides)
        self.nlp.max_length = max(self.nlp.max_length, task.longest)

    def __call__(self, articles: Sequence[Article]) -> list[bytes]:
        """Return the line of each article.

        Raises:
            Exception: Whatever a component raises.
        """
        docs = [self.make_doc(article) for article in articles]
        done = self.nlp.pipe(docs, batch_size=max(1, len(docs)))
        return [self.line(doc, article) for doc, article in zip(done, articles, strict=True)]

    def make_doc(self, article: Article) -> Doc:
        """Return the tokenized article with its metadata, before any component."""
        doc = self.nlp.make_doc(article.text)
        doc._.set(doc_schema.META, dict(article.meta))
        return doc

    def line(self, doc: Doc, article: Article) -> bytes:
        """Return the line of an annotated article."""
        return json_line(record_of_doc(doc, article, self.task.provenance), text=self.task.text)
