"""Reads the actor tables from ``seeds/actors`` and from folders of the same files that a user adds.

A row with a known id adds its names to the one there and replaces what else it fills in; any
other is new.
"""

import re
from collections.abc import Callable, Iterable
from dataclasses import fields
from pathlib import Path
from typing import Any, Final, TypeVar

from pipeline.actors.tables import (
    ORGANISATION_KINDS,
    SCOPES,
    ActorTables,
    Country,
    Group,
    Office,
    Official,
    Organisation,
    Tenure,
)
from pipeline.errors import SeedError
from pipeline.seedfiles import Faults, Row, read_rows

Named = TypeVar("Named", Country, Organisation, Group, Official, Office)

_ID: Final = re.compile(r"[A-Za-z0-9][A-Za-z0-9_-]*")
_COUNTRY_ID: Final = re.compile(r"[A-Z]{3}")
_DATE: Final = re.compile(r"\d{4}(-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01]))?")
_ARABIC: Final = re.compile("[\u0621-\u064a]")


def read_actor_tables(folders: Iterable[Path]) -> ActorTables:
    """Read and merge the tables of all folders, the first of which must be complete.

    Raises:
        SeedError: A table is wrong; the message has a line ``file:line: reason`` a fault.
    """
    faults = Faults()
    tables = check_actor_tables(folders, faults)
    faults.refuse()
    return tables


def check_actor_tables(folders: Iterable[Path], faults: Faults) -> ActorTables:
    """Read and merge what is right in the tables of all folders, noting every fault."""
    tables = ActorTables()
    for place, folder in enumerate(folders):
        if not folder.is_dir():
            faults.add(str(folder), "is not a folder of actor tables")
        elif place and not any((folder / name).exists() for name in FILES):
            faults.add(str(folder), f"holds none of {', '.join(FILES)}")
        else:
            _read_folder(folder, tables, faults, complete=place == 0)
    return tables


def row_places(folders: Iterable[Path]) -> dict[str, str]:
    """Where the row of each actor and office stands (``file:line``), the last for several."""
    return {
        row.text("id"): row.place
        for folder in folders
        for file, (required, optional, _) in FILES.items()
        if (folder / file).exists()
        for row in read_rows(folder / file, required, optional, Faults())
    }


def _read_folder(folder: Path, tables: ActorTables, faults: Faults, *, complete: bool) -> None:
    for file, (required, optional, read) in FILES.items():
        path = folder / file
        if complete or path.exists():
            seen: set[str] = set()
            for row in read_rows(path, required, optional, faults):
                try:
                    read(row, tables, seen)
                except SeedError as error:
                    faults.add(row.place, str(error))
    # a folder may say again what the one before it said
    tables.tenures[:] = dict.fromkeys(tables.tenures)


def _add(kind: type[Named], into: dict[str, Named], row: Row, seen: set[str]) -> None:
    """Build the record of a row and merge it into those read before."""
    columns = {f.name: f.type for f in fields(kind)}
    values: dict[str, Any] = {
        name: row.many(name) if "tuple" in str(of) else row.text(name)
        for name, of in columns.items()
    }
    _check_id(values["id"], seen)
    for column in ("names_ar", "titles_ar"):
        for value in values.get(column, ()):
            if not _ARABIC.search(value):
                raise SeedError(f"{column!r}: {value!r} has no Arabic letter")
    old = into.get(values["id"])
    if old is not None:
        values = {name: _merged(getattr(old, name), values[name]) for name in columns}
    into[values["id"]] = kind(**values)


def _merged(old: Any, new: Any) -> Any:
    if isinstance(new, tuple):
        return tuple(dict.fromkeys((*old, *new)))
    return new or old


def _check_id(value: str, seen: set[str]) -> None:
    if not _ID.fullmatch(value):
        raise SeedError(f"id {value!r} may hold only letters, digits, - and _")
    if value in seen:
        raise SeedError(f"id {value!r} stands twice in this file")
    seen.add(value)


def _one_of(column: str, value: str, allowed: Iterable[str]) -> None:
    if value not in allowed:
        raise SeedError(f"{column!r} is {value!r}; allowed are {', '.join(sorted(allowed))}")


def _read_country(row: Row, tables: ActorTables, seen: set[str]) -> None:
    if not _COUNTRY_ID.fullmatch(row.text("id")):
        raise SeedError(f"id {row.text('id')!r} is not an ISO 3166-1 alpha-3 code")
    _add(Country, tables.countries, row, seen)


def _read_organisation(row: Row, tables: ActorTables, seen: set[str]) -> None:
    _one_of("kind", row.text("kind"), ORGANISATION_KINDS)
    country = row.text("country")
    if country and country not in tables.countries:
        raise SeedError(f"'country' is {country!r}, which countries.csv lacks")
    _add(Organisation, tables.organisations, row, seen)


def _read_group(row: Row, tables: ActorTables, seen: set[str]) -> None:
    _add(Group, tables.groups, row, seen)


def _read_office(row: Row, tables: ActorTables, seen: set[str]) -> None:
    _one_of("scope", row.text("scope"), SCOPES)
    _add(Office, tables.offices, row, seen)


def _read_official(row: Row, tables: ActorTables, seen: set[str]) -> None:
    _check_of("country", row.text("country"), tables)
    _add(Official, tables.officials, row, seen)


def _read_tenure(row: Row, tables: ActorTables, seen: set[str]) -> None:
    tenure = Tenure(**{f.name: row.text(f.name) for f in fields(Tenure)})
    if tenure.official not in tables.officials:
        raise SeedError(f"official {tenure.official!r} is not in officials.csv")
    if tenure.office not in tables.offices:
        raise SeedError(f"office {tenure.office!r} is not in offices.csv")
    _check_of("of", tenure.of, tables)
    for column in ("start", "end"):
        value = getattr(tenure, column)
        if value and not _DATE.fullmatch(value):
            raise SeedError(f"{column!r} is {value!r}; write YYYY or YYYY-MM-DD")
    start, end = tenure.start, tenure.end
    if start and end and start[: len(end)] > end[: len(start)]:
        raise SeedError(f"ends {end} before it starts {start}")
    tables.tenures.append(tenure)


def _check_of(column: str, value: str, tables: ActorTables) -> None:
    if value and value not in tables.countries and value not in tables.organisations:
        raise SeedError(
            f"{column!r} is {value!r}, which neither countries.csv nor organisations.csv has"
        )


_Reader = Callable[[Row, ActorTables, set[str]], None]

FILES: Final[dict[str, tuple[tuple[str, ...], tuple[str, ...], _Reader]]] = {
    "countries.csv": (
        ("id", "name", "names_ar", "source"),
        ("adjectives", "people", "capitals", "seats", "wikidata"),
        _read_country,
    ),
    "organisations.csv": (
        ("id", "name", "kind", "source"),
        ("names_ar", "adjectives", "acronyms", "country", "wikidata"),
        _read_organisation,
    ),
    "groups.csv": (("id", "name", "names_ar", "source"), ("adjectives",), _read_group),
    "offices.csv": (("id", "name", "titles_ar", "scope", "source"), (), _read_office),
    "officials.csv": (
        ("id", "name", "names_ar", "source"),
        ("short_ar", "country", "wikidata"),
        _read_official,
    ),
    "tenures.csv": (
        ("official", "office", "source"),
        ("of", "start", "end"),
        _read_tenure,
    ),
}
"""File -> its required columns, its optional ones and its reader, in the order of reading."""
