"""Who says what: statements of an article and, for each word, whose reported words it is in.

Rules over words of saying, ``أن`` clauses, colons, quotation marks and sources (``بحسب``), with
speakers carried over to sentences that only continue (``وأضاف أن``, a quotation that goes on).
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final, Literal

from pipeline.stance.speech import SpeechVerbs, SpeechWord
from pipeline.stance.subjects import (
    Article,
    head_of,
    noun_phrase_end,
    subject_before,
    subjects_after,
)
from pipeline.stance.view import ArticleView
from pipeline.stance.wordclasses import QUOTES, THAT


@dataclass(frozen=True, slots=True)
class Statement:
    """Words ``start`` to ``end`` (exclusive) are what ``speaker`` says, or somebody unknown (None).

    ``cue`` is the word of saying, None where a colon or quotation marks alone show it.
    """

    start: int
    end: int
    speaker: str | None
    cue: int | None
    kind: Literal["direct", "indirect"]


_HEADING: Final = 7
"""Words in which a sentence's name before a colon must stand."""

_NOT: Final = frozenset(["لم", "لن", "لا"])
_JOINS: Final = frozenset(["و", "ف", "،", ",", "؛", ":"]) | {"\n"}
_ELSEWHERE: Final = frozenset(["ل", "ب", "في", "من", "ايضا", "كذلك"])
_OBJECT: Final = frozenset(["ب", "الي", "علي"])
_AS: Final = frozenset(["حد", "ب", "وفق", "بحسب", "حسب"])
_PAPERS: Final = frozenset(
    ["البيان", "بيان", "المصدر", "المصادر", "الوكالة", "ما", "تصريحات", "كلامه", "قوله"]
)


def find_statements(view: ArticleView, verbs: SpeechVerbs) -> list[Statement]:
    """Return the statements of an article, in the order of the text, inner ones after outer ones."""
    return _Reader(Article(view), verbs).read()


def speakers_by_word(view: ArticleView, statements: Sequence[Statement]) -> list[str | None]:
    """Return for each word the actor whose reported words it belongs to: the innermost known one."""
    speakers: list[str | None] = [None] * len(view.words)
    for statement in statements:
        if statement.speaker is not None:
            for place in range(statement.start, statement.end):
                speakers[place] = statement.speaker
    return speakers


class _Reader:
    def __init__(self, article: Article, verbs: SpeechVerbs) -> None:
        self.article = article
        self.view = article.view
        self.forms = verbs.forms
        self.last: str | None = None
        self.recent: list[str | None] = []
        self.quotes = QuoteState()

    def read(self) -> list[Statement]:
        statements: list[Statement] = []
        for start, end in self.view.sentences:
            statements += self.sentence(start, end)
            self.quotes.pass_over(self.view, start, end)
        return statements

    def sentence(self, start: int, end: int) -> list[Statement]:
        norms, first = self.view.norms, start
        while first < end and not norms[first].strip():
            first += 1
        if first == end:
            return []
        outer: list[Statement] = []
        found: list[Statement] = []
        heading = self.heading(first, end)
        if heading:
            self.last = heading.speaker
            self.recent = [heading.speaker, *self.recent[:2]]
            outer.append(heading)
        elif self.last and (self.quotes.open or (norms[first] in QUOTES and self.quotes.recent)):
            stop = end
            if not self.quotes.open:
                stop = next((p for p in range(first + 1, end) if norms[p] in QUOTES), end)
            outer.append(Statement(first, stop, self.last, None, "direct"))
        for place in range(first, end):
            word = self.forms.get(norms[place])
            if word is None or place in self.article.inside:
                continue
            if word.kind == "source" or word.kind == "noun":
                source = self.source(place, word, first, end)
                outer += [source] if source else []
                continue
            main = not found or self.is_main(place, found[-1])
            statement = self.reported(place, word, first, end, main, found)
            if statement is not None:
                found.append(statement)
                if main and word.kind != "act":
                    self.last = statement.speaker
                    self.recent = [statement.speaker, *self.recent[:2]]
        return outer + found

    def is_main(self, place: int, before: Statement) -> bool:
        """Whether a word of saying goes on with the sentence rather than standing in a statement."""
        if place < before.start:
            return True
        if self.view.norms[place - 1] in _JOINS:
            return not self.in_quote(before.start, place)
        return False

    def in_quote(self, start: int, place: int) -> bool:
        return sum(norm in QUOTES for norm in self.view.norms[start:place]) % 2 == 1

    def heading(self, first: int, end: int) -> Statement | None:
        """``لافروف: ...`` at the start of a sentence."""
        norms = self.view.norms
        for place in range(first, min(end, first + _HEADING)):
            word = self.forms.get(norms[place])
            if word is not None and word.kind in ("say", "declare", "act"):
                return None
            if norms[place] == ":":
                mentions = self.article.mentions_between(first, place)
                if mentions and place + 2 < end:
                    actors, _ = subjects_after(self.article, first, place)
                    return Statement(place + 1, end, actors[0] if actors else None, None, "direct")
                return None
        return None

    def reported(
        self,
        place: int,
        word: SpeechWord,
        first: int,
        end: int,
        main: bool,
        found: Sequence[Statement],
    ) -> Statement | None:
        norms = self.view.norms
        if place > first and norms[place - 1] in _NOT:
            return None
        after = place + 2 if place + 1 < end and norms[place + 1] in "،," else place + 1
        speaker: str | None
        if word.kind == "participle":
            speaker = self.of_sentence(place, word, first, found)
        else:
            actors: list[str] = []
            ahead = self.directly_before(place, first)
            if ahead is None:
                actors, after = subjects_after(self.article, after, end, word.agreement)
            if ahead is not None or actors:
                speaker = ahead or actors[0]
            elif not main and (after >= end or norms[after] not in THAT):
                return None
            else:
                speaker = self.implied(place, word, first, main and bool(found))
        begin = self.complement(after, word, end)
        if begin is None:
            return None
        direct = norms[begin - 1] == ":" or norms[begin] in QUOTES
        stop = self.over(begin, end, word)
        return Statement(begin, stop, speaker, place, "direct" if direct else "indirect")

    def directly_before(self, place: int, first: int) -> str | None:
        """The subject of a headline's verb: it opens the sentence and nothing is between."""
        mentions = self.article.mentions_between(first, place)
        if not mentions or mentions[-1].end not in (place, place - 1):
            return None
        opening = mentions[0].start
        if opening > first + 1 and self.view.norms[opening - 1] not in _JOINS:
            return None
        if mentions[-1].end == place - 1 and self.view.norms[place - 1] not in ("س", " "):
            return None
        head = head_of(self.article, mentions)
        return head.actor if head else None

    def of_sentence(
        self, place: int, word: SpeechWord, first: int, found: Sequence[Statement]
    ) -> str | None:
        """Whose ``مضيفا`` it is: who spoke in the sentence so far, else its subject."""
        for statement in reversed(found):
            if statement.cue is not None and statement.speaker:
                return statement.speaker
        subject = head_of(
            self.article, self.article.mentions_between(first, min(place, first + 12))
        )
        if subject is None:
            subject = subject_before(self.article, place, word.agreement, first)
        return subject.actor if subject else self.last

    def implied(self, place: int, word: SpeechWord, first: int, goes_on: bool) -> str | None:
        """The speaker of a verb with no known subject after it."""
        norms = self.view.norms
        end = noun_phrase_end(self.view, place + 1, len(norms))
        nouns = [norms[p] for p in range(place + 1, end) if len(norms[p].strip()) > 2]
        if place + 1 < end and norms[place + 1] in _ELSEWHERE:
            nouns = []
        if nouns:
            # ``الوزير``, ``البيان``: who spoke before; ``مصادر``, ``خبراء``: nobody known.
            return self.last_fitting(word) if nouns[0].startswith("ال") else None
        if goes_on:
            return self.last_fitting(word)
        before = subject_before(self.article, place, word.agreement, first)
        return before.actor if before else self.last_fitting(word)

    def last_fitting(self, word: SpeechWord) -> str | None:
        """Who spoke last, of those who agree with the verb."""
        for speaker in self.recent:
            if self.article.agrees(speaker, word.agreement):
                return speaker
        return None

    def complement(self, start: int, word: SpeechWord, end: int) -> int | None:
        """Where the words reported begin: after ``أن``, a colon or at a quotation mark."""
        norms = self.view.norms
        for place in range(start, min(end, start + 25)):
            norm = norms[place]
            if norm in THAT or norm == ":":
                return place + 1 if place + 1 < end else None
            if norm in QUOTES:
                return place
            if word.kind == "act" and norm in _OBJECT:
                return place + 1 if place + 1 < end else None
        if word.kind == "say" or word.kind == "act":
            return None
        return start if start < end else None

    def over(self, begin: int, end: int, word: SpeechWord) -> int:
        """Where a statement ends: before ``و`` and a perfect verb with the same subject."""
        norms, quoted = self.view.norms, False
        for place in range(begin + 1, end - 1):
            norm = norms[place]
            if norm in QUOTES:
                quoted = not quoted
            elif norm == "و" and not quoted and word.kind in ("say", "declare", "act"):
                following = self.forms.get(norms[place + 1])
                if (
                    following is not None
                    and following.kind in ("say", "declare", "act")
                    and following.agreement == word.agreement
                    and norms[place + 1][0] not in "يتن"
                ):
                    return place
        return end

    def source(self, place: int, word: SpeechWord, first: int, end: int) -> Statement | None:
        """``بحسب لافروف``, ``على حد قول لافروف``: the sentence up to it."""
        norms = self.view.norms
        if word.kind == "noun" and not (place >= 2 and norms[place - 1] in _AS):
            return None
        after = place + 2 if norms[min(place + 1, end - 1)] == "ل" else place + 1
        actors, _ = subjects_after(self.article, after, min(end, place + 12))
        speaker = actors[0] if actors else None
        if speaker is None and (word.kind == "noun" or norms[min(after, end - 1)] in _PAPERS):
            speaker = self.last
        if speaker is None:
            return None
        if place - first > 3:
            return Statement(first, place, speaker, place, "indirect")
        return Statement(place + 1, end, speaker, place, "indirect")


class QuoteState:
    """Whether a quotation is open between sentences, and whether one ended just before."""

    def __init__(self) -> None:
        self.open = False
        self.recent = False

    def pass_over(self, view: ArticleView, start: int, end: int) -> None:
        """Take note of the quotation marks in words ``start`` to before ``end``."""
        marks = [norm for norm in view.norms[start:end] if norm in QUOTES]
        for mark in marks:
            self.open = mark in "«“" if mark in "«»“”" else not self.open
        if not marks and "\n" in view.text[view.starts[start] : view.ends[end - 1] + 1]:
            self.open = False
        self.recent = bool(marks) or self.open
