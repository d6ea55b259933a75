import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.actors.demonyms import adjective_forms, plain_forms


@pytest.mark.parametrize(
    ("adjective", "form", "expected"),
    [
        pytest.param("صيني", "الصينية", True, id="feminine with article"),
        pytest.param("صيني", "صينيون", True, id="sound plural"),
        pytest.param("صيني", "الصينيتين", True, id="feminine dual"),
        pytest.param("صيني", "صينيا", True, id="adverb"),
        pytest.param("صيني", "الصينيا", False, id="no adverb with article"),
        pytest.param("صيني", "الصين", False, id="not the country itself"),
        pytest.param("أمريكي", "الامريكية", True, id="hamza is folded"),
        pytest.param("كوري جنوبي", "الكورية الجنوبية", True, id="two words agree"),
        pytest.param("كوري جنوبي", "الكورية الجنوبي", False, id="two words that disagree"),
        pytest.param("جنوب أفريقي", "الجنوب افريقية", True, id="first word is no nisba"),
    ],
)
def test_adjective_forms(adjective: str, form: str, expected: bool) -> None:
    assert (form in set(adjective_forms(adjective))) is expected


def test_people_come_with_and_without_article() -> None:
    assert list(plain_forms("أتراك")) == ["اتراك", "الاتراك"]
    assert list(plain_forms("الروس")) == ["الروس"]


def test_no_adjective_no_form() -> None:
    assert list(adjective_forms(" ")) == []


@given(st.text(alphabet="صنرسكجبمد", min_size=2, max_size=6))
def test_every_form_holds_the_stem(stem: str) -> None:
    assert all(stem + "ي" in form for form in adjective_forms(stem + "ي"))
