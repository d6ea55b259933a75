"""Files behind a URL that fsspec knows (s3://, gs://, hdfs://, memory://), beside local paths."""

import io
import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import Any, Literal, cast

from pipeline.errors import UsageError


@contextmanager
def _as_os_error() -> Iterator[None]:
    """Make an OSError of whatever a store raises: each has error classes of its own."""
    try:
        yield
    except OSError:
        raise
    except Exception as error:
        raise OSError(f"{type(error).__name__}: {error}") from error


@dataclass(frozen=True, slots=True)
class RemotePath:
    """A file or folder by its URL, in fsspec's own spelling; made by `to_path`."""

    url: str

    def __str__(self) -> str:
        return self.url

    @property
    def name(self) -> str:
        return self.url.rpartition("/")[2]

    @property
    def stem(self) -> str:
        return PurePosixPath(self.name).stem

    @property
    def suffix(self) -> str:
        return PurePosixPath(self.name).suffix

    def as_posix(self) -> str:
        """Return the URL."""
        return self.url

    def with_name(self, name: str) -> "RemotePath":
        """Return the path of another file in the same folder."""
        return RemotePath(f"{self.url.rpartition('/')[0]}/{name}")

    def open(self, mode: Literal["rb"]) -> io.BufferedReader:
        """Open the file for reading; raises OSError where it cannot be."""
        with _as_os_error():
            system, path = self._found()
            return cast(io.BufferedReader, system.open(path, mode))

    def files(self) -> dict[str, dict[str, object]]:
        """Return what is known of each file below, by its relative name; a file's own is "".

        Raises:
            UsageError: It cannot be listed.
        """
        try:
            with _as_os_error():
                system, path = self._found()
                found = system.find(path, detail=True)
        except OSError as error:
            raise UsageError(f"{self}: cannot be listed: {error}") from error
        return {name.removeprefix(path).lstrip("/"): known for name, known in found.items()}

    def put(self, local: Path) -> None:
        """Write the whole content of a local file; raises OSError where that fails."""
        with _as_os_error():
            system, path = self._found()
            system.put_file(str(local), path)

    def remove(self) -> None:
        """Remove the file if it is there; raises OSError where that fails."""
        with _as_os_error():
            system, path = self._found()
            if system.exists(path):
                system.rm_file(path)

    def _found(self) -> tuple[Any, str]:
        from fsspec.core import url_to_fs

        system, path = url_to_fs(self.url)
        return system, path


AnyPath = Path | RemotePath


def to_path(given: str) -> AnyPath:
    """Return a path as given on the command line; ``file://`` becomes a local one.

    Raises:
        UsageError: The URL's scheme is unknown or needs a package that is not installed, or
            its store cannot be reached.
    """
    if "://" not in given:
        return Path(given)
    from fsspec.core import url_to_fs

    if "::" in given:
        raise UsageError(f"{given}: chains of URLs are not read")
    try:
        system, path = url_to_fs(given)
    except Exception as error:
        # Some stores connect here; what they raise has no common base.
        raise UsageError(f"{given}: {error}") from error
    if "file" in system.protocol:
        return Path(path)
    return RemotePath(system.unstrip_protocol(path))


def place_of(path: AnyPath) -> str:
    """Return the whole path without ``..``; links are kept, since a loop of them has no end."""
    if isinstance(path, RemotePath):
        return path.url
    return os.path.normpath(path.absolute())
