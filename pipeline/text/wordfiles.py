"""The files that hold the tokenizer's words: counts and protected names."""

import lzma
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Final

from pipeline.errors import ModelError

COUNTS_FILE: Final = "counts.txt.xz"
NAMES_FILE: Final = "names.txt"


def read_counts(path: Path) -> dict[str, int]:
    """Read the ``word<TAB>count`` lines of the xz-compressed file ``path``.

    Raises ModelError where the file is missing or damaged.
    """
    try:
        with lzma.open(path, "rt", encoding="utf-8") as file:
            pairs = (line.split("\t") for line in file)
            return {word: int(count) for word, count in pairs}
    except (OSError, EOFError, ValueError, lzma.LZMAError) as error:
        raise _unreadable(path, error, "wordlist") from error


def write_counts(path: Path, counts: Mapping[str, int]) -> None:
    """Write ``counts`` as sorted ``word<TAB>count`` lines, xz-compressed; same input, same bytes."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with lzma.open(path, "wt", encoding="utf-8", preset=9) as file:
        file.writelines(f"{word}\t{count}\n" for word, count in sorted(counts.items()))


def read_names(path: Path) -> list[str]:
    """Read the protected names of ``path``, one a line.

    Raises ModelError where the file is missing or not UTF-8.
    """
    try:
        return path.read_text(encoding="utf-8").split()
    except (OSError, UnicodeDecodeError) as error:
        raise _unreadable(path, error, "namelist") from error


def write_names(path: Path, names: Iterable[str]) -> None:
    """Write ``names``, sorted, one a line."""
    path.write_text("".join(f"{name}\n" for name in sorted(names)), encoding="utf-8")


def _unreadable(path: Path, error: Exception, script: str) -> ModelError:
    return ModelError(
        f"{path}: cannot be read ({error}); restore the file, or make it again with "
        f"python -m pipeline.training.{script}"
    )
