"""Bodies that every state has: which kind a name means, and the id and name it gets.

``وزارة الخارجية الفرنسية``, ``الخارجية الفرنسية`` and a bare ``الوزارة`` later on are one body;
its id is the country's code and the kind (``FRA-foreign-ministry``).
"""

from collections.abc import Callable, Sequence
from typing import Final

from pipeline.actors.index import word_key, word_keys

_MINISTRIES: Final = {
    "foreign": ("Ministry of Foreign Affairs", "الخارجية"),
    "defence": ("Ministry of Defence", "الدفاع الحربية"),
    "interior": ("Ministry of the Interior", "الداخلية"),
    "finance": ("Ministry of Finance", "المالية الخزانة"),
    "justice": ("Ministry of Justice", "العدل"),
    "health": ("Ministry of Health", "الصحة"),
    "education": ("Ministry of Education", "التعليم التربية"),
    "culture": ("Ministry of Culture", "الثقافة"),
    "information": ("Ministry of Information", "الإعلام"),
    "economy": ("Ministry of Economy", "الاقتصاد"),
    "trade": ("Ministry of Trade", "التجارة"),
    "industry": ("Ministry of Industry", "الصناعة"),
    "agriculture": ("Ministry of Agriculture", "الزراعة"),
    "energy": ("Ministry of Energy", "الطاقة النفط البترول"),
    "transport": ("Ministry of Transport", "النقل"),
    "labour": ("Ministry of Labour", "العمل"),
    "tourism": ("Ministry of Tourism", "السياحة"),
    "youth": ("Ministry of Youth and Sports", "الشباب الرياضة"),
    "environment": ("Ministry of Environment", "البيئة"),
    "planning": ("Ministry of Planning", "التخطيط"),
    "religion": ("Ministry of Religious Affairs", "الأوقاف"),
}
_BODIES: Final = {
    "government": ("Government", "الحكومة حكومة"),
    "administration": ("Administration", "الإدارة إدارة"),
    "army": ("Armed Forces", "الجيش جيش"),
    "forces": ("Forces", "القوات قوات"),
    "navy": ("Navy", "البحرية"),
    "parliament": ("Parliament", "البرلمان برلمان الكونغرس الكونجرس الكنيست"),
    "presidency": ("Presidency", "الرئاسة رئاسة"),
    "authorities": ("authorities", "السلطات سلطات"),
    "authority": ("Authority", "السلطة"),
    "leadership": ("leadership", "القيادة قيادة"),
    "regime": ("regime", "النظام نظام"),
    "police": ("Police", "الشرطة شرطة"),
    "intelligence": ("intelligence service", "المخابرات مخابرات الاستخبارات استخبارات"),
    "judiciary": ("judiciary", "القضاء"),
    "embassy": ("Embassy", "السفارة سفارة"),
    "consulate": ("Consulate", "القنصلية قنصلية"),
    "security": ("security forces", "الأمن"),
    "television": ("state television", "التلفزيون التليفزيون"),
}
_COUNCILS: Final = {
    "cabinet": ("Council of Ministers", "الوزراء"),
    "deputies": ("House of Representatives", "النواب"),
    "senate": ("Senate", "الشيوخ"),
    "nation": ("National Assembly", "الأمة"),
    "shura": ("Shura Council", "الشورى"),
    "commons": ("House of Commons", "العموم"),
    "lords": ("House of Lords", "اللوردات"),
}


def _by_key(table: dict[str, tuple[str, str]], suffix: str) -> dict[str, str]:
    return {
        word_key(word): kind + suffix
        for kind, (_, words) in table.items()
        for word in words.split()
    }


_MINISTRY_OF: Final = _by_key(_MINISTRIES, "-ministry")
_BODY_OF: Final = _by_key(_BODIES, "")
_COUNCIL_OF: Final = _by_key(_COUNCILS, "")
_NAMES: Final = {
    **{kind + "-ministry": name for kind, (name, _) in _MINISTRIES.items()},
    **{kind: name for kind, (name, _) in (*_BODIES.items(), *_COUNCILS.items())},
}
_MINISTRY_WORDS: Final = frozenset({word_key("وزارة"), word_key("الوزارة")})
_COUNCIL_WORDS: Final = frozenset({"مجلس"})


_SPOKEN_OF_ALONE: Final = word_keys("الخارجية الداخلية الدفاع المالية العدل الصحة الخزانة")
"""Portfolios that stand for their ministry even without a nationality."""

PLAIN: Final = word_keys(
    "المسلحة العامة الوطنية الوطني المركزية الاتحادية الاتحادي الفيدرالية الفدرالية الشرعية "
    "الجمهورية الحالية الحالي الرسمي الرسمية نظام دولة العليا حكومة الانتقالية الانتقالي المؤقتة المؤقت"
)
"""Words that a state body's name may have without being another body's."""


def body_kind(keys: Sequence[str]) -> str:
    """The kind of state body that a name means by its first words, empty if none.

    Args:
        keys: Word keys of the name.
    """
    if not keys:
        return ""
    if keys[0] in _MINISTRY_WORDS:
        for key in keys[1:5]:
            whole = key if key.startswith("ال") else "ال" + key
            if whole in _MINISTRY_OF:
                return _MINISTRY_OF[whole]
        return ""
    if keys[0] in _COUNCIL_WORDS and len(keys) > 1:
        return _COUNCIL_OF.get(keys[1], "")
    if keys[0] in _MINISTRY_OF and (len(keys) > 1 or keys[0] in _SPOKEN_OF_ALONE):
        return _MINISTRY_OF[keys[0]]
    return _BODY_OF.get(keys[0], "")


def is_plain(keys: Sequence[str], is_nation: Callable[[str], bool]) -> bool:
    """Whether a name is nothing but a kind of body and its country (``القوات المسلحة المصرية``).

    Args:
        keys: Word keys of the name.
        is_nation: Whether a word names a country or is its adjective.
    """
    if keys and keys[0] in _MINISTRY_WORDS:
        return True
    skip = 2 if keys and keys[0] in _COUNCIL_WORDS else 1
    return all(key in PLAIN or key in ("ب", "في", "ل") or is_nation(key) for key in keys[skip:])


def same_body(country: str, kind: str) -> str:
    """The kind under which a state's body is known: its lower house is its parliament.

    Only in the United States does the press keep the two apart.
    """
    return "parliament" if kind in ("deputies", "nation") and country != "USA" else kind


def body_id(country: str, kind: str) -> str:
    """The id of a state's body."""
    return f"{country}-{kind}"


def body_name(country_name: str, kind: str) -> str:
    """The English name of a state's body."""
    return f"{_NAMES[kind]} of {country_name}"
