"""Labels of any format for scoring: hand labels held to the rules, predictions to the shape."""

from collections import Counter
from collections.abc import Callable, Sequence
from pathlib import Path

from pipeline.corpus.gold import find_faults, listed, read_gold, read_predictions
from pipeline.errors import FormatError, GoldError
from pipeline.formats.notes import Notes
from pipeline.formats.reading import read_labels
from pipeline.formats.registry import OWN, format_of_input
from pipeline.records import Annotation


def read_hand_labels(path: Path, notes: Notes) -> list[Annotation]:
    """Return hand labels of any format, each checked as `read_gold` checks ours.

    Raises:
        GoldError: A label breaks the rules, or no article can be used.
        FormatError: The file cannot be used as a whole.
    """
    return _read(path, notes, read_gold, find_faults)


def read_found(path: Path, notes: Notes) -> list[Annotation]:
    """Return predictions, or another person's labels, of any format.

    Raises:
        GoldError: A row cannot be used, or there is no article.
        FormatError: The file cannot be used as a whole.
    """
    return _read(path, notes, read_predictions, lambda record: [])


def named_alike(gold: Sequence[Annotation], found: Sequence[Annotation]) -> list[Annotation]:
    """Return ``found`` under the ids that ``gold`` has for the same texts.

    Tools give articles numbers of their own. Where an id of ``gold`` is among those of
    ``found``, or a text stands twice, nothing is renamed.
    """
    ids = {record["doc_id"] for record in gold}
    if ids & {record["doc_id"] for record in found}:
        return list(found)
    times = Counter(record["text"] for record in gold)
    names = {r["text"]: r["doc_id"] for r in gold if times[r["text"]] == 1}
    renamed: list[Annotation] = []
    for record in found:
        # A text counts once, so that no two articles end under one id.
        name = names.pop(record.get("text", ""), record["doc_id"])
        renamed.append({**record, "doc_id": name})
    return renamed


def _read(
    path: Path,
    notes: Notes,
    own: Callable[[Path], list[Annotation]],
    check: Callable[[object], list[str]],
) -> list[Annotation]:
    if format_for_scoring(path) == OWN:
        return own(path)
    mine = Notes()
    records = list(read_labels(path, mine))
    faults = list(mine.faults)
    for record in records:
        faults += [f"{path}: article {record['doc_id']}: {fault}" for fault in check(record)]
    if faults:
        raise GoldError(listed(faults))
    if not records:
        raise GoldError(f"{path}: no annotated article in it")
    notes.left_out += mine.left_out
    return records


def format_for_scoring(path: Path) -> str:
    """Return the format of a file; one that cannot be told is ours, whose reader says why not."""
    try:
        return format_of_input(path)
    except FormatError:
        return OWN
