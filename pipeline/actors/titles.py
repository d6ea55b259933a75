"""Titles of office: their grammar, and where they stand in an article.

A title is a head (``وزير``) in some number and gender, with or without the article, and what
completes it: a portfolio (``وزير الخارجية``), a body without a name of its own (``رئيس
الوزراء``), an adjective (``الأمين العام``), or another title (``نائب وزير الدفاع``).
"""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Final

from pipeline.actors.index import word_key
from pipeline.actors.words import ArticleWords, Found


@dataclass(frozen=True, slots=True)
class Head:
    """A form of a title's head noun."""

    lemma: str
    several: bool = False
    definite: bool = False
    owned: bool = False
    """Whether a possessive pronoun is attached (``سفيرها``)."""


_HEADS: Final = {
    "رئيس": "رؤساء",
    "وزير": "وزراء",
    "سفير": "سفراء",
    "نائب": "نواب",
    "زعيم": "زعماء",
    "قائد": "قادة",
    "أمير": "أمراء",
    "ملك": "ملوك",
    "مليك": "",
    "عاهل": "",
    "سلطان": "",
    "إمبراطور": "",
    "شاه": "",
    "مرشد": "",
    "مرجع": "",
    "مندوب": "",
    "مبعوث": "",
    "موفد": "",
    "متحدث": "",
    "ناطق": "",
    "أمين": "أمناء",
    "مدير": "",
    "عضو": "أعضاء",
    "مستشار": "",
    "مفوض": "",
    "ممثل": "",
    "منسق": "",
    "سكرتير": "",
    "وكيل": "وكلاء",
    "نظير": "نظراء",
    "سلف": "",
    "محافظ": "",
    "حاكم": "حكام",
    "والي": "",
    "قاضي": "",
    "مدعي": "",
    "جنرال": "جنرالات",
    "عقيد": "",
    "عميد": "",
    "لواء": "",
    "أميرال": "",
    "سيناتور": "",
    "سناتور": "",
    "مفاوض": "",
    "وسيط": "",
    "مقرر": "",
    "مشرف": "",
    "مساعد": "",
    "قيادي": "",
    "دبلوماسي": "",
    "ديبلوماسي": "",
    "كاتب": "",
    "قنصل": "",
    "مفتي": "",
    "عمدة": "",
    "بابا": "",
    "بطريرك": "",
    "مسؤول": "",
    "مؤسس": "",
}
"""Head noun -> its broken plural."""

_OWNERS: Final = ("ه", "ها", "هم", "هما", "نا", "ي")

_FIXED: Final = (
    "خادم الحرمين الشريفين",
    "صاحب السمو الملكي",
    "صاحب السمو الملكي الأمير",
    "صاحب السمو الأمير",
    "ولي العهد",
    "ولي عهد",
    "ولي ولي العهد",
    "القائم بالأعمال",
    "القائم بأعمال",
)

_PORTFOLIOS: Final = frozenset(
    word_key(word)
    for word in (
        "الخارجية خارجية الدفاع دفاع الداخلية داخلية المالية مالية العدل عدل الصحة صحة "
        "التعليم تعليم التربية تربية الثقافة ثقافة الإعلام إعلام الاقتصاد اقتصاد التجارة تجارة "
        "الصناعة صناعة الزراعة زراعة الطاقة طاقة النفط نفط البترول بترول النقل نقل العمل عمل "
        "السياحة سياحة الشباب الرياضة رياضة الاتصالات اتصالات البيئة بيئة الأمن أمن الاستخبارات "
        "استخبارات التخطيط تخطيط التنمية تنمية الاستثمار استثمار الإسكان إسكان العلوم الهجرة هجرة "
        "الأوقاف أوقاف الحج المواصلات مواصلات الطيران الشؤون شؤون الإدارة الموارد البحرية "
        "الحربية الكهرباء المياه الري التموين الأشغال البحث التكوين الوظيفة العلاقات الدولة "
        "الإسلامية الدينية القانونية البرلمانية الاجتماعية الإنسانية المدنية المحلية الوطني العام "
        "العالي العلمي الوطنية الخارجي الداخلي المائية البشرية الاستراتيجية التقنية والإعلام "
        "المساجد الأوروبية المغاربية"
    ).split()
)

_BODIES: Final = tuple(
    tuple(word_key(word) for word in phrase.split())
    for phrase in (
        "مجلس الوزراء",
        "مجلس وزراء",
        "الوزراء",
        "وزراء",
        "الحكومة",
        "حكومة",
        "الجمهورية",
        "جمهورية",
        "الدولة",
        "دولة",
        "البلاد",
        "السلطة التنفيذية",
        "هيئة الأركان المشتركة",
        "هيئة الأركان العامة",
        "هيئة الأركان",
        "هيئة أركان",
        "الأركان العامة",
        "الأركان",
        "أركان",
        "مجلس الإدارة",
        "مجلس إدارة",
        "التحرير",
        "تحرير",
        "الوفد",
        "وفد",
        "المعارضة",
    )
)

_QUALITIES: Final = frozenset(
    word_key(word)
    for word in (
        "العام عام العامة عامة العامين الخاص الخاصة خاص الدائم الدائمة دائم الأعلى العليا "
        "الشخصي الشخصية الرئاسي الأول الأولى أول الثاني الثانية ثاني التنفيذي التنفيذية السامي "
        "السامية سامي الرسمي الرسمية رسمي الصحفي الصحافي الإعلامي العسكري السياسي "
        "الوزاري المقيم الفخري المكلف المساعد المشترك الجمهوري"
    ).split()
)

_DEPUTIES: Final = frozenset({"نائب", "مساعد", "وكيل", "مستشار", "مدير", "مبعوث", "ممثل"})
_MINISTERS: Final = frozenset({"وزير", "كاتب"})
_VOICES: Final = frozenset({"متحدث", "ناطق"})


@cache
def heads() -> dict[str, Head]:
    """Every form of every head noun, by word key."""
    forms: dict[str, Head] = {}
    for singular, plural in _HEADS.items():
        several = [singular + ending for ending in ("ون", "ين", "ان", "ا", "و")]
        several += [singular + "ي"] if not singular.endswith("ي") else []
        feminine = [] if singular.endswith("ة") else [singular + "ة"]
        for form, many in (
            *((form, True) for form in several),
            *((form, True) for form in ([plural] if plural else [])),
            *((form, False) for form in (singular, *feminine)),
        ):
            forms[word_key(form)] = Head(singular, many)
            forms[word_key("ال" + form)] = Head(singular, many, definite=True)
            stem = form[:-1] + "ت" if form.endswith("ة") else form
            for owner in _OWNERS[:-1]:
                forms.setdefault(word_key(stem + owner), Head(singular, many, owned=True))
    return forms


def find_titles(words: ArticleWords) -> Iterator[Found]:
    """Yield the titles that the grammar finds, the longest at each place."""
    known = heads()
    place = 0
    while place < len(words):
        end = fixed_end(words, place)
        if end == place and words.keys[place] in known:
            end = title_end(words, place)
        if end > place:
            yield Found(place, end, "ROLE", rule="title")
            place = end
        else:
            place += 1


def identifies(words: ArticleWords, title: Found, following: str, after_person: bool) -> bool:
    """Whether a title identifies somebody, and is not said of anybody (``مسؤول``, ``أعضاء``).

    Args:
        following: Label of the mention right after the title, empty if there is none.
        after_person: Whether a person's name stands right before it.
    """
    head = heads().get(words.keys[title.start])
    if head is None:
        return True
    long = title.end > title.start + 1
    named = after_person or following == "OFFICIAL"
    if head.several:
        if head.lemma == "وزير":
            return long or named
        return (head.lemma == "سفير" and not head.owned) or (
            head.lemma == "رئيس" and (long or after_person)
        )
    if head.lemma in _VOICES:
        return long and words.keys[title.end - 1].endswith("اسم")
    if head.owned:
        return head.lemma in _OWNED
    if head.lemma in _STRONG:
        return head.definite or long or bool(following) or after_person or head.lemma == "رئيس"
    if head.lemma in _WEAK:
        return long or named or following in ("ORGANISATION", "COUNTRY")
    return named if head.lemma in _RANKS else long and named


_STRONG: Final = frozenset(
    "رئيس وزير سفير أمير ملك عاهل زعيم مبعوث مندوب جنرال سيناتور سناتور مرشد سكرتير عقيد مليك شاه "
    "موفد أميرال نائب نظير مدعي".split()
)
"""Lemmas that name one officeholder even alone, if definite."""

_WEAK: Final = frozenset(
    "أمين قائد مدير عضو ممثل مفوض منسق مستشار وكيل مرجع قيادي حاكم سلطان إمبراطور محافظ مفتي بطريرك "
    "بابا قنصل عمدة والي سلف".split()
)
"""Lemmas that do so only with a body, a country or a name beside them."""

_RANKS: Final = frozenset("عميد لواء قاضي مفاوض".split())
"""Lemmas that do so only beside a name."""

_OWNED: Final = frozenset("سفير نظير رئيس وزير زعيم مندوب مبعوث".split())


def fixed_end(words: ArticleWords, start: int) -> int:
    """The end of a title that has no grammar (``ولي العهد``), or ``start``."""
    for phrase in _fixed().get(words.keys[start], ()):
        end = start + len(phrase)
        if tuple(words.keys[start:end]) == phrase:
            return end
    return start


@cache
def _fixed() -> dict[str, list[tuple[str, ...]]]:
    by_first: dict[str, list[tuple[str, ...]]] = {}
    for phrase in _FIXED:
        keys = tuple(word_key(word) for word in phrase.replace(" ب", " ب ").split())
        for form in {keys, tuple(word_key(word) for word in phrase.split())}:
            by_first.setdefault(form[0], []).append(form)
    for phrases in by_first.values():
        phrases.sort(key=len, reverse=True)
    return by_first


def title_end(words: ArticleWords, start: int) -> int:
    """The end of the title whose head is at ``start``, ``start`` if there is none."""
    head = heads()[words.keys[start]]
    end = start + 1
    if head.lemma in _DEPUTIES:
        inner = end
        while words.key(inner) in _QUALITIES:
            inner += 1
        if words.key(inner) == "ل":
            inner += 1
        following = heads().get(words.key(inner))
        if following and following.lemma != head.lemma and words.together(start, inner):
            longer = title_end(words, inner)
            if not head.definite or inner > end:
                return longer
    while words.key(end) in _QUALITIES:
        end += 1
    if head.lemma in _VOICES:
        if words.key(end) == "باسم":
            return end + 1
        if words.key(end) == "ب" and words.key(end + 1) == "اسم":
            return end + 2
    if head.lemma in _MINISTERS:
        return _portfolio_end(words, end)
    if not head.definite and head.lemma in {"رئيس", "زعيم"}:
        for body in _BODIES:
            if tuple(words.keys[end : end + len(body)]) == body:
                return end + len(body)
    return end


def _portfolio_end(words: ArticleWords, place: int) -> int:
    """The end of a list of portfolios (``الخارجية``, ``العدل وحقوق الإنسان``)."""
    end = place
    if words.key(place) == word_key("الدولة") and words.key(place + 1) == "ل":
        place, end = place + 2, place + 1
    while True:
        moved = place
        while words.key(moved) in _PORTFOLIOS:
            moved += 1
        if moved == place:
            return end
        end = moved
        if words.key(moved) == "و" and words.key(moved + 1) in _PORTFOLIOS:
            place = moved + 1
        else:
            return end
