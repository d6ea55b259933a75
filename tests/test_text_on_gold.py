"""How well tokens and sentences fit hand-labelled real articles; skipped where those are absent."""

import json
from pathlib import Path

import pytest
from spacy.language import Language

from pipeline.text.sentences import sentence_spans
from pipeline.text.tokens import split_tokens


@pytest.fixture(scope="module")
def records(shared: Path) -> list[dict[str, object]]:
    lines = (shared / "gold" / "train.jsonl").read_text(encoding="utf-8").splitlines()
    return [json.loads(line) for line in lines]


def test_mentions_are_made_of_tokens(records: list[dict], text_pipeline: Language) -> None:
    edges = fitting = 0
    for record in records:
        spans = split_tokens(record["text"], text_pipeline.tokenizer.words)
        starts, ends = {start for start, _ in spans}, {end for _, end in spans}
        for mention in record["mentions"]:
            edges += 2
            fitting += (mention["start"] in starts) + (mention["end"] in ends)
    assert fitting / edges >= 0.998


def test_sentences_are_those_of_the_labellers(records: list[dict]) -> None:
    expected = {
        (record["doc_id"], sentence["start"], sentence["end"])
        for record in records
        for sentence in record["sentences"]
    }
    found = {
        (record["doc_id"], *span) for record in records for span in sentence_spans(record["text"])
    }
    assert len(expected & found) / max(len(expected), len(found)) >= 0.99
