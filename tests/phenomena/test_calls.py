"""Calls: what the caller wants, and what is asked of the other."""

import pytest
from spacy.language import Language

from tests.phenomena.cases import SAID, Case, case

CASES = [
    case("دعت مصر إلى وقف إطلاق النار في غزة.", "EGY support - asserted -", fields=SAID),
    case("طالبت الأردن بوقف الاستيطان.", "JOR support - asserted -", fields=SAID),
    case(
        "دعت فرنسا إيران إلى الإفراج عن المعتقلين.",
        "FRA support - asserted -",
        "IRN support - called-for FRA",
        fields=SAID,
        fails=True,
    ),
    case("حثت الصين على حل سلمي للأزمة.", "CHN support - asserted -", fields=SAID),
    case(
        "طالبت تركيا برفع العقوبات عن سوريا.", "TUR support SYR asserted -", fields=SAID, fails=True
    ),
    case(
        "دعت الجزائر مجلس الأمن إلى دعم فلسطين.",
        "DZA support PSE asserted -",
        "unsc support PSE called-for DZA",
        fields=SAID,
        fails=True,
    ),
    case("دعت مصر رئيس الأردن إلى مأدبة عشاء.", fields=SAID, fails=True),
    case("يطالب الموظفون في الأردن بزيادة الرواتب.", fields=SAID, fails=True),
    case("دعت فرنسا ثلاثين كاتبا إلى معرض الكتاب.", fields=SAID, fails=True),
    case("تحث الشركة الصينية زبائنها على الشراء.", fields=SAID, fails=True),
    case("طالب المدرب التركي لاعبيه بالهدوء.", fields=SAID),
    case("تلقت الجزائر دعوة إلى حضور المؤتمر.", fields=SAID),
]


@pytest.mark.parametrize("example", CASES)
def test_calls(nlp: Language, example: Case) -> None:
    assert example.found(nlp) == example.stances
