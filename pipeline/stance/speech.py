"""Words of saying, from ``seeds/speech_verbs.csv``: what introduces somebody's words."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final, Literal, get_args

from pipeline.seedfiles import Faults, read_rows
from pipeline.stance.inflect import Agreement, noun_forms, verb_forms
from pipeline.text.fold import fold

Kind = Literal["say", "declare", "act", "participle", "noun", "source"]
"""``say``: a verb that needs a clause, colon or quotation; ``declare``: a verb after whose
subject all is reported (``أعرب عن دعمه``); ``act``: a verb whose own words are the article's, what
is asked or charged after its preposition its subject's (``دعا إلى``, ``اتهم بـ``); ``participle`` (``مضيفا``); ``noun`` (``قول``);
``source``: names who said the sentence (``بحسب``)."""


@dataclass(frozen=True, slots=True)
class SpeechWord:
    """A form of a word of saying and the subject it agrees with."""

    kind: Kind
    agreement: Agreement


@dataclass(frozen=True, slots=True)
class SpeechVerbs:
    """All forms of the words of saying by their folded spelling."""

    forms: Mapping[str, SpeechWord] = field(default_factory=dict)

    def to_json(self) -> list[list[str]]:
        """Return plain lists for storing."""
        return [[form, word.kind, word.agreement] for form, word in self.forms.items()]

    @classmethod
    def from_json(cls, stored: list[list[Any]]) -> "SpeechVerbs":
        """Make anew what ``to_json`` returned."""
        return cls({form: SpeechWord(kind, agreement) for form, kind, agreement in stored})


_ENDINGS: Final[tuple[tuple[str, Agreement], ...]] = (("", "m"), ("ة", "f"), ("ين", "p"))


def read_speech_verbs(path: Path, faults: Faults) -> SpeechVerbs:
    """Read the table; rows that are wrong are left out and noted in ``faults``.

    Columns: ``word`` (a verb in the third person masculine singular, or another word),
    ``imperfect`` (of verbs), ``kind`` (see ``Kind``), ``source``.
    """
    forms: dict[str, SpeechWord] = {}
    for row in read_rows(path, ("word", "kind", "source"), ("imperfect",), faults):
        word = row.text("word")
        kind: Any = row.text("kind")
        if kind not in get_args(Kind):
            faults.add(row.place, f"unknown kind {kind!r}; use one of {', '.join(get_args(Kind))}")
        elif not fold(word):
            faults.add(row.place, f"word {word!r} has no letter")
        elif kind == "say" or kind == "declare" or kind == "act":
            for form, agreement in verb_forms(word, row.text("imperfect")).items():
                forms.setdefault(form, SpeechWord(kind, agreement))
        elif kind == "participle":
            stem = fold(word).removesuffix("ا")
            for ending, agreement in _ENDINGS:
                for case in ("", "ا") if not ending else ("",):
                    forms.setdefault(stem + ending + case, SpeechWord("participle", agreement))
        elif kind == "noun":
            for form, _ in noun_forms(word):
                forms.setdefault(form, SpeechWord("noun", ""))
        else:
            forms.setdefault(fold(word), SpeechWord("source", ""))
    return SpeechVerbs(forms)
