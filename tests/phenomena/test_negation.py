"""Negation and its scope, abstention, declared neutrality."""

import pytest
from spacy.language import Language

from tests.phenomena.cases import Case, case

CASES = [
    case("لم تدعم ألمانيا موقف الولايات المتحدة من الحرب.", "DEU oppose USA"),
    case("قالت تركيا إنها لن تقبل السياسة اليونانية في بحر إيجه.", "TUR oppose GRC", fails=True),
    case("أكدت إيران عدم اعترافها بإسرائيل.", "IRN oppose ISR"),
    case("لا تعارض مصر انضمام فلسطين إلى المنظمة.", "EGY neutral PSE"),
    case("امتنعت الهند عن التصويت على مشروع القرار الأمريكي.", "IND neutral USA"),
    case(
        "أعلنت سويسرا أنها محايدة في النزاع بين روسيا وأوكرانيا.",
        "CHE neutral RUS",
        "CHE neutral UKR",
        fails=True,
    ),
    case("لم تصل طائرة ألمانيا إلى الولايات المتحدة في موعدها."),
    case("لن تسافر وفود تركيا إلى اليونان هذا العام."),
    case("لم تعلق إيران على التقارير الإسرائيلية.", fails=True),
    case("لا تملك مصر حدودا مع تركيا."),
    case("امتنع اللاعب الهندي عن الطعام قبل السباق."),
    case("ليست سويسرا عضوا في الاتحاد الأوروبي."),
]


@pytest.mark.parametrize("example", CASES)
def test_negation(nlp: Language, example: Case) -> None:
    assert example.found(nlp) == example.stances
