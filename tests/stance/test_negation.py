"""Negated support opposes, negated opposition is neutral; a negator elsewhere changes nothing."""

import pytest
from spacy.language import Language

from pipeline.records import Polarity
from tests.stance.scenes import scene_of


@pytest.mark.parametrize(
    ("example", "cue", "polarity"),
    [
        ("تدعم [مصر](COUNTRY EGY) الخطة.", "تدعم", "support"),
        ("لم تدعم [مصر](COUNTRY EGY) الخطة.", "تدعم", "oppose"),
        ("لن تدعم [مصر](COUNTRY EGY) الخطة.", "تدعم", "oppose"),
        ("لم تنته الحرب، وتدعم [مصر](COUNTRY EGY) الخطة.", "تدعم", "support"),
        ("أدانت [مصر](COUNTRY EGY) الخطة.", "أدانت", "oppose"),
        ("لم تنتقد [مصر](COUNTRY EGY) الخطة.", "تنتقد", "neutral"),
        ("لا تعارض [مصر](COUNTRY EGY) الخطة.", "لا تعارض", "neutral"),
        ("تعارض [مصر](COUNTRY EGY) الخطة.", "تعارض", "oppose"),
        ("أكدت [مصر](COUNTRY EGY) عدم تأييد الخطة.", "تأييد", "oppose"),
        ("أكدت [مصر](COUNTRY EGY) تأييد الخطة.", "تأييد", "support"),
    ],
)
def test_polarity(rules: Language, example: str, cue: str, polarity: Polarity) -> None:
    assert scene_of(rules, example, cue).polarity == polarity


def test_negated_call_is_no_cue(rules: Language) -> None:
    with pytest.raises(ValueError, match="not enough values"):
        scene_of(rules, "لم يدع [سامي](OFFICIAL s) إلى الانتخابات.", "يدع")
