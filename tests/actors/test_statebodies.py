import pytest

from pipeline.actors.index import word_key
from pipeline.actors.statebodies import body_id, body_kind, body_name, same_body


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("وزارة الخارجية الفرنسية", "foreign-ministry"),
        ("وزارة الشؤون الخارجية", "foreign-ministry"),
        ("وزارة خارجية فرنسا", "foreign-ministry"),
        ("الخارجية الفرنسية", "foreign-ministry"),
        ("وزارة السعادة", ""),
        ("الحكومة", "government"),
        ("مجلس الوزراء", "cabinet"),
        ("مجلس الأمن", ""),
        ("مجلس", ""),
        ("الصين", ""),
        ("", ""),
    ],
)
def test_kinds(name: str, kind: str) -> None:
    assert body_kind([word_key(word) for word in name.split()]) == kind


def test_id_and_name() -> None:
    assert body_id("FRA", "foreign-ministry") == "FRA-foreign-ministry"
    assert body_name("France", "foreign-ministry") == "Ministry of Foreign Affairs of France"
    assert body_name("France", "senate") == "Senate of France"


def test_lower_house_is_the_parliament_but_for_one_state() -> None:
    assert [same_body(*pair) for pair in (("IRQ", "deputies"), ("USA", "deputies"))] == [
        "parliament",
        "deputies",
    ]
    assert same_body("IRQ", "senate") == "senate"
