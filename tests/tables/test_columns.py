from pathlib import Path

from pipeline.seedfiles import Faults
from pipeline.stance.issues import Topics
from pipeline.tables.columns import TABLES, columns_markdown, schema
from pipeline.tables.reading import Read, read_annotations
from pipeline.tables.tidy import rows_of
from tests.tables.small import records, write


def test_rows_have_the_described_columns_and_no_others(tmp_path: Path) -> None:
    reads = list(read_annotations([write(tmp_path / "r.jsonl", records())], Faults()))
    for read in reads:
        for table, rows in rows_of(read, Topics(), None).items():
            assert [set(row) for row in rows] == [set(TABLES[table])] * len(rows)
    assert all(isinstance(read, Read) for read in reads)


def test_arrow_fields_carry_their_meaning() -> None:
    assert list(TABLES) == ["articles", "mentions", "actors", "stances"]
    for table, columns in TABLES.items():
        fields = schema(table)
        assert fields.names == list(columns)
        assert [field.metadata[b"description"].decode() for field in fields] == [
            column.meaning for column in columns.values()
        ]


def test_description_has_a_line_for_each_column() -> None:
    lines = columns_markdown().splitlines()
    wanted = [
        f"| `{name}` | {column.type} | {column.meaning} |"
        for columns in TABLES.values()
        for name, column in columns.items()
    ]
    assert [line for line in lines if line.startswith("| `")] == wanted
    assert [line[3:] for line in lines if line.startswith("## ")] == list(TABLES)
