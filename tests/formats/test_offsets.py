import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.formats.markup import Mark
from pipeline.formats.offsets import OffsetError, code_points, fit_marks
from tests.formats.cases import texts

TEXT = "😀 مصر"


@given(texts(), st.data())
def test_utf16_offsets_become_code_points(text: str, data: st.DataObject) -> None:
    point = data.draw(st.integers(0, len(text)))
    unit = len(text[:point].encode("utf-16-le")) // 2
    assert code_points(text)[unit] == point


@pytest.mark.parametrize(
    ("offsets", "said", "expected"),
    [
        pytest.param((2, 5), "مصر", (2, 5), id="code points"),
        pytest.param((3, 6), "مصر", (2, 5), id="UTF-16"),
        pytest.param((3, 6), None, (2, 5), id="UTF-16 by the length alone"),
        pytest.param((3, 5), None, (3, 5), id="nothing to tell by"),
    ],
)
def test_units(offsets: tuple[int, int], said: str | None, expected: tuple[int, int]) -> None:
    mark = Mark("1", *offsets, "COUNTRY")
    fit_marks(TEXT, [mark], [said])
    assert (mark.start, mark.end) == expected


@pytest.mark.parametrize(
    ("offsets", "said"),
    [((2, 5), "قطر"), ((1, 1), None), ((5, 2), None), ((0, 9), None), ((-1, 2), None)],
)
def test_no_unit_fits(offsets: tuple[int, int], said: str | None) -> None:
    with pytest.raises(OffsetError, match=f"offsets {offsets[0]}-{offsets[1]} are"):
        fit_marks(TEXT, [Mark("1", *offsets, "COUNTRY")], [said])


def test_all_marks_of_an_article_count_in_one_unit() -> None:
    marks = [Mark("1", 0, 1, "GROUP"), Mark("2", 3, 6, "COUNTRY")]
    with pytest.raises(OffsetError):
        fit_marks(TEXT, marks, ["😀", "مصر"])
    marks[0].end = 2
    fit_marks(TEXT, marks, ["😀", "مصر"])
    assert [(mark.start, mark.end) for mark in marks] == [(0, 1), (2, 5)]


def test_line_ends_written_as_a_backslash_and_an_n() -> None:
    mark = Mark("1", 0, 7, "GROUP")
    fit_marks("مصر\nقطر", [mark], ["مصر\\nقطر"])
    assert (mark.start, mark.end) == (0, 7)
