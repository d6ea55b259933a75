from pathlib import Path

import pytest

from pipeline.errors import UsageError
from pipeline.tables.database import ask, ask_sql
from tests.tables.small import database, records


def test_answers_have_names_and_python_values(tmp_path: Path) -> None:
    with database(tmp_path / "r.jsonl", records()) as connection:
        answer = ask_sql(
            connection, "FROM stances SELECT polarity, count(*) AS n, 1 AS n GROUP BY 1 ORDER BY 1"
        )
        assert answer.columns == ["polarity", "n", "n_2"]
        assert list(answer.rows()) == [("neutral", 1, 1), ("oppose", 1, 1), ("support", 3, 1)]
        values = ask(connection, "SELECT stance FROM stances WHERE doc_id = ?", ["d"])
        assert list(values.rows()) == [(0,), (1,), (2,)]


@pytest.mark.parametrize(
    "sql",
    [
        "SELECT * FROM read_csv('{file}')", "SELECT * FROM '{file}'", "SELECT * FROM read_text('{file}')",
        "SELECT * FROM read_blob('{file}')", "SELECT * FROM read_json('{file}')", "FROM glob('/*')",
        "SELECT * FROM read_parquet('{file}')",
    ],
)  # fmt: skip
def test_no_file_is_read(tmp_path: Path, sql: str) -> None:
    file = tmp_path / "secret.csv"
    file.write_text("a,b\n1,2\n", "utf-8")
    with (
        database(tmp_path / "r.jsonl", records()) as connection,
        pytest.raises(UsageError, match="and no file: Permission Error"),
    ):
        ask_sql(connection, sql.format(file=file))


@pytest.mark.parametrize(
    "sql",
    [
        "COPY stances TO '{file}'", "ATTACH '{file}'", "INSERT INTO actors SELECT * FROM actors",
        "DROP TABLE stances", "CREATE TABLE x AS SELECT 1", "SET enable_external_access = true",
        "INSTALL httpfs", "LOAD httpfs", "EXPORT DATABASE '{file}'", "", "PRAGMA database_list",
        "SELECT 1; SELECT 2", "SELECT 1; DROP TABLE stances", "UPDATE stances SET polarity = 'support'",
        "EXPLAIN ANALYZE INSERT INTO actors SELECT * FROM actors", "DELETE FROM stances",
    ],
)  # fmt: skip
def test_only_one_select_is_carried_out(tmp_path: Path, sql: str) -> None:
    file = tmp_path / "written"
    with database(tmp_path / "r.jsonl", records()) as connection:
        with pytest.raises(UsageError, match=r"--sql takes one SELECT over the tables articles, "):
            ask_sql(connection, sql.format(file=file))
        assert list(ask_sql(connection, "SELECT count(*) FROM stances").rows()) == [(5,)]
    assert not file.exists()


def test_settings_are_locked_and_tables_read_only(tmp_path: Path) -> None:
    import duckdb

    with database(tmp_path / "r.jsonl", records()) as connection:
        for sql, reason in (
            ("SET enable_external_access = true", "has been locked"),
            ("SET memory_limit = '9GB'", "has been locked"),
            ("DROP TABLE stances", "read-only mode"),
            ("COPY stances TO 'x.csv'", "disabled by configuration"),
        ):
            with pytest.raises(duckdb.Error, match=reason):
                connection.execute(sql)


@pytest.mark.parametrize(
    ("sql", "reason"),
    [
        ("SELEC 1", "Parser Error"),
        ("SELECT nothing FROM stances", "Binder Error"),
        ("SELECT * FROM nowhere", "Catalog Error"),
        ("SELECT CAST('x' AS INT)", "Conversion Error"),
    ],
)
def test_faults_of_sql_are_told(tmp_path: Path, sql: str, reason: str) -> None:
    with (
        database(tmp_path / "r.jsonl", records()) as connection,
        pytest.raises(UsageError, match=f"--sql: {reason}"),
    ):
        ask_sql(connection, sql)


def test_faults_of_rows_are_told_too(tmp_path: Path) -> None:
    lines = records()
    with (
        database(tmp_path / "r.jsonl", lines) as connection,
        pytest.raises(UsageError, match="Could not convert string 'a' to INT32"),
    ):
        list(ask_sql(connection, "SELECT CAST(doc_id AS INT) FROM articles").rows())


def test_variables_of_the_program_are_no_tables(tmp_path: Path) -> None:
    with (
        database(tmp_path / "r.jsonl", records()) as connection,
        pytest.raises(UsageError, match="Table with name connection does not exist"),
    ):
        ask_sql(connection, "SELECT * FROM connection")
