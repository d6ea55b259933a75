import pytest

from pipeline.actors.anaphors import find_anaphors
from pipeline.actors.linking import link
from tests.actors.small import BASE, marked_article


def anaphors(example: str) -> list[tuple[str, list[str]]]:
    words, mentions, _ = marked_article(example)
    state = link(words, mentions, BASE)
    return [
        (" ".join(words.texts[a.start : a.end]), list(a.actors))
        for a in find_anaphors(words, mentions, state.ids, state.actors)
    ]


CHINA_RUSSIA = "العلاقات بين [الصين](COUNTRY) و [روسيا](COUNTRY) . "


@pytest.mark.parametrize(
    ("example", "expected"),
    [
        pytest.param(
            CHINA_RUSSIA + "دعا الجانبان إلى السلام",
            [("الجانبان", ["CHN", "RUS"])],
            id="dual: the last two states",
        ),
        pytest.param("[الصين](COUNTRY) . دعا الجانبان", [], id="dual with one state only"),
        pytest.param(
            CHINA_RUSSIA + "نص . نص . نص . نص . دعا الجانبان", [], id="dual too far from its pair"
        ),
        pytest.param(
            "[الرئيس](ROLE) [شي جين بينغ](OFFICIAL) ، [الرئيس](ROLE) [فلاديمير بوتين](OFFICIAL) و "
            "[سيرغي لافروف](OFFICIAL) . اتفق الرئيسان",
            [("الرئيسان", ["Q15031", "Q7747"])],
            id="the two of the title, not the last two",
        ),
        pytest.param(
            "قال [لافروف](OFFICIAL) في [روسيا](COUNTRY) و [الصين](COUNTRY) إن بلاده",
            [("بلاده", ["RUS"])],
            id="home of the last official",
        ),
        pytest.param("قال [فلان](OFFICIAL) إن بلاده", [], id="home unknown"),
        pytest.param(
            "[وزارة الدفاع](ORGANISATION) [حركة فتح](ORGANISATION) . قالت الوزارة إن الحركة",
            [("الوزارة", ["local-1"]), ("الحركة", ["fatah"])],
            id="bodies by their noun",
        ),
        pytest.param(
            "[الحكومة](ORGANISATION) [الصين](COUNTRY) . قالت الحكومة [الصينية](COUNTRY)",
            [],
            id="a body with its nation is a mention of its own",
        ),
        pytest.param("قالت الوزارة", [], id="no antecedent"),
    ],
)
def test_anaphors(example: str, expected: list[tuple[str, list[str]]]) -> None:
    assert anaphors(example) == expected
