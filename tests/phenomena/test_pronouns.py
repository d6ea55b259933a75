"""Pronouns and dropped subjects across sentences."""

import pytest
from spacy.language import Language

from tests.phenomena.cases import Case, case

CASES = [
    case("وصل وفد إيران إلى الجزائر. وقالت إيران إنها ترفض السياسة الأمريكية.", "IRN oppose USA"),
    case("عقدت تركيا مؤتمرا صحفيا. وأضافت أنها تدعم قطر.", "TUR support QAT"),
    case("تحدثت فرنسا عن الأزمة في لبنان. وأكدت تأييدها له.", "FRA support LBN", fails=True),
    case("علقت روسيا على القرار الأمريكي. واعتبرته عدوانيا.", "RUS oppose USA"),
    case("أصدرت مصر بيانا عن السودان. وأعلنت وقوفها إلى جانبه.", "EGY support SDN"),
    case("زار رئيس الصين باكستان. وقال إن بلاده تدعم باكستان.", "CHN support PAK"),
    case("وصل وفد إيران إلى الجزائر. وقالت إيران إنها ستشارك في المعرض."),
    case("عقدت تركيا مؤتمرا صحفيا. وأضافت أن الجلسة ستستمر."),
    case("تحدثت فرنسا عن الطقس في لبنان. وأكدت أنه معتدل."),
    case("علقت روسيا رحلاتها إلى مصر. واعتبرت ذلك مؤقتا."),
    case("أصدرت مصر طابعا عن السودان. وأعلنت بيعه اليوم."),
    case("زار رئيس الصين باكستان. وقال إن بلاده كبيرة."),
]


@pytest.mark.parametrize("example", CASES)
def test_pronouns(nlp: Language, example: Case) -> None:
    assert example.found(nlp) == example.stances
