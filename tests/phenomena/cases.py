"""Short texts with the stances that they state, and near-misses that state none."""

from dataclasses import dataclass

import pytest
from spacy.language import Language

PAIR = ("holder", "polarity", "target")
SAID = (*PAIR, "status", "speaker")
ABOUT = (*PAIR, "issue")


@dataclass(frozen=True, slots=True)
class Case:
    """A text, what is asked of its stances, and the answers, one string a stance (``-`` for none)."""

    text: str
    fields: tuple[str, ...]
    stances: frozenset[str]

    def found(self, nlp: Language) -> frozenset[str]:
        """Return the answers that the pipeline gives."""
        rows = set()
        for stance in nlp(self.text)._.stances:
            values = [stance[name] for name in self.fields]
            rows.add(" ".join(_plain(value) for value in values))
        return frozenset(rows)


def _plain(value: object) -> str:
    if value is None:
        return "-"
    return str(value["text"]).replace(" ", "_") if isinstance(value, dict) else str(value)


def case(text: str, *stances: str, fields: tuple[str, ...] = PAIR, fails: bool = False) -> object:
    """Return a parameter of a test; without stances it is a near-miss.

    ``fails`` marks what the shipped model still gets wrong: the test then demands that it does, so
    that the mark goes when the model learns it.
    """
    marks = [pytest.mark.xfail(strict=True, reason="the shipped model gets it wrong")]
    return pytest.param(Case(text, fields, frozenset(stances)), marks=marks if fails else [])
