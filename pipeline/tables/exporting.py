"""One reading of annotation files, all the outputs that were asked for."""

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import BinaryIO, Final, NamedTuple

from pipeline.errors import UsageError
from pipeline.seedfiles import Faults
from pipeline.tables.columns import RecordBatch, columns_markdown
from pipeline.tables.csvcells import csv_bytes
from pipeline.tables.database import Connection, ask_sql, open_database
from pipeline.tables.dna import DOCUMENTS, STATEMENTS, dna_documents, neutral_count
from pipeline.tables.duplicates import CopyFinder
from pipeline.tables.files import new_files, refuse_inputs
from pipeline.tables.network import actor_network, gexf_bytes, graphml_bytes
from pipeline.tables.questions import Condition, Question, condition_of, copies_note, issue_list
from pipeline.tables.reading import read_annotations
from pipeline.tables.tidy import batches
from pipeline.tables.writers import (
    DESCRIPTION,
    Batches,
    table_paths,
    write_answer_csv,
    write_answer_parquet,
    write_csv,
    write_parquet,
)

RESULT: Final = "result"
"""Name of the file, without ending, for the answer to a user's SQL."""


class Outputs(NamedTuple):
    """What to write: folders of tables, files of networks and statements, a user's SQL."""

    parquet: Path | None = None
    csv: Path | None = None
    graphml: Path | None = None
    gexf: Path | None = None
    dna: Path | None = None
    sql: str | None = None


def export_files(
    paths: Sequence[Path],
    outputs: Outputs,
    question: Question,
    asked: Sequence[str],
    faults: Faults,
    *,
    find_copies: bool = True,
) -> list[str]:
    """Write all outputs, all complete or none, and return what is to be said of it, a line each.

    Args:
        paths: Annotation files.
        outputs: What to write.
        question: Which stances networks and statements have.
        asked: Options of the question that were given; tables alone take none.
        faults: Receives what is wrong with lines of the files.
        find_copies: Whether near copies of an article are told from it.

    Raises:
        UsageError: Nothing to write, options that do not go together, a file that cannot be written.
        GoldError: A file cannot be read or holds no article.
    """
    _check(outputs, asked)
    places = output_paths(outputs)
    refuse_inputs(places, paths)
    topics = issue_list()
    notes: list[str] = []
    with new_files(places) as opened:
        files = dict(zip(places, opened, strict=True))
        copies = CopyFinder() if find_copies else None
        stream = batches(read_annotations(paths, faults), topics, copies)
        if outputs.sql is not None:
            with open_database(stream) as connection:
                _write_answers(connection, outputs.sql, outputs, files)
        elif outputs.graphml or outputs.gexf or outputs.dna:
            with open_database(_writing_tables(stream, outputs, files)) as connection:
                condition = condition_of(question, connection, topics)
                _write_networks(connection, condition, outputs, files)
                notes = _write_dna(connection, condition, paths, outputs.dna, files)
                notes += copies_note(connection)
        else:
            for _ in _writing_tables(stream, outputs, files):
                pass
    return [*(f"{place} written" for place in places), *notes]


def output_paths(outputs: Outputs) -> list[Path]:
    """Return every file that will be written.

    Raises:
        UsageError: Two outputs have the same file.
    """
    places = [path for path in (outputs.graphml, outputs.gexf, outputs.dna) if path]
    if outputs.dna:
        places.append(documents_path(outputs.dna))
    folders = {"parquet": outputs.parquet, "csv": outputs.csv}
    for ending, folder in folders.items():
        if folder and outputs.sql is not None:
            places.append(folder / f"{RESULT}.{ending}")
        elif folder:
            places += table_paths(folder, ending).values()
    if outputs.sql is None:
        # One description, also where both kinds of tables go to the same folder.
        places += dict.fromkeys(f / DESCRIPTION for f in folders.values() if f)
    if len({place.resolve() for place in places}) < len(places):
        raise UsageError("two outputs have the same file")
    return places


def documents_path(path: Path) -> Path:
    """Return where the articles of a file of DNA statements go."""
    return path.with_name(f"{path.stem}.documents.csv")


def _check(outputs: Outputs, asked: Sequence[str]) -> None:
    tables, linked = (
        (outputs.parquet or outputs.csv),
        (outputs.graphml or outputs.gexf or outputs.dna),
    )
    if not tables and not linked:
        raise UsageError("say what to write: --parquet, --csv, --graphml, --gexf or --dna")
    if outputs.sql is not None and (linked or not tables):
        raise UsageError(
            "--sql writes its answer with --parquet or --csv, and nothing else; "
            "`mawaqif query --sql` shows it"
        )
    if asked and not linked:
        raise UsageError(
            f"{', '.join(asked)}: for --graphml, --gexf and --dna only; tables hold everything, "
            "--sql chooses rows"
        )


def _writing_tables(
    stream: Batches, outputs: Outputs, files: Mapping[Path, BinaryIO]
) -> Iterator[Mapping[str, RecordBatch]]:
    """Pass the batches on and write them to the folders of tables on the way."""
    for folder, ending, write in (
        (outputs.parquet, "parquet", write_parquet),
        (outputs.csv, "csv", write_csv),
    ):
        if folder:
            stream = write(
                stream, {t: files[path] for t, path in table_paths(folder, ending).items()}
            )
            if not files[folder / DESCRIPTION].tell():
                files[folder / DESCRIPTION].write(columns_markdown().encode())
    yield from stream


def _write_answers(
    connection: Connection,
    sql: str,
    outputs: Outputs,
    files: Mapping[Path, BinaryIO],
) -> None:
    if outputs.parquet:
        file = files[outputs.parquet / f"{RESULT}.parquet"]
        write_answer_parquet(ask_sql(connection, sql), file)
    if outputs.csv:
        write_answer_csv(ask_sql(connection, sql), files[outputs.csv / f"{RESULT}.csv"])


def _write_networks(
    connection: Connection,
    condition: Condition,
    outputs: Outputs,
    files: Mapping[Path, BinaryIO],
) -> None:
    if outputs.graphml or outputs.gexf:
        graph = actor_network(connection, condition)
        for path, content in ((outputs.graphml, graphml_bytes), (outputs.gexf, gexf_bytes)):
            if path:
                files[path].write(content(graph))


def _write_dna(
    connection: Connection,
    condition: Condition,
    paths: Sequence[Path],
    path: Path | None,
    files: Mapping[Path, BinaryIO],
) -> list[str]:
    if path is None:
        return []
    statements, documents = files[path], files[documents_path(path)]
    statements.write(csv_bytes([list(STATEMENTS)]))
    documents.write(csv_bytes([list(DOCUMENTS)]))
    # The faults of the first reading are known already.
    for document in dna_documents(connection, condition, read_annotations(paths, Faults())):
        documents.write(csv_bytes([document.row]))
        statements.write(csv_bytes(document.statements))
    neutral = neutral_count(connection, condition)
    return [f"neutral stances left out of {path}: {neutral:,}; DNA knows yes and no"] * bool(
        neutral
    )
