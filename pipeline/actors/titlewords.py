"""The words of titles: head nouns with their forms, and what may complete them."""

from dataclasses import dataclass
from functools import cache
from typing import Final

from pipeline.actors.index import word_key, word_keys


def _lemmas(words: str) -> frozenset[str]:
    return frozenset(words.split())


@dataclass(frozen=True, slots=True)
class Head:
    """A form of a title's head noun."""

    lemma: str
    several: bool = False
    definite: bool = False
    owned: bool = False
    """Whether a possessive pronoun is attached (``سفيرها``)."""


HEADS: Final = {
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

OWNERS: Final = ("ه", "ها", "هم", "هما", "نا", "ي")

FIXED: Final = (
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

PORTFOLIOS: Final = word_keys(
    "الخارجية خارجية الدفاع دفاع الداخلية داخلية المالية مالية العدل عدل الصحة صحة "
    "التعليم تعليم التربية تربية الثقافة ثقافة الإعلام إعلام الاقتصاد اقتصاد التجارة "
    "تجارة الصناعة صناعة الزراعة زراعة الطاقة طاقة النفط نفط البترول بترول النقل نقل "
    "العمل عمل السياحة سياحة الشباب الرياضة رياضة الاتصالات اتصالات البيئة بيئة الأمن أمن "
    "الاستخبارات استخبارات التخطيط تخطيط التنمية تنمية الاستثمار استثمار الإسكان إسكان "
    "العلوم الهجرة هجرة الأوقاف أوقاف الحج المواصلات مواصلات الطيران الشؤون شؤون الإدارة "
    "الموارد البحرية الحربية الكهرباء المياه الري التموين الأشغال البحث التكوين الوظيفة "
    "العلاقات الدولة الإسلامية الدينية القانونية البرلمانية الاجتماعية الإنسانية المدنية "
    "المحلية الوطني العام العالي العلمي الوطنية الخارجي الداخلي المائية البشرية "
    "الاستراتيجية التقنية والإعلام المساجد الأوروبية المغاربية"
)

BODIES: Final = tuple(
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

QUALITIES: Final = word_keys(
    "العام عام العامة عامة العامين الخاص الخاصة خاص الدائم الدائمة دائم الأعلى العليا "
    "الشخصي الشخصية الرئاسي الأول الأولى أول الثاني الثانية ثاني التنفيذي التنفيذية "
    "السامي السامية سامي الرسمي الرسمية رسمي الصحفي الصحافي الإعلامي العسكري السياسي "
    "الوزاري المقيم الفخري المكلف المساعد المشترك الجمهوري"
)

DEPUTIES: Final = _lemmas("نائب مساعد وكيل مستشار مدير مبعوث ممثل")
MINISTERS: Final = _lemmas("وزير كاتب")
VOICES: Final = _lemmas("متحدث ناطق")

HONOURS: Final = word_keys(
    "السيد السيدة الشيخ الشيخة الدكتور الدكتورة د الأستاذ المهندس الأمير الأميرة الجنرال اللواء "
    "العقيد العميد الفريق الحاج السير اللورد القاضي الملا معالي سمو فخامة"
)
"""Words of respect between a title and a name, outside both."""

STRONG: Final = _lemmas(
    "رئيس وزير سفير أمير ملك عاهل زعيم مبعوث مندوب جنرال سيناتور سناتور مرشد سكرتير عقيد "
    "مليك شاه موفد أميرال نائب نظير مدعي"
)
"""Lemmas that name one officeholder even alone, if definite."""

WEAK: Final = _lemmas(
    "أمين قائد مدير عضو ممثل مفوض منسق مستشار وكيل مرجع قيادي حاكم سلطان إمبراطور محافظ "
    "مفتي بطريرك بابا قنصل عمدة والي سلف"
)
"""Lemmas that do so only with a body, a country or a name beside them."""

RANKS: Final = _lemmas("عميد لواء قاضي مفاوض")
"""Lemmas that do so only beside a name."""

OWNED: Final = _lemmas("سفير نظير رئيس وزير زعيم مندوب مبعوث")


@cache
def heads() -> dict[str, Head]:
    """Every form of every head noun, by word key."""
    forms: dict[str, Head] = {}
    for singular, plural in HEADS.items():
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
            for owner in OWNERS[:-1]:
                forms.setdefault(word_key(stem + owner), Head(singular, many, owned=True))
    return forms
