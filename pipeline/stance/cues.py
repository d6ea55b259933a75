"""Cues: words that express a stance, looked up in the lexicon ``seeds/cues.csv``."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import astuple, dataclass, field
from pathlib import Path
from typing import Any, Final, Literal, get_args

from pipeline.records import POLARITIES, Polarity
from pipeline.seedfiles import Faults, Row, read_rows
from pipeline.stance.inflect import (
    Agreement,
    adjective_forms,
    noun_forms,
    verb_forms,
    with_pronouns,
)
from pipeline.stance.view import ArticleView, MentionView
from pipeline.stance.wordclasses import (
    AUXILIARIES,
    MASCULINE_SEATS,
    MASCULINE_STATES,
    RELATIVES,
    THAT,
    words,
)
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
    express a stance; ``cue`` the folded word of the table that it is a form of.
    """

    kind: Kind
    frame: Frame
    polarity: Polarity
    preposition: str
    weight: float
    agreement: Agreement
    pronoun: str
    cue: str = ""


@dataclass(frozen=True, slots=True)
class CueMatch:
    """A form of the lexicon at words ``start`` to ``end`` (exclusive)."""

    start: int
    end: int
    form: CueForm


@dataclass(frozen=True, slots=True)
class CueLexicon:
    """All forms by their folded words.

    ``nouns`` are the nouns among the forms that are a verb too (``دعم``, ``رفضها``); ``openings``
    holds for a first word the greatest number of words of a form.
    """

    forms: Mapping[str, CueForm] = field(default_factory=dict)
    nouns: Mapping[str, CueForm] = field(default_factory=dict)
    openings: Mapping[str, int] = field(default_factory=dict)

    @classmethod
    def of(
        cls, forms: Mapping[str, CueForm], nouns: Mapping[str, CueForm] | None = None
    ) -> "CueLexicon":
        """Index ``forms`` by their first word."""
        openings: dict[str, int] = {}
        for form in forms:
            first = form.split(" ", 1)[0]
            openings[first] = max(openings.get(first, 0), form.count(" ") + 1)
        return cls(forms, nouns or {}, openings)

    def to_json(self) -> list[dict[str, list[Any]]]:
        """Return plain lists for storing."""
        return [
            {form: list(astuple(value)) for form, value in table.items()}
            for table in (self.forms, self.nouns)
        ]

    @classmethod
    def from_json(cls, stored: Sequence[Mapping[str, list[Any]]]) -> "CueLexicon":
        """Make anew what ``to_json`` returned."""
        return cls.of(
            *({form: CueForm(*values) for form, values in table.items()} for table in stored)
        )


_ON: Final = "علي"
DUTY: Final = CueForm("phrase", "call", "support", "ان", 0.5, "", "", _ON)
"""``على مصر أن تدعم``: what somebody is to do."""


def _is_duty(view: ArticleView, place: int, begun: Mapping[int, MentionView]) -> bool:
    """Whether ``على`` at ``place`` says what the actor right after it is to do."""
    before = view.norms[place - 1] if place else ""
    begins = before in THAT or view.sentences[view.sentence_of(place)][0] == place
    opens = begins or before in _OPENINGS
    if not opens or place + 1 not in begun:
        return False
    return begins or "ان" in view.norms[place + 2 : place + 9]


_OPENINGS: Final = words('و ف : « "')
_GLUED: Final = 4
"""Letters that a word with a glued proclitic has more than."""


def cue_matches(view: ArticleView, lexicon: CueLexicon) -> list[CueMatch]:
    """Return the lexicon's forms in an article, the longest at each place, in order, not overlapping."""
    norms, openings, forms = view.norms, lexicon.openings, lexicon.forms
    begun = {mention.start: mention for mention in reversed(view.mentions)}
    ended = {mention.end: mention.start for mention in view.mentions}
    matches: list[CueMatch] = []
    free = 0
    for start, norm in enumerate(norms):
        if norm == _ON and start >= free and _is_duty(view, start, begun):
            matches.append(CueMatch(start, start + 1, DUTY))
            free = start + 1
            continue
        longest = openings.get(norm)
        if longest is None and len(norm) > _GLUED and norm[0] in "وف":
            norm = norm[1:]  # The tokenizer splits the proclitics of known words only.
            longest = openings.get(norm)
        if longest is None or start < free:
            continue
        found = forms.get(norm)
        end = start + 1
        if longest > 1:
            parts, place = [norm], start + 1
            while place < len(norms) and len(parts) < longest and place < start + 2 * longest:
                if norms[place].strip():
                    parts.append(norms[place])
                    longer = forms.get(" ".join(parts))
                    if longer is not None:
                        found, end = longer, place + 1
                place += 1
        if found is not None:
            if (
                norm in lexicon.nouns
                and end == start + 1
                and not _reads_as_verb(view, start, found, begun, ended)
            ):
                found = lexicon.nouns[norm]
            matches.append(CueMatch(start, end, found))
            free = end
    return matches


def _reads_as_verb(
    view: ArticleView,
    place: int,
    form: CueForm,
    begun: Mapping[int, MentionView],
    ended: Mapping[int, int],
) -> bool:
    """Whether a word that is verb or noun stands where a verb does.

    ``begun`` are the mentions by their start, ``ended`` their starts by their end.
    """
    norms = view.norms
    before = place - 1
    while before >= 0 and norms[before] != "\n" and not norms[before].strip():
        before -= 1
    first = view.sentences[view.sentence_of(place)][0]
    if before >= 0 and (norms[before] in AUXILIARIES or norms[before] in RELATIVES):
        return True
    if form.pronoun:
        return False
    if before < first or norms[before] in _CLAUSE_WORDS:
        return not _feminine_state(view, begun.get(place + 1))
    if norms[before] == "و":
        return before <= first + 1
    return ended.get(before + 1, -1) >= first


def _feminine_state(view: ArticleView, mention: MentionView | None) -> bool:
    """Whether a mention is of a state that no masculine verb can have as its subject."""
    if mention is None or mention.label != "COUNTRY":
        return False
    record = view.actors.get(mention.actor or "")
    return (
        record is not None
        and record.get("country") not in MASCULINE_STATES
        and view.norms[mention.start] not in MASCULINE_SEATS
    )


_CLAUSE_WORDS: Final = words("، حيث كما فيما بينما عندما بعدما لكن : حين")


def _forms(cue: str, imperfect: str, kind: Kind) -> Iterator[tuple[str, Agreement, str]]:
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
    nouns: dict[str, CueForm] = {}
    for row in read_rows(path, COLUMNS, MORE_COLUMNS, faults):
        if not _fits(row, faults):
            continue
        values: dict[str, Any] = {
            "kind": row.text("kind"),
            "frame": row.text("frame"),
            "polarity": row.text("polarity"),
            "preposition": fold(row.text("preposition")),
            "weight": float(row.text("weight")),
            "cue": fold(row.text("cue")),
        }
        for form, agreement, pronoun in _forms(
            row.text("cue"), row.text("imperfect"), values["kind"]
        ):
            new = CueForm(**values, agreement=agreement, pronoun=pronoun)
            old = forms.get(form)
            if old is not None and {old.kind, new.kind} == {"verb", "noun"}:
                nouns[form] = new if new.kind == "noun" else old
                forms[form] = old if new.kind == "noun" else new
            elif old is None or (not pronoun, new.weight) > (not old.pronoun, old.weight):
                forms[form] = new
    return CueLexicon.of(forms, nouns)


def _fits(row: Row, faults: Faults) -> bool:
    allowed = {"kind": get_args(Kind), "frame": get_args(Frame), "polarity": POLARITIES}
    for column, values in allowed.items():
        if row.text(column) not in values:
            faults.add(
                row.place, f"unknown {column} {row.text(column)!r}; use one of {', '.join(values)}"
            )
            return False
    if not fold(row.text("cue")):
        faults.add(row.place, f"cue {row.text('cue')!r} has no letter")
        return False
    try:
        fits = 0 <= float(row.text("weight")) <= 1
    except ValueError:
        fits = False
    if not fits:
        faults.add(row.place, f"weight {row.text('weight')!r} is not a number from 0 to 1")
    return fits
