import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.stance.inflect import (
    PRONOUNS,
    adjective_forms,
    noun_forms,
    verb_forms,
    with_pronouns,
)
from pipeline.text.fold import fold

STEMS = st.text("بتثجحخدرسشصضطعغفقكلمن", min_size=2, max_size=6)


@pytest.mark.parametrize(
    ("perfect", "imperfect", "form", "agreement"),
    [
        ("رفض", "يرفض", "رفضت", "f"),
        ("رفض", "يرفض", "ترفض", "f"),
        ("رفض", "يرفض", "نرفض", "1"),
        ("رفض", "يرفض", "رفضنا", "1"),
        ("رفض", "يرفض", "يرفضون", "p"),
        ("رفض", "يرفض", "يرفضا", "p"),
        ("دعا", "يدعو", "دعت", "f"),
        ("دعا", "يدعو", "دعوا", "p"),
        ("دعا", "يدعو", "يدعون", "p"),
        ("أيد", "يؤيد", "تويد", "f"),
        ("نفى", "ينفي", "نفت", "f"),
        ("نفى", "ينفي", "ينفون", "p"),
        ("قال", "يقول", "قلنا", "1"),
        ("قال", "يقول", "يقل", "m"),
    ],
)
def test_verb_forms(perfect: str, imperfect: str, form: str, agreement: str) -> None:
    assert verb_forms(perfect, imperfect)[form] == agreement


@pytest.mark.parametrize(
    ("perfect", "imperfect", "form"),
    [("رفض", "يرفض", "رافض"), ("دعا", "يدعو", "دعات"), ("رفض", "", "يرفض"), ("", "يرفض", "رفض")],
)
def test_forms_that_a_verb_does_not_have(perfect: str, imperfect: str, form: str) -> None:
    assert form not in verb_forms(perfect, imperfect)


def test_attached_pronouns() -> None:
    assert dict(with_pronouns("دعوة"))["دعوته"] == "ه"
    assert dict(with_pronouns("رفضوا"))["رفضوها"] == "ها"
    assert dict(with_pronouns("نفي"))["نفاها"] == "ها"


def test_noun_forms() -> None:
    forms = dict(noun_forms("دعم"))
    assert {form: forms[form] for form in ("دعم", "الدعم", "دعما", "دعمها")} == {
        "دعم": "",
        "الدعم": "",
        "دعما": "",
        "دعمها": "ها",
    }
    assert dict(noun_forms("ثناء"))["ثنايه"] == "ه"
    assert "مساندةا" not in dict(noun_forms("مساندة"))


def test_an_imperfect_without_stem_gives_no_forms() -> None:
    assert verb_forms("", "ي") == {}
    assert verb_forms("رد", "ي") == verb_forms("رد", "")
    assert verb_forms("", "يق")["يق"] == "m"


def test_adjective_forms() -> None:
    assert {"مويد", "المويدة", "مويدين", "مويدا"} <= set(adjective_forms("مؤيد"))
    assert "مويدات" not in set(adjective_forms("مؤيد"))


@given(STEMS)
def test_every_form_is_in_folded_spelling(stem: str) -> None:
    forms = [
        *verb_forms(stem, f"ي{stem}"),
        *(form for form, _ in noun_forms(stem)),
        *adjective_forms(stem),
    ]
    assert [fold(form) for form in forms] == forms


@given(STEMS)
def test_a_form_with_a_pronoun_ends_in_it(stem: str) -> None:
    found = list(with_pronouns(stem))
    assert [pronoun for _, pronoun in found] == list(PRONOUNS)
    assert all(form == stem + pronoun for form, pronoun in found)
