"""What an article's own words tell about it: title, place, day, outlet.

Only places where news puts these things are read: the lines above the first
paragraph, the dateline that opens a paragraph, and the line that names the source.
A date in the running text is mostly the date of something else.
"""

import re
from typing import Final

from pipeline.corpus.dates import find_dates, iso_date

HEAD: Final = 1500
"""Characters from the start in which a dateline or a time stamp is looked for."""

_AGENCIES: Final = (
    "شينخوا|رويترز|أ\\.? ?ف\\.? ?ب\\.?|ا\\.? ?ف\\.? ?ب\\.?|فرانس برس|الأناضول|د\\.? ?ب\\.? ?أ\\.?|أ\\.? ?ش\\.? ?أ\\.?|"
    "أ\\.? ?ب\\.?|أسوشيتد برس|اسوشيتد برس|يونايتد برس|سبوتنيك|تاس|إنترفاكس|نوفوستي|واس|قنا|وام|بترا|سانا|وفا|"
    "كونا|إرنا|ارنا|فارس|بنا|واج|وأج|وات|وكالات|الوكالات|CNN|BBC|AFP|Reuters|AP|UPI|RT"
)
_WORDS: Final = r"[\u0621-\u064a]{2,}(?: [\u0621-\u064a]+){0,2}"
_PLACE: Final = rf"(?P<place>{_WORDS}(?:[،,] ?{_WORDS})?)"
_DATELINES: Final = (
    # موسكو 19 سبتمبر 2023 (شينخوا) · القدس (CNN) -- · جنيف - رويترز: · (CNN) --
    re.compile(
        rf"^[ \t]*(?:{_PLACE}[ ,،]*)?(?P<day>(?:\d{{1,2}}|[أا]ول) [^()\n]{{3,40}}?)?[ ]*"
        rf"[(/](?P<outlet>{_AGENCIES})[)/]",
        re.MULTILINE,
    ),
    re.compile(
        rf"^[ \t]*{_PLACE}[ ]*[-–—][ ]*(?P<outlet>{_AGENCIES})[ ]*(?:[:.\n]|[-–—]+|$)", re.MULTILINE
    ),
)
_SOURCE: Final = re.compile(
    r"^[ \t/\[(]*(?:ال)?(?:مصدر|مصادر)[ \t]*:[ \t]*\n?[ \t]*(?P<outlet>[^/\n\])]{2,40})",
    re.MULTILINE,
)
_TODAY: Final = re.compile(r"(?<!\w)اليوم[\s(]+(?:[\u0621-\u064a]{4,9}[)\s،]+)?")
_FURNITURE: Final = re.compile(
    r">>|<<|»\s*\S+\s*»|^(?:الصفحة )?الرئيسية\b|^شارك|^اترك |^تابع |^صور ساخنة|^[/\[]|^(?:ال)?مصدر|^\d+$"
)
_TITLE_WORDS: Final = (4, 20)
_SOURCE_WORDS: Final = 5


def describe_text(text: str) -> dict[str, str]:
    """Return the metadata that ``text`` itself shows; what is unknown is absent.

    Returns:
        ``title``, ``outlet``, ``dateline`` (the place), ``published`` (ISO 8601 date).
    """
    head = text[:HEAD]
    meta: dict[str, str] = {}
    title = find_title(head)
    if title:
        meta["title"] = title
    source = _SOURCE.search(text)
    # The line that names the source can look like a dateline.
    openings = head if source is None else head[: source.start()] + head[source.end() :]
    match = next((m for pattern in _DATELINES if (m := pattern.search(openings))), None)
    if match:
        if match["place"]:
            meta["dateline"] = " ".join(match["place"].split())
        meta["outlet"] = match["outlet"]
    if source and len(source["outlet"].split()) <= _SOURCE_WORDS:
        meta["outlet"] = " ".join(source["outlet"].split())
    day = _stamp(head, text[len(head) :][-300:]) or _dateline_day(match) or _today(head)
    if day:
        meta["published"] = day
    return meta


def find_title(head: str) -> str | None:
    """Return the line that looks like the title, None where the text opens with its body.

    It is the first line of five to twenty words above the first paragraph which is
    neither page furniture nor a date nor a source; a line of four words only where
    there is none, since a site's slogan is that short.
    """
    shortest, longest = _TITLE_WORDS
    filled = [line.strip() for line in head.split("\n") if line.strip()]
    short = None
    for line in filled[:-1]:
        words = len(line.split())
        is_body = words > longest or (line.endswith(".") and not line.endswith(".."))
        if is_body or any(pattern.match(line) for pattern in _DATELINES):
            break
        if _FURNITURE.search(line) or _is_date_line(line):
            continue
        if words > shortest:
            return line
        if words == shortest and short is None:
            short = line
    return short


def _stamp(head: str, tail: str) -> str | None:
    """The date of a line that holds little else, above the body or below it."""
    for line in [*head.split("\n")[:12], *tail.split("\n")[-6:]]:
        if len(line) < 100 and _is_date_line(line):
            return iso_date(line)
    return None


def _is_date_line(line: str) -> bool:
    dates = find_dates(line)
    if not dates:
        return False
    rest = line[: dates[0].start] + " " + line[dates[-1].end :]
    rest = _SOURCE.sub(" ", rest.replace("/", "\n"))
    return len(re.findall(r"[^\W\d_]{2,}", rest)) <= 4


def _dateline_day(match: re.Match[str] | None) -> str | None:
    if match is None or "day" not in match.re.groupindex or not match["day"]:
        return None
    return iso_date(match["day"])


def _today(head: str) -> str | None:
    """The date that stands beside the word for today."""
    starts = {item.start: item.day.isoformat() for item in find_dates(head)}
    for match in _TODAY.finditer(head):
        if match.end() in starts:
            return starts[match.end()]
    return None
