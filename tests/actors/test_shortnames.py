import pytest

from tests.actors.test_linking import expected, linked


@pytest.mark.parametrize(
    "example",
    [
        pytest.param(
            "[هيئة البحار](ORGANISATION local-1) ( [هوب](ORGANISATION local-1) )",
            id="unknown short name in brackets",
        ),
        pytest.param(
            '[وكالة الأخبار](ORGANISATION local-1) " [هوب](ORGANISATION local-1) "',
            id="unknown short name in quotation marks after a noun that calls for a name",
        ),
        pytest.param(
            '[وكالة الأخبار](ORGANISATION local-1) " [هوب](ORGANISATION local-1) . "',
            id="a full stop before the closing mark",
        ),
        pytest.param(
            "قالت [منظمة الأطلسي](ORGANISATION nato) . [منظمة الأطلسي](ORGANISATION nato) "
            "( [الناتو](ORGANISATION nato) )",
            id="known short name: all mentions of the long one",
        ),
        pytest.param(
            "[منظمة الأطلسي](ORGANISATION nato) ( [الناتو](ORGANISATION nato) ) "
            "و [هيئة البحار](ORGANISATION local-1)",
            id="no number is lost",
        ),
        pytest.param(
            "[منظمة الأطلسي](ORGANISATION nato) [NATO](ORGANISATION nato)",
            id="Latin acronym without marks",
        ),
        pytest.param(
            "[منظمة الأطلسي](ORGANISATION local-1) ، [الناتو](ORGANISATION nato)",
            id="a list is no short name",
        ),
        pytest.param(
            'انتقد [حزب العمال](ORGANISATION local-1) " [الناتو](ORGANISATION nato) "',
            id="one body criticises a quoted one",
        ),
        pytest.param(
            '[وكالة الأخبار](ORGANISATION local-1) : " [الناتو](ORGANISATION nato) يرفض "',
            id="a quotation that begins with a body",
        ),
        pytest.param(
            "[منظمة البناء المصرية](ORGANISATION local-1) ( [حماس](ORGANISATION hamas) )",
            id="a body of another state",
        ),
        pytest.param(
            "[الأمم المتحدة](ORGANISATION un) ( [هوب](ORGANISATION local-1) )",
            id="a known body has known short names",
        ),
        pytest.param("الموقف [الأممي](ORGANISATION un)", id="adjective of a body"),
        pytest.param(
            "[الاتحاد الأممي](ORGANISATION local-1) و [الأوروبي](ORGANISATION local-2)",
            id="part of a name, and a body that no table has",
        ),
    ],
)
def test_bodies_under_short_names(example: str) -> None:
    assert linked(example) == expected(example)


@pytest.mark.parametrize(
    "example",
    [
        pytest.param("جميع [المصرين](COUNTRY EGY) هنا", id="plural without a letter"),
        pytest.param("[البحرين](COUNTRY local-1)", id="a name that only ends like one"),
    ],
)
def test_people_misspelt(example: str) -> None:
    assert linked(example) == expected(example)


@pytest.mark.parametrize(
    "example",
    [
        pytest.param(
            "[وكالة الطاقة الذرية](ORGANISATION atom) . [وكالة الطاقة](ORGANISATION atom)",
            id="beginning of the name of a body of the article",
        ),
        pytest.param("[وكالة الطاقة](ORGANISATION energy)", id="no such body in the article"),
        pytest.param(
            "[حزب العدل الكبير](ORGANISATION justice-eg) في [مصر](COUNTRY EGY) . "
            "[حزب العدل](ORGANISATION justice-eg)",
            id="body of the article's country",
        ),
        pytest.param(
            "[حزب العدل الكبير](ORGANISATION justice-eg) في [لبنان](COUNTRY LBN) . "
            "[حزب العدل](ORGANISATION justice-lb)",
            id="body of another country",
        ),
    ],
)
def test_names_cut_short(example: str) -> None:
    assert linked(example) == expected(example)
