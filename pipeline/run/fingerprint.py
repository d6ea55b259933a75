"""Short hashes of everything that an annotation depends on besides its article."""

import hashlib
import re
from collections.abc import Iterable
from pathlib import Path
from typing import Final

from pipeline import __version__
from pipeline.corpus.sources import Source
from pipeline.paths import MODELS, SEEDS, find_config, find_trained

LENGTH: Final = 12
"""Hexadecimal digits that are kept of each SHA-256."""

_NO_PATHS: Final = re.compile(r"\s*(?:#|@\w+\s*=|(?:lang|pipeline|factory)\s*=)")
"""How lines of a config begin whose texts are names in the code, or nothing at all."""


def fingerprints(config: str, *, precise: bool = False) -> dict[str, str]:
    """Return what made an annotation: version, config, lists and models.

    Args:
        config: Name of a config that ships, or a path.
        precise: Whether only stances of high confidence are kept.

    Raises:
        ConfigError: There is no such config.
    """
    path = find_config(config)
    lists = [file for file in _files(SEEDS) if _is_list(file)]
    return {
        "pipeline": f"mawaqif {__version__}",
        "config": f"{path.stem} {hash_files([path] if path.is_file() else _files(path))}"
        + (" precise" if precise else ""),
        "lists": hash_files([*lists, *_named_files(path)]),
        "models": hash_files(_files(MODELS)),
    }


def code_fingerprint() -> str:
    """Return the hash of the package's own source files."""
    package = Path(__file__).resolve().parent.parent
    return hash_files(sorted(package.rglob("*.py")))


def input_fingerprint(sources: Iterable[Source]) -> str:
    """Return a hash of names, sizes and times of change of the files to read."""
    seen = "".join(f"{s.name}\0{s.doc_id}\0{s.size}\0{s.changed}\n" for s in sources)
    return hashlib.sha256(seen.encode("utf-8", "surrogateescape")).hexdigest()[:LENGTH]


def hash_files(paths: Iterable[Path]) -> str:
    """Return one hash over names and contents of files, in the order given."""
    total = hashlib.sha256()
    for path in paths:
        with path.open("rb") as file:
            total.update(path.name.encode() + b"\0" + hashlib.file_digest(file, "sha256").digest())
    return total.hexdigest()[:LENGTH]


def _files(folder: Path) -> list[Path]:
    return sorted(path for path in folder.rglob("*") if path.is_file())


def _named_files(config: Path) -> list[Path]:
    """Files and files in folders that a config names, as one's own actor tables and models."""
    if not config.is_file():
        return []
    lines = config.read_text(encoding="utf-8").splitlines()
    settings = "\n".join(line for line in lines if not _NO_PATHS.match(line))
    named = re.findall(r'"([^"\n]+)"', settings)
    own = [path for n in named if (path := Path(n)).is_file() or find_trained(n) == path]
    return [file for path in own for file in ([path] if path.is_file() else _files(path))]


def _is_list(path: Path) -> bool:
    """Whether a file of the seeds is a list, and not documentation or a sample."""
    return path.suffix in (".csv", ".tsv", ".txt") and path.parent.name != "articles"
