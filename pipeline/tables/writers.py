"""The tables as files, written batch by batch: Parquet, CSV and the description of columns."""

from collections.abc import Iterable, Iterator, Mapping
from contextlib import ExitStack
from pathlib import Path
from typing import BinaryIO, Final

from pipeline.tables.columns import TABLES, RecordBatch, schema
from pipeline.tables.csvcells import csv_bytes
from pipeline.tables.database import Answer

DESCRIPTION: Final = "columns.md"
"""The file beside the tables that says what their columns hold."""

COMPRESSION: Final = "zstd"

Batches = Iterable[Mapping[str, RecordBatch]]


def table_paths(folder: Path, ending: str) -> dict[str, Path]:
    """Return the file of each table in a folder."""
    return {table: folder / f"{table}.{ending}" for table in TABLES}


def write_parquet(
    batches: Batches, files: Mapping[str, BinaryIO]
) -> Iterator[Mapping[str, RecordBatch]]:
    """Write each table to its file as Parquet while the batches pass."""
    import pyarrow.parquet as pq

    with ExitStack() as stack:
        writers = {
            table: stack.enter_context(
                pq.ParquetWriter(file, schema(table), compression=COMPRESSION)
            )
            for table, file in files.items()
        }
        for batch in batches:
            for table, rows in batch.items():
                if rows.num_rows:
                    writers[table].write_batch(rows)
            yield batch


def write_csv(
    batches: Batches, files: Mapping[str, BinaryIO]
) -> Iterator[Mapping[str, RecordBatch]]:
    """Write each table to its file as CSV while the batches pass."""
    for table, file in files.items():
        file.write(csv_bytes([list(TABLES[table])]))
    for batch in batches:
        for table, rows in batch.items():
            files[table].write(batch_csv(rows))
        yield batch


def write_answer_parquet(answer: Answer, file: BinaryIO) -> None:
    """Write the answer to a user's SQL as Parquet."""
    import pyarrow as pa
    import pyarrow.parquet as pq

    fields = zip(answer.reader.schema, answer.columns, strict=True)
    named = pa.schema([field.with_name(name) for field, name in fields])
    with pq.ParquetWriter(file, named, compression=COMPRESSION) as writer:
        for batch in answer.batches():
            writer.write_batch(pa.RecordBatch.from_arrays(batch.columns, schema=named))


def write_answer_csv(answer: Answer, file: BinaryIO) -> None:
    """Write the answer to a user's SQL as CSV."""
    file.write(csv_bytes([answer.columns]))
    for batch in answer.batches():
        file.write(batch_csv(batch))


def batch_csv(batch: RecordBatch) -> bytes:
    """Return the rows of a batch as CSV without header."""
    columns = [column.to_pylist() for column in batch.columns]
    return csv_bytes(zip(*columns, strict=True))
