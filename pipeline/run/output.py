"""Where annotations go: a file that appears only when complete, or a stream."""

import contextlib
import fcntl
import os
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import BinaryIO, Final, Literal, Protocol

import orjson

from pipeline.errors import UsageError

JOURNAL_FORMAT: Final = 1


@dataclass(frozen=True, slots=True)
class Progress:
    """What has been written so far.

    ``items`` counts articles and failures; ``size`` and ``errors_size`` are bytes of
    the two files.
    """

    items: int = 0
    failures: int = 0
    words: int = 0
    size: int = 0
    errors_size: int = 0

    def plus(
        self, lines: bytes, errors: bytes, items: int, failures: int, words: int
    ) -> "Progress":
        """Return the progress after a further batch."""
        return Progress(
            self.items + items,
            self.failures + failures,
            self.words + words,
            self.size + len(lines),
            self.errors_size + len(errors),
        )


class Sink(Protocol):
    """Takes the results batch by batch."""

    progress: Progress

    def add(self, lines: bytes, errors: bytes, items: int, failures: int, words: int) -> None:
        """Write one batch."""

    def finish(self) -> None:
        """Everything has been added."""

    def close(self) -> None:
        """Release the files, whether finished or not."""


class StreamSink:
    """Writes to streams as results come; cannot be resumed.

    Args:
        output: For the annotations; it belongs to the caller.
        errors: For failed articles: a stream of the caller's, or a file to make, which is
            removed where none failed.

    Raises:
        UsageError: The file cannot be written.
    """

    def __init__(self, output: BinaryIO, errors: BinaryIO | Path) -> None:
        self.output = output
        self.file = errors if isinstance(errors, Path) else None
        self.errors = _open(errors, "wb") if isinstance(errors, Path) else errors
        self.progress = Progress()

    def add(self, lines: bytes, errors: bytes, items: int, failures: int, words: int) -> None:
        self.output.write(lines)
        self.output.flush()
        _write_all(self.errors, errors)
        self.errors.flush()
        self.progress = self.progress.plus(lines, errors, items, failures, words)

    def finish(self) -> None:
        """Remove the file for failed articles where none failed; each batch was flushed."""
        if self.file and self.file.is_file() and not self.progress.failures:
            self.file.unlink()

    def close(self) -> None:
        """Close the file; streams belong to the caller."""
        if self.file:
            self.errors.close()


class FileSink:
    """Writes ``OUT.partial`` and renames it to ``OUT`` when all is done.

    Beside it stand, while the run goes on, the errors (also ``.partial``) and a
    manifest: first the run's fingerprints, then after each batch how far the files
    reach. A batch counts once its line stands in the manifest; what lies behind it
    in the files is cut off when the run is resumed.

    Args:
        output: The file to make.
        errors: The file for failed articles; removed where none failed.
        stamp: What the run depends on; resuming needs the same.
        resume: Go on from what an interrupted run has left, if there is anything.

    Raises:
        UsageError: Something cannot be written, another run is at work on the same
            output, or what is there was made under another stamp.
    """

    def __init__(self, output: Path, errors: Path, stamp: dict[str, str], *, resume: bool) -> None:
        for path in (output, errors):
            if path.exists() and not path.is_file():
                raise UsageError(f"{path}: is not a file that can be replaced")
        self.output = output
        self.errors = errors
        self.partial = output.with_name(output.name + ".partial")
        self.errors_partial = errors.with_name(errors.name + ".partial")
        self.journal_path = output.with_name(output.name + ".manifest.partial")
        if output == errors:
            raise UsageError(f"{output}: annotations and errors need a file each")
        with contextlib.ExitStack() as opened:
            self.journal = opened.enter_context(_open(self.journal_path))
            try:
                fcntl.flock(self.journal, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError as error:
                raise UsageError(f"{output}: another run is writing it") from error
            except OSError as error:
                raise UsageError(
                    f"{self.journal_path}: cannot be locked: {error.strerror or error}; write to "
                    "a folder of another file system"
                ) from error
            self.out = opened.enter_context(_open(self.partial))
            self.err = opened.enter_context(_open(self.errors_partial))
            self.progress, kept = self._last_commit(stamp) if resume else (Progress(), 0)
            self._cut_back(stamp, kept)
            self.opened = opened.pop_all()

    def add(self, lines: bytes, errors: bytes, items: int, failures: int, words: int) -> None:
        """Write one batch and commit it to the manifest.

        Raises:
            OSError: The disk is full or fails; earlier batches stay as they are.
        """
        for file, content in ((self.out, lines), (self.err, errors)):
            _write_all(file, content)
            os.fsync(file.fileno())
        self.progress = self.progress.plus(lines, errors, items, failures, words)
        _write_all(self.journal, orjson.dumps(asdict(self.progress)) + b"\n")

    def finish(self) -> None:
        """Give the files their final names and remove the manifest."""
        if self.progress.failures:
            self.errors_partial.replace(self.errors)
        else:
            self.errors_partial.unlink()
            self.errors.unlink(missing_ok=True)
        self.partial.replace(self.output)
        self.journal_path.unlink()
        folder = os.open(self.output.parent, os.O_RDONLY)
        try:
            os.fsync(folder)
        finally:
            os.close(folder)

    def close(self) -> None:
        self.opened.close()

    def _last_commit(self, stamp: dict[str, str]) -> tuple[Progress, int]:
        """The last state in the manifest that both files reach, and where its line ends."""
        self.journal.seek(0)
        lines = [line for line in self.journal.readlines() if line.endswith(b"\n")]
        sizes = (self.partial.stat().st_size, self.errors_partial.stat().st_size)
        for number in range(len(lines) - 1, 0, -1):
            try:
                state = Progress(**orjson.loads(lines[number]))
                begun = orjson.loads(lines[0])
            except (orjson.JSONDecodeError, TypeError) as error:
                raise UsageError(
                    f"{self.journal_path} is damaged, or of another version; start over with "
                    "--no-resume"
                ) from error
            if state.size <= sizes[0] and state.errors_size <= sizes[1]:
                self._refuse_other(begun, stamp)
                return state, sum(map(len, lines[: number + 1]))
        return Progress(), 0

    def _refuse_other(self, begun: dict[str, object], stamp: dict[str, str]) -> None:
        other = [key for key, value in _header(stamp).items() if begun.get(key) != value]
        if other:
            raise UsageError(
                f"{self.partial} was begun with other {', '.join(other)}; go on with the same, "
                "or start over with --no-resume"
            )

    def _cut_back(self, stamp: dict[str, str], kept: int) -> None:
        """Cut each file back to what is committed; begin the manifest where none is kept."""
        self.out.truncate(self.progress.size)
        self.err.truncate(self.progress.errors_size)
        self.journal.truncate(kept)
        if not kept:
            try:
                _write_all(self.journal, orjson.dumps(_header(stamp)) + b"\n")
            except OSError as error:
                raise UsageError(f"{self.journal_path}: cannot be written: {error}") from error


def _header(stamp: dict[str, str]) -> dict[str, object]:
    return {"format": JOURNAL_FORMAT, **stamp}


def _open(path: Path, mode: Literal["a+b", "wb"] = "a+b") -> BinaryIO:
    """Open without a buffer; in append mode a write after a truncation lands at the new end."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        return path.open(mode, buffering=0)
    except OSError as error:
        raise UsageError(f"{path}: cannot be written: {error.strerror or error}") from error


def _write_all(file: BinaryIO, content: bytes) -> None:
    view = memoryview(content)
    while view:
        view = view[file.write(view) :]
