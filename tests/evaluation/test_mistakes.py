from copy import deepcopy

from hypothesis import given

from pipeline.evaluation.mistakes import KINDS, find_mistakes
from pipeline.evaluation.mistakes_file import mistakes_markdown
from pipeline.records import Annotation
from tests.evaluation.drafts import annotations, draft

GOLD = draft(
    "تدعم [مصر](COUNTRY EGY) [قطر](COUNTRY QAT) في الحوار\nوقال [الرئيس](ROLE 1) إنه يرفض العقوبات",
    'EGY support QAT "تدعم" on="الحوار"',
    '1 oppose - "يرفض" on="العقوبات" by=1',
)
FOUND = draft(
    "تدعم [مصر](COUNTRY EGY) [قطر](COUNTRY LBN) في [الحوار](GROUP g)\nوقال [الرئيس](OFFICIAL 1) إنه يرفض العقوبات",
    'EGY support LBN "تدعم" on="الحوار"',
    'LBN support EGY "تدعم"',
    '1 oppose - "يرفض" on="العقوبات" status=alleged',
)


def test_each_difference_is_told_once() -> None:
    mistakes = find_mistakes(GOLD, FOUND)
    assert [(m.kind, m.sentence, bool(m.gold), bool(m.found)) for m in mistakes] == [
        ("mention label", 1, True, True),
        ("mention invented", 0, False, True),
        ("stance wrong status", 1, True, True),
        ("stance wrong speaker", 1, True, True),
        ("stance false alarm", 0, False, True),
    ]


def test_wrong_actor_is_told() -> None:
    found = draft(
        "تدعم [مصر](COUNTRY EGY) [قطر](COUNTRY EGY) في الحوار\nوقال [الرئيس](ROLE 1) إنه يرفض العقوبات"
    )
    kinds = [m.kind for m in find_mistakes(GOLD, found)]
    assert kinds == ["actor", "stance missed", "stance missed"]


def test_predicted_mentions_without_actor_have_a_wrong_one() -> None:
    found = deepcopy(GOLD)
    for mention in found["mentions"]:
        del mention["actor"]
    assert {m.kind for m in find_mistakes(GOLD, found)} >= {"actor"}


def test_hand_labelled_mentions_without_actor_have_none_to_miss() -> None:
    gold = deepcopy(GOLD)
    for mention in gold["mentions"]:
        del mention["actor"]
    assert "actor" not in {m.kind for m in find_mistakes(gold, GOLD)}


@given(annotations())
def test_the_right_answer_has_no_mistakes_of_stance(record: Annotation) -> None:
    unique = {(m["start"], m["end"]): m for m in record["mentions"]}
    known = {m["actor"] for m in unique.values()}
    stances = [
        s for s in record["stances"] if {s["holder"], s["target"], s["speaker"]} <= known | {None}
    ]
    actors = [{**a, "country": None} for a in record["actors"]]
    record = {**record, "mentions": list(unique.values()), "stances": stances, "actors": actors}  # type: ignore[typeddict-item]
    nested = any(
        m is not n and m["start"] < n["end"] and n["start"] < m["end"]
        for m in unique.values()
        for n in unique.values()
    )
    if not nested:
        assert find_mistakes(record, record) == []


@given(annotations(), annotations())
def test_kinds_are_listed_and_the_file_counts_them(gold: Annotation, found: Annotation) -> None:
    mistakes = find_mistakes(gold, found)
    assert {m.kind for m in mistakes} <= KINDS.keys()
    lines = mistakes_markdown([gold], [found]).splitlines()
    counts = [int(line.rsplit(": ", 1)[1]) for line in lines[2 : 2 + len(KINDS)]]
    assert sum(counts) == len(mistakes)


def test_file_shows_the_sentence_once_and_both_readings() -> None:
    empty = draft("لا شيء", doc_id="b")
    text = mistakes_markdown([GOLD, empty], [FOUND])
    assert "- stance wrong status: 1\n" in text
    assert (
        "## stance wrong status (1)\n\nAll right but the status.\n\n"
        "Article `a`, sentence 2\n> \u2068وقال الرئيس إنه يرفض العقوبات\u2069\n\n"
        "- by hand: 1 oppose on \u2068العقوبات\u2069 [\u2068يرفض\u2069] asserted, said by 1\n"
        "  predicted: 1 oppose on \u2068العقوبات\u2069 [\u2068يرفض\u2069] alleged, no speaker\n"
    ) in text
    assert "`b`" not in text
