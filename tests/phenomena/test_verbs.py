"""Verbs in every person, tense and voice."""

import pytest
from spacy.language import Language

from tests.phenomena.cases import Case, case

CASES = [
    case("تؤيد مصر موقف الأردن من القدس.", "EGY support JOR"),
    case("أدانت تركيا إسرائيل بسبب قصف المدرسة.", "TUR oppose ISR"),
    case("ستدعم فرنسا لبنان في مجلس الأمن.", "FRA support LBN"),
    case("يعارض العراق الضربات التركية على أراضيه.", "IRQ oppose TUR"),
    case("انتقدت روسيا بشدة سياسة الولايات المتحدة في سوريا.", "RUS oppose USA"),
    case("كانت الجزائر قد ساندت فلسطين في الجمعية العامة.", "DZA support PSE"),
    case("وصلت وفود من الأردن إلى مصر أمس."),
    case("أُدينت الهجمات في مؤتمر صحفي دون ذكر أي جهة."),
    case("تؤدي مصر والأردن دورا في نقل البضائع.", fails=True),
    case("دعمت الأمطار الغزيرة محصول القمح في فرنسا.", fails=True),
    case("استدعت شركة ألمانية سياراتها من أسواق تركيا."),
    case("تستقبل روسيا سياحا من الصين كل صيف."),
]


@pytest.mark.parametrize("example", CASES)
def test_verbs(nlp: Language, example: Case) -> None:
    assert example.found(nlp) == example.stances
