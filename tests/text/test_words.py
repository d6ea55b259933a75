import pytest

from pipeline.text.words import Words

COUNTS = {
    "وزير": 900, "الوزير": 400, "زير": 3, "الصين": 500, "صين": 1, "لصين": 2, "بكين": 200, "كين": 5,
    "ببكين": 20, "قال": 900, "وقال": 1500, "قطر": 100, "لقطر": 5, "لبنان": 300, "البنان": 4, "جنة": 9,
    "لجنة": 300, "الجنة": 50, "اللجنة": 200, "يدعم": 90, "سيدعم": 20, "ليدعم": 9, "سيد": 60,
    "السيد": 500, "يد": 90, "اليد": 40,
}  # fmt: skip


@pytest.mark.parametrize(
    ("word", "cuts"),
    [
        pytest.param("وقال", 1, id="a verb behind waw"),
        pytest.param("وزير", 0, id="a word that takes the article itself"),
        pytest.param("ووزير", 1, id="waw before such a word"),
        pytest.param("للصين", 1, id="lam that swallowed an alif"),
        pytest.param("وللصين", 2, id="two proclitics"),
        pytest.param("بكين", 0, id="a name that begins with ba"),
        pytest.param("ببكين", 1, id="ba before that name"),
        pytest.param("بقطر", 1, id="unseen with ba, the rest known"),
        pytest.param("للجنة", 1, id="lam before a word with lam"),
        pytest.param("لجنة", 0, id="that word itself"),
        pytest.param("سيدعم", 1, id="a future verb"),
        pytest.param("سيد", 0, id="a noun like a future verb"),
        pytest.param("وسيدعم", 2, id="a future verb behind waw"),
        pytest.param("بلينكن", 0, id="nothing known"),
        pytest.param("لا", 0, id="two letters"),
        pytest.param("", 0, id="empty"),
    ],
)
def test_cuts(word: str, cuts: int) -> None:
    assert Words(COUNTS).cuts(word) == cuts


def test_names_are_kept_and_cut_off() -> None:
    words = Words(COUNTS)
    assert [words.cuts(word) for word in ("وبلينكن", "باول", "فالأوروغواي")] == [0, 0, 0]
    words.add_names(["أنتوني بلينكن", "كولن باول", "الأوروغواي"])
    assert [words.cuts(word) for word in ("وبلينكن", "وباول", "باول", "فالاوروغواي")] == [
        1,
        1,
        0,
        1,
    ]


def test_a_short_name_does_not_cut_a_known_word() -> None:
    words = Words({"بعيد": 300, "البعيد": 40, "عيد": 500}, names=["عيد", "أبو"])
    assert [words.cuts(word) for word in ("بعيد", "لعيد", "لابو")] == [0, 1, 1]


def test_a_proclitic_inside_a_name_is_still_cut() -> None:
    words = Words({"دول": 500, "الدول": 400, "لدول": 80})
    words.add_names(["مجلس التعاون لدول الخليج"])
    assert words.cuts("لدول") == 1
    assert words.cuts("والخليج") == 1


@pytest.mark.parametrize("name", ["", "و", "ب", "ول", " ", "ـ"])
def test_names_too_short_to_cut(name: str) -> None:
    words = Words(COUNTS)
    words.add_names([name])
    assert words.cuts("وزير") == 0


def test_protected_names_stay_whole_and_their_rest_as_a_name_does_not() -> None:
    counts = {"ورد": 600, "الورد": 80, "صوفيا": 60, "لصوفيا": 6, "بصوفيا": 6}
    assert [Words(counts).cuts(word) for word in ("فورد", "بصوفيا")] == [1, 1]
    protected = Words(counts, whole=["فورد", "بصوفيا"])
    assert [protected.cuts(word) for word in ("فورد", "وفورد", "بصوفيا")] == [0, 1, 0]
    protected.add_names(["صوفيا"])
    assert protected.cuts("بصوفيا") == 1


@pytest.mark.parametrize(
    ("rest", "full"),
    [
        ("لصين", "الصين"),
        ("لبنان", "لبنان"),
        ("لجنة", "لجنة"),
        ("قطر", "قطر"),
        ("لغابون", "الغابون"),
    ],
)
def test_with_article(rest: str, full: str) -> None:
    assert Words(COUNTS, names=["الغابون"]).with_article(rest) == full
