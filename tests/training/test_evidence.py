from pathlib import Path
from typing import cast

import pytest

from pipeline.records import Annotation
from pipeline.seedfiles import Faults
from pipeline.stance.scoring import Weights, read_weights
from pipeline.training.evidence import LEAST_COUNT, Example, fit, in_found_ids, write_weights


def labelled(
    text: str, mentions: dict[str, tuple[int, int]], pairs: list[tuple[str, str | None]]
) -> Annotation:
    """An article of one sentence with a mention an actor, and holders with their targets."""
    record: object = {
        "doc_id": "a",
        "text": text,
        "sentences": [{"start": 0, "end": len(text)}],
        "actors": [{"id": actor, "name": actor, "type": "OFFICIAL"} for actor in mentions],
        "mentions": [
            {"start": start, "end": end, "label": "OFFICIAL", "actor": actor, "sentence": 0}
            for actor, (start, end) in mentions.items()
        ],
        "stances": [{"holder": holder, "target": target} for holder, target in pairs],
    }
    return cast(Annotation, record)


def taught(times: int) -> list[Example]:
    return [
        Example(0.0, ["all", "good"], True),
        Example(0.0, ["all", "bad"], False),
        Example(0.0, ["all"], False),
    ] * times


def test_what_speaks_for_and_against() -> None:
    weights = fit(taught(200))
    assert set(weights) == {"all", "good", "bad"}
    assert weights["good"] > 0 > weights["bad"]
    chances = Weights(weights)
    assert chances.probability(["all", "good"]) > 0.7
    assert chances.probability(["all"]) < 0.2


def test_rare_evidence_has_no_weight() -> None:
    rare = [Example(0.0, ["all", "rare"], True)] * (LEAST_COUNT - 1)
    assert set(fit(taught(40) + rare)) == {"all", "good", "bad"}


def test_same_examples_same_weights() -> None:
    assert fit(taught(20)) == fit(taught(20))


def test_written_and_read(tmp_path: Path) -> None:
    path = tmp_path / "evidence.csv"
    write_weights(path, {"b": 0.12345, "a": -1.0})
    assert path.read_text(encoding="utf-8").splitlines()[1:] == [
        "a,-1.000,fitted",
        "b,0.123,fitted",
    ]
    read = read_weights(path, Faults())
    assert read.of == pytest.approx({"a": -1.0, "b": 0.123})


def test_labels_in_the_ids_that_were_found() -> None:
    hand = labelled("كمال يدعم سامي", {"k": (0, 4), "s": (10, 14)}, [("k", "s"), ("k", None)])
    found = labelled("كمال يدعم سامي", {"known": (0, 4)}, [])
    renamed = in_found_ids(hand, found)
    assert [(s["holder"], s["target"]) for s in renamed["stances"]] == [
        ("known", "?s"),
        ("known", None),
    ]
    assert [s["holder"] for s in hand["stances"]] == ["k", "k"]
    assert in_found_ids(found, hand)["stances"] == []
