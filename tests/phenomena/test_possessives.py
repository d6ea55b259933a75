"""Possessives, clitics and metonyms as holder or target."""

import pytest
from spacy.language import Language

from tests.phenomena.cases import Case, case

CASES = [
    case("شكرت فلسطين الجزائر على دعمها لها.", "DZA support PSE"),
    case("أشادت باكستان بموقف الصين من كشمير.", "PAK support CHN"),
    case("أدان الكرملين واشنطن.", "RUS oppose USA"),
    case("أعرب البيت الأبيض عن تأييده لكييف.", "USA support UKR"),
    case("طهران ترفض الموقف السعودي.", "IRN oppose SAU"),
    case("قال الرئيس المصري إن بلاده تدعم السودان.", "EGY support SDN"),
    case("شكرت فلسطين الجزائر على حسن الضيافة.", fails=True),
    case("يقع نصب تذكاري قرب الكرملين في موسكو."),
    case("أضاءت واشنطن شوارعها ليلة العيد."),
    case("زار طلاب من كييف البيت الأبيض."),
    case("ترتفع الحرارة في طهران اليوم."),
    case("قال الرئيس المصري إن بلاده تنتج القطن.", fails=True),
]


@pytest.mark.parametrize("example", CASES)
def test_possessives(nlp: Language, example: Case) -> None:
    assert example.found(nlp) == example.stances
