"""Forms of Arabic verbs and nouns in folded spelling, and how each agrees.

Generated, so that the seed lists hold one row a word. Folded spelling has no hamza on alif
and no alif maqsura (see ``text.fold``), as have the forms that are looked up.
"""

from collections.abc import Iterator
from typing import Final, Literal

from pipeline.text.fold import fold

Agreement = Literal["m", "f", "p", "1", ""]
"""Of a verb: masculine or feminine singular, plural or dual, first person; empty where open."""

PRONOUNS: Final = ("ه", "ها", "هم", "هما", "هن", "نا", "كم", "ني", "ي")
"""Attached pronouns, as object of a verb or possessor of a noun."""

_WEAK: Final = frozenset("ايو")


def verb_forms(perfect: str, imperfect: str) -> dict[str, Agreement]:
    """Return the folded forms of a verb, without attached pronouns, each with its agreement.

    ``perfect`` and ``imperfect`` are the third person masculine singular (``دعا``, ``يدعو``);
    either may be empty. An imperfect of one letter, a prefix without stem, gives no forms.
    """
    forms: dict[str, Agreement] = {}
    past, present = fold(perfect), fold(imperfect)
    if past:
        forms |= _perfect(past)
    if len(present) > 1:
        for form, agreement in _imperfect(present).items():
            forms.setdefault(form, agreement)
    return forms


def _perfect(form: str) -> dict[str, Agreement]:
    forms: dict[str, Agreement] = {form: "m"}
    if form[-1] in _WEAK and len(form) > 2:
        stem = form[:-1]
        glide = "و" if form == "دعا" else "ي"
        return forms | {
            f"{stem}ت": "f",
            f"{stem}تا": "p",
            f"{stem}وا": "p",
            f"{stem}{glide}ا": "p",
            f"{stem}{glide}نا": "1",
            f"{stem}{glide}ت": "1",
        }
    short = form
    if len(form) > 2 and form[-2] == "ا":
        short = form[:-2] + form[-1]
    return forms | {
        f"{form}ت": "f",
        f"{form}تا": "p",
        f"{form}وا": "p",
        f"{form}ا": "p",
        f"{short}نا": "1",
        f"{short}ت": "1" if short != form else "f",
    }


def _imperfect(form: str) -> dict[str, Agreement]:
    stem = form[1:]
    plural = stem[:-1] if stem[-1] in "يو" else stem[:-1] if stem[-1] == "ا" else stem
    dual = stem[:-1] + "ي" if stem[-1] == "ا" else stem
    short = stem[:-1] if stem[-1] in _WEAK else stem
    if len(stem) > 2 and stem[-2] in _WEAK and stem[-1] not in _WEAK:
        short = stem[:-2] + stem[-1]
    forms: dict[str, Agreement] = {
        f"ي{stem}": "m",
        f"ت{stem}": "f",
        f"ن{stem}": "1",
        f"ا{stem}": "1",
    }
    for prefix in "يت":
        forms |= {
            f"{prefix}{plural}ون": "p",
            f"{prefix}{plural}وا": "p",
            f"{prefix}{dual}ان": "p",
            f"{prefix}{dual}ا": "p",
        }
    forms.setdefault(f"ي{short}", "m")
    forms.setdefault(f"ت{short}", "f")
    return forms


def with_pronouns(form: str) -> Iterator[tuple[str, str]]:
    """Yield a folded verb or noun with each attached pronoun, and the pronoun."""
    stem = form
    if form.endswith("ة"):
        stem = form[:-1] + "ت"
    elif form.endswith("وا"):
        stem = form[:-1]
    elif form.endswith("ي") and len(form) > 2:
        # Folding made the alif maqsura a ya; before a pronoun it is written alif.
        for pronoun in PRONOUNS[:5]:
            yield f"{form[:-1]}ا{pronoun}", pronoun
    for pronoun in PRONOUNS:
        yield stem + pronoun, pronoun


def noun_forms(noun: str) -> Iterator[tuple[str, str]]:
    """Yield the folded forms of a noun and the pronoun attached to each, empty where none is.

    Bare, with the article, accusative, and with each pronoun.
    """
    bare = fold(noun)
    yield bare, ""
    yield f"ال{bare}", ""
    yield f"ل{bare}", ""  # what is left of ``للدعم`` once its proclitic is split
    if bare[-1] not in "ةاء":
        yield f"{bare}ا", ""
    if bare.endswith("ء"):
        # The hamza takes a seat before a pronoun.
        for pronoun in PRONOUNS:
            yield f"{bare[:-1]}ي{pronoun}", pronoun
            yield f"{bare[:-1]}و{pronoun}", pronoun
    yield from with_pronouns(bare)


def adjective_forms(adjective: str) -> Iterator[str]:
    """Yield the folded forms of an adjective or participle: gender, number, article, accusative."""
    bare = fold(adjective)
    stem = bare[:-1] if bare.endswith("ة") else bare
    for form in (stem, f"{stem}ة", f"{stem}ا", f"{stem}ين", f"{stem}ون", f"{stem}ان", f"{stem}تين"):
        yield form
        yield f"ال{form}"
        yield f"ل{form}"
