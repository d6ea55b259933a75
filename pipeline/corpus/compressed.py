"""Open a delivered file, compressed or not, with a bound on what comes out of it."""

import io
from pathlib import Path
from typing import BinaryIO, Final

from xopen import xopen

from pipeline.corpus.remote import AnyPath, RemotePath
from pipeline.errors import ArticleError

COMPRESSIONS: Final = (".gz", ".bz2", ".xz", ".zst")


class BoundedReader(io.RawIOBase):
    """Byte stream of a delivered file that refuses to grow beyond ``limit`` bytes.

    A small compressed file can hold any amount of data; the bound stops it while
    it is read, before it fills the memory.

    Raises:
        ArticleError: On reading: more than ``limit`` bytes, a truncated or damaged
            compressed file, or an error of the disk.
    """

    def __init__(self, stream: BinaryIO, limit: int | None) -> None:
        super().__init__()
        self.stream = stream
        self.limit = limit
        self.passed = 0

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]
        try:
            data = self.stream.read(len(buffer))
        except EOFError as error:
            raise ArticleError("the compressed file is truncated") from error
        except Exception as error:
            # Each compression has error classes of its own, without a common base.
            raise ArticleError(f"cannot be read: {reason(error)}") from error
        self.passed += len(data)
        if self.limit is not None and self.passed > self.limit:
            raise ArticleError(
                f"more than {self.limit:,} bytes once uncompressed: too large for one article"
            )
        buffer[: len(data)] = data
        return len(data)

    def close(self) -> None:
        self.stream.close()
        super().close()


def open_bounded(path: AnyPath, limit: int | None) -> io.BufferedReader:
    """Open ``path`` for reading bytes; ``.gz .bz2 .xz .zst`` are uncompressed.

    Args:
        path: The file; anything but a regular file is refused, since a pipe could
            keep a run waiting for ever.
        limit: Largest number of uncompressed bytes, None for any.

    Raises:
        ArticleError: The file cannot be opened; `BoundedReader` tells of later errors.
    """
    try:
        if isinstance(path, Path) and path.exists() and not path.is_file():
            raise ArticleError("cannot be read: not a regular file")
        ending = path.suffix.lower()
        if ending in COMPRESSIONS:
            given = path.open("rb") if isinstance(path, RemotePath) else path
            stream: BinaryIO = xopen(given, "rb", threads=0, format=ending.removeprefix("."))
        else:
            stream = path.open("rb")
    except (OSError, EOFError) as error:
        raise ArticleError(f"cannot be read: {reason(error)}") from error
    return io.BufferedReader(BoundedReader(stream, limit), 1 << 16)


def reason(error: Exception) -> str:
    """Return a short reason without the path, which stands elsewhere in the message."""
    if isinstance(error, OSError) and error.strerror:
        return error.strerror
    return str(error) or type(error).__name__
