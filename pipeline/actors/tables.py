"""The actor tables: countries, organisations, groups, officials, offices and who held them when."""

from dataclasses import asdict, dataclass, field
from typing import Any, Final

ORGANISATION_KINDS: Final = frozenset(
    [
        "igo",
        "alliance",
        "party",
        "movement",
        "ministry",
        "parliament",
        "army",
        "agency",
        "court",
        "company",
        "media",
        "government",
        "ngo",
    ]
)
SCOPES: Final = frozenset({"country", "organisation", "any"})


@dataclass(frozen=True, slots=True)
class Country:
    """A state or territory; ``id`` is its ISO 3166-1 alpha-3 code (``XKX`` for Kosovo)."""

    id: str
    name: str
    names_ar: tuple[str, ...]
    adjectives: tuple[str, ...] = ()
    people: tuple[str, ...] = ()
    capitals: tuple[str, ...] = ()
    seats: tuple[str, ...] = ()
    wikidata: str = ""
    source: str = ""


@dataclass(frozen=True, slots=True)
class Organisation:
    """A body with a name of its own; ``country`` is empty for an international one.

    ``adjectives`` mean it only where they are a mention of a body (``الموقف الأوروبي``).
    """

    id: str
    name: str
    kind: str
    country: str
    names_ar: tuple[str, ...]
    adjectives: tuple[str, ...] = ()
    acronyms: tuple[str, ...] = ()
    wikidata: str = ""
    source: str = ""


@dataclass(frozen=True, slots=True)
class Group:
    """A collective actor without an institution.

    ``adjectives`` mean it only where they are a mention of a group (``الموقف الغربي``).
    """

    id: str
    name: str
    names_ar: tuple[str, ...]
    adjectives: tuple[str, ...] = ()
    source: str = ""


@dataclass(frozen=True, slots=True)
class Official:
    """A person in office; ``country`` is a country's or an organisation's id."""

    id: str
    name: str
    names_ar: tuple[str, ...]
    short_ar: tuple[str, ...] = ()
    country: str = ""
    wikidata: str = ""
    source: str = ""


@dataclass(frozen=True, slots=True)
class Tenure:
    """An official holds an office ``of`` a country or organisation; dates are ISO 8601.

    A year alone means some day of that year; an empty date is unknown, or not yet there.
    """

    official: str
    office: str
    of: str
    start: str = ""
    end: str = ""
    source: str = ""


@dataclass(frozen=True, slots=True)
class Office:
    """An office and the titles that the press uses for it, without a country."""

    id: str
    name: str
    titles_ar: tuple[str, ...]
    scope: str = "country"
    source: str = ""


@dataclass(slots=True)
class ActorTables:
    """All tables by id, and the tenures in file order."""

    countries: dict[str, Country] = field(default_factory=dict)
    organisations: dict[str, Organisation] = field(default_factory=dict)
    groups: dict[str, Group] = field(default_factory=dict)
    officials: dict[str, Official] = field(default_factory=dict)
    offices: dict[str, Office] = field(default_factory=dict)
    tenures: list[Tenure] = field(default_factory=list)


def tables_to_json(tables: ActorTables) -> dict[str, Any]:
    """The tables as plain lists and dicts."""
    return {name: [asdict(record) for record in _records(tables, name)] for name in _RECORDS}


def tables_from_json(data: dict[str, Any]) -> ActorTables:
    """Rebuild tables from :func:`tables_to_json`."""
    tables = ActorTables()
    for name, kind in _RECORDS.items():
        for values in data[name]:
            record = kind(
                **{key: tuple(v) if isinstance(v, list) else v for key, v in values.items()}
            )
            if isinstance(record, Tenure):
                tables.tenures.append(record)
            else:
                getattr(tables, name)[record.id] = record
    return tables


def _records(tables: ActorTables, name: str) -> list[Any]:
    held = getattr(tables, name)
    return held if isinstance(held, list) else list(held.values())


_RECORDS: Final[dict[str, type]] = {
    "countries": Country,
    "organisations": Organisation,
    "groups": Group,
    "officials": Official,
    "offices": Office,
    "tenures": Tenure,
}
