"""Annotations to a URL: written on this machine, and put there as a whole when complete."""

import hashlib
import os
from pathlib import Path

from pipeline.corpus.remote import RemotePath
from pipeline.errors import UsageError
from pipeline.run.output import FileSink


class RemoteSink(FileSink):
    """Writes into a folder of the user's cache, since object stores append to no file.

    Only once all is there are files and manifest here removed: a run that was stopped,
    while it annotated or while it put the output in place, goes on by the same command.

    Args:
        output: The file to make.
        errors: The file for failed articles; removed where none failed.
        stamp: What the run depends on; resuming needs the same.
        resume: Go on from what an interrupted run has left on this machine.

    Raises:
        UsageError: As `FileSink` does.
    """

    def __init__(
        self, output: RemotePath, errors: RemotePath, stamp: dict[str, str], *, resume: bool
    ) -> None:
        if output == errors:
            raise UsageError(f"{output}: annotations and errors need a file each")
        self.remote_output = output
        self.remote_errors = errors
        folder = work_folder(output)
        super().__init__(folder / "out.jsonl", folder / "errors.jsonl", stamp, resume=resume)

    def finish(self) -> None:
        """Put both files in place, then remove what is on this machine.

        Raises:
            OSError: They cannot be written there.
        """
        if self.progress.failures:
            self.remote_errors.put(self.errors_partial)
        else:
            self.remote_errors.remove()
        self.remote_output.put(self.partial)
        for path in (self.partial, self.errors_partial, self.journal_path):
            path.unlink()
        self.partial.parent.rmdir()


def work_folder(output: RemotePath) -> Path:
    """Return the folder on this machine in which the output for a URL is being made."""
    cache = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache")
    return cache / "mawaqif" / hashlib.sha256(output.url.encode()).hexdigest()[:16]
