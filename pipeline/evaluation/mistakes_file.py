"""The list of mistakes as a Markdown file to read through."""

from collections import defaultdict
from collections.abc import Sequence
from itertools import groupby

from pipeline.evaluation.bidi import isolate
from pipeline.evaluation.matching import nothing_found
from pipeline.evaluation.mistakes import KINDS, Mistake, find_mistakes
from pipeline.records import Annotation


def mistakes_markdown(gold: Sequence[Annotation], found: Sequence[Annotation]) -> str:
    """Return all disagreements grouped by kind, each with its sentence.

    Articles are paired by ``doc_id``; one without a prediction counts as nothing found.
    """
    predicted = {record["doc_id"]: record for record in found}
    by_kind: dict[str, list[Mistake]] = defaultdict(list)
    for record in gold:
        given = predicted.get(record["doc_id"]) or nothing_found(record)
        for mistake in find_mistakes(record, given):
            by_kind[mistake.kind].append(mistake)
    texts = {record["doc_id"]: record for record in gold}
    lines = ["# Differences from the hand labels", ""]
    lines += [f"- {kind}: {len(by_kind[kind])}" for kind in KINDS]
    for kind, meaning in KINDS.items():
        if by_kind[kind]:
            lines += ["", f"## {kind} ({len(by_kind[kind])})", "", f"{meaning.capitalize()}."]
        for (doc_id, sentence), group in groupby(by_kind[kind], _place):
            lines += ["", *_sentence(texts[doc_id], sentence), ""]
            for mistake in group:
                lines += _sides(mistake)
    return "\n".join(lines) + "\n"


def _place(mistake: Mistake) -> tuple[str, int | None]:
    return mistake.doc_id, mistake.sentence


def _sentence(gold: Annotation, index: int | None) -> list[str]:
    if index is None:
        return [f"Article `{gold['doc_id']}`, outside its sentences"]
    span = gold["sentences"][index]
    return [
        f"Article `{gold['doc_id']}`, sentence {index + 1}",
        f"> {isolate(gold['text'][span['start'] : span['end']])}",
    ]


def _sides(mistake: Mistake) -> list[str]:
    if mistake.gold and mistake.found:
        return [f"- by hand: {mistake.gold}", f"  predicted: {mistake.found}"]
    return [f"- by hand: {mistake.gold}" if mistake.gold else f"- predicted: {mistake.found}"]
