from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.errors import SeedError
from pipeline.seedfiles import Faults, Row, read_rows


def read(folder: Path, content: bytes) -> tuple[list[dict[str, str]], list[str]]:
    path = folder / "t.csv"
    path.write_bytes(content)
    faults = Faults()
    rows = read_rows(path, ("id", "name"), ("note",), faults)
    return [row.values for row in rows], [line.removeprefix(f"{path}:") for line in faults.lines]


@pytest.mark.parametrize(
    ("content", "values", "faults"),
    [
        pytest.param(
            "id,name,note\n1,أحمد,x\n\n2,منى,\n",
            [
                {"id": "1", "name": "أحمد", "note": "x"},
                {"id": "2", "name": "منى", "note": ""},
            ],
            [],
            id="rows, an empty line between them",
        ),
        pytest.param("\ufeffid,name\n1,أ\n", [{"id": "1", "name": "أ"}], [], id="byte order mark"),
        pytest.param("", [], ["1: is empty; the header is id,name"], id="empty"),
        pytest.param("id\n1\n", [], ["1: column 'name' is missing"], id="column missing"),
        pytest.param(
            "id,name,nmae\n1,a,b\n",
            [],
            ["1: column 'nmae' is unknown; known are id, name, note"],
            id="column unknown",
        ),
        pytest.param("id,name,id\n", [], ["1: a column stands twice"], id="column twice"),
        pytest.param(
            "id,name\n1,a\n2,\n3,c,d\n4,e\n",
            [{"id": "1", "name": "a"}, {"id": "4", "name": "e"}],
            ["3: 'name' is empty", "4: 3 cells where the header has 2"],
            id="bad rows among good ones",
        ),
        pytest.param(
            "id,name\n1,أح\u200fمد\n",
            [],
            ["2: 'name' holds the invisible character U+200F"],
            id="direction mark",
        ),
        pytest.param('id,name\n1,"a\n', [], ["2: is not CSV: unexpected end of data"], id="quote"),
        pytest.param(
            'id,name\n1,"a\nb"\n2,\n',
            [],
            ["2: 'name' holds the invisible character U+000A", "4: 'name' is empty"],
            id="lines are counted through a quoted line end",
        ),
    ],
)
def test_tables(
    tmp_path: Path, content: str, values: list[dict[str, str]], faults: list[str]
) -> None:
    assert read(tmp_path, content.encode()) == (values, faults)


def test_other_encodings_are_refused_with_their_line(tmp_path: Path) -> None:
    content = "id,name\n1,a\n2,أحمد\n".encode("windows-1256")
    assert read(tmp_path, content) == (
        [],
        ["3: is not UTF-8; save the table as CSV in UTF-8"],
    )


def test_missing_file(tmp_path: Path) -> None:
    faults = Faults()
    assert read_rows(tmp_path / "none.csv", ("id",), (), faults) == []
    assert faults.lines == [f"{tmp_path / 'none.csv'}: cannot be read: No such file or directory"]


def test_faults_are_raised_together() -> None:
    faults = Faults()
    faults.refuse()
    faults.add("a.csv:2", "one")
    faults.add("a.csv:3", "two")
    with pytest.raises(SeedError, match=r"a\.csv:2: one\na\.csv:3: two"):
        faults.refuse()


@given(st.lists(st.sampled_from(["روسيا", " الصين ", "", "روسيا ", "|"]), max_size=6))
def test_several_values_keep_their_order_once(parts: list[str]) -> None:
    values = Row("t:1", {"names": "|".join(parts)}).many("names")
    wanted = [p.strip() for part in parts for p in part.split("|") if p.strip()]
    assert list(values) == list(dict.fromkeys(wanted))
    assert Row("t:1", {}).many("names") == ()
