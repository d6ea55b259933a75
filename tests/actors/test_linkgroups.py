import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline import paths
from pipeline.actors.linkgroups import FIGHTERS, GENERAL, REBELS, stems_of
from pipeline.actors.reading import read_actor_tables
from tests.actors.test_linking import expected, linked


@pytest.mark.parametrize(
    "example",
    [
        pytest.param(
            "الموقف [الغربية](GROUP west) و رد [غربي](GROUP west)", id="adjectives of a group"
        ),
        pytest.param("دول [شرقية](GROUP local-1)", id="an adjective of no known group"),
        pytest.param(
            "[العمال الغاضبون](GROUP local-1) . رأى [العمال الغاضبين](GROUP local-1)",
            id="cases of one name",
        ),
        pytest.param(
            "[العمال الغاضبون](GROUP local-1) . رأى [الطلاب الغاضبين](GROUP local-2)",
            id="another name with one word in common",
        ),
        pytest.param(
            "[المعارضة السورية](GROUP local-1) ترفض . قالت [المعارضة](GROUP local-1) و "
            "[قوى المعارضة](GROUP local-1)",
            id="a general group means the one that the article names",
        ),
        pytest.param(
            "[المعارضة السورية](GROUP local-1) و [المعارضة التركية](GROUP local-2) . قالت "
            "[المعارضة](GROUP opposition)",
            id="but not where it names two",
        ),
        pytest.param(
            "[المستوطنون](GROUP local-1) و [المستوطنون اليهود](GROUP local-1)",
            id="one word and the same with more",
        ),
        pytest.param(
            "[الشعبين](GROUP local-1) . رأى [الشعب السويدي](GROUP local-2)",
            id="a people is not any people",
        ),
        pytest.param(
            "[القوى الست](GROUP p5plus1) تفاوض . ردت [القوى الكبرى](GROUP p5plus1)",
            id="the powers of a negotiation",
        ),
        pytest.param("ردت [القوى الكبرى](GROUP major-powers)", id="the powers in general"),
        pytest.param(
            "[الحوثيون](ORGANISATION houthis) رفضوا . هاجم [المتمردون](GROUP houthis)",
            id="the rebels of Yemen",
        ),
        pytest.param(
            "[حماس](ORGANISATION hamas) رفضت . هاجم [المتمردون](GROUP rebels)", id="other rebels"
        ),
        pytest.param("[الحوثيين](GROUP houthis)", id="a body taken for a group"),
        pytest.param("[المسلحين الحوثيين](GROUP houthis)", id="fighters of a movement"),
        pytest.param("[عمال الحوثيين](GROUP local-1)", id="no fighters"),
    ],
)
def test_groups(example: str) -> None:
    assert linked(example) == expected(example)


def test_ids_are_those_of_the_tables_that_ship() -> None:
    tables = read_actor_tables([paths.SEEDS / "actors"])
    assert (GENERAL.keys() | FIGHTERS) - tables.groups.keys() == set()
    assert REBELS in tables.organisations


@given(st.lists(st.text(alphabet="ابتسمونهي«", max_size=8), min_size=1, max_size=4))
def test_a_name_has_stems(keys: list[str]) -> None:
    stems = stems_of(keys)
    assert 1 <= len(stems) <= len(keys)
    assert all(any(stem in key for key in keys) for stem in stems)
