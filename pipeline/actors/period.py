"""When an article was written: its date, or what its officials' offices tell."""

from collections import Counter
from collections.abc import Sequence
from typing import Final

from pipeline.actors.knowledge import KnowledgeBase, Years, overlaps
from pipeline.actors.words import ArticleWords, Found

FIRST_YEAR: Final = 1990
LAST_YEAR: Final = 2035


def period_of(
    published: str, words: ArticleWords, mentions: Sequence[Found], base: KnowledgeBase
) -> Years | None:
    """The period in which an article was written, None where nothing tells.

    Without a date, it is the run of years in which most of the officials whose full names
    the article has were in office together.
    """
    if published:
        return published[:10], published[:10]
    officials = {
        sense.actor
        for mention in mentions
        if mention.label in ("OFFICIAL", "PERSON") and mention.end > mention.start + 1
        for sense in base.senses(words.keys[mention.start : mention.end], "OFFICIAL")
    }
    years: Counter[int] = Counter()
    for official in officials:
        tenures = base.tenures.get(official, ())
        years.update(
            year
            for year in range(FIRST_YEAR, LAST_YEAR + 1)
            if any(tenure.start and overlaps(tenure, (str(year), str(year))) for tenure in tenures)
        )
    if not years:
        return None
    most = max(years.values())
    best = [year for year in range(FIRST_YEAR, LAST_YEAR + 1) if years[year] == most]
    run = [year for place, year in enumerate(best) if year == best[0] + place]
    return str(run[0]), str(run[-1])
