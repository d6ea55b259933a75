"""The records that pass between the parts: articles, mentions, actors, stances.

The shapes mirror the JSON record of one annotated article; offsets count
Unicode code points of the article's text as delivered, end exclusive.
"""

from dataclasses import dataclass, field
from typing import Final, Literal, NotRequired, TypedDict

Label = Literal["OFFICIAL", "PERSON", "ROLE", "COUNTRY", "ORGANISATION", "GROUP"]
ActorType = Literal["OFFICIAL", "PERSON", "COUNTRY", "ORGANISATION", "GROUP"]
Polarity = Literal["support", "oppose", "neutral"]
Status = Literal["asserted", "alleged", "called-for", "denied"]

LABELS: Final[tuple[Label, ...]] = (
    "OFFICIAL",
    "PERSON",
    "ROLE",
    "COUNTRY",
    "ORGANISATION",
    "GROUP",
)
MAIN_LABELS: Final[tuple[Label, ...]] = ("OFFICIAL", "COUNTRY", "ORGANISATION")
ACTOR_TYPES: Final[tuple[ActorType, ...]] = (
    "OFFICIAL",
    "PERSON",
    "COUNTRY",
    "ORGANISATION",
    "GROUP",
)
POLARITIES: Final[tuple[Polarity, ...]] = ("support", "oppose", "neutral")
STATUSES: Final[tuple[Status, ...]] = ("asserted", "alleged", "called-for", "denied")

LOCAL: Final = "local-"
"""How the ids of actors begin that only one article knows."""


class Range(TypedDict):
    """A piece of the text."""

    start: int
    end: int


class Span(TypedDict):
    """A piece of the text with its words; ``topic`` is an id of the issue list."""

    start: int
    end: int
    text: str
    topic: NotRequired[str | None]


class Actor(TypedDict):
    """One actor of an article; ``id`` is stable where the actor is known.

    ``body`` is the state or body for which an official speaks.
    """

    id: str
    name: str
    type: ActorType
    name_ar: NotRequired[str | None]
    country: NotRequired[str | None]
    office: NotRequired[str | None]
    body: NotRequired[str | None]
    wikidata: NotRequired[str | None]


class Mention(TypedDict):
    """A named mention; ``actor`` is an actor id, ``sentence`` an index from 0."""

    start: int
    end: int
    text: str
    label: Label
    actor: str | None
    sentence: int
    confidence: NotRequired[float]


class Stance(TypedDict):
    """HOLDER supports, opposes or is neutral to TARGET on ISSUE, said by SPEAKER."""

    sentence: int
    holder: str
    target: str | None
    issue: Span | None
    polarity: Polarity
    status: Status
    cue: Span
    speaker: str | None
    confidence: NotRequired[float]
    trace: NotRequired[list[str]]


class Annotation(TypedDict):
    """One line of the output: an article and all that was found in it."""

    doc_id: str
    text: str
    sentences: list[Range]
    actors: list[Actor]
    mentions: list[Mention]
    stances: list[Stance]
    source: NotRequired[str]
    sha256: NotRequired[str]
    meta: NotRequired[dict[str, str]]


@dataclass(frozen=True, slots=True)
class Article:
    """An article as delivered, after decoding.

    ``meta`` holds ``title``, ``outlet``, ``published`` (ISO 8601 date),
    ``dateline`` and ``url`` where they are known; what is unknown is absent.
    """

    doc_id: str
    text: str
    source: str = ""
    sha256: str = ""
    meta: dict[str, str] = field(default_factory=dict)
