import pytest
from hypothesis import given

from pipeline.evaluation.matching import align_stances, issue_overlap, match_actors, pair_stances
from pipeline.records import Annotation, Span
from tests.evaluation.drafts import annotations, draft, spans

GOLD = draft("رحبت [مصر](COUNTRY EGY) بقرار [لافروف](OFFICIAL 1)\nقال [لافروف](OFFICIAL 1)")


@pytest.mark.parametrize(
    ("found", "expected"),
    [
        pytest.param(
            draft("رحبت [مصر](COUNTRY EGY) بقرار [لافروف](OFFICIAL Q1)\nقال لافروف"),
            {"EGY": "EGY", "Q1": "1"},
            id="by their mentions",
        ),
        pytest.param(
            draft("رحبت مصر بقرار [لافروف](COUNTRY EGY)\nقال [لافروف](OFFICIAL x)"),
            {"EGY": "EGY", "x": "1"},
            id="a country by its code, whatever it names",
        ),
        pytest.param(
            draft("رحبت مصر [بقرار](GROUP g) لافروف\nقال لافروف"), {}, id="nothing shared"
        ),
        pytest.param(
            draft("رحبت مصر بقرار [لافروف](OFFICIAL x)\nقال [لافر](OFFICIAL y)وف"),
            {"x": "1"},
            id="one to one: the larger share wins",
        ),
        pytest.param(
            draft("رحبت مصر بقرار [لافروف](OFFICIAL y)\nقال [لافروف](OFFICIAL x)"),
            {"x": "1"},
            id="equal shares go by id",
        ),
    ],
)
def test_actors_are_matched(found: Annotation, expected: dict[str, str]) -> None:
    assert match_actors(GOLD, found) == expected


@given(annotations(), annotations())
def test_actor_map_is_one_to_one(gold: Annotation, found: Annotation) -> None:
    matched = match_actors(gold, found)
    assert len(set(matched.values())) == len(matched)
    assert matched.keys() <= {a["id"] for a in found["actors"]} | {
        m["actor"] for m in found["mentions"]
    }


def test_aligned_stance_takes_the_hand_made_sentence_and_names_strangers() -> None:
    found = draft("تدعم [مصر](COUNTRY E) [لافروف](OFFICIAL q)", 'E support q "تدعم" by=z')
    (stance,) = align_stances(found["stances"], [{"start": 9, "end": 20}], {"E": "EGY"})
    assert (stance.sentence, stance.holder, stance.target, stance.speaker) == (
        None,
        "EGY",
        "?q",
        "?z",
    )


@given(spans(), spans())
def test_issue_overlap_is_symmetric_and_bounded(first: Span, second: Span) -> None:
    assert issue_overlap(first, second) == issue_overlap(second, first)
    assert 0 <= issue_overlap(first, second) <= 1
    assert issue_overlap(first, first) == issue_overlap(None, None) == 1
    assert issue_overlap(first, None) == 0


BASE = "تدعم [مصر](COUNTRY EGY) [قطر](COUNTRY QAT) و[لبنان](COUNTRY LBN) في الحوار الوطني"


@pytest.mark.parametrize(
    ("found", "kind"),
    [
        ('EGY support QAT "تدعم" on="الحوار الوطني"', "right"),
        ('EGY support QAT "تدعم" on="الحوار"', "right"),
        ('EGY support QAT "تدعم"', "wrong issue"),
        ('EGY oppose QAT "تدعم"', "wrong polarity"),
        ('EGY support LBN "تدعم" on="الحوار"', "wrong target"),
        ('LBN support QAT "تدعم" on="الحوار"', "wrong holder"),
        ('LBN support - "تدعم" on="الحوار"', "wrong holder and target"),
    ],
)
def test_a_pair_says_what_differs(found: str, kind: str) -> None:
    gold = draft(BASE, 'EGY support QAT "تدعم" on="الحوار الوطني"')
    sides = [
        align_stances(r["stances"], gold["sentences"], None) for r in (gold, draft(BASE, found))
    ]
    assert [pair.kind for pair in pair_stances(*sides)] == [kind]


def test_other_polarity_of_other_actors_is_a_miss_and_a_false_alarm() -> None:
    gold, found = draft(BASE, 'EGY support QAT "تدعم"'), draft(BASE, 'LBN oppose QAT "تدعم"')
    sides = [align_stances(r["stances"], gold["sentences"], None) for r in (gold, found)]
    assert [pair.kind for pair in pair_stances(*sides)] == ["missed", "false alarm"]


@given(annotations(), annotations())
def test_each_stance_is_in_exactly_one_pair(gold: Annotation, found: Annotation) -> None:
    wanted = align_stances(gold["stances"], gold["sentences"], None)
    got = align_stances(found["stances"], gold["sentences"], match_actors(gold, found))
    pairs = pair_stances(wanted, got)
    assert [p.gold.index for p in pairs if p.gold] == list(range(len(wanted)))
    assert sorted(p.found.index for p in pairs if p.found) == list(range(len(got)))
