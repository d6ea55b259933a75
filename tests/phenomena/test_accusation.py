"""Accusations of support, and their denial."""

import pytest
from spacy.language import Language

from tests.phenomena.cases import SAID, Case, case

CASES = [
    case(
        "اتهمت الولايات المتحدة إيران بدعم الحوثيين.",
        "USA oppose IRN asserted -",
        "IRN support ansar-allah alleged USA",
        fields=SAID,
        fails=True,
    ),
    case("اتهمت أوكرانيا روسيا بقصف المدن.", "UKR oppose RUS asserted -", fields=SAID),
    case("نفت قطر دعمها لحماس.", "QAT support hamas denied QAT", fields=SAID, fails=True),
    case(
        "اتهمت تركيا اليونان بانتهاك القانون الدولي.",
        "TUR oppose GRC asserted -",
        fields=SAID,
    ),
    case("اتهم السودان إثيوبيا بالتدخل في شؤونه.", "SDN oppose ETH asserted -", fields=SAID),
    case(
        "نفت إيران أنها تساند روسيا في الحرب.",
        "IRN support RUS denied IRN",
        fields=SAID,
    ),
    case("نفت الولايات المتحدة إلغاء زيارة الوفد إلى إيران.", fields=SAID, fails=True),
    case("وجهت النيابة في أوكرانيا تهمة السرقة إلى موظف.", fields=SAID, fails=True),
    case("نفت قطر وجود تأخير في رحلات الطيران.", fields=SAID),
    case("برأت المحكمة في تركيا رجلا من تهمة الاحتيال.", fields=SAID),
    case("المتهم الأول في القضية مواطن من السودان.", fields=SAID),
    case("نفى لاعب روسي شائعة اعتزاله.", fields=SAID),
]


@pytest.mark.parametrize("example", CASES)
def test_accusation(nlp: Language, example: Case) -> None:
    assert example.found(nlp) == example.stances
