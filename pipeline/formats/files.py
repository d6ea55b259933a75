"""Reading and writing files of annotation tools, with errors that name file and line."""

import hashlib
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final
from urllib.parse import unquote

import orjson

from pipeline.errors import FormatError
from pipeline.formats.notes import Notes

BOM: Final = "\ufeff"
LARGEST: Final = 2**30
"""Bytes of the largest file of labels that is read, also once it is uncompressed."""
NAME_BYTES: Final = 180
"""Longest name of an article's files, so that a suffix still fits into 255 bytes."""
_UNSAFE: Final = re.compile(r'[\x00-\x20\x7f%/\\:*?"<>|]|^\.')


def read_text(path: Path, *, keep_mark: bool = False) -> str:
    """Return the content of a UTF-8 file; line ends are left as they are.

    Args:
        path: The file.
        keep_mark: Whether a byte order mark at the start is part of the content.

    Raises:
        FormatError: The file cannot be read or is not UTF-8.
    """
    content = read_bytes(path)
    try:
        text = content.decode("utf-8")
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        raise FormatError(f"{path}:{line}: not UTF-8; save the file as UTF-8") from error
    return text if keep_mark else text.removeprefix(BOM)


def read_bytes(path: Path) -> bytes:
    """Return the content of a file.

    Raises:
        FormatError: The file cannot be read, is no regular one or larger than `LARGEST`.
    """
    try:
        if path.exists() and not path.is_file():
            raise FormatError(f"{path}: cannot be read: not a regular file")
        if path.exists() and path.stat().st_size > LARGEST:
            raise FormatError(f"{path}: more than {LARGEST:,} bytes; divide it into several files")
        return path.read_bytes()
    except OSError as error:
        raise FormatError(f"{path}: cannot be read: {error.strerror or error}") from error


def write_bytes(path: Path, content: bytes) -> None:
    """Write a file and the folders above it.

    Raises:
        FormatError: The file cannot be written.
    """
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
    except OSError as error:
        raise FormatError(f"{path}: cannot be written: {error.strerror or error}") from error


def json_rows(path: Path, notes: Notes) -> Iterator[tuple[str, dict[str, Any]]]:
    """Yield the objects of JSON lines, each with its ``file:line``; others are faults."""
    for number, line in enumerate(read_text(path).split("\n"), 1):
        if not line.strip():
            continue
        where = f"{path}:{number}"
        try:
            row = orjson.loads(line)
        except orjson.JSONDecodeError as error:
            notes.fault(where, f"not JSON: {error}")
            continue
        if isinstance(row, dict):
            yield where, row
        else:
            notes.fault(where, "not a JSON object")


def file_name(doc_id: str) -> str:
    """Return a name for the files of an article: what file systems refuse is ``%`` and its code.

    Of a name that is too long the beginning and a checksum stay.
    """
    # urllib's `quote` would leave the full stop of a hidden file.
    name = _UNSAFE.sub(lambda match: f"%{ord(match.group()):02X}", doc_id)
    whole = name.encode("utf-8")
    if len(whole) <= NAME_BYTES:
        return name
    digest = hashlib.sha256(whole).hexdigest()[:16]
    return f"{whole[: NAME_BYTES - len(digest) - 1].decode('utf-8', 'ignore')}~{digest}"


def named_id(file: Path, folder: Path) -> str:
    """Return the article's id that `file_name` made the name of; folders below are part of it."""
    below = file.relative_to(folder) if folder.is_dir() else Path(file.name)
    name = unquote(below.with_suffix("").as_posix())
    # A name that is not UTF-8 arrives with lone surrogates, which JSON cannot hold.
    return name.encode("utf-8", "surrogateescape").decode("utf-8", "replace")
