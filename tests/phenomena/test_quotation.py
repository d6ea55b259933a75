"""Quotation: the speaker is not always the holder."""

import pytest
from spacy.language import Language

from tests.phenomena.cases import SAID, Case, case

CASES = [
    case(
        "قال وزير الخارجية الروسي سيرغي لافروف إن الصين تدعم باكستان.",
        "CHN support PAK asserted RUS-lavrov",
        fields=SAID,
        fails=True,
    ),
    case("تدعم مصر فلسطين.", "EGY support PSE asserted -", fields=SAID, fails=True),
    case("أدانت تركيا إسرائيل.", "TUR oppose ISR asserted -", fields=SAID),
    case("أكدت مصر أنها تؤيد الأردن.", "EGY support JOR asserted EGY", fields=SAID, fails=True),
    case(
        "وفق مصادر لم تكشف عن هويتها، تعارض فرنسا تركيا في ليبيا.",
        "FRA oppose TUR asserted -",
        fields=SAID,
    ),
    case(
        'وقالت إيران: "نرفض السياسة الأمريكية في المنطقة".',
        "IRN oppose USA asserted IRN",
        fields=SAID,
    ),
    case("قال وزير الخارجية الروسي سيرغي لافروف إنه وصل إلى الصين.", fields=SAID),
    case("نقلت وكالة الأنباء أن الرئيس المصري في الأردن.", fields=SAID),
    case("قالت تركيا إن وفدا إسرائيليا وصل أمس.", fields=SAID),
    case('كتب على اللافتة: "مرحبا بكم في فرنسا".', fields=SAID),
    case("وفق مصادر لم تكشف عن هويتها، يصل الوفد إلى ليبيا غدا.", fields=SAID),
    case('وقالت إيران: "سنعقد المؤتمر في موعده".', fields=SAID),
]


@pytest.mark.parametrize("example", CASES)
def test_quotation(nlp: Language, example: Case) -> None:
    assert example.found(nlp) == example.stances
