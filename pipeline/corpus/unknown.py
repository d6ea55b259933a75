"""Actors of annotated articles that the knowledge base does not have, most frequent first."""

import csv
import io
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Final

from pipeline.actors.index import word_key
from pipeline.records import LOCAL, Annotation

CONTEXT: Final = 40
"""Characters shown on either side of an example."""

_LATIN: Final = {
    **dict(zip("ابتثجحخدذرزسشصضطظعغفقكلمنهوي", "abttjhkddrzsssdtzagfqklmnhwy", strict=True)),
    "ة": "a",
    "ء": "",
}


@dataclass(slots=True)
class Unknown:
    """An unknown actor, over all articles that have one of its name.

    ``label`` is its type, ``country`` and ``office`` what most articles say of it.
    """

    name: str
    label: str
    count: int = 0
    articles: int = 0
    example: str = ""
    countries: Counter[str] = field(default_factory=Counter)
    offices: Counter[str] = field(default_factory=Counter)
    shorts: Counter[str] = field(default_factory=Counter)

    @property
    def country(self) -> str:
        """The country most often found beside the name, empty if none is."""
        return self.countries.most_common(1)[0][0] if self.countries else ""

    @property
    def office(self) -> str:
        """The title most often found beside the name, empty if none is."""
        return self.offices.most_common(1)[0][0] if self.offices else ""


def unknown_actors(annotations: Iterable[Annotation]) -> list[Unknown]:
    """Collect the unknown actors, the one with most mentions first, then by name.

    A title without a name counts as an actor of its own, named by the title. A record without
    its text gives no example.
    """
    found: dict[tuple[str, str], Unknown] = {}
    for record in annotations:
        local = {a["id"]: a for a in record["actors"] if a["id"].startswith(LOCAL)}
        seen: set[tuple[str, str]] = set()
        for mention in record["mentions"]:
            actor = local.get(mention.get("actor") or "")
            if actor:
                name = actor.get("name_ar") or actor["name"]
                key = (actor["type"], " ".join(word_key(word) for word in name.split()))
                entry = found.setdefault(key, Unknown(name, actor["type"]))
                entry.count += 1
                if key not in seen:
                    seen.add(key)
                    entry.articles += 1
                    entry.countries.update(filter(None, [actor.get("country")]))
                    entry.offices.update(filter(None, [actor.get("office")]))
                text, words = record.get("text") or "", mention.get("text", "")
                if mention["label"] == actor["type"] and words not in ("", name):
                    entry.shorts[words] += 1
                if not entry.example and text:
                    entry.example = _context(text, mention["start"], mention["end"])
    return sorted(found.values(), key=lambda entry: (-entry.count, entry.name))


def rows_to_paste(unknown: Sequence[Unknown], label: str) -> str:
    """CSV rows, with header, for ``officials.csv`` or ``organisations.csv``.

    The id is a transliteration and the English name is the Arabic one, both to be edited; the
    source column says where the name was seen.

    Args:
        label: ``OFFICIAL`` or ``ORGANISATION``.
    """
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    person = label == "OFFICIAL"
    writer.writerow(
        ["id", "name", "names_ar", "short_ar", "country", "wikidata", "source"]
        if person
        else ["id", "name", "kind", "country", "names_ar", "acronyms", "wikidata", "source"]
    )
    taken: Counter[str] = Counter()
    for entry in unknown:
        if entry.label == label:
            slug = _slug(entry.name)
            taken[slug] += 1
            identifier = slug if taken[slug] == 1 else f"{slug}-{taken[slug]}"
            source = f"seen {entry.count} times in {entry.articles} articles: {entry.example}"
            shorts = "|".join(sorted(entry.shorts))
            writer.writerow(
                [identifier, entry.name, entry.name, shorts, entry.country, "", source]
                if person
                else [identifier, entry.name, "igo", entry.country, entry.name, "", "", source]
            )
    return out.getvalue()


def _context(text: str, start: int, end: int) -> str:
    before, after = text[max(0, start - CONTEXT) : start], text[end : end + CONTEXT]
    return " ".join(f"{before}[{text[start:end]}]{after}".split())


def _slug(name: str) -> str:
    letters = "".join(
        _LATIN.get(letter, letter if letter.isascii() and letter.isalnum() else "-")
        for letter in "-".join(word_key(word) for word in name.split())
    )
    return "-".join(part for part in letters.split("-") if part) or "unknown"
