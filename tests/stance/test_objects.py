"""Targets and issues by rule; a near miss stands beside each."""

import pytest
from spacy.language import Language

from tests.stance.scenes import clauses_of, scene_of

EXAMPLES: list[tuple[str, str, tuple[str, ...], str | None]] = [
    ("تدعم [مصر](COUNTRY EGY) [ليبيا](COUNTRY LBY).", "تدعم", ("LBY",), None),
    ("تدعم [مصر](COUNTRY EGY) [ليبيا](COUNTRY LBY) في المفاوضات.", "تدعم", ("LBY",), "المفاوضات"),
    (
        "تدعم [مصر](COUNTRY EGY) [ليبيا](COUNTRY LBY) و[تونس](COUNTRY TUN).",
        "تدعم",
        ("LBY", "TUN"),
        None,
    ),
    ("تدعم [مصر](COUNTRY EGY) موقف [ليبيا](COUNTRY LBY).", "تدعم", ("LBY",), "موقف ليبيا"),
    ("تدعم [مصر](COUNTRY EGY) وقف القتال.", "تدعم", (), "وقف القتال"),
    ("أدانت [مصر](COUNTRY EGY) الهجوم على [ليبيا](COUNTRY LBY).", "أدانت", (), "الهجوم على ليبيا"),
    (
        "أدانت [مصر](COUNTRY EGY) القصف [التركي](COUNTRY TUR) في [ليبيا](COUNTRY LBY).",
        "أدانت",
        ("TUR",),
        "القصف التركي في ليبيا",
    ),
    ("أدانت [مصر](COUNTRY EGY)، في بيان لها، الهجوم.", "أدانت", (), "الهجوم"),
    ("رحبت [مصر](COUNTRY EGY) أمس بقرار [فرنسا](COUNTRY FRA).", "رحبت", ("FRA",), "قرار فرنسا"),
    ("حذر [سامي](OFFICIAL s) [مصر](COUNTRY EGY) من التصعيد.", "حذر", ("EGY",), "التصعيد"),
    (
        "اتهمت [مصر](COUNTRY EGY) [تركيا](COUNTRY TUR) بخرق الهدنة.",
        "اتهمت",
        ("TUR",),
        "خرق الهدنة",
    ),
    ("دعا [سامي](OFFICIAL s) [مصر](COUNTRY EGY) إلى وقف القتال.", "دعا", (), "وقف القتال"),
    ("أكد [سامي](OFFICIAL s) أن على [مصر](COUNTRY EGY) فتح المعبر.", "على", (), "فتح المعبر"),
    (
        "قال [سامي](OFFICIAL s) إن قرار [مصر](COUNTRY EGY) غير قانوني.",
        "غير قانوني",
        ("EGY",),
        "قرار مصر",
    ),
]


@pytest.mark.parametrize(("example", "cue", "targets", "issue"), EXAMPLES)
def test_targets_and_issue(
    rules: Language, example: str, cue: str, targets: tuple[str, ...], issue: str | None
) -> None:
    objects = scene_of(rules, example, cue).objects
    assert objects is not None
    view = clauses_of(rules, example).view
    assert objects.targets == targets
    assert (objects.issue and view.span_text(*objects.issue)) == issue


def test_attached_pronoun_means_the_other_actor(rules: Language) -> None:
    example = "زار [سامي](OFFICIAL s) [ليبيا](COUNTRY LBY). وقال إن [مصر](COUNTRY EGY) تدعمها."
    objects = scene_of(rules, example, "تدعمها").objects
    assert objects is not None
    assert objects.targets == ("LBY",)


def test_object_where_no_holder_is_known(rules: Language) -> None:
    scene = scene_of(rules, "ترحيب دولي بقرار [فرنسا](COUNTRY FRA).", "ترحيب")
    assert scene.holder is None
    assert scene.objects is not None
    assert scene.objects.targets == ("FRA",)
    assert scene.opened is None


def test_no_object_where_none_is_named(rules: Language) -> None:
    scene = scene_of(rules, "ترحيب دولي واسع.", "ترحيب")
    assert scene.holder is None
    assert scene.objects is not None
    assert scene.objects.targets == ()
