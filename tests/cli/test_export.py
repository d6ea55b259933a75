import csv
from pathlib import Path

import duckdb
import networkx as nx
import orjson
import pyarrow.parquet as pq
import pytest

from pipeline.cli import run
from pipeline.paths import SEEDS
from pipeline.tables.columns import TABLES, columns_markdown
from pipeline.tables.dna import DOCUMENTS, STATEMENTS
from tests.tables.small import FIRST, records, span, stance, write

COUNTS = {"articles": 4, "mentions": 8, "actors": 9, "stances": 5}


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return write(tmp_path / "out.jsonl", records())


def files(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def read_csv(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def test_tables_as_parquet_and_csv_hold_the_same(path: Path, tmp_path: Path) -> None:
    folder = tmp_path / "tables"
    assert run(["export", str(path), "--parquet", str(folder), "--csv", str(folder)]) == 0
    assert files(folder) == sorted(
        ["columns.md", *(f"{table}.{ending}" for table in TABLES for ending in ("csv", "parquet"))]
    )
    assert (folder / "columns.md").read_text("utf-8") == columns_markdown()
    for table, columns in TABLES.items():
        stored = pq.read_table(folder / f"{table}.parquet")
        rows = read_csv(folder / f"{table}.csv")
        assert (stored.num_rows, len(rows)) == (COUNTS[table], COUNTS[table])
        assert stored.column_names == list(rows[0]) == list(columns)
        assert [
            {name: "" if value is None else str(value) for name, value in row.items()}
            for row in stored.to_pylist()
        ] == rows
        name = next(iter(columns))
        assert stored.schema.field(name).metadata[b"description"].decode() == columns[name].meaning


def test_parquet_is_read_by_other_programs(path: Path, tmp_path: Path) -> None:
    folder = tmp_path / "tables"
    assert run(["export", str(path), "--parquet", str(folder)]) == 0
    with duckdb.connect() as connection:
        found = connection.execute(
            f"SELECT holder_name, date FROM '{folder}/stances.parquet' JOIN "
            f"(SELECT doc_id FROM '{folder}/articles.parquet' WHERE outlet IS NOT NULL) USING (doc_id)"
        ).fetchall()
    assert [(name, str(day)) for name, day in found] == [("Russia", "2021-05-04")]


def test_networks_have_the_arrows_of_the_records(
    path: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    gexf, graphml = tmp_path / "n" / "a.gexf", tmp_path / "n" / "a.graphml"
    assert run(["export", str(path), "--gexf", str(gexf), "--graphml", str(graphml)]) == 0
    assert capsys.readouterr().err.splitlines() == [f"{graphml} written", f"{gexf} written"]
    for graph in (nx.read_gexf(gexf), nx.read_graphml(graphml)):
        assert {(a, b): edge["net"] for a, b, edge in graph.edges(data=True)} == {
            ("RUS", "CHN"): 1, ("RUS", "un"): 0, ("CHN", "un"): 1,
            ("OFFICIAL:RUS:بافل اورلوف", "Q311440"): -1,
        }  # fmt: skip
    assert run(["export", str(path), "--gexf", str(gexf), "--since", "2022"]) == 0
    assert list(nx.read_gexf(gexf).edges) == [("OFFICIAL:RUS:بافل اورلوف", "Q311440")]
    assert run(["export", str(path), "--gexf", str(gexf), "--status", "denied"]) == 0
    assert list(nx.read_gexf(gexf).edges) == [("RUS", "CHN")]


def test_statements_and_their_documents(
    path: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    target = tmp_path / "dna" / "statements.csv"
    assert run(["export", str(path), "--dna", str(target)]) == 0
    assert files(target.parent) == ["statements.csv", "statements.documents.csv"]
    rows, documents = read_csv(target), read_csv(target.with_name("statements.documents.csv"))
    assert (list(rows[0]), list(documents[0])) == (list(STATEMENTS), list(DOCUMENTS))
    assert [(row["document"], row["agreement"]) for row in rows] == [
        ("1", "1"),
        ("2", "0"),
        ("3", "1"),
    ]
    assert [document["date"] for document in documents] == ["2021-05-04", "2022-06-30", ""]
    text = documents[0]["text"].encode("utf-16-le")
    assert (
        text[2 * int(rows[0]["startCaret"]) : 2 * int(rows[0]["endCaret"])].decode("utf-16-le")
        == FIRST
    )
    assert capsys.readouterr().err.splitlines()[-1] == (
        f"neutral stances left out of {target}: 1; DNA knows yes and no"
    )


def test_answers_to_sql(path: Path, tmp_path: Path) -> None:
    sql = "SELECT polarity, count(*) AS n FROM stances GROUP BY 1 ORDER BY 1"
    folder = tmp_path / "answer"
    arguments = ["--sql", sql, "--csv", str(folder), "--parquet", str(folder)]
    assert run(["export", str(path), *arguments]) == 0
    assert files(folder) == ["result.csv", "result.parquet"]
    assert (folder / "result.csv").read_text(
        "utf-8"
    ) == "polarity,n\nneutral,1\noppose,1\nsupport,3\n"
    assert pq.read_table(folder / "result.parquet").to_pylist()[2] == {
        "polarity": "support",
        "n": 3,
    }


def test_text_that_looks_like_a_formula_is_made_harmless(tmp_path: Path) -> None:
    line = records()[0]
    line["text"] = text = "=روسيا"
    line["sentences"] = [{"start": 0, "end": len(text)}]
    line["actors"][0]["name"] = "@Russia"
    line["mentions"] = [{**span(text, text), "label": "COUNTRY", "actor": "RUS", "sentence": 0}]
    line["stances"] = [stance(text, text, "RUS", issue="روسيا")]
    path = write(tmp_path / "out.jsonl", [line])
    assert (
        run(["export", str(path), "--csv", str(tmp_path / "t"), "--parquet", str(tmp_path / "t")])
        == 0
    )
    (row,) = read_csv(tmp_path / "t" / "stances.csv")
    assert (row["sentence_text"], row["holder_name"], row["issue"]) == (
        "'=روسيا",
        "'@Russia",
        "روسيا",
    )
    (row,) = pq.read_table(tmp_path / "t" / "stances.parquet").to_pylist()
    assert (row["sentence_text"], row["holder_name"]) == (text, "@Russia")


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        pytest.param([], "say what to write: --parquet, --csv, --graphml, --gexf or --dna", id="nothing"),
        pytest.param(["--csv", "{t}/t", "--since", "2020"], "--since: for --graphml, --gexf and --dna only", id="filter of tables"),
        pytest.param(["--sql", "SELECT 1"], "say what to write", id="sql to nowhere"),
        pytest.param(["--sql", "SELECT 1", "--gexf", "{t}/a"], "--sql writes its answer with --parquet or --csv", id="sql and network"),
        pytest.param(["--gexf", "{t}/a", "--graphml", "{t}/a"], "two outputs have the same file", id="same file"),
        pytest.param(["--dna", "{t}/out.jsonl"], "out.jsonl is read; write to another file", id="input"),
        pytest.param(["--csv", "{t}/out.jsonl"], "out.jsonl' is a file", id="no folder"),
        pytest.param(["--csv", "{t}/out.jsonl/t"], "cannot be written", id="folder below a file"),
        pytest.param(["--csv", "{t}/t", "--sql", "SELECT x FROM y"], "--sql: Catalog Error", id="bad sql"),
        pytest.param(["--csv", "{t}/t", "--gexf", "{t}/t/a", "--since", "1"], "--since '1': give a year", id="date"),
        pytest.param(["--csv", "{t}/t", "--sql", "SELECT CAST(doc_id AS INT) FROM articles"], "Could not convert", id="bad rows"),
    ],
)  # fmt: skip
def test_what_cannot_be_written_ends_with_one_and_leaves_nothing(
    path: Path, tmp_path: Path, arguments: list[str], message: str,
    capsys: pytest.CaptureFixture[str],
) -> None:  # fmt: skip
    before = path.read_bytes()
    assert run(["export", str(path), *(part.format(t=tmp_path) for part in arguments)]) == 1
    assert message in capsys.readouterr().err
    assert [p for p in tmp_path.rglob("*") if p.is_file()] == [path]
    assert path.read_bytes() == before


def test_bad_lines_are_told_and_end_with_two(
    path: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path.write_bytes(b"x\n" + path.read_bytes())
    arguments = ["--parquet", str(tmp_path / "t"), "--dna", str(tmp_path / "d.csv")]
    assert run(["export", str(path), *arguments]) == 2
    assert f"{path}:1: not JSON: " in capsys.readouterr().err
    assert pq.read_table(tmp_path / "t" / "articles.parquet").num_rows == 4


def test_copies_are_marked_in_tables_and_left_out_of_networks(tmp_path: Path) -> None:
    path = write(tmp_path / "out.jsonl", [*records(), records()[0] | {"doc_id": "e"}])
    weights = []
    for options in ([], ["--copies"]):
        arguments = ["--parquet", str(tmp_path / "t"), "--gexf", str(tmp_path / "a.gexf"), *options]
        assert run(["export", str(path), *arguments]) == 0
        weights.append(nx.read_gexf(tmp_path / "a.gexf").edges["RUS", "CHN"]["weight"])
        articles = pq.read_table(tmp_path / "t" / "articles.parquet").to_pylist()
        assert articles[4]["first_copy"] == ("e" if options else "a")
    assert weights == [1, 2]


@pytest.mark.parametrize("name", ["sample labels", "dev.jsonl"])
def test_tables_of_hand_labels_have_the_counts_of_the_file(
    tmp_path: Path, name: str, request: pytest.FixtureRequest
) -> None:
    path = SEEDS / "gold.jsonl"
    if name == "dev.jsonl":
        path = request.getfixturevalue("shared") / "gold" / name
    lines = [orjson.loads(line) for line in path.read_bytes().splitlines()]
    assert (
        run(["export", str(path), "--parquet", str(tmp_path), "--dna", str(tmp_path / "d.csv")])
        == 0
    )
    stored = {table: pq.read_table(tmp_path / f"{table}.parquet").num_rows for table in TABLES}
    assert stored == {"articles": len(lines)} | {
        part: sum(len(line[part]) for line in lines) for part in ("mentions", "actors", "stances")
    }
    assert len(read_csv(tmp_path / "d.csv")) == sum(
        s["polarity"] != "neutral" and s["status"] in ("asserted", "alleged")
        for line in lines for s in line["stances"]
    )  # fmt: skip


@pytest.mark.parametrize("option", ["--graphml", "--gexf", "--dna"])
def test_a_folder_is_no_file_to_write(
    path: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    option: str,
) -> None:
    monkeypatch.chdir(tmp_path)
    for folder in ("", ".", "/"):
        assert run(["export", str(path), option, folder]) == 1
        assert "is a directory." in capsys.readouterr().err
    assert run(["export", str(path), option, "./a"]) == 0


@pytest.mark.parametrize("option", ["--csv", "--parquet"])
def test_a_file_is_no_folder_of_tables(
    path: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], option: str
) -> None:
    assert run(["export", str(path), option, str(path)]) == 1
    assert f"'{path}' is a file." in capsys.readouterr().err
    assert run(["export", str(path), option, str(tmp_path)]) == 0
