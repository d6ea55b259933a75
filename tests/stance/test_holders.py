"""The rule of each kind of cue names its holder; a near miss stands beside each."""

import pytest
from spacy.language import Language

from tests.stance.scenes import scene_of

EXAMPLES = [
    # verb, cue, holders, rule
    ("تؤيد [مصر](COUNTRY EGY) الخطة.", "تؤيد", ("EGY",), "subject after"),
    ("[مصر](COUNTRY EGY) تؤيد الخطة.", "تؤيد", ("EGY",), "subject before"),
    ("انتقد [سامي](OFFICIAL s) [مصر](COUNTRY EGY).", "انتقد", ("s",), "subject after"),
    (
        "انتقدت [الهند](COUNTRY IND) تصريحات [سامي](OFFICIAL s).",
        "انتقدت",
        ("IND",),
        "subject after",
    ),
    (
        "[مصر](COUNTRY EGY) و[ليبيا](COUNTRY LBY) تدعمان الخطة.",
        "تدعمان",
        ("EGY", "LBY"),
        "subject before",
    ),
    (
        "أدانت [مصر](COUNTRY EGY) و[ليبيا](COUNTRY LBY) الهجوم.",
        "أدانت",
        ("EGY", "LBY"),
        "subject after",
    ),
    ("زار [سامي](OFFICIAL s) [مصر](COUNTRY EGY) التي تدعم الخطة.", "تدعم", ("EGY",), "relative"),
    ("قال [سامي](OFFICIAL s): نرفض الخطة.", "نرفض", ("s",), "first person"),
    ("قالت [مصر](COUNTRY EGY) إنها ترفض الخطة.", "ترفض", ("EGY",), "pronoun before"),
    # noun
    ("إدانة [مصر](COUNTRY EGY) للهجوم.", "إدانة", ("EGY",), "genitive"),
    ("أكدت [مصر](COUNTRY EGY) رفضها للخطة.", "رفضها", ("EGY",), "possessive"),
    ("تضامن [الجزائر](COUNTRY DZA) مع المدينة.", "تضامن", ("DZA",), "genitive"),
    # participle
    ("رحب [سامي](OFFICIAL s) ب[مصر](COUNTRY EGY) المؤيدة للخطة.", "المؤيدة", ("EGY",), "attribute"),
    (
        "ظهرت الجماعة المدعومة من [إيران](COUNTRY IRN) في [اليمن](COUNTRY YEM).",
        "المدعومة",
        ("IRN",),
        "genitive",
    ),
    # phrase
    ("لا تعارض [مصر](COUNTRY EGY) الخطة.", "لا تعارض", ("EGY",), "subject after"),
    (
        "سحبت [مصر](COUNTRY EGY) السفير [الليبي](COUNTRY LBY) احتجاجا على الخطة.",
        "احتجاجا على",
        ("EGY",),
        "sentence subject",
    ),
    # evaluation, demand: who utters it
    (
        "قال [سامي](OFFICIAL s) إن قرار [مصر](COUNTRY EGY) غير قانوني.",
        "غير قانوني",
        ("s",),
        "speaker",
    ),
    (
        "أكد [سامي](OFFICIAL s) أن على [مصر](COUNTRY EGY) وقف القتال.",
        "على",
        ("s",),
        "speaker",
    ),
]


@pytest.mark.parametrize(("example", "cue", "holders", "rule"), EXAMPLES)
def test_holder(
    rules: Language, example: str, cue: str, holders: tuple[str, ...], rule: str
) -> None:
    holder = scene_of(rules, example, cue).holder
    assert holder is not None
    assert (holder.actors, holder.rule) == (holders, rule)


@pytest.mark.parametrize(
    ("example", "cue"),
    [("رفض المعلمون الخطة.", "رفض"), ("تسود المدينة إدانة للهجوم.", "إدانة")],
)
def test_nobody_known_holds_it(rules: Language, example: str, cue: str) -> None:
    assert scene_of(rules, example, cue).holder is None
