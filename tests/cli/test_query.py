import csv
import io
import json
from collections.abc import Callable
from pathlib import Path

import pytest
from rich.cells import cell_len

from pipeline.cli import run
from pipeline.cli.answers import row_table, stance_table
from pipeline.paths import SEEDS
from pipeline.tables.columns import TABLES
from tests.tables.small import FIRST, SECOND, THIRD, records, write

Query = Callable[..., tuple[int, str, str]]


@pytest.fixture
def query(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> Query:
    """Ask the small records; gives exit code, standard output and standard error."""
    monkeypatch.setenv("COLUMNS", "90")
    path = write(tmp_path / "out.jsonl", records())

    def asked(*arguments: str) -> tuple[int, str, str]:
        code = run(["query", str(path), *arguments])
        return code, *capsys.readouterr()

    return asked


def test_csv_has_all_columns_and_the_stances_by_date(query: Query) -> None:
    code, out, err = query("--csv")
    rows = list(csv.DictReader(io.StringIO(out)))
    assert code == 0
    assert list(rows[0]) == list(TABLES["stances"])
    assert [(row["doc_id"], row["stance"]) for row in rows] == [
        ("a", "0"), ("c", "0"), ("d", "0"), ("d", "1"), ("d", "2"),
    ]  # fmt: skip
    assert [row["sentence_text"] for row in rows[:3]] == [FIRST, SECOND, THIRD]
    assert err == "stances: 5\n"


def test_json_is_one_array(query: Query) -> None:
    code, out, err = query("--holder", "روسيا", "--target", "CHN", "--issue", "taiwan", "--polarity",
                           "support", "--since", "2020", "--json")  # fmt: skip
    (row,) = json.loads(out)
    assert code == 0
    assert (row["doc_id"], row["date"], row["target_key"]) == ("a", "2021-05-04", "CHN")
    assert (row["cue"], row["confidence"], row["speaker_name"]) == ("دعمها", 0.75, "Russia")
    assert err.splitlines() == [
        "holder: Russia (RUS)", "target: China (CHN)", "topics: taiwan", "stances: 1",
    ]  # fmt: skip


def test_nothing_found_is_no_error(query: Query) -> None:
    asked = ("--holder", "CHN", "--until", "2019")
    assert query(*asked, "--json")[:2] == (0, "[]\n")
    assert query(*asked, "--csv")[:2] == (0, ",".join(TABLES["stances"]) + "\n")
    assert query(*asked) == (0, "", "holder: China (CHN)\nstances: 0\n")


def test_the_table_shows_the_sentence_and_keeps_each_line_apart(query: Query) -> None:
    code, out, _ = query("--holder", "RUS", "--polarity", "support", "--status", "asserted")
    lines = out.splitlines()
    assert code == 0
    cells = [cell.strip() for line in lines for cell in line.split("│")[1:-1]]
    shown = [cell for cell in cells if cell]
    assert [cell for cell in shown if cell[0] + cell[-1] != "\u2068\u2069"] == []
    words = " ".join(cell[1:-1] for cell in shown)
    for part in ("Russia", "supports (asserted) 0.75", "China", "on: Taiwan", "cue: دعمها"):
        assert part in words
    assert {cell_len(line) for line in lines} == {cell_len(lines[0])}
    assert cell_len(lines[0]) <= 90


def test_limit_says_how_many_there_are(query: Query) -> None:
    code, out, err = query("--limit", "2", "--csv")
    assert (code, len(out.splitlines()), err) == (0, 3, "stances: 5 (the first 2 shown)\n")
    assert query("--limit", "5", "--csv")[2] == "stances: 5\n"


def test_sql_over_the_tables(query: Query) -> None:
    sql = "SELECT polarity, count(*) AS n, sum(1) AS s FROM stances GROUP BY 1 ORDER BY 1"
    assert query("--sql", sql, "--csv")[1] == "polarity,n,s\nneutral,1,1\noppose,1,1\nsupport,3,3\n"
    assert json.loads(query("--sql", sql, "--json")[1])[2] == {
        "polarity": "support",
        "n": 3,
        "s": 3,
    }
    code, out, err = query("--sql", sql)
    assert (code, err) == (0, "")
    assert [line.split("│")[1].strip() for line in out.splitlines() if line.startswith("│")] == [
        "\u2068neutral\u2069", "\u2068oppose\u2069", "\u2068support\u2069",
    ]  # fmt: skip


def test_cells_of_csv_are_no_formulas(query: Query) -> None:
    out = query(
        "--csv",
        "--sql",
        """SELECT '=1' AS "=x", -1 AS n, '@' || holder AS h FROM stances LIMIT 1""",
    )[1]
    assert out == "'=x,n,h\n'=1,-1,'@RUS\n"


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        pytest.param(["--holder", "Rusia"], "--holder 'Rusia': no actor of that name; near: Russia (RUS)", id="actor"),
        pytest.param(["--issue", "Taiwann"], "near: Taiwan (taiwan)", id="issue"),
        pytest.param(["--since", "20"], "--since '20': give a year, a month or a day", id="date"),
        pytest.param(["--polarity", "pro"], "--polarity 'pro': use one of support, oppose, neutral", id="polarity"),
        pytest.param(["--csv", "--json"], "--csv and --json: give one of them", id="two forms"),
        pytest.param(["--sql", "SELECT 1", "--holder", "RUS"], "--sql stands alone", id="sql and holder"),
        pytest.param(["--sql", "SELECT 1", "--limit", "1"], "--sql stands alone", id="sql and limit"),
        pytest.param(["--sql", "DROP TABLE stances"], "--sql takes one SELECT", id="no select"),
        pytest.param(["--sql", "SELECT * FROM read_csv('/etc/hosts')"], "and no file", id="a file"),
        pytest.param(["--min-confidence", "2"], "'--min-confidence'", id="confidence"),
        pytest.param(["none.jsonl"], "none.jsonl: cannot be read", id="no file"),
    ],
)  # fmt: skip
def test_what_cannot_be_asked_ends_with_one(
    query: Query, arguments: list[str], message: str
) -> None:
    code, out, err = query(*arguments)
    assert (code, out) == (1, "")
    assert message in err


def test_bad_lines_are_told_and_end_with_two(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = write(tmp_path / "out.jsonl", records())
    path.write_bytes(path.read_bytes() + b"{}\n")
    assert run(["query", str(path), "--json"]) == 2
    output = capsys.readouterr()
    assert len(json.loads(output.out)) == 5
    assert output.err.splitlines() == [
        "stances: 5",
        f"{path}:5: 'doc_id' is missing or not a text",
        "faults: 1; these articles were left out",
    ]


def test_copies_are_left_out_and_said(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = write(tmp_path / "out.jsonl", [*records(), records()[0] | {"doc_id": "e"}])
    assert run(["query", str(path), "--target", "CHN", "--csv"]) == 0
    once = capsys.readouterr()
    assert len(once.out.splitlines()) == 3
    assert "articles that are near copies of another, left out: 1" in once.err
    assert run(["query", str(path), "--target", "CHN", "--csv", "--copies"]) == 0
    twice = capsys.readouterr()
    assert (len(twice.out.splitlines()), "near copies" in twice.err) == (4, False)


def test_sample_labels_are_counted_as_in_their_file(capsys: pytest.CaptureFixture[str]) -> None:
    lines = [json.loads(line) for line in (SEEDS / "gold.jsonl").read_text("utf-8").splitlines()]
    for polarity in ("support", "oppose", "neutral"):
        assert run(["query", str(SEEDS / "gold.jsonl"), "--polarity", polarity, "--json"]) == 0
        found = json.loads(capsys.readouterr().out)
        assert len(found) == sum(s["polarity"] == polarity for r in lines for s in r["stances"])


@pytest.mark.parametrize("width", [40, 80, 200])
def test_no_line_is_wider_than_the_terminal(width: int) -> None:
    from rich.console import Console

    stance = dict.fromkeys(TABLES["stances"], "كلمة " * 30 + "ك" * 300) | {
        "polarity": "oppose", "confidence": 0.5,
    }  # fmt: skip
    rows = [["كلمة\x1b[31m " * 30, None], ["[red]", -1]]
    for table in (stance_table([stance], width), row_table(["a", "b" * 20], rows, width)):
        file = io.StringIO()
        Console(file=file, width=width, markup=False).print(table)
        assert "\x1b" not in file.getvalue()
        lines = file.getvalue().splitlines()
        assert {cell_len(line) for line in lines} == {cell_len(lines[0])}
        assert cell_len(lines[0]) <= max(width, 66)
