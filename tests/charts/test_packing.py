import base64
import json
import zlib
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.charts.packing import packed, script_json

JSON = st.recursive(
    st.none() | st.booleans() | st.integers(-(2**40), 2**40) | st.text(),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(), inner, max_size=4),
)


@given(JSON)
def test_packed_data_come_back(data: Any) -> None:
    assert json.loads(zlib.decompress(base64.b64decode(packed(data)))) == data


@given(JSON)
def test_script_json_comes_back_and_has_no_markup(data: Any) -> None:
    text = script_json(data)
    assert json.loads(text) == data
    assert {"<", ">", "&", "\u2028", "\u2029"} & set(text) == set()


@pytest.mark.parametrize(
    ("data", "text"),
    [
        pytest.param("</script>", '"\\u003c/script\\u003e"', id="end of script"),
        pytest.param("<!--&", '"\\u003c!--\\u0026"', id="comment and entity"),
        pytest.param("أ\u2028ب", '"أ\\u2028ب"', id="line separator"),
        pytest.param("دعم", '"دعم"', id="Arabic stays"),
        pytest.param([], "[]", id="empty"),
    ],
)
def test_script_json(data: Any, text: str) -> None:
    assert script_json(data) == text
