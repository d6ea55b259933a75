"""``mawaqif doctor``: what is installed, what is missing, and how to get it."""

import platform
import sys
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Final

import typer

PACKAGES: Final = (
    "spacy",
    "camel-tools",
    "torch",
    "transformers",
    "tokenizers",
    "safetensors",
    "numpy",
    "scipy",
    "trafilatura",
    "lxml-html-clean",
    "charset-normalizer",
    "fsspec",
    "xopen",
    "duckdb",
    "pyarrow",
    "jinja2",
    "networkx",
    "nervaluate",
    "rapidfuzz",
    "babel",
    "hijridate",
    "orjson",
    "srsly",
    "confection",
    "rich",
    "typer",
)
"""All that pyproject.toml depends on."""

OPTIONAL: Final = {
    "transformer": "its model is trained by `mawaqif train` as configs/transformer.cfg says",
    "published_ner": "its model is fetched as configs/published_ner.cfg says",
}
"""Configs whose models do not ship, and how to get these."""


def doctor() -> None:
    """Show versions, lists, models and configs, and try each config on one sentence.

    Ends with 0 where annotating works, with 1 where something is missing; each such
    line says how to get it. Models that do not ship are told, but may be missing.

    Example: mawaqif doctor
    """
    from pipeline import __version__
    from pipeline.paths import CONFIGS, MODELS, SEEDS, pipeline_names

    typer.echo(f"mawaqif {__version__}, Python {platform.python_version()}, {sys.executable}")
    faults = [*_packages()]
    for title, folder in (("lists", SEEDS), ("models", MODELS), ("configs", CONFIGS)):
        files = [path for path in folder.rglob("*") if path.is_file()]
        size = sum(path.stat().st_size for path in files)
        typer.echo(f"{title}: {folder}: {len(files)} files, {size / 1e6:.1f} MB")
        if not files:
            faults.append(f"no {title} in {folder}: install mawaqif again, from a whole checkout")
    for config, model in _published_models(CONFIGS):
        typer.echo(f"published model {model} ({config}): {_find_model(model)}")
    for name in pipeline_names():
        fault = _try_config(name)
        typer.echo(f"config {name}: {fault or 'works'}")
        if fault and name in OPTIONAL:
            typer.echo(f"config {name} is optional; {OPTIONAL[name]}")
        elif fault:
            faults.append(f"config {name} does not work: {fault}")
    for fault in faults:
        typer.echo(f"missing: {fault}", err=True)
    if faults:
        raise typer.Exit(1)
    typer.echo("all well")


def _packages() -> list[str]:
    faults = []
    for name in PACKAGES:
        try:
            typer.echo(f"{name} {version(name)}")
        except PackageNotFoundError:
            faults.append(f"package {name}: run `make setup`, or pip install -c constraints.txt .")
    return faults


def _published_models(folder: Path) -> list[tuple[str, str]]:
    """Configs that name a model of Hugging Face, each with that name."""
    from confection import Config

    found = []
    for path in sorted(folder.glob("*.cfg")):
        config = Config().from_disk(path, interpolate=False)
        published = config.get("components", {}).get("mawaqif_published_ner", {})
        for model in (config.get("encoder", {}).get("name"), published.get("model")):
            if model:
                found.append((path.name, model))
    return found


def _find_model(name: str) -> str:
    """Say where a model of Hugging Face is, or how to get it."""
    from pipeline.errors import ModelError
    from pipeline.neural.huggingface import find_model

    try:
        return f"in {find_model(name)}"
    except ModelError as error:
        return f"not here: {error}"


def _try_config(name: str) -> str | None:
    """Load a config and annotate one sentence with it; return what goes wrong."""
    from pipeline import annotate

    try:
        (record,) = annotate(["رحبت مصر بالقرار."], name)
    except Exception as error:
        return f"{type(error).__name__}: {error}"
    return None if record["sentences"] else "finds no sentence"
