"""Dates as Arabic news writes them: four sets of month names, Hijri years, time stamps."""

import re
from dataclasses import dataclass
from datetime import date
from typing import Final

_GREGORIAN: Final = (
    # Egyptian and Gulf, Levantine and Iraqi, Maghrebi, English; further spellings after them.
    "يناير|كانون الثاني|جانفي|January|Jan",
    "فبراير|شباط|فيفري|February|Feb",
    "مارس|آذار|March|Mar",
    "أبريل|نيسان|أفريل|ابريل|April|Apr",
    "مايو|أيار|ماي|ايار|May",
    "يونيو|حزيران|جوان|يونيه|June|Jun",
    "يوليو|تموز|جويلية|يوليوز|يوليه|July|Jul",
    "أغسطس|آب|أوت|غشت|August|Aug",
    "سبتمبر|أيلول|شتنبر|September|Sept|Sep",
    "أكتوبر|تشرين الأول|October|Oct",
    "نوفمبر|تشرين الثاني|نونبر|November|Nov",
    "ديسمبر|كانون الأول|دجنبر|December|Dec",
)
_HIJRI: Final = (
    "محرم|المحرم",
    "صفر",
    "ربيع الأول",
    "ربيع الآخر|ربيع الثاني",
    "جمادى الأولى|جمادى الأول",
    "جمادى الآخرة|جمادى الثانية|جمادى الآخر",
    "رجب",
    "شعبان",
    "رمضان",
    "شوال",
    "ذو القعدة|ذي القعدة",
    "ذو الحجة|ذي الحجة",
)
_DIGITS: Final = str.maketrans("٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹", "01234567890123456789")
_FOLDS: Final = str.maketrans(
    {"أ": "ا", "إ": "ا", "آ": "ا", "ى": "ي", "ة": "ه", "ـ": "", "\u00a0": " "}
)
_VARIANTS: Final = {"ا": "[اأإآ]", "ي": "[يى]", "ه": "[هة]", " ": r"[\s\u00a0]*"}


def _fold(name: str) -> str:
    return re.sub(r"\s+", "", name.translate(_FOLDS)).lower()


def _pattern(names: list[str]) -> str:
    folded = sorted({" ".join(n.translate(_FOLDS).split()) for n in names}, key=len, reverse=True)
    return "|".join("".join(_VARIANTS.get(c, re.escape(c)) for c in name) for name in folded)


def _table(rows: tuple[str, ...]) -> dict[str, int]:
    return {_fold(name): n for n, row in enumerate(rows, 1) for name in row.split("|")}


_MONTHS: Final = _table(_GREGORIAN)
_HIJRI_MONTHS: Final = _table(_HIJRI)
_MONTH: Final = _pattern([n for row in _GREGORIAN for n in row.split("|")])
_HIJRI_MONTH: Final = _pattern([n for row in _HIJRI for n in row.split("|")])
# The first of a month, but not the end of a month's own name: كانون الأول ديسمبر.
_FIRST: Final = r"(?<!كانون\sال)(?<!تشرين\sال)(?<!ربيع\sال)[أا]ول"
_DAY: Final = rf"(?<!\d)(?P<day>\d{{1,2}}|{_FIRST})(?:\s*من)?(?:\s*شهر)?\s*"

_WRITTEN: Final = re.compile(
    rf"{_DAY}(?P<month>{_MONTH})"
    # The same month under a second name: آذار/مارس, نوفمبر / November, آذار مارس, مارس (آذار).
    rf"(?:\s*/?\s*(?:{_MONTH})|\s*\((?:{_MONTH})\))?"
    r"(?:\s*[,،])?(?:\s*(?:من\s*)?(?:عام|سنة))?\s*(?P<year>(?:19|20)\d\d)(?!\d)",
    re.IGNORECASE,
)
_ENGLISH: Final = re.compile(
    rf"\b(?P<month>{'|'.join(n for row in _GREGORIAN for n in row.split('|') if n.isascii())})"
    r"\.?\s+(?P<day>\d{1,2}),?\s+(?P<year>(?:19|20)\d\d)(?!\d)",
    re.IGNORECASE,
)
_HIJRI_WRITTEN: Final = re.compile(
    rf"{_DAY}(?P<month>{_HIJRI_MONTH})(?:\s*[,،])?(?:\s*(?:عام|سنة))?\s*(?P<year>1[345]\d\d)(?!\d)"
)
_YEAR_FIRST: Final = re.compile(
    r"(?<!\d)(?P<year>(?:19|20)\d\d)(?P<sep>[-/:.])(?P<month>\d{1,2})(?P=sep)(?P<day>\d{1,2})(?!\d)"
)
_DAY_FIRST: Final = re.compile(
    r"(?<!\d)(?P<day>\d{1,2})(?P<sep>[-/.])(?P<month>\d{1,2})(?P=sep)(?P<year>(?:19|20)\d\d)(?!\d)"
)


@dataclass(frozen=True, slots=True)
class FoundDate:
    """A full date and where it stands; character offsets, end exclusive."""

    start: int
    end: int
    day: date
    hijri: bool = False


def find_dates(text: str) -> list[FoundDate]:
    """Return every date with day, month and year, in order of place, without overlaps.

    Month names of the Arab East, the Levant and the Maghreb and English ones; Hijri
    dates are converted; in figures, the day comes before the month unless the year
    comes first. What is no day of the calendar (31 February) is left out.

    Source:
        Hijri: the Umm al-Qura calendar as computed by ``hijridate``, 1343 to 1500 AH.
    """
    plain = text.translate(_DIGITS)
    found = []
    for pattern in (_WRITTEN, _YEAR_FIRST, _DAY_FIRST, _ENGLISH, _HIJRI_WRITTEN):
        for match in pattern.finditer(plain):
            hijri = pattern is _HIJRI_WRITTEN
            day = _hijri(match) if hijri else _gregorian(match)
            if day:
                found.append(FoundDate(match.start(), match.end(), day, hijri))
    found.sort(key=lambda item: (item.start, -item.end))
    kept: list[FoundDate] = []
    for item in found:
        if not kept or item.start >= kept[-1].end:
            kept.append(item)
    return kept


def iso_date(text: str) -> str | None:
    """Return the first date of ``text`` as ``YYYY-MM-DD``, None where there is none.

    A Gregorian date beside a Hijri one wins, since it needs no conversion.
    """
    found = sorted(find_dates(text), key=lambda item: item.hijri)
    return found[0].day.isoformat() if found else None


def _gregorian(match: re.Match[str]) -> date | None:
    month = match["month"]
    # Letters that a pattern without case takes for others (Aprıl, ſeptember) make no month.
    number = int(month) if month.isdigit() else _MONTHS.get(_fold(month), 0)
    try:
        return date(int(match["year"]), number, _day(match))
    except ValueError:
        return None


def _hijri(match: re.Match[str]) -> date | None:
    from hijridate import Hijri

    month = _HIJRI_MONTHS[_fold(match["month"])]
    try:
        return date(*Hijri(int(match["year"]), month, _day(match)).to_gregorian().timetuple()[:3])
    except (ValueError, OverflowError):
        return None


def _day(match: re.Match[str]) -> int:
    return int(match["day"]) if match["day"].isdigit() else 1
