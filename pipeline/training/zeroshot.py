"""The shipped recogniser on corpora of named entities that it never saw, of other kinds of text.

``python -m pipeline.training.zeroshot FILE.conll ...`` prints PER, ORG and GPE: officials and other
persons count as PER, countries as GPE. Where a corpus marks all places, cities are misses.
"""

import sys
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Final

from spacy.language import Language
from spacy.tokens import Doc

from pipeline import assemble
from pipeline.corpus.conll import TaggedSentence, read_conll, spans_of_tags
from pipeline.evaluation.spancounts import Labelled, SpanCounts

OURS: Final = {
    "OFFICIAL": "PER",
    "PERSON": "PER",
    "ORGANISATION": "ORG",
    "COUNTRY": "GPE",
}
THEIRS: Final = {"PER": "PER", "PERS": "PER", "ORG": "ORG", "GPE": "GPE", "LOC": "GPE"}
LABELS: Final = ("PER", "ORG", "GPE")
SENTENCES: Final = 20
"""Consecutive sentences that are read as one article."""


def compare(nlp: Language, sentences: Iterable[TaggedSentence]) -> SpanCounts:
    """Return the counts of ``nlp`` on a corpus.

    Places are compared as GPE; where the corpus tells GPE from LOC, its LOC is left out.
    """
    whole = list(sentences)
    tells = any(tag == "B-GPE" for sentence in whole for tag in sentence.tags)
    theirs = {k: v for k, v in THEIRS.items() if not (tells and k == "LOC")}
    counts = SpanCounts()
    for at in range(0, len(whole), SENTENCES):
        part = whole[at : at + SENTENCES]
        doc = nlp("\n".join(" ".join(sentence.words) for sentence in part))
        gold, offset = [], 0
        for sentence in part:
            gold += [
                (offset + start, offset + end, theirs[label])
                for start, end, label in spans_of_tags(sentence.tags)
                if label in theirs
            ]
            offset += len(sentence.words)
        counts.add(gold, words_of_mentions(doc))
    return counts


def words_of_mentions(doc: Doc) -> list[Labelled]:
    """Return the mentions of ``doc`` as ranges of blank-divided words; proclitics belong to the word."""
    begins = [
        i
        for i, c in enumerate(doc.text)
        if not c.isspace() and (i == 0 or doc.text[i - 1].isspace())
    ]
    spans = []
    for ent in doc.ents:
        if ent.label_ in OURS:
            first = _last_not_after(begins, ent.start_char)
            last = _last_not_after(begins, ent.end_char - 1)
            spans.append((first, last + 1, OURS[ent.label_]))
    return spans


def _last_not_after(begins: Sequence[int], position: int) -> int:
    return bisect_right(begins, position) - 1


def main(arguments: Sequence[str]) -> None:
    """Print the figures of each file."""
    nlp = assemble.load("small")
    for name in arguments:
        counts = compare(nlp, read_conll(Path(name)))
        sys.stdout.write(f"{name}\n{counts.table(LABELS)}\n")


if __name__ == "__main__":
    main(sys.argv[1:])
