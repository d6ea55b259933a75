"""Files that appear only when they are complete, in the folder given and nowhere else."""

import os
from collections.abc import Iterable, Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import BinaryIO

from pipeline.errors import UsageError


@contextmanager
def new_files(paths: Iterable[Path]) -> Iterator[list[BinaryIO]]:
    """Open files to be written; they get their names together, once the block has ended well.

    Until then each stands as ``NAME.partial`` in the same folder, which is made where it is
    missing; an error removes the partial files and leaves what stood there before. A link
    under either name is replaced, never followed.

    Raises:
        UsageError: A file cannot be written.
    """
    finals = list(paths)
    partials = [path.with_name(f"{path.name}.partial") for path in finals]
    made: list[Path] = []
    try:
        with ExitStack() as stack:
            files = []
            for final, partial in zip(finals, partials, strict=True):
                try:
                    files.append(stack.enter_context(_create(final, partial)))
                except OSError as error:
                    raise UsageError(f"{final}: cannot be written: {_reason(error)}") from error
                made.append(partial)
            yield files
            for file in files:
                file.flush()
                os.fsync(file.fileno())
        for final, partial in zip(finals, partials, strict=True):
            partial.replace(final)
    except OSError as error:
        shown = ", ".join(map(str, finals))
        raise UsageError(f"{shown}: cannot be written: {_reason(error)}") from error
    finally:
        for partial in made:
            partial.unlink(missing_ok=True)


def refuse_inputs(outputs: Iterable[Path], inputs: Iterable[Path]) -> None:
    """Refuse to write over a file that is read.

    Raises:
        UsageError: An output is one of the inputs.
    """
    read = {path.resolve() for path in inputs}
    for path in outputs:
        if path.resolve() in read:
            raise UsageError(f"{path} is read; write to another file")


def _create(final: Path, partial: Path) -> BinaryIO:
    final.parent.mkdir(parents=True, exist_ok=True)
    if final.is_dir():
        raise IsADirectoryError(21, "Is a directory")
    # What an interrupted run has left; "x" below then neither follows a link nor shares a file.
    partial.unlink(missing_ok=True)
    return partial.open("xb")


def _reason(error: OSError) -> str:
    return error.strerror or str(error)
