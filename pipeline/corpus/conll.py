"""Word-per-line corpora of named entities: a word, a tab or blank, an IOB2 tag; blank lines between sentences."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from pipeline.errors import GoldError, UsageError


@dataclass(frozen=True, slots=True)
class TaggedSentence:
    """Words with their tags (``O``, ``B-PER``, ``I-PER``), sequences of one length."""

    words: tuple[str, ...]
    tags: tuple[str, ...]


def read_conll(path: Path) -> Iterator[TaggedSentence]:
    """Yield the sentences of a file.

    Raises UsageError where it cannot be read, GoldError with the line that is wrong.
    """
    try:
        lines = path.read_text(encoding="utf-8").split("\n")
    except (OSError, UnicodeDecodeError) as error:
        raise UsageError(f"{path}: cannot be read: {error}") from error
    words: list[str] = []
    tags: list[str] = []
    for number, line in enumerate([*lines, ""], 1):
        columns = line.split()
        if columns and columns[0] != "-DOCSTART-":
            if len(columns) != 2 or not (columns[1] == "O" or columns[1][:2] in ("B-", "I-")):
                raise GoldError(
                    f"{path}:{number}: not a word and its tag (O, B-X or I-X): {line.strip()!r}"
                )
            words.append(columns[0])
            tags.append(columns[1])
        elif words:
            yield TaggedSentence(tuple(words), tuple(tags))
            words, tags = [], []


def spans_of_tags(tags: Sequence[str]) -> list[tuple[int, int, str]]:
    """Return (start, end, label) of the entities that tags mark.

    An ``I-`` behind nothing or another label begins an entity, as in the CoNLL 2003 scorer.
    """
    spans: list[tuple[int, int, str]] = []
    start, label = 0, ""
    for place, tag in enumerate([*tags, "O"]):
        continues = tag[:2] == "I-" and tag[2:] == label
        if label and not continues:
            spans.append((start, place, label))
            label = ""
        if tag != "O" and not continues:
            start, label = place, tag[2:]
    return spans
