"""The sample articles and the short texts written to learn from, with their hand labels."""

import json
from collections import Counter
from importlib import import_module
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from pipeline.corpus.gold import read_gold
from pipeline.paths import SEEDS
from pipeline.records import Annotation, Mention

ARTICLES = sorted((SEEDS / "articles").glob("*.txt"))
PHENOMENA = (
    "accusation",
    "acts",
    "calls",
    "evaluations",
    "negation",
    "nostance",
    "nouns",
    "possessives",
    "pronouns",
    "quotation",
    "reciprocal",
    "verbs",
)


@pytest.fixture(scope="module")
def gold() -> list[Annotation]:
    return read_gold(SEEDS / "gold.jsonl")


def test_every_sample_is_labelled_and_every_label_has_its_article(gold: list[Annotation]) -> None:
    texts = {path.stem: path.read_text(encoding="utf-8") for path in ARTICLES}
    assert {record["doc_id"]: record["text"] for record in gold} == texts


@pytest.mark.parametrize("path", ARTICLES, ids=lambda path: path.stem)
def test_a_sample_has_the_length_of_a_short_news_item(path: Path) -> None:
    assert 100 <= len(path.read_text(encoding="utf-8").split()) <= 250


def test_samples_hold_every_kind_of_stance(gold: list[Annotation]) -> None:
    stances = [stance for record in gold for stance in record["stances"]]
    assert Counter(s["polarity"] for s in stances) == {"oppose": 56, "support": 59, "neutral": 9}
    assert Counter(s["status"] for s in stances) == {
        "asserted": 112,
        "alleged": 4,
        "called-for": 5,
        "denied": 3,
    }


@pytest.fixture(scope="module")
def phrases() -> list[Annotation]:
    return read_gold(SEEDS / "phrases.jsonl")


def test_each_phenomenon_has_its_texts_with_and_without_a_stance(
    phrases: list[Annotation],
) -> None:
    kinds = Counter(record["doc_id"].rpartition("-")[0] for record in phrases)
    assert kinds == dict.fromkeys(PHENOMENA, 30)
    silent = Counter(r["doc_id"].rpartition("-")[0] for r in phrases if not r["stances"])
    assert min(silent[kind] for kind in PHENOMENA) == 7
    assert sum(silent.values()) == 129


def test_no_example_of_the_tests_is_learned(phrases: list[Annotation]) -> None:
    tested = {
        example.values[0].text
        for kind in PHENOMENA
        for example in import_module(f"tests.phenomena.test_{kind}").CASES
    }
    assert len(tested) == 12 * 12
    assert [record["doc_id"] for record in phrases if record["text"] in tested] == []


def test_no_mention_begins_or_ends_inside_a_word(
    gold: list[Annotation], phrases: list[Annotation]
) -> None:
    cut = [
        mention["text"]
        for record in [*gold, *phrases]
        for mention in record["mentions"]
        if _cuts_a_word(mention, record["text"])
    ]
    assert cut == []


def _cuts_a_word(mention: Mention, text: str) -> bool:
    before = text[: mention["start"]].split()
    glued = "" if text[mention["start"] - 1].isspace() or not before else before[-1]
    outside = glued.strip('"(«وفبلكس')
    return outside != "" or text[mention["end"] : mention["end"] + 1].isalpha()


def test_samples_fit_the_published_schema(
    gold: list[Annotation], phrases: list[Annotation], shared: Path
) -> None:
    path = shared / "schema" / "annotation.schema.json"
    schema: Any = json.loads(path.read_text(encoding="utf-8"))
    check = Draft202012Validator(schema)
    assert [
        error.message for record in [*gold, *phrases] for error in check.iter_errors(record)
    ] == []
