"""The project's figures against their definition and against the reference scorer."""

import importlib.util
import json
import random
from pathlib import Path
from types import ModuleType

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from pipeline.corpus.gold import read_gold
from pipeline.errors import GoldError
from pipeline.evaluation.scores import score
from pipeline.paths import SEEDS
from pipeline.records import Annotation
from tests.evaluation.drafts import annotations, draft, revised

KEYS = (
    "docs",
    "missing",
    "entities",
    "linking_accuracy",
    "stances",
    "status_accuracy",
    "speaker_accuracy",
)


@pytest.fixture(scope="module")
def reference(shared: Path) -> ModuleType:
    path = shared / "tools" / "score.py"
    spec = importlib.util.spec_from_file_location("reference_score", path)
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def by_reference(
    reference: ModuleType,
    gold: list[Annotation],
    found: list[Annotation],
    capsys: pytest.CaptureFixture[str],
) -> dict[str, object]:
    sides = {"gold": gold, "found": found}
    reference.load = lambda name: {r["doc_id"]: r for r in sides[name]}
    capsys.readouterr()
    reference.main(["gold", "found", "--json"])
    report: dict[str, object] = json.loads(capsys.readouterr().out)
    return report


@settings(
    deadline=None, max_examples=250, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(
    pairs=st.tuples(revised("a"), revised("b")), lone=st.tuples(annotations("c"), annotations("d"))
)
def test_figures_are_those_of_the_reference_scorer(
    reference: ModuleType,
    capsys: pytest.CaptureFixture[str],
    pairs: tuple[tuple[Annotation, Annotation], ...],
    lone: tuple[Annotation, Annotation],
) -> None:
    gold = [*(pair[0] for pair in pairs), lone[0]]
    found = [*(pair[1] for pair in pairs), lone[1]]
    expected = by_reference(reference, gold, found, capsys)
    report = score(gold, found, rounds=5)
    assert {key: report[key] for key in KEYS} == expected  # type: ignore[literal-required]


def test_figures_of_damaged_samples_are_those_of_the_reference_scorer(
    reference: ModuleType, capsys: pytest.CaptureFixture[str]
) -> None:
    gold = read_gold(SEEDS / "gold.jsonl")
    found = [damaged(record, random.Random(n)) for n, record in enumerate(gold[:-1])]
    expected = by_reference(reference, gold, found, capsys)
    report = score(gold, found, rounds=5)
    assert {key: report[key] for key in KEYS} == expected  # type: ignore[literal-required]
    assert 0 < report["stances"]["directed"]["f1"] < 1


def damaged(record: Annotation, chance: random.Random) -> Annotation:
    """Return what a middling annotator would have made of the record."""
    ids = [actor["id"] for actor in record["actors"]]
    stances = [
        {**s, "target": chance.choice([s["target"], s["target"], *ids])} for s in record["stances"]
    ]
    return {
        **record,
        "mentions": [m for m in record["mentions"] if chance.random() < 0.9],
        "stances": [s for s in stances if chance.random() < 0.8],  # type: ignore[misc]
    }


def test_hand_labels_against_themselves_score_one() -> None:
    gold = read_gold(SEEDS / "gold.jsonl")
    report = score(gold, gold, rounds=20)
    assert {s["f1"] for s in report["entities"].values()} == {1.0}
    assert {s["f1"] for s in report["stances"].values()} == {1.0}
    assert report["mentions"]["f1"] == 1.0
    accuracies = (report["linking_accuracy"], report["status_accuracy"], report["speaker_accuracy"])
    assert accuracies == (1.0, 1.0, 1.0)
    bounds = report["intervals"]
    assert bounds["mentions"] == bounds["stances"]["full"] == bounds["linking_accuracy"] == [1, 1]


@given(st.lists(annotations(), min_size=1, max_size=3), st.integers(2, 3), st.randoms())
@settings(deadline=None)
def test_copies_score_like_one_and_order_is_nothing(
    records: list[Annotation], copies: int, chance: random.Random
) -> None:
    gold: list[Annotation] = [{**r, "doc_id": str(n)} for n, r in enumerate(records)]
    found: list[Annotation] = [{**r, "doc_id": str(n)} for n, r in enumerate(reversed(records))]
    many = [
        [{**r, "doc_id": f"{r['doc_id']}.{n}"} for r in side for n in range(copies)]
        for side in (gold, found)
    ]
    for side in many:
        chance.shuffle(side)
    one, more = score(gold, found, rounds=2), score(many[0], many[1], rounds=2)  # type: ignore[arg-type]
    assert {k: v["f1"] for k, v in one["stances"].items()} == {
        k: v["f1"] for k, v in more["stances"].items()
    }
    assert one["mentions"]["f1"] == more["mentions"]["f1"]
    assert one["mentions"]["tp"] * copies == more["mentions"]["tp"]


MARKED = "تدعم [مصر](COUNTRY EGY) [قطر](COUNTRY QAT) في الحوار"


def test_articles_are_told_apart_that_have_no_partner_or_another_text() -> None:
    gold = [draft(MARKED, doc_id=name) for name in "abc"]
    found = [
        draft(MARKED, doc_id="a"),
        draft(MARKED + ".", doc_id="b"),
        draft("لا شيء", doc_id="x"),
    ]
    report = score(gold, found, rounds=2)
    assert (report["missing"], report["unlabelled"], report["text_differs"]) == (
        ["c"],
        ["x"],
        ["b"],
    )
    assert report["entities"]["COUNTRY"] == {
        "p": 1.0, "r": 0.6667, "f1": 0.8, "tp": 4, "pred": 4, "gold": 6,
    }  # fmt: skip


@pytest.mark.parametrize(
    ("found", "right"),
    [
        pytest.param(
            'EGY support QAT "تدعم" on="الحوار"',
            {"directed": 1, "doc": 1, "holder-polarity": 1, "polarity-sentence": 1, "issue": 1, "full": 1},
            id="all right",
        ),
        pytest.param(
            'EGY support QAT "تدعم"',
            {"directed": 1, "doc": 1, "holder-polarity": 1, "polarity-sentence": 1, "issue": 0, "full": 0},
            id="no issue",
        ),
        pytest.param(
            'EGY support - "تدعم" on="الحوار"',
            {"directed": 0, "doc": 0, "holder-polarity": 1, "polarity-sentence": 1, "issue": 1, "full": 0},
            id="no target",
        ),
        pytest.param(
            'QAT support EGY "تدعم" on="الحوار"',
            {"directed": 0, "doc": 0, "holder-polarity": 0, "polarity-sentence": 1, "issue": 0, "full": 0},
            id="the wrong way round",
        ),
        pytest.param(
            'EGY oppose QAT "تدعم" on="الحوار"',
            {"directed": 0, "doc": 0, "holder-polarity": 0, "polarity-sentence": 0, "issue": 0, "full": 0},
            id="wrong polarity",
        ),
    ],
)  # fmt: skip
def test_each_measure_looks_at_its_own_fields(found: str, right: dict[str, int]) -> None:
    gold = draft(MARKED, 'EGY support QAT "تدعم" on="الحوار"')
    report = score([gold], [draft(MARKED, found)], rounds=2)
    assert {name: s["tp"] for name, s in report["stances"].items()} == right


def test_without_hand_labels_there_is_no_score() -> None:
    with pytest.raises(GoldError, match="no hand-labelled article"):
        score([], [])
