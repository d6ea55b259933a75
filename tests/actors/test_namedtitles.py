import pytest

from tests.actors.test_linking import expected, linked


@pytest.mark.parametrize(
    "example",
    [
        pytest.param(
            "تحدث [كريم دوبوا](OFFICIAL local-1) و هو [زعيم](ROLE local-1) [حماس](ORGANISATION hamas)",
            id="said of the person just named",
        ),
        pytest.param(
            "تحدث [كريم دوبوا](OFFICIAL local-1) أمس و هو يزور [زعيم](ROLE local-2) "
            "[حماس](ORGANISATION hamas)",
            id="he does something to another",
        ),
        pytest.param(
            "[كريم دوبوا](OFFICIAL local-1) ( [مدير](ROLE local-1) [حماس](ORGANISATION hamas) )",
            id="title in brackets",
        ),
        pytest.param(
            "[زعيم](ROLE local-1) حركة [حماس](ORGANISATION hamas) ، [كريم دوبوا](OFFICIAL local-1)",
            id="a type noun before the body",
        ),
        pytest.param(
            "[زعيم](ROLE) لقاء [حماس](ORGANISATION hamas) ، [كريم دوبوا](OFFICIAL local-1)",
            id="another noun before the body",
        ),
        pytest.param(
            "[كريم دوبوا](OFFICIAL local-1) [رئيس الوزراء](ROLE local-1) "
            "و [زعيم](ROLE local-1) [حماس](ORGANISATION hamas)",
            id="two offices of one person",
        ),
        pytest.param(
            "[رئيس الوزراء](ROLE local-1) [كريم دوبوا](OFFICIAL local-1) "
            "و [زعيم](ROLE local-2) [حماس](ORGANISATION hamas)",
            id="a person with a title, and another",
        ),
        pytest.param(
            "[لافروف](OFFICIAL Q58217) [وزير الخارجية](ROLE Q58217) [الروسي](COUNTRY RUS)",
            id="own office after the name",
        ),
        pytest.param(
            "أبلغ [لافروف](OFFICIAL Q58217) [الرئيس](ROLE local-1) [المصري](COUNTRY EGY)",
            id="office of another state after the name: whom he tells",
        ),
        pytest.param(
            "[نائب](ROLE) [كريم دوبوا](OFFICIAL local-1)",
            id="whose deputy it is",
        ),
        pytest.param(
            "[نائب الرئيس](ROLE local-1) [كريم دوبوا](OFFICIAL local-1)",
            id="the deputy himself",
        ),
        pytest.param(
            "مبعوث [الرئيس](ROLE local-2) [الفرنسي](COUNTRY FRA) ، [كريم دوبوا](OFFICIAL local-1)",
            id="the envoy's name, not the president's",
        ),
        pytest.param(
            "قال [الرئيس](ROLE local-1) [الفرنسي](COUNTRY FRA) ، [كريم دوبوا](OFFICIAL local-1)",
            id="the president's own name",
        ),
        pytest.param(
            "[كريم دوبوا](OFFICIAL local-1) ، [مستشار](ROLE local-1) [الرئيس](ROLE local-2) "
            "[المصري](COUNTRY EGY) [سمير جورج](OFFICIAL local-2)",
            id="a servant and whom he serves",
        ),
        pytest.param(
            "[الأمين العام](ROLE local-2) ل+[لأمم المتحدة](ORGANISATION un) . "
            "[كريم دوبوا](OFFICIAL local-1) قال",
            id="the next sentence",
        ),
        pytest.param(
            "[السفير](ROLE local-1) د . [كريم دوبوا](OFFICIAL local-1)", id="a shortened honour"
        ),
    ],
)
def test_names_beside_titles(example: str) -> None:
    assert linked(example) == expected(example)


@pytest.mark.parametrize(
    "example",
    [
        pytest.param(
            "[وزير الدفاع](ROLE local-1) [الفرنسي](COUNTRY FRA) . قال [وزير الدفاع](ROLE local-1)",
            id="the same title without its country",
        ),
        pytest.param(
            "[وزير الدفاع](ROLE local-1) [الفرنسي](COUNTRY FRA) . قال [الوزير](ROLE local-1)",
            id="its head alone",
        ),
        pytest.param(
            "[وزير الدفاع](ROLE local-1) [الفرنسي](COUNTRY FRA) . قال [وزير النفط](ROLE)",
            id="another title",
        ),
        pytest.param(
            "[وزير الدفاع](ROLE local-1) [الفرنسي](COUNTRY FRA) . قال [وزير](ROLE)",
            id="nobody in particular",
        ),
    ],
)
def test_title_again_without_a_name(example: str) -> None:
    assert linked(example) == expected(example)
