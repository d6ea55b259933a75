"""Evaluations as stances of the one who utters them."""

import pytest
from spacy.language import Language

from tests.phenomena.cases import Case, case

CASES = [
    case("قالت الأردن إن المستوطنات الإسرائيلية غير قانونية.", "JOR oppose ISR"),
    case("وصفت روسيا الخطة الصينية بأنها خطوة إيجابية.", "RUS support CHN"),
    case("اعتبرت مصر السياسة الإسرائيلية عقبة في طريق السلام.", "EGY oppose ISR"),
    case("وصفت إيران القرار الأمريكي بأنه إجرامي.", "IRN oppose USA"),
    case("رأت فرنسا أن المبادرة المصرية تستحق التقدير.", "FRA support EGY", fails=True),
    case("قالت تركيا إن التصريحات اليونانية مرفوضة ولا أساس لها.", "TUR oppose GRC"),
    case("قالت الأردن إن الطقس سيكون غير مستقر."),
    case("وصفت الصحيفة فندقا في الصين بأنه كبير."),
    case("اعتبرت مصر يوم الأحد عطلة رسمية."),
    case("وصفت إيران عدد السياح الأمريكيين بأنه قليل."),
    case("رأت فرنسا أن الموسم السياحي طويل."),
    case("قالت تركيا إن المباحثات ستعقد غدا."),
]


@pytest.mark.parametrize("example", CASES)
def test_evaluations(nlp: Language, example: Case) -> None:
    assert example.found(nlp) == example.stances
