"""Imports point one way: a module uses its own layer and the layers below it, never one above."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

import pipeline

LAYERS = [
    {"errors", "records", "paths"},
    {"text"},
    {"seedfiles", "doc_schema"},
    {"actors"},
    {"stance"},
    {"neural"},
    {"components"},
    {"corpus"},
    {"assemble"},
    {"run"},
    {"bench"},
    {"formats"},
    {"tables"},
    {"charts"},
    {"evaluation"},
    {"training"},
    {"cli"},
    {"__main__"},
]
RANK = {part: rank for rank, parts in enumerate(LAYERS) for part in parts}

LAZY = {
    "camel_tools",
    "cassis",
    "duckdb",
    "fsspec",
    "jinja2",
    "nervaluate",
    "networkx",
    "pyarrow",
    "ray",
    "scipy",
    "trafilatura",
    "transformers",
}
"""Packages that are slow to import: only inside the functions that use them."""

PURE = {"text", "actors", "stance"}
"""Parts that compute on plain data; of spaCy they may at most name types."""

PACKAGE = Path(pipeline.__file__).parent
MODULES = sorted(
    path.relative_to(PACKAGE)
    for path in PACKAGE.rglob("*.py")
    if path.relative_to(PACKAGE).parts[0] not in ("__init__.py", "_data")
)


def part_of(module: Path) -> str:
    return module.parts[0].removesuffix(".py")


def imports(tree: ast.AST) -> Iterator[str]:
    """Yield the full name of everything that is imported anywhere in ``tree``."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, "imports are absolute"
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def imports_at_import(tree: ast.Module) -> Iterator[str]:
    """Yield what importing the module imports: not what stands in a function."""
    for node in tree.body:
        if not isinstance(node, ast.FunctionDef | ast.ClassDef):
            yield from imports(node)


def parse(module: Path) -> ast.Module:
    return ast.parse((PACKAGE / module).read_text(encoding="utf-8"))


@pytest.mark.parametrize("module", MODULES, ids=str)
def test_imports_point_down(module: Path) -> None:
    own = part_of(module)
    used = {name.split(".")[1] for name in imports(parse(module)) if name.startswith("pipeline.")}
    above = {part for part in used if part in RANK and RANK[part] > RANK[own]}
    beside = {part for part in used if part in RANK and RANK[part] == RANK[own] and part != own}
    assert (above, beside if own not in LAYERS[0] | LAYERS[2] else set()) == (set(), set())


@pytest.mark.parametrize("module", MODULES, ids=str)
def test_slow_packages_are_imported_where_they_are_used(module: Path) -> None:
    assert {name.split(".")[0] for name in imports_at_import(parse(module))} & LAZY == set()


@pytest.mark.parametrize("module", [m for m in MODULES if part_of(m) in PURE], ids=str)
def test_pure_parts_use_no_pipeline_machinery(module: Path) -> None:
    used = {name for name in imports(parse(module)) if name.split(".")[0] in ("spacy", "torch")}
    assert used <= {"spacy.tokens.Doc", "spacy.tokens.Span", "spacy.tokens.Token"}


def test_every_part_has_a_layer() -> None:
    assert {part_of(module) for module in MODULES} <= set(RANK)
