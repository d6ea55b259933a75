"""Cues: words that express a stance, looked up in the lexicon ``seeds/cues.csv``."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import astuple, dataclass, field
from pathlib import Path
from typing import Any, Final, Literal, get_args

from pipeline.records import POLARITIES, Polarity
from pipeline.seedfiles import Faults, Row, read_rows
from pipeline.stance.inflect import adjective_forms, noun_forms, verb_forms, with_pronouns
from pipeline.stance.view import ArticleView
from pipeline.text.fold import fold

Kind = Literal["verb", "noun", "adjective", "phrase"]
Frame = Literal["stance", "call", "accuse", "assess"]
"""``call``: asks for something (``دعا``); ``accuse``: charges (``اتهم``); ``assess``: an
evaluation (``عدواني``); ``stance``: all other support or opposition."""

COLUMNS: Final = ("cue", "kind", "frame", "polarity", "weight", "source")
MORE_COLUMNS: Final = ("imperfect", "preposition")


@dataclass(frozen=True, slots=True)
class CueForm:
    """What a form in the lexicon says.

    ``agreement`` as in ``inflect``, ``pronoun`` the attached one or empty; ``preposition`` folded,
    that which brings the thing supported or opposed; ``weight`` the share of its occurrences that
    express a stance.
    """

    kind: Kind
    frame: Frame
    polarity: Polarity
    preposition: str
    weight: float
    agreement: str
    pronoun: str


@dataclass(frozen=True, slots=True)
class CueMatch:
    """A form of the lexicon at words ``start`` to ``end`` (exclusive)."""

    start: int
    end: int
    form: CueForm


@dataclass(frozen=True, slots=True)
class CueLexicon:
    """All forms by their folded words; ``longest`` their greatest number of words."""

    forms: Mapping[str, CueForm] = field(default_factory=dict)
    openings: Mapping[str, int] = field(default_factory=dict)

    @classmethod
    def of(cls, forms: Mapping[str, CueForm]) -> "CueLexicon":
        """Index ``forms`` by their first word."""
        openings: dict[str, int] = {}
        for form in forms:
            first = form.split(" ", 1)[0]
            openings[first] = max(openings.get(first, 0), form.count(" ") + 1)
        return cls(forms, openings)

    def to_json(self) -> dict[str, list[Any]]:
        """Return plain lists for storing."""
        return {form: list(astuple(value)) for form, value in self.forms.items()}

    @classmethod
    def from_json(cls, stored: Mapping[str, list[Any]]) -> "CueLexicon":
        """Make anew what ``to_json`` returned."""
        return cls.of({form: CueForm(*values) for form, values in stored.items()})


def cue_matches(view: ArticleView, lexicon: CueLexicon) -> list[CueMatch]:
    """Return the lexicon's forms in an article, the longest at each place, in order, not overlapping."""
    norms, openings, forms = view.norms, lexicon.openings, lexicon.forms
    matches: list[CueMatch] = []
    free = 0
    for start, norm in enumerate(norms):
        longest = openings.get(norm)
        if longest is None or start < free:
            continue
        found = forms.get(norm)
        end = start + 1
        if longest > 1:
            words, place = [norm], start + 1
            while place < len(norms) and len(words) < longest and place < start + 2 * longest:
                if norms[place].strip():
                    words.append(norms[place])
                    longer = forms.get(" ".join(words))
                    if longer is not None:
                        found, end = longer, place + 1
                place += 1
        if found is not None:
            matches.append(CueMatch(start, end, found))
            free = end
    return matches


def forms_of_row(cue: str, imperfect: str, kind: Kind) -> Iterator[str]:
    """Yield the folded forms of a row of the table."""
    return (form for form, _, _ in _forms(cue, imperfect, kind))


def _forms(cue: str, imperfect: str, kind: Kind) -> Iterator[tuple[str, str, str]]:
    """Yield each form with its agreement and attached pronoun."""
    if kind == "verb":
        for form, agreement in verb_forms(cue, imperfect).items():
            yield form, agreement, ""
            for longer, pronoun in with_pronouns(form):
                if pronoun != "ي":
                    yield longer, agreement, pronoun
    elif kind == "noun":
        for form, pronoun in noun_forms(cue):
            yield form, "", pronoun
    elif kind == "adjective":
        for form in adjective_forms(cue):
            yield form, "", ""
    else:
        yield " ".join(_split(fold(cue).split())), "", ""


def _split(words: Iterable[str]) -> Iterator[str]:
    """Split the proclitics of a phrase that the tokenizer splits."""
    for word in words:
        if word in _WITH_PROCLITIC:
            yield from _WITH_PROCLITIC[word]
        else:
            yield word


_WITH_PROCLITIC: Final = {"لصالح": ("ل", "صالح"), "بجانب": ("ب", "جانب"), "بشدة": ("ب", "شدة")}


def read_cues(path: Path, faults: Faults) -> CueLexicon:
    """Read the table; rows that are wrong are left out and noted in ``faults``.

    Columns: ``cue`` (verbs in the third person masculine singular), ``imperfect`` (of verbs),
    ``kind`` (see ``Kind``), ``frame`` (see ``Frame``), ``polarity``, ``preposition``, ``weight``
    (0 to 1), ``source``. A form that two rows share is that of the greater weight.
    """
    forms: dict[str, CueForm] = {}
    for row in read_rows(path, COLUMNS, MORE_COLUMNS, faults):
        if not _fits(row, faults):
            continue
        values: dict[str, Any] = {
            "kind": row.text("kind"),
            "frame": row.text("frame"),
            "polarity": row.text("polarity"),
            "preposition": fold(row.text("preposition")),
            "weight": float(row.text("weight")),
        }
        for form, agreement, pronoun in _forms(
            row.text("cue"), row.text("imperfect"), values["kind"]
        ):
            new = CueForm(**values, agreement=agreement, pronoun=pronoun)
            old = forms.get(form)
            if old is None or (not pronoun, new.weight) > (not old.pronoun, old.weight):
                forms[form] = new
    return CueLexicon.of(forms)


def _fits(row: Row, faults: Faults) -> bool:
    allowed = {"kind": get_args(Kind), "frame": get_args(Frame), "polarity": POLARITIES}
    for column, values in allowed.items():
        if row.text(column) not in values:
            faults.add(
                row.place, f"unknown {column} {row.text(column)!r}; use one of {', '.join(values)}"
            )
            return False
    try:
        fits = 0 <= float(row.text("weight")) <= 1
    except ValueError:
        fits = False
    if not fits:
        faults.add(row.place, f"weight {row.text('weight')!r} is not a number from 0 to 1")
    return fits
