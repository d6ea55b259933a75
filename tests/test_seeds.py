"""The actor tables that ship: right in form, without clashes, and found in a text."""

from collections.abc import Iterator

import pytest
from spacy.language import Language

from pipeline import paths
from pipeline.actors.clashes import name_clashes
from pipeline.actors.names import names_of
from pipeline.actors.reading import check_actor_tables
from pipeline.actors.tables import ActorTables
from pipeline.doc_schema import GAZETTEER
from pipeline.seedfiles import Faults

FOLDER = paths.SEEDS / "actors"

FLOORS = {"countries": 250, "organisations": 350, "officials": 700}
"""How many of each the knowledge base promises to have, at least."""


@pytest.fixture(scope="module")
def tables() -> ActorTables:
    faults = Faults()
    read = check_actor_tables([FOLDER], faults)
    assert faults.lines == []
    return read


def test_no_name_belongs_to_two(tables: ActorTables) -> None:
    assert list(name_clashes(tables)) == []


@pytest.mark.parametrize("table", FLOORS)
def test_tables_are_large_enough(tables: ActorTables, table: str) -> None:
    assert len(getattr(tables, table)) >= FLOORS[table]


def test_every_country_has_what_the_press_calls_it(tables: ActorTables) -> None:
    lacking = [c.id for c in tables.countries.values() if not c.names_ar]
    assert lacking == []


def test_every_official_acts_for_somebody(tables: ActorTables) -> None:
    assert [o.id for o in tables.officials.values() if not o.country] == []


def test_files_are_in_one_form() -> None:
    for path in sorted(FOLDER.iterdir()):
        content = path.read_bytes()
        assert (path.name, content[:3] != b"\xef\xbb\xbf", b"\r" not in content) == (
            path.name,
            True,
            True,
        )
        assert content.endswith(b"\n")


def test_name_parts_are_sorted_and_unique() -> None:
    parts = (FOLDER / "name_parts.txt").read_text("utf-8").splitlines()
    assert parts == sorted(set(parts))


def test_every_name_is_found_whole(tables: ActorTables, rules: Language) -> None:
    texts = sorted({name for name, _ in names_of(tables)})
    assert list(_unfound(rules, texts)) == []


def _unfound(rules: Language, texts: list[str]) -> Iterator[str]:
    keep = ["mawaqif_normaliser", "mawaqif_sentences", "mawaqif_gazetteer"]
    with rules.select_pipes(enable=keep):
        for text, doc in zip(texts, rules.pipe(texts), strict=True):
            spans = [(span.start, span.end) for span in doc.spans[GAZETTEER]]
            if spans != [(0, len(doc))]:
                yield text
