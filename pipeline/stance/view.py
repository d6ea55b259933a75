"""An article as the stance code sees it: words, sentences, mentions and actors as plain data."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from spacy.tokens import Doc

from pipeline.records import Actor, Annotation, Label


@dataclass(frozen=True, slots=True)
class MentionView:
    """A mention: a range of words, its label, its actor's id and its sentence's index."""

    start: int
    end: int
    label: Label
    actor: str | None
    sentence: int


@dataclass(frozen=True, slots=True)
class Anaphor:
    """A common noun (``الجانبان``) as a range of words, and the actors it stands for."""

    start: int
    end: int
    actors: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ArticleView:
    """Words with folded forms and character offsets; ranges of words for all else.

    ``words``, ``norms``, ``starts``, ``ends`` run in parallel; ``sentences`` are (start, end)
    ranges of words in order; ``actors`` maps an actor's id to its record.
    """

    text: str
    words: Sequence[str]
    norms: Sequence[str]
    starts: Sequence[int]
    ends: Sequence[int]
    sentences: Sequence[tuple[int, int]]
    mentions: Sequence[MentionView]
    actors: dict[str, Actor]
    anaphors: Sequence[Anaphor] = ()
    meta: dict[str, str] = field(default_factory=dict)

    def sentence_of(self, word: int) -> int:
        """Return the index of the sentence that holds ``word``; the last one at or before it."""
        low, high = 0, len(self.sentences) - 1
        while low < high:
            middle = (low + high + 1) // 2
            if self.sentences[middle][0] <= word:
                low = middle
            else:
                high = middle - 1
        return low

    def span_text(self, start: int, end: int) -> str:
        """Return the article's text from word ``start`` to before word ``end``."""
        return self.text[self.starts[start] : self.ends[end - 1]]


def view_of_doc(doc: Doc) -> ArticleView:
    """Return the view of an annotated Doc: its entities are the mentions."""
    sentences = [(sent.start, sent.end) for sent in doc.sents]
    view = _bare_view(doc, sentences, {actor["id"]: actor for actor in doc._.actors})
    mentions = [
        MentionView(
            ent.start, ent.end, ent.label_, ent[0].ent_kb_id_ or None, view.sentence_of(ent.start)
        )
        for ent in doc.ents
    ]
    anaphors = [Anaphor(a["start"], a["end"], tuple(a["actors"])) for a in doc._.anaphors]
    return _with(view, mentions, anaphors, dict(doc._.meta))


def view_of_record(record: Annotation, doc: Doc, anaphors: Sequence[Anaphor] = ()) -> ArticleView:
    """Return the view of hand labels on the words and sentences of ``doc``.

    A labelled mention covers every word that it shares a character with. ``anaphors`` are what
    common nouns stand for, in the ids of the record.
    """
    sentences = [(sent.start, sent.end) for sent in doc.sents]
    view = _bare_view(doc, sentences, {actor["id"]: actor for actor in record["actors"]})
    mentions = []
    for mention in record["mentions"]:
        found = words_between(view, mention["start"], mention["end"])
        if found is not None:
            start, end = found
            mentions.append(
                MentionView(start, end, mention["label"], mention["actor"], view.sentence_of(start))
            )
    return _with(view, mentions, anaphors, dict(record.get("meta", {})))


def words_between(view: ArticleView, start: int, end: int) -> tuple[int, int] | None:
    """Return the range of words that share a character with ``start`` to ``end``, or None."""
    first = _first_ending_after(view.ends, start)
    last = first
    while last < len(view.starts) and view.starts[last] < end:
        last += 1
    return (first, last) if last > first else None


def _first_ending_after(ends: Sequence[int], position: int) -> int:
    low, high = 0, len(ends)
    while low < high:
        middle = (low + high) // 2
        if ends[middle] > position:
            high = middle
        else:
            low = middle + 1
    return low


def _bare_view(doc: Doc, sentences: list[tuple[int, int]], actors: dict[str, Actor]) -> ArticleView:
    # one walk: each makes all tokens anew
    words, starts, norms = [], [], []
    for token in doc:
        words.append(token.text)
        starts.append(token.idx)
        norms.append(token.norm_)
    return ArticleView(
        text=doc.text,
        words=words,
        norms=norms,
        starts=starts,
        ends=[start + len(word) for start, word in zip(starts, words, strict=True)],
        sentences=sentences,
        mentions=(),
        actors=actors,
    )


def _with(
    view: ArticleView,
    mentions: Sequence[MentionView],
    anaphors: Sequence[Anaphor],
    meta: dict[str, str],
) -> ArticleView:
    return ArticleView(
        text=view.text,
        words=view.words,
        norms=view.norms,
        starts=view.starts,
        ends=view.ends,
        sentences=view.sentences,
        mentions=mentions,
        actors=view.actors,
        anaphors=anaphors,
        meta=meta,
    )
