import pytest

from pipeline.training.nameparts import MIN_COUNT, find_parts


@pytest.mark.parametrize(
    ("after_names", "elsewhere", "expected"),
    [
        pytest.param(MIN_COUNT, 0, True, id="always after a name"),
        pytest.param(MIN_COUNT - 1, 0, False, id="too rare"),
        pytest.param(MIN_COUNT, 3 * MIN_COUNT, False, id="mostly elsewhere"),
        pytest.param(0, MIN_COUNT, False, id="never after a name"),
    ],
)
def test_words_after_names_are_names(after_names: int, elsewhere: int, expected: bool) -> None:
    sentences = [["قال", "كريم", "دوبوا"]] * after_names + [["قال", "دوبوا"]] * elsewhere
    assert ("دوبوا" in find_parts(sentences, ["كريم"])) is expected


def test_found_parts_find_others_in_the_next_round() -> None:
    sentences = [["كريم", "دوبوا", "لامارك"]] * MIN_COUNT
    assert find_parts(sentences, ["كريم"]) == {"كريم", "دوبوا", "لامارك"}


def test_known_parts_stay_without_text() -> None:
    assert find_parts([], ["كريم"]) == {"كريم"}
