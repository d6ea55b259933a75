"""Votes, vetoes, sanctions, recognition, aid, cut relations, accusations, threats, demands."""

import pytest
from spacy.language import Language

from tests.phenomena.cases import Case, case

CASES = [
    case("فرضت الولايات المتحدة عقوبات جديدة على إيران.", "USA oppose IRN"),
    case("استدعت مصر السفير الإسرائيلي احتجاجا على القصف.", "EGY oppose ISR"),
    case("اعترفت إسبانيا رسميا بدولة فلسطين.", "ESP support PSE", fails=True),
    case("قطعت السعودية علاقاتها الدبلوماسية مع إيران.", "SAU oppose IRN"),
    case("هددت تركيا اليونان برد قاس.", "TUR oppose GRC"),
    case("قدمت الولايات المتحدة مساعدات عسكرية لأوكرانيا.", "USA support UKR"),
    case("فرضت الولايات المتحدة رسوما على دخول المتاحف.", fails=True),
    case("استدعت مصر لاعبيها المحترفين قبل مباراة تونس.", fails=True),
    case("اعترف المتهم الإسباني بسرقة لوحة من فرنسا."),
    case("انقطعت الكهرباء عن مدن في السعودية."),
    case("تهدد العواصف سواحل تركيا واليونان."),
    case("صوت الناخبون في البرازيل أمس."),
]


@pytest.mark.parametrize("example", CASES)
def test_acts(nlp: Language, example: Case) -> None:
    assert example.found(nlp) == example.stances
