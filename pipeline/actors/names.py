"""Every name that the actor tables give, with the actor and the way it names it."""

from collections.abc import Iterator
from typing import Final

from pipeline.actors.demonyms import adjective_forms, plain_forms
from pipeline.actors.index import NameIndex, Sense, Split, word_key, word_keys
from pipeline.actors.tables import ActorTables
from pipeline.text.fold import fold

_HOMOGRAPHS: Final = word_keys(
    "مالي مالية المالية ماليا مالين يمنى اليمنى تركيا لبنانا كوبا غينيا جورجيا سوريا ليبيا نيجيريا كينيا"
)
"""Forms that are a common word (``مالية``, ``يمنى``) or a country's name."""


def names_of(tables: ActorTables) -> Iterator[tuple[str, Sense]]:
    """Yield each name as text with what it means; one name may come with several senses."""
    for country in tables.countries.values():
        names = {word_key(name) for name in country.names_ar}
        for name in country.names_ar:
            yield name, Sense(country.id, "COUNTRY", "name")
        for adjective in country.adjectives:
            for form in adjective_forms(adjective):
                if word_key(form) not in _HOMOGRAPHS | names:
                    yield form, Sense(country.id, "COUNTRY", "adjective")
        for people in country.people:
            for form in plain_forms(people):
                yield form, Sense(country.id, "COUNTRY", "people")
        for capital in country.capitals:
            if word_key(capital) not in names:
                yield capital, Sense(country.id, "COUNTRY", "capital")
        for seat in country.seats:
            yield seat, Sense(country.id, "COUNTRY", "seat")
    for body in tables.organisations.values():
        for name in body.names_ar:
            yield name, Sense(body.id, "ORGANISATION", "name")
        latin = (body.name,) if body.name.isupper() and " " not in body.name else ()
        for acronym in (*body.acronyms, *latin):
            yield acronym, Sense(body.id, "ORGANISATION", "acronym")
    for group in tables.groups.values():
        for name in group.names_ar:
            yield name, Sense(group.id, "GROUP", "name")
    for official in tables.officials.values():
        for name in official.names_ar:
            yield name, Sense(official.id, "OFFICIAL", "name" if " " in name.strip() else "short")
        for name in official.short_ar:
            yield name, Sense(official.id, "OFFICIAL", "short")
    for office in tables.offices.values():
        for title in office.titles_ar:
            yield title, Sense(office.id, "ROLE", "title")


def index_of(tables: ActorTables, split: Split = str.split) -> NameIndex:
    """An index of all names, cut into words by ``split``."""
    index = NameIndex()
    index.add_all(names_of(tables), split)
    return index


def tokenizer_names(tables: ActorTables) -> set[str]:
    """Names whose words a tokenizer has to keep whole and to cut proclitics from, folded.

    A last word that is another name after a preposition (``المرشد الأعلى لإيران``) is left out.
    """
    names = [fold(name).split() for name, sense in names_of(tables) if sense.kind != "title"]
    known = {word for words in names for word in words if len(word) > 2}
    for words in names:
        while len(words) > 1 and words[-1][0] in "بكلو" and words[-1][1:] in known:
            words.pop()
    return {" ".join(words) for words in names}
