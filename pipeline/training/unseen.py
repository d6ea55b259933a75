"""How the recogniser does on names that are in no list and in no training article.

``python -m pipeline.training.unseen DATA`` prints precision, recall and F1 of such names in the development
articles below the folder DATA.
"""

import sys
from collections.abc import Iterable, Sequence
from pathlib import Path

from spacy.language import Language

from pipeline import assemble, doc_schema, paths
from pipeline.corpus.gold import read_gold
from pipeline.evaluation.spancounts import SpanCounts
from pipeline.records import MAIN_LABELS, Annotation
from pipeline.text.fold import fold
from pipeline.training.settings import read_settings
from pipeline.training.train import read_data


def names_of(records: Iterable[Annotation]) -> frozenset[str]:
    """Return the folded texts of all mentions of labelled articles."""
    return frozenset(fold(mention["text"]) for r in records for mention in r["mentions"])


def count_unseen(nlp: Language, gold: Iterable[Annotation], seen: frozenset[str]) -> SpanCounts:
    """Count the main mentions whose text is not in ``seen`` and is no name of the lists.

    ``nlp`` is a pipeline with the gazetteer; spans are character ranges.
    """
    counts = SpanCounts()
    for record in gold:
        doc = nlp(record["text"])
        listed = {(s.start_char, s.end_char) for s in doc.spans[doc_schema.GAZETTEER]}

        def new(start: int, end: int, text: str, listed: set[tuple[int, int]] = listed) -> bool:
            return (start, end) not in listed and fold(text) not in seen

        counts.add(
            [
                (m["start"], m["end"], m["label"])
                for m in record["mentions"]
                if m["label"] in MAIN_LABELS and new(m["start"], m["end"], m["text"])
            ],
            [
                (e.start_char, e.end_char, e.label_)
                for e in doc.ents
                if e.label_ in MAIN_LABELS and new(e.start_char, e.end_char, e.text)
            ],
        )
    return counts


def main(arguments: Sequence[str]) -> None:
    """Print the figures on the development articles."""
    data = Path(arguments[0])
    settings = read_settings(paths.CONFIGS / "train_news.cfg")
    seen = names_of(read_data(settings, data, []).records)
    counts = count_unseen(assemble.load("small"), read_gold(data / settings.data.dev), seen)
    sys.stdout.write(counts.table(MAIN_LABELS) + "\n")


if __name__ == "__main__":
    main(sys.argv[1:])
