"""The common form of all annotation tools: labelled pieces of a text and links between them.

A mention is a mark with its label. A stance is a mark on its cue, labelled with the
polarity (``SUPPORT``, ``OPPOSE``, ``NEUTRAL``), linked to the mentions of holder, target
and speaker and to a mark ``ISSUE``. What has no mention to link to (a holder known only
from the context) is an attribute of the cue: the actor's id.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from itertools import product
from typing import Any, Final, Literal, cast, get_args

from pipeline.records import LABELS, POLARITIES, STATUSES, Annotation, Span, Stance

Role = Literal["holder", "target", "speaker", "issue"]
ROLES: Final[tuple[Role, ...]] = get_args(Role)
ACTOR_ROLES: Final = ("holder", "target", "speaker")
ISSUE: Final = "ISSUE"
CUES: Final = {polarity.upper(): polarity for polarity in POLARITIES}
"""Label of a cue -> polarity of its stance."""
CUES_WITH_STATUS: Final = {
    cue if status == "asserted" else f"{cue}-{status.upper()}": (cue, status)
    for cue in CUES
    for status in STATUSES
}
"""For tools whose marks have no attributes: label of a cue -> plain label and status."""
MARK_LABELS: Final = (*LABELS, *CUES, ISSUE)


class MarkupError(ValueError):
    """What a tool's file says of an article cannot become a record; the message says why."""


@dataclass(slots=True)
class Mark:
    """A labelled piece of the text, code points, end exclusive.

    ``attributes`` may hold, for a mention: ``actor`` (an id), ``confidence``; for a cue:
    ``status``, ``confidence``, ``trace``, and actor ids under `ACTOR_ROLES`; for an
    issue: ``topic``.
    """

    id: str
    start: int
    end: int
    label: str
    attributes: dict[str, Any] = field(default_factory=dict)

    @property
    def place(self) -> tuple[int, int, str]:
        """What identifies the mark in tools without ids."""
        return self.start, self.end, self.label


@dataclass(frozen=True, slots=True)
class Link:
    """A role of a stance: from the mark of its cue to the mark that fills the role."""

    role: str
    cue: str
    filler: str


@dataclass(slots=True)
class Markup:
    """The marks and links of one article.

    ``about`` holds what belongs to no piece of the text: ``doc_id``, ``source``,
    ``sha256``, ``meta``, ``sentences``, ``actors``, as far as the tool's file has them.
    """

    text: str
    marks: list[Mark] = field(default_factory=list)
    links: list[Link] = field(default_factory=list)
    about: dict[str, Any] = field(default_factory=dict)

    def links_by_cue(self) -> dict[str, list[Link]]:
        """Return the links of each cue that has any, by its mark's id."""
        linked: dict[str, list[Link]] = {}
        for link in self.links:
            linked.setdefault(link.cue, []).append(link)
        return linked


def markup_of(record: Annotation) -> Markup:
    """Return the marks and links of a record.

    Consecutive stances that share a cue and are every combination of their holders,
    targets and issues share one mark, as a person would draw them.
    """
    about = {key: value for key, value in record.items() if key in _ABOUT}
    markup = Markup(record["text"], about=about)
    mentions: dict[str, list[Mark]] = {}
    for number, mention in enumerate(record["mentions"], 1):
        mark = Mark(f"m{number}", mention["start"], mention["end"], mention["label"])
        mark.attributes = _present(mention, ("actor", "confidence"))
        markup.marks.append(mark)
        if mention.get("actor"):
            mentions.setdefault(str(mention["actor"]), []).append(mark)
    issues: dict[tuple[int, int, str | None], Mark] = {}
    for number, group in enumerate(_groups(record["stances"], mentions.keys()), 1):
        _draw(markup, f"s{number}", group, mentions, issues)
    return markup


def about_of(value: object) -> dict[str, Any]:
    """Return what a tool kept for us under ``about``; nothing where it is somebody else's."""
    return dict(value) if isinstance(value, dict) else {}


_ABOUT: Final = ("doc_id", "source", "sha256", "meta", "sentences", "actors")


def _present(item: Mapping[str, Any], keys: Iterable[str]) -> dict[str, Any]:
    return {key: item[key] for key in keys if item.get(key) is not None}


def _groups(stances: list[Stance], mentioned: Iterable[str]) -> Iterable[list[Stance]]:
    """Cut the stances into runs that one cue mark can stand for."""
    known = set(mentioned)
    run: list[Stance] = []
    for stance in [*stances, None]:
        if run and (stance is None or _shared(run[0]) != _shared(stance)):
            if _is_product(run, known):
                yield run
            else:
                yield from ([single] for single in run)
            run = []
        if stance is not None:
            run.append(stance)


def _shared(stance: Stance) -> tuple[Any, ...]:
    cue = stance["cue"]
    keys = ("polarity", "status", "speaker", "confidence", "trace")
    return cue["start"], cue["end"], *(stance.get(key) for key in keys)


def _is_product(run: list[Stance], mentioned: set[str]) -> bool:
    rows = [(s["holder"], s["target"], _issue_key(s["issue"])) for s in run]
    holders, targets, issues = (list(dict.fromkeys(column)) for column in zip(*rows, strict=True))
    linked = all(len(c) == 1 or mentioned.issuperset(c) for c in (holders, targets))
    named = len(issues) == 1 or None not in issues
    return linked and named and list(product(holders, targets, issues)) == rows


def _issue_key(issue: Span | None) -> tuple[int, int, str | None] | None:
    return None if issue is None else (issue["start"], issue["end"], issue.get("topic"))


def _draw(
    markup: Markup,
    name: str,
    group: list[Stance],
    mentions: Mapping[str, list[Mark]],
    issues: dict[tuple[int, int, str | None], Mark],
) -> None:
    first = group[0]
    cue = Mark(name, first["cue"]["start"], first["cue"]["end"], first["polarity"].upper())
    cue.attributes = _present(first, ("status", "confidence", "trace"))
    markup.marks.append(cue)
    for role in ACTOR_ROLES:
        for actor in dict.fromkeys(cast(Mapping[str, Any], s)[role] for s in group):
            if actor in mentions:
                nearest = min(mentions[actor], key=lambda mark: _distance(cue, mark))
                markup.links.append(Link(role, name, nearest.id))
            elif actor is not None:
                cue.attributes[role] = actor
    for key, stance in {_issue_key(s["issue"]): s for s in group}.items():
        if key is None:
            continue
        if key not in issues:
            issues[key] = Mark(f"i{len(issues) + 1}", key[0], key[1], ISSUE)
            issues[key].attributes = _present(cast(Span, stance["issue"]), ("topic",))
            markup.marks.append(issues[key])
        markup.links.append(Link("issue", name, issues[key].id))


def _distance(first: Mark, second: Mark) -> int:
    return max(0, second.start - first.end, first.start - second.end)
