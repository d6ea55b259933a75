"""Names of bodies that follow a pattern: ministries, governments, armies, parties, councils.

``الحكومة العراقية``: a definite head with a nationality adjective. ``وزارة الدفاع الروسية`` and
``الخارجية الفرنسية``: a ministry. ``حزب العدالة والتنمية``: an indefinite head and a definite
complement. ``المجلس الوطني الفلسطيني``: a definite head with adjectives.
"""

from collections.abc import Iterator, Mapping
from typing import Final

from pipeline.actors.index import word_key, word_keys
from pipeline.actors.titlewords import heads as title_heads
from pipeline.actors.words import ArticleWords, Found

OF_STATE: Final = word_keys(
    "الحكومة الجيش السلطات السلطة الشرطة البرلمان الإدارة الرئاسة السفارة القنصلية المخابرات "
    "الاستخبارات القوات القيادة النظام القضاء البحرية الكونغرس الكونجرس الحرس الأمن التلفزيون "
    "التليفزيون القسم المؤسسة المحكمة الدبلوماسية الاحتلال"
)
"""Definite heads that name a body together with a nationality adjective."""

ALONE: Final = word_keys("البرلمان الشرطة الكونغرس الكونجرس الكنيست الكرسي")
"""Those that stand for one body even without it."""

_BETWEEN: Final = word_keys(
    "المسلحة الجوية البحرية البرية العليا العامة المركزية الوطني الوطنية الثوري العسكرية "
    "الانتقالية الفيدرالية الاتحادية المؤقتة الخاصة الأمنية"
)
"""Adjectives that may stand between such a head and the nationality."""

MINISTRIES: Final = word_keys(
    "الخارجية الدفاع الداخلية المالية العدل الصحة التعليم التربية الثقافة الإعلام الاقتصاد "
    "التجارة الصناعة الزراعة الطاقة النفط البترول النقل العمل السياحة الرياضة الشباب البيئة "
    "التخطيط الاستثمار الإسكان الهجرة الأوقاف الحج الأمن الخزانة"
)
_PORTFOLIO_MORE: Final = word_keys(
    "الشؤون الخارجية الإسلامية الدينية الاجتماعية العالي العلمي البحث الوطنية الداخلي الوطني "
    "العامة التنمية العلمية المهني التكوين والإعلام المدني الطيران المحلية القانونية الموارد "
    "المائية البشرية الإعلام العمل التعاون الدولي الدولة"
)

_OF_COMPLEMENT: Final = word_keys(
    "مجلس حزب حركة جبهة تيار تنظيم جماعة منظمة وكالة لجنة محكمة هيئة نقابة رابطة اتحاد جامعة "
    "مؤسسة نادي مفوضية حلف جمعية مركز جهاز قوات رئاسة"
)
_WITH_ADJECTIVE: Final = word_keys(
    "المجلس الحزب الحركة اللجنة الجمعية المحكمة الاتحاد الوكالة الهيئة النقابة "
    "الرابطة الجامعة المؤتمر التيار الائتلاف التحالف الجبهة"
)
_ADJECTIVES: Final = word_keys(
    "العام العامة الأعلى العليا الحر الحرة الحاكم الموحد المتحدة المستقلة المشتركة المركزية"
)
_JOINED: Final = word_keys("حزب لجنة وزارة هيئة مجلس جمعية")

_NEVER_COMPLEMENT: Final = word_keys(
    "التي الذي الذين اللذين اللذان اليوم الان الحالي الحالية السابق السابقة المقبل الماضي الماضية "
    "الجديد الجديدة المذكور المذكورة الاثنين الثلاثاء الاربعاء الخميس الجمعة السبت الاحد الى الا "
    "الاول الاولى المقبلة القادم القادمة نفسه نفسها ايضا ال الراهن الراهنة الذى"
)


_NONE: Final[Mapping[int, int]] = {}


def find_bodies(
    words: ArticleWords, nations: Mapping[int, int], known: Mapping[int, int] = _NONE
) -> Iterator[Found]:
    """Yield bodies named by a pattern, the longest at each place.

    Args:
        nations: Places where a nationality adjective starts -> its end.
        known: Places where a known body's name starts -> its end; what follows with ل is
            then not part of it.
    """
    place = 0
    while place < len(words):
        found = _body_at(words, nations, place)
        if found and words.key(known.get(place, -1)) == "ل" and known[place] < found.end:
            found = None
        if found:
            yield found
            place = found.end
        else:
            place += 1


def _body_at(words: ArticleWords, nations: Mapping[int, int], start: int) -> Found | None:
    key = words.keys[start]
    rule, end = "", start
    if key == _MINISTRY or key == "ال" + _MINISTRY:
        rule, end = "ministry", _ministry_end(words, nations, start)
    elif key in MINISTRIES and words.key(start - 1) not in _NOT_BEFORE_MINISTRY:
        rule, end = "portfolio and nation", _nation_end(words, nations, start + 1)
        if end and not words.key(end - 1).endswith("يه"):
            end = 0
    if not end or end == start:
        if key in OF_STATE:
            rule, end = "state body", _state_body_end(words, nations, start)
        elif key in _OF_COMPLEMENT:
            rule, end = "complement", _complement_end(words, nations, start)
        elif key in _WITH_ADJECTIVE:
            rule, end = "adjectives", _adjectives_end(words, nations, start)
    if end <= start + 1 and key in ALONE:
        rule, end = "state body alone", start + 1
    if end <= start or (end == start + 1 and key not in ALONE) or not rule:
        return None
    return Found(start, end, "ORGANISATION", rule=rule)


_MINISTRY: Final = word_key("وزارة")
_NOT_BEFORE_MINISTRY: Final = word_keys(
    "وزير وزيرة وزراء وزيرا وزيري الوزير وزارة السياسة السياسات العلاقات للشؤون الشؤون الشوون "
    "شؤون سياسة الديون القوى التدخلات التجارة لجنة مجلس الأطراف الجهات القضايا"
)


def _nation_end(words: ArticleWords, nations: Mapping[int, int], place: int) -> int:
    """The end of the adjectives at a place that say whose a body is, 0 if there is none."""
    end = nations.get(place, 0)
    return end if end and words.together(place - 1, place) else 0


def _state_body_end(words: ArticleWords, nations: Mapping[int, int], start: int) -> int:
    place = start + 1
    while words.key(place) in _BETWEEN and place not in nations:
        place += 1
    end = _nation_end(words, nations, place)
    if end:
        while words.key(end) in _BETWEEN:
            end += 1
        return end
    return place if place > start + 1 and words.keys[place - 1] in _REGIMES else 0


def _ministry_end(words: ArticleWords, nations: Mapping[int, int], start: int) -> int:
    place = start + 1
    if words.key(place) not in MINISTRIES | _PORTFOLIO_MORE | _BARE_MINISTRIES:
        return 0
    while words.together(start, place):
        key = words.key(place)
        if key in MINISTRIES | _PORTFOLIO_MORE | _BARE_MINISTRIES and place not in nations:
            place += 1
        elif key == "و" and words.key(place + 1) in MINISTRIES | _PORTFOLIO_MORE:
            place += 2
        else:
            break
    return _nation_end(words, nations, place) or place


_BARE_MINISTRIES: Final = frozenset(key[2:] for key in MINISTRIES)


def _complement_end(words: ArticleWords, nations: Mapping[int, int], start: int) -> int:
    """The end of a chain of definite words after an indefinite head."""
    place = start + 1
    joined = words.keys[start] in _JOINED
    while words.together(start, place):
        key = words.keys[place]
        wanted = _ASSEMBLIES.get(words.keys[start], ()) if place == start + 1 else ()
        closed = words.keys[start] == _PRESIDENCY and place not in nations
        if key in wanted or (_is_complement(key) and not closed):
            place = nations.get(place, place + 1)
        elif (
            place > start + 1
            and ((joined and key == "و") or key == "ل")
            and place + 1 not in nations
            and _is_complement(words.key(place + 1))
            and words.together(start, place + 1)
        ):
            place += 2
        else:
            break
    return place if place > start + 1 else 0


def _adjectives_end(words: ArticleWords, nations: Mapping[int, int], start: int) -> int:
    """The end of the adjectives of a definite head, and of what it is for (``ل`` + noun)."""
    place = start + 1
    while words.together(start, place):
        key = words.keys[place]
        if place in nations:
            place = nations[place]
        elif _is_complement(key) and (
            key.endswith("ي") or key.endswith("يه") or key in _ADJECTIVES
        ):
            place += 1
        else:
            break
    if place == start + 1:
        return 0
    if words.key(place) == "ل" and words.key(place + 1) == "تحرير":
        return min(place + 3, len(words))
    if words.key(place) == "ل" and _is_complement(words.key(place + 1)):
        return _complement_end(words, nations, place)
    return place


_ASSEMBLIES: Final = {
    "مجلس": word_keys("النواب الوزراء نواب الأعيان المستشارين العموم"),
    word_key("رئاسة"): word_keys("الوزراء الحكومة الجمهورية مجلس"),
}
"""What councils and the like are of, though it looks like a title."""

_PRESIDENCY: Final = word_key("رئاسة")

_REGIMES: Final = word_keys("الانتقالية الانقلابية الفيدرالية الاتحادية المؤقتة الانتقالي المؤقت")
"""Adjectives that name a state body without a nationality."""


def _is_complement(key: str) -> bool:
    return (
        key.startswith("ال")
        and len(key) > 4
        and key not in _NEVER_COMPLEMENT
        and key not in title_heads()
    )
