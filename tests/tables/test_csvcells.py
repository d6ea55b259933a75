import csv
import io
from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.tables.csvcells import csv_bytes, harmless


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("=1+1", "'=1+1"), ("+اليوم", "'+اليوم"), ("- قال", "'- قال"), ("@user", "'@user"),
        ("\tx", "'\tx"), ("\rx", "'\rx"), ("1-1", "1-1"), (" =1", " =1"), ("", ""), ("قال", "قال"),
    ],
)  # fmt: skip
def test_what_looks_like_a_formula_gets_an_apostrophe(text: str, shown: str) -> None:
    assert harmless(text) == shown


def test_numbers_and_dates_stay_as_they_are() -> None:
    row = (-1, -0.5, Decimal("-2"), True, None, date(2021, 5, 4), "-1")
    assert csv_bytes([row]) == b"-1,-0.5,-2,True,,2021-05-04,'-1\n"


cells = st.one_of(st.none(), st.integers(), st.text("=+-@\t\r\n\",'روسيا🕊 "))


@given(st.lists(st.lists(cells, min_size=2, max_size=2)))
def test_every_row_is_read_back_and_no_text_is_a_formula(rows: list[list[Any]]) -> None:
    text = csv_bytes(rows).decode()
    back = list(csv.reader(io.StringIO(text, newline="")))
    assert len(back) == len(rows)
    for row, read in zip(rows, back, strict=True):
        assert read == [
            harmless(cell) if isinstance(cell, str) else "" if cell is None else str(cell)
            for cell in row
        ]
        texts = [got for got, cell in zip(read, row, strict=True) if isinstance(cell, str)]
        assert [got for got in texts if got.startswith(("=", "+", "-", "@", "\t", "\r"))] == []
