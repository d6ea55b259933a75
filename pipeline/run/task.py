"""What passes between a run and its workers, besides the articles."""

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Task:
    """How articles are annotated.

    Args:
        config: Name or path of the config.
        loader: ``module:name`` of what makes a `BatchAnnotator` of the task.
        longest: Largest number of characters in an article.
        seconds: Longest time for one article.
        text: Whether the article's text is part of its record.
        precise: Keep only stances of high confidence.
        provenance: ``meta`` entries for every record.
    """

    config: str
    loader: str = "pipeline.run.annotator:Annotator"
    longest: int = 1_000_000
    seconds: float = 300.0
    text: bool = True
    precise: bool = False
    provenance: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Outcome:
    """Of one article: its JSON line, or why there is none."""

    line: bytes
    reason: str = ""
    words: int = 0
