import csv
import io

import pytest

from pipeline.corpus.unknown import rows_to_paste, unknown_actors
from pipeline.records import Actor, ActorType, Annotation, Mention


def record(text: str, *mentions: tuple[str, str, ActorType, str]) -> Annotation:
    """An article whose mentions are words of it: (words, actor id, type, country)."""
    actors: dict[str, Actor] = {}
    found: list[Mention] = []
    for words, identifier, kind, country in mentions:
        start = text.index(words, found[-1]["end"] if found else 0)
        actors.setdefault(
            identifier,
            Actor(id=identifier, name=words, type=kind, name_ar=words, country=country or None),
        )
        found.append(
            Mention(
                start=start,
                end=start + len(words),
                text=words,
                label=kind,
                actor=identifier,
                sentence=0,
            )
        )
    return Annotation(
        doc_id="a",
        text=text,
        sentences=[],
        actors=list(actors.values()),
        mentions=found,
        stances=[],
    )


ARTICLES = [
    record(
        "قال كريم دوبوا إن الصين ترفض وأضاف دوبوا",
        ("كريم دوبوا", "local-1", "OFFICIAL", "FRA"),
        ("الصين", "CHN", "COUNTRY", "CHN"),
        ("دوبوا", "local-1", "OFFICIAL", ""),
    ),
    record("لا أحد"),
    record(
        "كريم دوبوا وهيئة النجوم",
        ("كريم دوبوا", "local-7", "OFFICIAL", "FRA"),
        ("هيئة النجوم", "local-2", "ORGANISATION", ""),
    ),
]


def test_unknown_actors_over_articles() -> None:
    found = unknown_actors(ARTICLES)
    assert [(u.name, u.label, u.count, u.articles, u.country) for u in found] == [
        ("كريم دوبوا", "OFFICIAL", 3, 2, "FRA"),
        ("هيئة النجوم", "ORGANISATION", 1, 1, ""),
    ]
    assert found[0].example == "قال [كريم دوبوا] إن الصين ترفض وأضاف دوبوا"
    assert dict(found[0].shorts) == {"دوبوا": 1}


@pytest.mark.parametrize(
    ("label", "rows"),
    [
        ("OFFICIAL", [["krym-dwbwa", "كريم دوبوا", "كريم دوبوا", "دوبوا", "FRA", ""]]),
        ("GROUP", []),
    ],
)
def test_rows_to_paste(label: str, rows: list[list[str]]) -> None:
    read = list(csv.reader(io.StringIO(rows_to_paste(unknown_actors(ARTICLES), label))))
    assert [row[:6] for row in read[1:]] == rows


def test_records_without_text_or_optional_fields_give_no_example() -> None:
    bare = record("كريم دوبوا", ("كريم دوبوا", "local-1", "OFFICIAL", ""))
    del bare["text"]
    del bare["actors"][0]["name_ar"]
    nobody = record("الصين", ("الصين", "CHN", "COUNTRY", "CHN"))
    del nobody["mentions"][0]["actor"]
    (found,) = unknown_actors([bare, nobody])
    assert (found.name, found.count, found.example) == ("كريم دوبوا", 1, "")
    assert found.shorts == {}


def test_no_articles() -> None:
    assert unknown_actors([]) == []
