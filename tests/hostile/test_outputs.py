"""What an article says cannot leave its cell, its element or its folder."""

import ast
import csv
import io
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from pipeline.charts.packing import script_json
from pipeline.formats.files import file_name, named_id
from pipeline.tables.csvcells import FORMULA, csv_bytes
from tests.hostile.budget import cases

ROOT = Path(__file__).resolve().parents[2]
SIGNS = ("=", "+", "-", "@", "\t", "\r", "\n", '"', ",", ";", "'", "|", "\u202e", "\ufeff", "\x00")
MARKUP = ("</script>", "<script>", "<!--", "-->", "<img onerror=x>", "]]>", "&lt;", "\u2028", "\\")
PARTS = ("..", "/", "\\", "\n", "\x00", ":", "~", "%2e", "%2F", " ", ".", "-", "خبر", "a", "CON")
ANY = st.text(st.characters(exclude_categories=["Cs"]), max_size=30)


def mixed(pieces: tuple[str, ...]) -> st.SearchStrategy[str]:
    """Texts of awkward pieces, and of any characters."""
    return st.lists(st.sampled_from([*pieces, "مصر"]), max_size=12).map("".join) | ANY


@cases(1200)
@given(st.lists(mixed(SIGNS), min_size=2, max_size=4))
def test_no_cell_begins_like_a_formula(cells: list[str]) -> None:
    text = csv_bytes([cells]).decode("utf-8")
    (row,) = csv.reader(io.StringIO(text, newline=""), strict=True)
    assert row == [f"'{cell}" if cell.startswith(FORMULA) else cell for cell in cells]


@cases(600)
@given(mixed(MARKUP))
def test_data_of_a_page_stay_in_their_element(text: str) -> None:
    written = script_json({"text": text})
    assert "<" not in written
    assert ast.literal_eval(written) == {"text": text}


@cases(1000)
@given(mixed(PARTS).filter(bool))
def test_a_file_of_an_article_is_in_its_folder_and_tells_its_id(doc_id: str) -> None:
    folder = Path("/folder")
    file = folder / f"{file_name(doc_id)}.txt"
    assert file.parent == folder
    assert not any(sign in file.name for sign in "\n\x00\\")
    assert named_id(file, folder) == doc_id


def test_no_code_runs_what_it_reads() -> None:
    forbidden = {"eval", "exec", "compile", "__import__"}
    loaders = {"pickle", "marshal", "shelve", "dill", "joblib"}
    found = []
    for path in sorted((ROOT / "pipeline").rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name):
                found += [(path.name, node.func.id)] if node.func.id in forbidden else []
            if isinstance(node, ast.Import):
                found += [(path.name, a.name) for a in node.names if a.name in loaders]
            if isinstance(node, ast.ImportFrom) and node.module in loaders:
                found.append((path.name, node.module))
    assert found == []
