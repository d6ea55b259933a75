"""CoNLL: flat mentions in and out, and what it cannot hold is counted."""

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings

from pipeline.formats import conll
from pipeline.formats.notes import Notes
from pipeline.records import Annotation
from tests.evaluation.drafts import draft
from tests.formats.cases import canonical, records
from tests.formats.round_trip import there_and_back


def read(tmp_path: Path, content: str) -> tuple[list[Annotation], list[str]]:
    path = tmp_path / "a.conll"
    path.write_text(content, encoding="utf-8")
    notes = Notes()
    return list(conll.read(path, notes)), list(notes.lines())


def test_what_is_written(tmp_path: Path) -> None:
    record = draft("قال [حسام](OFFICIAL a) لـ[روسيا](COUNTRY RUS)!\nنعم.", 'a support RUS "قال"')
    notes = Notes()
    conll.write([record], tmp_path / "a.conll", notes)
    assert (tmp_path / "a.conll").read_text(encoding="utf-8") == (
        "-DOCSTART-\tO\n\n"
        '# about = {"doc_id":"a","sentences":[{"start":0,"end":17},{"start":18,"end":22}]}\n'
        '# text = "قال حسام لـروسيا!\\nنعم."\n'
        "قال\tO\nحسام\tB-OFFICIAL\nلـ\tO\nروسيا\tB-COUNTRY\n!\tO\n\nنعم\tO\n.\tO\n\n\n"
    )
    assert list(notes.lines()) == [
        "CoNLL holds no stances: 1 left out",
        "CoNLL holds no actors: 2 left out",
    ]


@pytest.mark.parametrize(
    "tags",
    [
        pytest.param(("B-PERSON", "I-PERSON", "B-PERSON", "O"), id="IOB2"),
        pytest.param(("I-PERSON", "I-PERSON", "B-PERSON", "O"), id="IOB1"),
        pytest.param(("B-PERSON", "E-PERSON", "S-PERSON", "O"), id="BIOES"),
    ],
)
def test_columns_of_others(tmp_path: Path, tags: tuple[str, ...]) -> None:
    words = ("حسام", "لامبرو", "وانغ", "#")
    rows = "".join(f"{w} NN {t}\n" for w, t in zip(words, tags, strict=True))
    found, said = read(
        tmp_path, f"-DOCSTART- -X- O\n\n{rows}\nنعم NN O\n\n-DOCSTART- O\n\nلا NN O\n"
    )
    assert [record["text"] for record in found] == ["حسام لامبرو وانغ #\nنعم", "لا"]
    assert [(m["start"], m["end"]) for m in found[0]["mentions"]] == [(0, 11), (12, 16)]
    assert [record["doc_id"] for record in found] == ["1", "2"]
    assert said == []


def test_a_label_change_or_a_new_sentence_ends_a_mention(tmp_path: Path) -> None:
    (record,), _ = read(tmp_path, "أ\tB-ROLE\nب\tI-PERSON\n\nج\tI-PERSON\n")
    assert [m["text"] for m in record["mentions"]] == ["أ", "ب", "ج"]


@pytest.mark.parametrize(
    ("content", "fault"),
    [
        ("أ\tO\nب\n", "2: '' is no tag; use O, B-LABEL or I-LABEL"),
        ("أ\tX-ROLE\n", "1: 'X-ROLE' is no tag; use O, B-LABEL or I-LABEL"),
        ('# text = "أ ج"\nأ\tO\nب\tO\n', "3: token 'ب' does not follow in '# text'"),
        ("# text = 4\nأ\tO\n", "1: '# text' is not what it was written as"),
        ("# text = [\nأ\tO\n", "1: '# text' is not JSON: "),
    ],
)
def test_bad_lines(tmp_path: Path, content: str, fault: str) -> None:
    found, (said,) = read(tmp_path, f"{content}-DOCSTART- O\nأ O\n")
    assert said.startswith(f"{tmp_path}/a.conll:{fault}")
    assert [record["text"] for record in found] == ["أ"]


def flat(record: Annotation) -> Annotation:
    """What tags can hold of a record."""
    chosen: list[int] = []
    mentions = record["mentions"]
    for n in sorted(range(len(mentions)), key=lambda n: (mentions[n]["start"] - mentions[n]["end"], mentions[n]["start"])):  # fmt: skip
        span = range(mentions[n]["start"], mentions[n]["end"])
        if not any(
            set(span) & set(range(mentions[c]["start"], mentions[c]["end"])) for c in chosen
        ):
            chosen.append(n)
    kept = [{**mentions[n], "actor": None, "confidence": None} for n in chosen]
    kept.sort(key=lambda m: m["start"])  # type: ignore[arg-type,return-value]
    return {**record, "mentions": kept, "actors": [], "stances": []}  # type: ignore[typeddict-item]


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(record=records())
def test_round_trip_loses_what_is_said(tmp_path: Path, record: Annotation) -> None:
    trimmed = [m for m in record["mentions"] if m["text"] == m["text"].strip()]
    record = {**record, "mentions": trimmed}
    (found,), said = there_and_back(conll, [record], tmp_path / "x.conll")
    expected = flat(record)
    assert canonical(found) == canonical(expected)
    lost = len(trimmed) - len(expected["mentions"])
    overlapping = f"CoNLL holds no overlapping mentions, the longest stay: {lost} left out"
    assert [line for line in said if "overlapping" in line] == ([overlapping] if lost else [])


def test_hand_labelled_mentions_come_back(shared: Path, tmp_path: Path) -> None:
    from pipeline.corpus.gold import read_gold

    gold = read_gold(shared / "gold" / "dev.jsonl")
    found, said = there_and_back(conll, gold, tmp_path / "x.conll")
    assert [canonical(r) for r in found] == [canonical(flat(r)) for r in gold]
    assert said == [
        "CoNLL holds no stances: 461 left out",
        f"CoNLL holds no actors: {sum(len(r['actors']) for r in gold)} left out",
    ]
