"""``mawaqif explain``: one article on the terminal, with the reasons."""

from pathlib import Path
from typing import Annotated

import typer

from pipeline.errors import ArticleError, UsageError
from pipeline.records import Article


def explain(
    article: Annotated[
        str, typer.Argument(help="An article's file, its text itself, or - for standard input.")
    ],
    config: Annotated[
        str, typer.Option("--config", help="Name of a config (small, rules) or path of one.")
    ] = "small",
    doc_id: Annotated[
        str | None,
        typer.Option(
            "--doc",
            help="Which article of a file that holds several, by its id; by default the first.",
        ),
    ] = None,
) -> None:
    """Show what was found in one article and why: mentions, actors, stances, their cues.

    Example: mawaqif explain "قالت وزارة الخارجية المصرية إن القاهرة ترفض العقوبات."
    """
    found = find_article(article, doc_id)

    import pipeline
    from pipeline.corpus.annotations import record_of_doc
    from pipeline.evaluation.explanation import explanation_text

    nlp = pipeline.load(config)
    doc = nlp.make_doc(found.text)
    doc._.meta = dict(found.meta)
    typer.echo(explanation_text(record_of_doc(nlp(doc), found)))


def find_article(given: str, doc_id: str | None = None) -> Article:
    """Return the article of a file, of standard input, or made of the words given.

    Args:
        given: A path, ``-``, or the text of an article.
        doc_id: Id of the article wanted; None takes the file's first.

    Raises:
        UsageError: Neither a file nor Arabic text, or no article of that id.
        ArticleError: The article cannot be read.
    """
    from pipeline.corpus.articles import ARTICLE_CHARACTERS, Failure, read_articles
    from pipeline.corpus.decode import ARABIC_LETTER, check_text
    from pipeline.corpus.metadata import describe_text
    from pipeline.corpus.sources import find_sources

    if given != "-" and not _is_path(given):
        if not ARABIC_LETTER.search(given):
            raise UsageError(f"{given!r} is neither a file nor Arabic text")
        check_text(given, ARTICLE_CHARACTERS)
        return Article(doc_id="text", text=given, meta=describe_text(given))
    if given != "-" and Path(given).is_dir():
        raise UsageError(f"{given} is a folder; give one of its files")
    for item in read_articles(find_sources([given])):
        if doc_id in (None, item.doc_id):
            if isinstance(item, Failure):
                raise ArticleError(f"{item.source}: {item.reason}")
            return item
    raise UsageError(f"no article {doc_id!r} in {given}")


def _is_path(given: str) -> bool:
    try:
        return given != "" and Path(given).exists()
    except OSError:
        # A text is longer than any file's name can be.
        return False
