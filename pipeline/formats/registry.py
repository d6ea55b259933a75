"""All formats by name, and which one a file has."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from typing import Any, Final, cast

import orjson

from pipeline.errors import FormatError, UsageError
from pipeline.formats.files import read_bytes
from pipeline.formats.notes import Notes
from pipeline.records import Annotation

OWN: Final = "mawaqif"


@dataclass(frozen=True, slots=True)
class Format:
    """Where a format's functions are; ``suffixes`` tell it, the first is usual."""

    module: str
    suffixes: tuple[str, ...] = ()
    writer: str = "write"

    def read(self, path: Path, notes: Notes) -> Iterator[Annotation]:
        """Yield the records of ``path``; see the module."""
        return cast(Iterator[Annotation], self._function("read")(path, notes))

    def write(self, records: Iterable[Annotation], path: Path, notes: Notes) -> None:
        """Write the records to ``path``; see the module."""
        self._function(self.writer)(records, path, notes)

    def _function(self, name: str) -> Callable[..., Any]:
        return cast(
            Callable[..., Any], getattr(import_module(f"pipeline.formats.{self.module}"), name)
        )


FORMATS: Final = {
    OWN: Format("own", (".jsonl", ".ndjson")),
    "labelstudio": Format("labelstudio", (".json",)),
    "doccano": Format("doccano"),
    "doccano-labels": Format("doccano", writer="write_labels"),
    "brat": Format("brat"),
    "prodigy": Format("prodigy"),
    "docbin": Format("docbin", (".spacy",)),
    "conll": Format("conll", (".conll", ".iob", ".iob2", ".bio")),
    "cas": Format("cas"),
}


def format_named(name: str) -> Format:
    """Return a format.

    Raises:
        UsageError: There is none of that name.
    """
    if name not in FORMATS:
        raise UsageError(f"unknown format {name!r}; known are {', '.join(FORMATS)}")
    return FORMATS[name]


def format_of_input(path: Path) -> str:
    """Return the name of the format that a file or folder has, by its suffix and content.

    Raises:
        FormatError: Neither tells, or the file cannot be read.
    """
    kinds = {".ann": "brat", ".xmi": "cas"}
    for suffix, name in kinds.items():
        if path.suffix == suffix or (path.is_dir() and any(path.rglob(f"*{suffix}"))):
            return name
    if path.is_dir():
        raise FormatError(f"{path}: no .ann or .xmi file in this folder")
    if path.suffix.lower() in FORMATS[OWN].suffixes:
        return _of_json_lines(path)
    by_suffix = _by_suffix(path)
    if by_suffix is None and not path.exists():
        raise FormatError(f"{path}: cannot be read: no such file or folder")
    if by_suffix is None:
        raise FormatError(
            f"{path}: its suffix does not tell its format; name it with --from "
            f"({', '.join(FORMATS)})"
        )
    return by_suffix


def format_of_output(path: Path) -> str:
    """Return the name of the format to write, by the suffix of the file.

    Raises:
        UsageError: It does not tell.
    """
    by_suffix = _by_suffix(path)
    if by_suffix is None:
        raise UsageError(
            f"{path}: its suffix does not tell the format to write; name it with --to "
            f"({', '.join(FORMATS)})"
        )
    return by_suffix


def _by_suffix(path: Path) -> str | None:
    suffix = path.suffix.lower()
    return next((name for name, known in FORMATS.items() if suffix in known.suffixes), None)


def _of_json_lines(path: Path) -> str:
    """JSON lines are of three formats: their first line tells."""
    first = next((line for line in read_bytes(path).split(b"\n") if line.strip()), b"")
    try:
        row = orjson.loads(first.removeprefix(b"\xef\xbb\xbf"))
    except orjson.JSONDecodeError as error:
        raise FormatError(f"{path}:1: not JSON: {error}") from error
    keys = row.keys() if isinstance(row, dict) else set()
    for name, telling in _TELLING.items():
        if telling & keys:
            return name
    raise FormatError(
        f"{path}:1: no annotated article: it has none of the keys "
        f"{', '.join(sorted(set().union(*_TELLING.values())))}"
    )


_TELLING: Final = {
    OWN: {"mentions", "stances"},
    "doccano": {"entities", "label", "labels"},
    "prodigy": {"spans", "tokens", "relations", "_task_hash", "answer"},
}
"""Format of JSON lines -> keys of which it has one, looked for in this order."""
