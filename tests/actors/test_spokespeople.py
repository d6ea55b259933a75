import pytest

from pipeline.actors.linking import link
from pipeline.actors.spokespeople import with_bodies
from tests.actors.small import BASE, marked_article


@pytest.mark.parametrize(
    ("example", "bodies"),
    [
        pytest.param(
            "قال [المتحدث باسم](ROLE) [حركة حماس](ORGANISATION) [ناجي فلان](OFFICIAL) .",
            {"hamas"},
            id="spokesman of a movement",
        ),
        pytest.param(
            "قال [الأمين العام](ROLE) [الأمم المتحدة](ORGANISATION) [بان كي مون](OFFICIAL) .",
            {"un"},
            id="head of an organisation",
        ),
        pytest.param("قال [لافروف](OFFICIAL) .", {"RUS"}, id="a minister speaks for his state"),
        pytest.param("قالت [روسيا](COUNTRY) .", set(), id="a state speaks for itself"),
        pytest.param("قال [فلان](PERSON) .", set(), id="a private person"),
        pytest.param("", set(), id="nobody"),
    ],
)
def test_bodies(example: str, bodies: set[str]) -> None:
    words, mentions, _ = marked_article(example)
    state = link(words, mentions, BASE)
    actors = with_bodies(words, mentions, state.ids, state.actors)
    assert list(actors) == list(state.actors)
    assert {body for actor in actors.values() if (body := actor.get("body"))} == bodies
