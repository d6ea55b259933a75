"""Where an issue's words start and end, and which of the actors in them it is the act of."""

from typing import Final

from pipeline.stance.clauses import Clauses
from pipeline.stance.view import MentionView
from pipeline.stance.wordclasses import ENDS, LEAD_INS, PREPOSITIONS, QUOTES, words

_LONGEST: Final = 10
_ACTS_ON: Final = PREPOSITIONS | words("بحق حق")
"""Words after which an actor is not the one whose act an issue is."""


def issue_after(clauses: Clauses, begin: int, limit: int) -> tuple[int, int] | None:
    """Return the issue that starts at ``begin`` as a range of words, None where there is none."""
    norms = clauses.norms
    while begin < limit and (
        norms[begin] in LEAD_INS or norms[begin] in QUOTES or not norms[begin].strip()
    ):
        begin += 1
    end, length = begin, 0
    while end < limit and length < _LONGEST:
        norm = norms[end]
        if norm in ENDS and not (norm in QUOTES and length < 3):
            break
        if norm == "و" and length >= 1 and not (end + 1 < limit and end + 1 in clauses.article.at):
            break
        length += bool(norm.strip())
        end += 1
    while end > begin and (
        norms[end - 1] in PREPOSITIONS
        or norms[end - 1] in ENDS
        or norms[end - 1] == "و"
        or not norms[end - 1].strip()
    ):
        end -= 1
    return (begin, end) if end > begin else None


def issue_before(clauses: Clauses, end: int, start: int) -> tuple[int, int] | None:
    """Return the noun phrase right before ``end``, None where there is none."""
    begin = end
    while begin > start and end - begin < 4 and clauses.norms[begin - 1] not in ENDS:
        begin -= 1
    return (begin, end) if begin < end else None


def linked_mentions(clauses: Clauses, begin: int, end: int) -> list[MentionView]:
    """Return the first phrase of mentions in an issue that no preposition parts from its head noun.

    ``التدخل الإيراني في البحرين`` is Iran's act, ``الهجوم على اليمن`` nobody's that it names.
    """
    for place in range(begin, end):
        if place in clauses.article.at:
            return clauses.phrase_at(place, end)
        if clauses.norms[place] in _ACTS_ON and place > begin:
            return []
    return []
