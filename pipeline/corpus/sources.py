"""Which files are to be read, in which order, and what their articles are called."""

import hashlib
import os
import stat
from collections.abc import Collection, Iterable
from dataclasses import dataclass, replace
from pathlib import Path, PurePosixPath
from typing import Final

from pipeline.corpus.compressed import COMPRESSIONS
from pipeline.corpus.remote import AnyPath, RemotePath, place_of, to_path
from pipeline.errors import UsageError

KINDS: Final = {
    ".txt": "txt",
    ".html": "html",
    ".htm": "html",
    ".xhtml": "html",
    ".json": "json",
    ".jsonl": "jsonl",
    ".ndjson": "jsonl",
    ".csv": "csv",
    ".tsv": "tsv",
}
"""File name suffix -> how the file is read; each may be followed by a compression's suffix."""

STDIN: Final = "-"


@dataclass(frozen=True, slots=True)
class Source:
    """One delivered file.

    ``name`` is its path relative to the input folder, ``doc_id`` the id of its
    article, or the beginning of the ids of its rows. ``size`` (bytes) and
    ``changed`` (nanoseconds, behind a URL
    a hash of what is known of the file) tell whether it is still the same file later on.
    """

    path: AnyPath
    name: str
    doc_id: str
    kind: str
    size: int = 0
    changed: int = 0

    @property
    def is_table(self) -> bool:
        """Whether the file may hold any number of articles."""
        return self.kind not in ("txt", "html")


def find_sources(inputs: Iterable[str], leave_out: Collection[AnyPath] = ()) -> list[Source]:
    """Return the files to read: inputs in the order given, folders in sorted order.

    In folders, files with other suffixes and hidden files are passed over, links to
    folders are not followed. A file given twice is read once.

    Args:
        inputs: Files, folders, their URLs, or ``-`` for standard input.
        leave_out: Files not to read though a folder holds them: the run's own output.

    Raises:
        UsageError: A path is missing or of unknown kind, a folder cannot be listed,
            or there is no article file at all.
    """
    own = {place_of(path) for path in leave_out}
    found: dict[str, tuple[Source, str]] = {}
    for given in inputs:
        for source in _sources_of(given):
            place = place_of(source.path)
            if place not in own:
                found.setdefault(place, (source, given))
    if not found:
        raise UsageError(
            f"no articles in {', '.join(inputs)}: looked for {' '.join(KINDS)}, "
            f"each also with {' '.join(COMPRESSIONS)}"
        )
    return _with_ids(list(found.values()))


def _sources_of(given: str) -> list[Source]:
    if not given:
        # `Path("")` is the folder of the command; an empty variable of a shell means nothing.
        raise UsageError("the name of an input is empty: give a file, a folder or -")
    if given == STDIN:
        return [Source(Path(STDIN), "stdin", "stdin", "stdin")]
    path = to_path(given)
    if isinstance(path, RemotePath):
        return _remote_sources(path)
    if path.is_dir():
        return [_source(path / name, name, KINDS[_suffixes(name)[0]]) for name in _walk(path)]
    if not os.path.lexists(path):
        raise UsageError(f"{given}: no such file or folder")
    return [_source(path, path.name, _kind_of(path))]


def _kind_of(path: AnyPath) -> str:
    suffix = _suffixes(path.name)[0]
    if suffix not in KINDS:
        raise UsageError(
            f"{path}: unknown kind of file; known are {' '.join(KINDS)}, "
            f"each also with {' '.join(COMPRESSIONS)}"
        )
    return KINDS[suffix]


def _remote_sources(path: RemotePath) -> list[Source]:
    files = path.files()
    if not files:
        raise UsageError(f"{path}: no such file or folder")
    if "" in files:
        return [_remote_source(path, path.name, _kind_of(path), files[""])]
    return [
        _remote_source(RemotePath(f"{path}/{name}"), name, KINDS[_suffixes(name)[0]], files[name])
        for name in sorted(files, key=lambda name: name.split("/"))
        if _suffixes(name)[0] in KINDS and not any(p.startswith(".") for p in name.split("/"))
    ]


def _remote_source(path: RemotePath, name: str, kind: str, known: dict[str, object]) -> Source:
    size = known.get("size")
    state = hashlib.sha256(repr(sorted(known.items())).encode()).digest()
    changed = int.from_bytes(state[:8], "big")
    return Source(path, name, name, kind, size if isinstance(size, int) else 0, changed)


def _walk(folder: Path) -> list[str]:
    """Names of the article files below a folder, relative to it, in sorted order."""

    def refuse(error: OSError) -> None:
        raise UsageError(f"{error.filename}: cannot be listed: {error.strerror}")

    names = []
    for parent, folders, files in os.walk(folder, onerror=refuse):
        folders[:] = [name for name in folders if not name.startswith(".")]
        names += [
            (Path(parent) / name).relative_to(folder).as_posix()
            for name in files
            if not name.startswith(".") and _suffixes(name)[0] in KINDS
        ]
    return sorted(names, key=lambda name: name.split("/"))


def _source(path: Path, name: str, kind: str) -> Source:
    shown = _printable(name)
    try:
        status = path.stat()
    except OSError:
        return Source(path, shown, shown, kind)
    size = status.st_size if stat.S_ISREG(status.st_mode) else 0
    return Source(path, shown, shown, kind, size, status.st_mtime_ns)


def _printable(name: str) -> str:
    """A name that is not UTF-8 arrives with lone surrogates, which JSON cannot hold."""
    return name.encode("utf-8", "surrogateescape").decode("utf-8", "replace")


def _suffixes(name: str) -> tuple[str, str]:
    """The suffix that tells the kind, and the whole ending with the compression's."""
    pure = PurePosixPath(name)
    last = pure.suffix.lower()
    if last in COMPRESSIONS:
        return PurePosixPath(pure.stem).suffix.lower(), name[len(pure.stem.rsplit(".", 1)[0]) :]
    return last, pure.suffix


def _with_ids(found: list[tuple[Source, str]]) -> list[Source]:
    """Give each file the shortest name that no other file has.

    In this order: path in its folder without suffix, with suffix, with the folder's
    own name before it, the whole path as given, the same with the file's number. Of
    several that clash, those with the shorter forms give way.
    """
    names = [_names(*pair, number) for number, pair in enumerate(found, 1)]
    level = [0] * len(found)
    while True:
        groups: dict[str, list[int]] = {}
        for i, n in enumerate(level):
            groups.setdefault(names[i][n], []).append(i)
        clashing = [group for group in groups.values() if len(group) > 1]
        if not clashing:
            break
        for group in clashing:
            lowest = min(level[i] for i in group)
            for i in group:
                level[i] += level[i] == lowest
    return [replace(source, doc_id=names[i][level[i]]) for i, (source, _) in enumerate(found)]


def _names(source: Source, given: str, number: int) -> list[str]:
    name = source.name
    whole = PurePosixPath(name)
    ending = _suffixes(whole.name)[1]
    bare = name[: len(name) - len(ending)] if ending else name
    folder = PurePosixPath(place_of(to_path(given)))
    above = folder.name if folder.name != whole.name else folder.parent.name
    path = _printable(source.path.as_posix())
    return [bare, name, f"{_printable(above)}/{name}", path, f"{path}~{number}"]
