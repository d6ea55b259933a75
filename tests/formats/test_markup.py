"""Record -> marks and links -> record; what a person may draw and what is made of it."""

from hypothesis import given

from pipeline.formats.assembly import record_of
from pipeline.formats.markup import Link, Mark, Markup, markup_of
from pipeline.formats.notes import Notes
from pipeline.records import Annotation
from tests.evaluation.drafts import draft
from tests.formats.cases import canonical, records


@given(records())
def test_nothing_is_lost_on_the_way(record: Annotation) -> None:
    notes = Notes()
    assert canonical(record_of(markup_of(record), "x", notes)) == canonical(record)
    assert list(notes.lines()) == []


PAIR = draft(
    "أيدت [مصر](COUNTRY EGY) و[قطر](COUNTRY QAT) موقف [السودان](COUNTRY SDN)",
    'EGY support SDN "أيدت"',
    'QAT support SDN "أيدت"',
)


def test_stances_of_one_cue_share_its_mark() -> None:
    markup = markup_of(PAIR)
    cues = [mark for mark in markup.marks if mark.label == "SUPPORT"]
    assert [(cue.start, cue.end) for cue in cues] == [(0, 4)]
    assert [(link.role, link.filler) for link in markup.links] == [
        ("holder", "m1"),
        ("holder", "m2"),
        ("target", "m3"),
    ]


def test_an_incomplete_product_needs_a_mark_each() -> None:
    stances = [PAIR["stances"][0], {**PAIR["stances"][1], "target": None}]
    markup = markup_of({**PAIR, "stances": stances})
    assert [mark.label for mark in markup.marks].count("SUPPORT") == 2


def drawn(*links: Link, cue: str = "SUPPORT") -> tuple[Annotation, list[str]]:
    """What is read from three mentions, a cue and ``links`` without any attribute."""
    marks = [Mark("1", 5, 8, "COUNTRY"), Mark("2", 10, 13, "country"), Mark("3", 0, 4, cue)]
    marks.append(Mark("4", 14, 18, "ISSUE"))
    notes = Notes()
    record = record_of(Markup(PAIR["text"], marks, list(links)), "7", notes)
    return record, list(notes.lines())


def test_mentions_drawn_without_actors_become_actors_of_the_article() -> None:
    record, said = drawn(Link("Holder", "3", "1"), Link("issue", "4", "3"))
    assert record["doc_id"] == "7"
    assert record["actors"] == [{"id": "local-1", "name": "مصر", "type": "COUNTRY"}]
    assert [m["actor"] for m in record["mentions"]] == ["local-1", None]
    (stance,) = record["stances"]
    assert (stance["holder"], stance["target"], stance["status"]) == ("local-1", None, "asserted")
    assert stance["issue"] == {"start": 14, "end": 18, "text": "موقف"}
    assert said == []


def test_the_same_words_are_the_same_actor() -> None:
    text = "مصر تدعم مصر"
    marks = [
        Mark("1", 0, 3, "COUNTRY"),
        Mark("2", 9, 12, "COUNTRY"),
        Mark("3", 4, 8, "OPPOSE-DENIED"),
    ]
    links = [Link("holder", "3", "1"), Link("target", "3", "2")]
    record = record_of(Markup(text, marks, links), "1", Notes())
    (stance,) = record["stances"]
    assert (stance["holder"], stance["target"]) == ("local-1", "local-1")
    assert (stance["polarity"], stance["status"]) == ("oppose", "denied")


def test_what_makes_no_stance_is_said() -> None:
    record, said = drawn(Link("target", "3", "2"), Link("holder", "1", "2"))
    assert record["stances"] == []
    assert said == [
        "link 'holder' does not lead from a cue to what fills that role: 1 left out",
        "a stance needs a holder: cues without one: 1 left out",
    ]
    _, said = drawn(cue="PRAISE")
    labels = "OFFICIAL, PERSON, ROLE, COUNTRY, ORGANISATION, GROUP, SUPPORT, OPPOSE, NEUTRAL, ISSUE"
    assert said == [f"label 'PRAISE' is none of {labels}: 1 left out"]
