import pytest

from tests.actors.test_linking import expected, linked


@pytest.mark.parametrize(
    "example",
    [
        pytest.param(
            "[مصر](COUNTRY EGY) و [مصر](COUNTRY EGY) . قالت [وزارة الدفاع](ORGANISATION "
            "RUS-defence-ministry) على لسان [سيرغي لافروف](OFFICIAL Q58217)",
            id="by an official of the sentence",
        ),
        pytest.param(
            "[مصر](COUNTRY EGY) و [مصر](COUNTRY EGY) . قالت [وزارة الدفاع](ORGANISATION "
            "EGY-defence-ministry) على لسان [كريم دوبوا](OFFICIAL local-1)",
            id="an official whom nobody knows",
        ),
        pytest.param(
            "[مصر](COUNTRY EGY) و [مصر](COUNTRY EGY) . في [فرنسا](COUNTRY FRA) قالت "
            "[وزارة الدفاع](ORGANISATION FRA-defence-ministry) .",
            id="by a country of the sentence",
        ),
        pytest.param(
            "[مصر](COUNTRY EGY) و [مصر](COUNTRY EGY) . في [فرنسا](COUNTRY FRA) . قالت "
            "[وزارة الدفاع](ORGANISATION EGY-defence-ministry) .",
            id="a country of another sentence",
        ),
        pytest.param(
            "[مصر](COUNTRY EGY) . قال [لافروف](OFFICIAL Q58217) . ردت [وزارة الدفاع](ORGANISATION "
            "RUS-defence-ministry)",
            id="by an official not far",
        ),
        pytest.param(
            "[مصر](COUNTRY EGY) . [نظام بوتين](ORGANISATION RUS-regime) و "
            "[حكومة الرئيس فلاديمير بوتين](ORGANISATION RUS-government)",
            id="named after who is in power",
        ),
        pytest.param(
            "[مصر](COUNTRY EGY) . [حركة بوتين](ORGANISATION local-1)", id="no body of a state"
        ),
        pytest.param(
            "[مصر](COUNTRY EGY) و [مصر](COUNTRY EGY) . في [فرنسا](COUNTRY FRA) قالت "
            "[الحكومة الانتقالية](ORGANISATION EGY-government)",
            id="a passing government is the article's own",
        ),
        pytest.param(
            "في [فرنسا](COUNTRY FRA) و [مصر](COUNTRY EGY) قالت "
            "[الحكومة الانتقالية](ORGANISATION local-1)",
            id="but which is the article's own",
        ),
        pytest.param(
            "[حكومة كوريا الجنوبية](ORGANISATION KOR-government)", id="a country of several words"
        ),
        pytest.param(
            "[حكومة كوريا الكبرى](ORGANISATION local-1)", id="several words that name none"
        ),
    ],
)
def test_homes(example: str) -> None:
    assert linked(example) == expected(example)
