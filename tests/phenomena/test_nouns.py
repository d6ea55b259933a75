"""Nouns, participles and headlines without a verb."""

import pytest
from spacy.language import Language

from tests.phenomena.cases import Case, case

CASES = [
    case("إدانة مصرية للهجوم الإسرائيلي على غزة", "EGY oppose ISR"),
    case("أعلنت الأردن رفضها للسياسة الإسرائيلية في القدس.", "JOR oppose ISR"),
    case("جدد السودان تأييده الكامل لمصر في قضية السد.", "SDN support EGY"),
    case("تركيا المؤيدة لقطر طالبت برفع الحصار عنها.", "TUR support QAT", "TUR support -"),
    case("الصين تقف إلى جانب باكستان في خلافها مع الهند.", "CHN support PAK"),
    case("دعم فرنسي للبنان في مجلس الأمن", "FRA support LBN"),
    case("لقاء مصري أردني في عمّان"),
    case("عرض مصري لآثار جديدة في برلين"),
    case("بدأت مباراة فرنسا ضد ألمانيا في السابعة مساء.", fails=True),
    case("زيارة الرئيس الفرنسي للبنان الأسبوع المقبل"),
    case("دعم الطاقة في مصر يكلف الموازنة مليارات."),
    case("وقف السائح الصيني إلى جانب تمثال في باكستان."),
]


@pytest.mark.parametrize("example", CASES)
def test_nouns(nlp: Language, example: Case) -> None:
    assert example.found(nlp) == example.stances
