"""Names that two actors share though nothing tells them apart."""

from collections import defaultdict
from collections.abc import Iterator

from pipeline.actors.index import word_key
from pipeline.actors.tables import ActorTables


def name_clashes(tables: ActorTables) -> Iterator[tuple[str, list[str]]]:
    """Yield each name that is ambiguous however the context looks, and the ids that share it.

    Two countries may share an adjective, two bodies of different countries or two officials a
    name: the article decides. Two countries, two groups, or two bodies of one country (or of
    none) may not, nor may a country and a body or group.
    """
    owners: dict[str, dict[str, tuple[str, str]]] = defaultdict(dict)
    for country in tables.countries.values():
        for name in country.names_ar:
            owners[_key(name)][country.id] = (name, "")
    for body in tables.organisations.values():
        for name in (*body.names_ar, *body.acronyms):
            owners[_key(name)][body.id] = (name, body.country)
    for group in tables.groups.values():
        for name in group.names_ar:
            owners[_key(name)][group.id] = (name, "")
    for shared in owners.values():
        homes = [home for _, home in shared.values()]
        if len(shared) > 1 and len(set(homes)) < len(homes):
            yield next(iter(shared.values()))[0], list(shared)


def _key(name: str) -> str:
    return " ".join(word_key(word) for word in name.split())
