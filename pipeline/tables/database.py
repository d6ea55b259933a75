"""The four tables in DuckDB, to be read and not changed, without a way to other files."""

import tempfile
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any, Final, TypeAlias

from pipeline.errors import UsageError
from pipeline.tables.columns import TABLES, RecordBatch, schema

Connection: TypeAlias = Any
"""A ``duckdb.DuckDBPyConnection``; the package is slow to import."""

RowReader: TypeAlias = Any
"""A ``pyarrow.RecordBatchReader``."""


MEMORY: Final = "1GB"
"""What DuckDB may hold in memory; beyond it works on the disk."""

ROWS: Final = 10_000
"""Rows of an answer that are held at a time."""


@contextmanager
def open_database(
    batches: Iterable[Mapping[str, RecordBatch]],
) -> Iterator[Connection]:
    """Fill a database with batches of the tables and open it for questions.

    It stands in a temporary folder until the block ends, so that memory stays flat. Whoever
    asks can read these tables and no file (``enable_external_access``), nor change that
    (``lock_configuration``).

    Raises:
        UsageError: The disk for temporary files is full.
    """
    import duckdb

    with tempfile.TemporaryDirectory(prefix="mawaqif-") as folder:
        path = str(Path(folder) / "tables.duckdb")
        try:
            with closing(duckdb.connect(path, config={"memory_limit": MEMORY})) as filling:
                _fill(filling, batches)
        except (duckdb.IOException, duckdb.OutOfMemoryException) as error:
            raise UsageError(f"{path}: cannot be written: {_first_line(error)}") from error
        closed = {
            "memory_limit": MEMORY,
            "enable_external_access": "false",
            "python_enable_replacements": "false",
            "autoload_known_extensions": "false",
            "autoinstall_known_extensions": "false",
        }
        with closing(duckdb.connect(path, read_only=True, config=closed)) as connection:
            connection.execute("SET lock_configuration = true")
            yield connection


def _fill(connection: Connection, batches: Iterable[Mapping[str, RecordBatch]]) -> None:
    for table in TABLES:
        empty = schema(table).empty_table()
        connection.register("incoming", empty)
        connection.execute(f"CREATE TABLE {table} AS SELECT * FROM incoming")
    for batch in batches:
        for table, rows in batch.items():
            connection.register("incoming", rows)
            connection.execute(f"INSERT INTO {table} SELECT * FROM incoming")
    connection.unregister("incoming")


class Answer:
    """What a SELECT gave: names of columns, and rows that are fetched as they are read."""

    def __init__(self, reader: RowReader) -> None:
        self.reader = reader
        self.columns = _unique(reader.schema.names)

    def batches(self) -> Iterator[RecordBatch]:
        """Yield the rows by `ROWS`. Raises UsageError where the computation fails."""
        import duckdb

        try:
            yield from self.reader
        except (duckdb.Error, OSError, ValueError) as error:
            raise UsageError(f"the question cannot be answered: {_first_line(error)}") from error

    def rows(self) -> Iterator[tuple[Any, ...]]:
        """Yield the rows as Python values."""
        for batch in self.batches():
            yield from zip(*(column.to_pylist() for column in batch.columns), strict=True)


def ask(connection: Connection, sql: str, values: Sequence[object] = ()) -> Answer:
    """Carry out a SELECT of our own, with values for its question marks."""
    relation = connection.sql(sql, params=list(values))
    return Answer(relation.to_arrow_reader(ROWS))


def ask_sql(connection: Connection, sql: str) -> Answer:
    """Carry out a user's SELECT over the four tables.

    Raises:
        UsageError: Not one SELECT, an unknown name, an attempt at a file.
    """
    import duckdb

    try:
        statements = connection.extract_statements(sql)
        if [statement.type for statement in statements] != [duckdb.StatementType.SELECT]:
            raise UsageError(
                "--sql takes one SELECT over the tables "
                + ", ".join(TABLES)
                + "; nothing is changed"
            )
        relation = connection.sql(sql)
        return Answer(relation.to_arrow_reader(ROWS))
    except duckdb.PermissionException as error:
        raise UsageError(
            "--sql reads the tables " + ", ".join(TABLES) + f" and no file: {_first_line(error)}"
        ) from error
    except duckdb.Error as error:
        raise UsageError(f"--sql: {error}") from error


def _first_line(error: Exception) -> str:
    return (str(error).splitlines() or [type(error).__name__])[0]


def _unique(names: Iterable[str]) -> list[str]:
    """The names, those that stand there already with a number behind them."""
    taken: list[str] = []
    for name in names:
        number, own = 1, name
        while own in taken:
            number += 1
            own = f"{name}_{number}"
        taken.append(own)
    return taken
