"""Reciprocal and coordinated stances."""

import pytest
from spacy.language import Language

from tests.phenomena.cases import Case, case

CASES = [
    case(
        "التقى وزيرا خارجية الصين وروسيا أمس. وأكد الجانبان دعمهما المتبادل.",
        "CHN support RUS",
        "RUS support CHN",
    ),
    case("أدانت كل من بريطانيا وفرنسا إيران.", "GBR oppose IRN", "FRA oppose IRN"),
    case("تدعم مصر فلسطين ولبنان.", "EGY support PSE", "EGY support LBN"),
    case(
        "أيدت السعودية والإمارات والبحرين مصر.",
        "SAU support EGY",
        "ARE support EGY",
        "BHR support EGY",
    ),
    case("تدعم الصين وباكستان بعضهما البعض.", "CHN support PAK", "PAK support CHN"),
    case("انتقدت روسيا الولايات المتحدة وبريطانيا.", "RUS oppose USA", "RUS oppose GBR"),
    case("التقى وزيرا خارجية الصين وروسيا أمس في بكين."),
    case("تلعب كل من بريطانيا وفرنسا في المجموعة الأولى."),
    case("تصدر مصر الفاكهة إلى فلسطين ولبنان.", fails=True),
    case("تربط السعودية والإمارات والبحرين شبكة كهرباء واحدة."),
    case("تتبادل الصين وباكستان الطلاب كل عام."),
    case("زار الرئيس روسيا والولايات المتحدة وبريطانيا."),
]


@pytest.mark.parametrize("example", CASES)
def test_reciprocal(nlp: Language, example: Case) -> None:
    assert example.found(nlp) == example.stances
