"""What is not a stance: meetings, cooperation, wishes, condolence, events, sport."""

import pytest
from spacy.language import Language

from tests.phenomena.cases import Case, case

CASES = [
    case("أعربت مصر عن تضامنها مع لبنان في وجه العدوان.", "EGY support LBN"),
    case("نددت فرنسا بالهجوم الروسي.", "FRA oppose RUS"),
    case("رحبت قطر بالمبادرة المصرية.", "QAT support EGY"),
    case("حذرت إيران إسرائيل من أي هجوم.", "IRN oppose ISR"),
    case("أشادت تونس بموقف الجزائر.", "TUN support DZA"),
    case("احتجت تركيا على القرار الألماني.", "TUR oppose DEU"),
    case("بحثت مصر ولبنان تعزيز التعاون في مجال الطاقة.", fails=True),
    case("قدمت فرنسا تعازيها إلى روسيا في ضحايا الزلزال."),
    case("وقعت قطر ومصر اتفاقا للنقل البحري."),
    case("فازت إيران على اليابان في كأس آسيا."),
    case("تأمل تونس في زيادة صادراتها إلى الجزائر.", fails=True),
    case("انخفضت صادرات تركيا إلى ألمانيا في مايو."),
]


@pytest.mark.parametrize("example", CASES)
def test_nostance(nlp: Language, example: Case) -> None:
    assert example.found(nlp) == example.stances
