"""Web pages: the article on the page, and what its head says of it."""

import re
from typing import Final

from pipeline.corpus.dates import iso_date
from pipeline.errors import ArticleError

_DECLARED: Final = re.compile(
    rb"""<meta[^>]{0,200}?charset\s*=\s*["']?\s*([\w-]+)|<\?xml[^>]{0,100}?encoding=["']([\w-]+)""",
    re.IGNORECASE,
)
_DECLARED_WITHIN: Final = 4096
TAGS: Final = 60_000
"""Most tags of a page; the parser's time grows with their square, to seconds at this number."""


def declared_charset(data: bytes) -> str | None:
    """Return the charset named in the first bytes of a page, None where none is."""
    match = _DECLARED.search(data[:_DECLARED_WITHIN])
    return (match[1] or match[2]).decode("ascii") if match else None


def read_page(page: str) -> tuple[str, dict[str, str]]:
    """Return the article's text and metadata of a web page.

    The headline opens the text, as it does in articles delivered as plain text.

    Args:
        page: The decoded page.

    Returns:
        The text, and ``title``, ``outlet``, ``published``, ``url`` as far as known.

    Raises:
        ArticleError: No article is found on the page, or it has more than `TAGS` tags.
    """
    if page.count("<") > TAGS:
        raise ArticleError(f"more than {TAGS:,} tags: no page of an article")
    from trafilatura import bare_extraction

    try:
        document = bare_extraction(
            page,
            include_comments=False,
            with_metadata=True,
            date_extraction_params={"extensive_search": False, "original_date": True},
        )
    except Exception as error:
        # What broken pages make of parser and extraction has no common base.
        raise ArticleError(f"the page cannot be parsed: {error}") from error
    text = (getattr(document, "text", None) or "").strip()
    if not text:
        raise ArticleError("no article text found on the page")
    meta = {
        "title": document.title,
        "outlet": document.sitename,
        "published": iso_date(document.date or ""),
        "url": document.url,
    }
    known = {key: value.strip() for key, value in meta.items() if value and value.strip()}
    title = known.get("title")
    if title and title not in text[: len(title) + 200]:
        text = f"{title}\n{text}"
    return text, known
