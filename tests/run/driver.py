"""A run in a process of its own, to be killed, interrupted or starved of disk.

Arguments: input, output, number of workers, largest size of a file in bytes (0: any).
"""

import resource
import sys
from collections.abc import Callable
from pathlib import Path

from pipeline.errors import MawaqifError
from pipeline.run import Settings, annotate_files, runner

MADE_BY = {"pipeline": "test", "config": "1", "lists": "2", "models": "3"}


def settle(put: Callable[[object, str, object], None]) -> None:
    """Let all runs count as made by the same code, lists and models."""
    put(runner, "fingerprints", lambda config, precise: MADE_BY)
    put(runner, "code_fingerprint", lambda: "4")


def main() -> None:
    settle(setattr)
    given, output, workers, room = sys.argv[1:]
    if int(room):
        resource.setrlimit(resource.RLIMIT_FSIZE, (int(room), int(room)))
    settings = Settings(
        config="rules", workers=int(workers), loader="tests.run.fakes:Annotator", longest=10_000
    )
    try:
        summary = annotate_files([given], Path(output), None, settings)
    except MawaqifError as error:
        sys.exit(str(error))
    print(summary.articles, summary.failures, summary.resumed)


if __name__ == "__main__":
    main()
