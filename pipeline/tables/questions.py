"""Which stances a question is about: conditions on the table of stances."""

import calendar
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from pipeline.errors import UsageError
from pipeline.paths import SEEDS
from pipeline.records import POLARITIES, STATUSES
from pipeline.seedfiles import Faults
from pipeline.stance.issues import Topics, read_topics
from pipeline.tables.database import Connection, ask
from pipeline.tables.names import find_actors, find_issues

_PERIOD: Final = re.compile(r"(\d{4})(?:-(\d{2}))?(?:-(\d{2}))?")


@dataclass(frozen=True, slots=True)
class Question:
    """What is asked; None and empty ask nothing.

    ``officials`` counts whoever acts for a state as that state. ``confidence`` is the least;
    stances without one, of hand labels, stay.
    """

    holder: str | None = None
    target: str | None = None
    speaker: str | None = None
    officials: bool = False
    issue: str | None = None
    polarities: Sequence[str] = ()
    statuses: Sequence[str] = ()
    since: str | None = None
    until: str | None = None
    confidence: float | None = None


@dataclass(frozen=True, slots=True)
class Condition:
    """A condition for WHERE with the values of its question marks, and how it was understood."""

    sql: str
    values: tuple[object, ...]
    notes: tuple[str, ...]


def condition_of(question: Question, connection: Connection, topics: Topics) -> Condition:
    """Return the condition that a question puts on the table ``stances``.

    Copies of an earlier article are left out: ``first_copy = doc_id``.

    Raises:
        UsageError: An unknown name, value or date.
    """
    parts: list[tuple[str, tuple[object, ...]]] = [("first_copy = doc_id", ())]
    notes: list[str] = []
    for role in ("holder", "target", "speaker"):
        wanted: str | None = getattr(question, role)
        if wanted is None:
            continue
        meant = find_actors(connection, wanted, role)
        sql = _one_of(f"{role}_key")
        if question.officials:
            by_state = _one_of(f"{role}_country")
            parts.append((f"({sql} OR {by_state})", (list(meant.keys), list(meant.states))))
        else:
            parts.append((sql, (list(meant.keys),)))
        notes.append(f"{role}: {', '.join(meant.shown)}")
    if question.issue is not None:
        issues = find_issues(connection, topics, question.issue)
        parts.append(
            (
                f"({_one_of('topic')} OR {_one_of('issue')})",
                (list(issues.topics), list(issues.texts)),
            )
        )
        named = ", ".join(issues.topics) or "none"
        texts = f"; other issues with these words: {len(issues.texts)}" if issues.texts else ""
        notes.append(f"topics: {named}{texts}")
    parts += _choice("polarity", question.polarities, POLARITIES)
    parts += _choice("status", question.statuses, STATUSES)
    if question.since is not None:
        parts.append(("date >= ?", (period(question.since, "--since")[0],)))
    if question.until is not None:
        parts.append(("date <= ?", (period(question.until, "--until")[1],)))
    if question.confidence is not None:
        parts.append(("coalesce(confidence >= ?, true)", (question.confidence,)))
    return Condition(
        " AND ".join(sql for sql, _ in parts),
        tuple(value for _, values in parts for value in values),
        tuple(notes),
    )


def issue_list() -> Topics:
    """Return the issue list that ships. Raises SeedError where it has a fault."""
    faults = Faults()
    topics = read_topics(SEEDS / "issues.csv", faults)
    faults.refuse()
    return topics


def copies_note(connection: Connection) -> list[str]:
    """Return a line that says how many articles are copies of others, none where none is."""
    sql = "SELECT count(*) FROM articles WHERE first_copy <> doc_id"
    ((count,),) = ask(connection, sql).rows()
    if not count:
        return []
    return [f"articles that are near copies of another, left out: {count:,} (--copies counts them)"]


def period(text: str, option: str) -> tuple[date, date]:
    """Return the first and the last day of a year, a month or a day.

    Raises:
        UsageError: ``text`` is none of these.
    """
    found = _PERIOD.fullmatch(text.strip())
    try:
        if found:
            year, month, day = (int(part) if part else None for part in found.groups())
            first = date(year or 0, month or 1, day or 1)
            last_month = month or 12
            last_day = day or calendar.monthrange(first.year, last_month)[1]
            return first, date(first.year, last_month, last_day)
    except ValueError:
        pass
    raise UsageError(f"{option} {text!r}: give a year, a month or a day: 2020, 2020-06, 2020-06-15")


def _choice(
    column: str, wanted: Sequence[str], known: Iterable[str]
) -> list[tuple[str, tuple[object, ...]]]:
    for value in wanted:
        if value not in known:
            raise UsageError(f"--{column} {value!r}: use one of {', '.join(known)}")
    return [(_one_of(column), (list(wanted),))] if wanted else []


def _one_of(column: str) -> str:
    # The type is said, since an empty list has none.
    return f"list_contains(CAST(? AS VARCHAR[]), {column})"
