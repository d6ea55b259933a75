import pytest

from pipeline.actors.bodies import find_bodies
from pipeline.actors.groups import find_groups
from pipeline.actors.index import word_key
from tests.actors.small import BASE, article, shown


def nations(text: str) -> dict[int, int]:
    return {
        m.start: m.end
        for m in BASE.index.matches(article(text).keys)
        if m.senses[0].kind == "adjective"
    }


@pytest.mark.parametrize(
    ("text", "bodies"),
    [
        ("وزارة الخارجية الفرنسية", ["وزارة الخارجية الفرنسية"]),
        ("وزارة الخارجية أمس", ["وزارة الخارجية"]),
        ("وزارة جديدة", []),
        ("الخارجية الفرنسية", ["الخارجية الفرنسية"]),
        ("وزير الخارجية الفرنسي", []),
        ("السياسة الخارجية الفرنسية", []),
        ("الحكومة اللبنانية", ["الحكومة اللبنانية"]),
        ("الحكومة الجديدة", []),
        ("الحكومة الانتقالية", ["الحكومة الانتقالية"]),
        ("القوات المسلحة المصرية", ["القوات المسلحة المصرية"]),
        ("الجيش اليوم", []),
        ("البرلمان اليوم", ["البرلمان"]),
        ("حزب العدالة و+التنمية", ["حزب العدالة و التنمية"]),
        ("حزب كبير", []),
        ("مجلس النواب الذي", ["مجلس النواب"]),
        ("المجلس الوطني الفرنسي", ["المجلس الوطني الفرنسي"]),
        ("المجلس الذي", []),
        ("رئاسة الحكومة اللبنانية", ["رئاسة الحكومة اللبنانية"]),
        ("رئاسة الاجتماع", []),
        ("", []),
    ],
)
def test_bodies(text: str, bodies: list[str]) -> None:
    words = article(text)
    found = list(find_bodies(words, nations(text)))
    assert shown(words, found) == [(body, "ORGANISATION") for body in bodies]


@pytest.mark.parametrize(
    ("text", "groups"),
    [
        ("الدول العربية", ["الدول العربية"]),
        ("الدول التي", []),
        ("الشعب الروسي", ["الشعب الروسي"]),
        ("دول المنطقة", ["دول المنطقة"]),
        ("دول أخرى", []),
        ("الدول . العربية", []),
        ("", []),
    ],
)
def test_groups(text: str, groups: list[str]) -> None:
    words = article(text)
    assert shown(words, list(find_groups(words, nations(text)))) == [(g, "GROUP") for g in groups]


def test_nations_of_the_example_are_adjectives() -> None:
    assert nations("الحكومة اللبنانية في لبنان") == {1: 2}
    assert word_key("اللبنانية") == "اللبنانيه"
