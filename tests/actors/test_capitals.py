import pytest

from pipeline.actors.capitals import is_place, is_sea
from tests.actors.small import article


@pytest.mark.parametrize(
    ("text", "place", "expected"),
    [
        pytest.param("عقد الاجتماع في بكين", 3, True, id="in"),
        pytest.param("رفضت بكين القرار", 1, False, id="subject"),
        pytest.param("العلاقات بين موسكو و+بكين", 4, False, id="between"),
        pytest.param("مطار بيروت مغلق", 1, True, id="airport of"),
        pytest.param("القاهرة ( وكالات )", 0, True, id="dateline"),
        pytest.param("القاهرة 3 مايو ( وكالات )", 0, True, id="dateline with a date"),
        pytest.param("القاهرة ترفض القرار", 0, False, id="first word that acts"),
        pytest.param("قال في الصباح . بكين ترفض", 4, False, id="preposition of another sentence"),
        pytest.param("في موسكو و+بكين", 3, False, id="second of two places is not seen"),
    ],
)
def test_capital_is_a_place(text: str, place: int, expected: bool) -> None:
    assert is_place(article(text), place, place + 1) is expected


@pytest.mark.parametrize(
    ("text", "place", "expected"),
    [
        ("بحر الصين", 1, True),
        ("مع الصين", 1, False),
        ("الصين", 0, False),
        ("بحر . الصين", 2, False),
    ],
)
def test_country_in_the_name_of_a_sea(text: str, place: int, expected: bool) -> None:
    assert is_sea(article(text), place) is expected
