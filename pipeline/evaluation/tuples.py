"""SemEval-2022's sentiment-tuple F1 (task 10, structured sentiment graphs).

A stance is a tuple of holder, target, polar expression and polarity. The expression is its
cue; holder and target are the words of the actor's mention nearest to the cue in the cue's
sentence, none where it has no mention there. A predicted tuple is right if holder, target
and expression each share a token with those of a tuple of the hand labels (none agrees
with none) and the polarity is the same; it then weighs the mean share of its tokens that
agree. Source: Barnes et al., SemEval-2022 Task 10, and its evaluate.py.

``literal`` gives what evaluate.py gives, with its two oddities: tokens are cut at blanks
only, so that a span that does not begin at one is empty, and the weight is that of the
best overlap whatever its polarity. ``mended`` takes every word or mark that a span touches,
and weighs against tuples of the same polarity.
"""

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final, TypedDict

from pipeline.evaluation.matching import sentence_at
from pipeline.records import Annotation, Range
from pipeline.text.tokens import split_tokens
from pipeline.text.words import Words

Tokens = frozenset[int]
_NONE: Final[Tokens] = frozenset([-1])
"""Stands for a holder or target without words: it agrees with another one."""


class TupleScore(TypedDict):
    """Weighted precision, recall and F1 in [0, 1], rounded to 4 places."""

    p: float
    r: float
    f1: float


@dataclass(frozen=True, slots=True)
class _Tuple:
    parts: tuple[Tokens, Tokens, Tokens]
    polarity: str


_Tuples = dict[object, list[_Tuple]]
_ToTokens = Callable[[Range | None], Tokens]


def tuple_scores(pairs: Sequence[tuple[Annotation, Annotation]]) -> dict[str, TupleScore]:
    """Return the ``literal`` and the ``mended`` figure.

    Args:
        pairs: Hand labels and predictions of the same text; sentences are the former's.
    """
    scores = {}
    for name, tokens in (("literal", _literal_tokens), ("mended", _touched_tokens)):
        gold: _Tuples = {}
        found: _Tuples = {}
        for number, (wanted, got) in enumerate(pairs):
            for side, record in ((gold, wanted), (found, got)):
                grouped = _tuples(record, wanted, tokens(wanted))
                side.update({(number, sentence): rows for sentence, rows in grouped.items()})
        scores[name] = _score(gold, found, same_polarity=name == "mended")
    return scores


def _tuples(record: Annotation, gold: Annotation, tokens: _ToTokens) -> _Tuples:
    """The tuples of each sentence of the hand labels; None is outside of all."""
    mentions = defaultdict(list)
    for mention in record["mentions"]:
        place = sentence_at(gold["sentences"], mention["start"])
        mentions[mention.get("actor"), place].append(mention)
    grouped: _Tuples = defaultdict(list)
    for stance in record["stances"]:
        cue = stance["cue"]
        place = sentence_at(gold["sentences"], cue["start"])

        def words(actor: str | None, cue: Range = cue, place: int | None = place) -> Tokens:
            near = mentions[actor, place] if actor else []
            return tokens(min(near, key=lambda m: abs(m["start"] - cue["start"]), default=None))

        parts = (words(stance["holder"]), words(stance["target"]), tokens(cue))
        grouped[place].append(_Tuple(parts, stance["polarity"]))
    return grouped


def _literal_tokens(gold: Annotation) -> _ToTokens:
    """Tokens between blanks, counted through a sentence, from one that begins with the span.

    A span that ends inside a token runs on to the sentence's end.
    """
    pieces = []
    for sentence in gold["sentences"]:
        position = sentence["start"]
        for word in gold["text"][position : sentence["end"]].split(" "):
            pieces.append((position, position + len(word), sentence["end"]))
            position += len(word) + 1

    starts = [start for start, _, _ in pieces]

    def tokens(span: Range | None) -> Tokens:
        first = len(pieces) if span is None else bisect_left(starts, span["start"])
        if span is None or first == len(pieces) or starts[first] != span["start"]:
            return frozenset()
        ends = (n for n in range(first, len(pieces)) if pieces[n][1] in (span["end"], pieces[n][2]))
        return frozenset(range(first, next(ends, len(pieces) - 1) + 1))

    return tokens


def _touched_tokens(gold: Annotation) -> _ToTokens:
    pieces = [
        (start, end)
        for start, end in split_tokens(gold["text"], Words({}))
        if not gold["text"][start:end].isspace()
    ]

    starts, ends = ([piece[side] for piece in pieces] for side in (0, 1))

    def tokens(span: Range | None) -> Tokens:
        if span is None:
            return frozenset()
        return frozenset(range(bisect_right(ends, span["start"]), bisect_left(starts, span["end"])))

    return tokens


def _score(gold: _Tuples, found: _Tuples, *, same_polarity: bool) -> TupleScore:
    precision = _weighted_share(found, gold, same_polarity)
    recall = _weighted_share(gold, found, same_polarity)
    both = precision + recall
    return {
        "p": round(precision, 4),
        "r": round(recall, 4),
        "f1": round(2 * precision * recall / both, 4) if both else 0.0,
    }


def _weighted_share(
    tuples: Mapping[object, Iterable[_Tuple]],
    others: Mapping[object, Sequence[_Tuple]],
    same_polarity: bool,
) -> float:
    weight, number = 0.0, 0
    for sentence, rows in tuples.items():
        for row in rows:
            number += 1
            overlaps = [
                (overlap, other.polarity == row.polarity)
                for other in others.get(sentence, ())
                if (overlap := _overlap(row, other))
            ]
            if any(same for _, same in overlaps):
                weight += max(o for o, same in overlaps if same or not same_polarity)
    return weight / number if number else 0.0


def _overlap(row: _Tuple, other: _Tuple) -> float:
    """Mean share of the tokens of ``row`` that ``other`` has; 0 where a part shares none."""
    shares = []
    for index, (mine, theirs) in enumerate(zip(row.parts, other.parts, strict=True)):
        # As in evaluate.py, only holder and target may agree in having no words.
        if index < 2:
            mine, theirs = mine or _NONE, theirs or _NONE
        shares.append(len(mine & theirs) / len(mine) if mine else 0.0)
    return sum(shares) / 3 if all(shares) else 0.0
