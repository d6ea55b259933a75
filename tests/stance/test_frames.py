"""What calls, accusations and denials hold is their addressee's, accused's, denier's stance."""

import pytest
from spacy.language import Language

from pipeline import paths
from pipeline.seedfiles import Faults
from pipeline.stance.attribution import find_statements
from pipeline.stance.cues import read_cues
from pipeline.stance.rules import find_stances
from pipeline.stance.scoring import read_weights
from pipeline.stance.speech import read_speech_verbs
from tests.stance.small import marked_view

Short = tuple[str, str, str, str]


def stances(nlp: Language, example: str) -> set[Short]:
    """Holder, polarity, status and cue of each stance."""
    view = marked_view(nlp, example)
    lexicon = read_cues(paths.SEEDS / "cues.csv", Faults())
    verbs = read_speech_verbs(paths.SEEDS / "speech_verbs.csv", Faults())
    weights = read_weights(paths.SEEDS / "evidence.csv", Faults())
    return {
        (s["holder"], s["polarity"], s["status"], s["cue"]["text"])
        for s in find_stances(view, lexicon, find_statements(view, verbs), weights)
    }


EXAMPLES: list[tuple[str, set[Short]]] = [
    (
        "دعا [كمال](OFFICIAL k) [مصر](COUNTRY EGY) إلى دعم [ليبيا](COUNTRY LBY).",
        {("k", "support", "asserted", "دعا"), ("EGY", "support", "called-for", "دعم")},
    ),
    (
        "دعا [كمال](OFFICIAL k) إلى دعم [ليبيا](COUNTRY LBY).",
        {("k", "support", "asserted", "دعا"), ("k", "support", "asserted", "دعم")},
    ),
    (
        "طالبت [مصر](COUNTRY EGY) [إيران](COUNTRY IRN) بفتح الحدود.",
        {("EGY", "support", "asserted", "طالبت"), ("IRN", "support", "called-for", "فتح")},
    ),
    (
        "اتهمت [مصر](COUNTRY EGY) [إيران](COUNTRY IRN) بدعم [حماس](ORGANISATION hamas).",
        {("EGY", "oppose", "asserted", "اتهمت"), ("IRN", "support", "alleged", "دعم")},
    ),
    (
        "اتهمت [مصر](COUNTRY EGY) [إيران](COUNTRY IRN) بالكذب، ورفضت [تونس](COUNTRY TUN) الخطة.",
        {("EGY", "oppose", "asserted", "اتهمت"), ("TUN", "oppose", "asserted", "رفضت")},
    ),
    (
        "نفت [إيران](COUNTRY IRN) دعمها [حماس](ORGANISATION hamas).",
        {("IRN", "support", "denied", "دعمها")},
    ),
    (
        "أكدت [إيران](COUNTRY IRN) دعمها [حماس](ORGANISATION hamas).",
        {("IRN", "support", "asserted", "دعمها")},
    ),
    ("زار [كمال](OFFICIAL k) [مصر](COUNTRY EGY) يوم السبت.", set()),
]


@pytest.mark.parametrize(("example", "expected"), EXAMPLES)
def test_whose_stance_the_content_is(rules: Language, example: str, expected: set[Short]) -> None:
    assert stances(rules, example) == expected
