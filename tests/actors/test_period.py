import pytest

from pipeline.actors.period import period_of
from tests.actors.small import BASE, marked_article


@pytest.mark.parametrize(
    ("example", "published", "expected"),
    [
        pytest.param("", "2016-05-04", ("2016-05-04", "2016-05-04"), id="the date"),
        pytest.param("[بان كي مون](OFFICIAL)", "", ("2007", "2016"), id="one official"),
        pytest.param(
            "[بان كي مون](OFFICIAL) و [سالم نادر](OFFICIAL)", "", ("2011", "2013"), id="two"
        ),
        pytest.param("[بوتين](OFFICIAL)", "", None, id="short names tell nothing"),
        pytest.param("[بان كي مون](PERSON) [الصين](COUNTRY)", "", ("2007", "2016"), id="others"),
        pytest.param("", "", None, id="nothing"),
    ],
)
def test_period(example: str, published: str, expected: tuple[str, str] | None) -> None:
    words, mentions, _ = marked_article(example)
    assert period_of(published, words, mentions, BASE) == expected
