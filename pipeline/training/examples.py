"""Hand-labelled records as what the heads learn from."""

from collections import Counter
from dataclasses import dataclass

from spacy.tokens import Doc

from pipeline import paths
from pipeline.actors.anaphors import find_anaphors
from pipeline.actors.index import NameIndex
from pipeline.actors.words import ArticleWords, Found
from pipeline.components.gazetteer import article_words
from pipeline.evaluation.matching import match_actors
from pipeline.neural.heads import CUE_TAGS, MENTION_TAGS
from pipeline.neural.pieces import WordPieces
from pipeline.neural.tags import glued_words, known_tags, tag_spans
from pipeline.neural.windows import Window, cut_windows
from pipeline.records import POLARITIES, STATUSES, Annotation, Span, Stance
from pipeline.seedfiles import Faults
from pipeline.stance.attribution import find_statements, speakers_by_word
from pipeline.stance.cues import CueLexicon, read_cues
from pipeline.stance.rules import find_stances
from pipeline.stance.scoring import Weights, read_weights
from pipeline.stance.speech import SpeechVerbs, read_speech_verbs
from pipeline.stance.view import Anaphor, ArticleView, view_of_record, words_between


@dataclass(frozen=True, slots=True)
class CueGold:
    """A labelled cue: a range of words and what its stances say.

    ``holders`` maps an actor to its status (an index of ``STATUSES``); ``targets`` maps a holder
    to its targets; ``issues`` are ranges of words in the cue's sentence.
    """

    start: int
    end: int
    polarity: int
    holders: dict[str, int]
    targets: dict[str, frozenset[str]]
    speaker: str | None
    issues: tuple[tuple[int, int], ...]


@dataclass(frozen=True, slots=True)
class ArticleExample:
    """An article with its windows and gold.

    ``speakers``, ``known``, ``mention_tags`` and ``cue_tags`` run parallel to the article's words;
    a word's speaker is the actor whose reported words it belongs to, ``known`` its tag by the
    rules. ``by_rules`` are the stances that the rules find.
    """

    doc_id: str
    view: ArticleView
    speakers: list[str | None]
    by_rules: list[Stance]
    known: list[int]
    windows: list[Window]
    mention_tags: list[int]
    cue_tags: list[int]
    cues: list[CueGold]


@dataclass(frozen=True, slots=True)
class Rules:
    """The lists that the rules read an article with: known names, words of saying, cues, weights."""

    index: NameIndex
    verbs: SpeechVerbs
    lexicon: CueLexicon
    weights: Weights


def read_rules(index: NameIndex) -> Rules:
    """Read the lists that ship. Raises SeedError where one is wrong."""
    faults = Faults()
    rules = Rules(
        index,
        read_speech_verbs(paths.SEEDS / "speech_verbs.csv", faults),
        read_cues(paths.SEEDS / "cues.csv", faults),
        read_weights(paths.SEEDS / "evidence.csv", faults),
    )
    faults.refuse()
    return rules


def example_of_record(
    record: Annotation, doc: Doc, pieces: WordPieces, rules: Rules
) -> ArticleExample:
    """Turn a labelled record into an example on the words of ``doc`` (the same text)."""
    record = with_country_ids(record)
    view = view_of_record(record, doc)
    view = view_of_record(record, doc, _anaphors(view, article_words(doc, rules.index)))
    cues = _cues(record, view)
    statements = list(find_statements(view, rules.verbs))
    mention_spans = [(m.start, m.end, m.label) for m in view.mentions]
    cue_spans = [(c.start, c.end, POLARITIES[c.polarity]) for c in cues]
    return ArticleExample(
        doc_id=record["doc_id"],
        view=view,
        speakers=speakers_by_word(view, statements),
        by_rules=list(find_stances(view, rules.lexicon, statements, rules.weights)),
        known=known_tags(doc),
        windows=cut_windows(view.words, glued_words(doc), view.sentences, pieces),
        mention_tags=tag_spans(len(view.words), mention_spans, MENTION_TAGS),
        cue_tags=tag_spans(len(view.words), cue_spans, CUE_TAGS),
        cues=cues,
    )


def with_found_mentions(record: Annotation, found: Annotation) -> Annotation:
    """Return ``record`` with the mentions and actors of ``found``, its stances in their ids.

    Roles that were learned on hand-labelled mentions alone are surprised by what a recogniser and a
    linker make of an article. An actor of a stance that was not found keeps no mention.
    """
    ids = {gold: own for own, gold in match_actors(record, found).items()}

    def renamed(actor: str | None) -> str | None:
        return None if actor is None else ids.get(actor, f"missed {actor}")

    return {
        **record,
        "actors": found["actors"],
        "mentions": found["mentions"],
        "stances": [
            {
                **stance,
                "holder": ids.get(stance["holder"], f"missed {stance['holder']}"),
                "target": renamed(stance["target"]),
                "speaker": renamed(stance["speaker"]),
            }
            for stance in record["stances"]
        ],
    }


def with_country_ids(record: Annotation) -> Annotation:
    """Return ``record`` with a country's code as its actor id, as the linker gives it."""
    codes = {
        actor["id"]: code
        for actor in record["actors"]
        if actor["type"] == "COUNTRY" and (code := actor.get("country"))
    }
    unique = {old: new for old, new in codes.items() if list(codes.values()).count(new) == 1}

    def renamed(identifier: str | None) -> str | None:
        return unique.get(identifier, identifier) if identifier else identifier

    return {
        **record,
        "actors": [{**a, "id": unique.get(a["id"], a["id"])} for a in record["actors"]],
        "mentions": [{**m, "actor": renamed(m.get("actor"))} for m in record["mentions"]],
        "stances": [
            {
                **s,
                "holder": unique.get(s["holder"], s["holder"]),
                "target": renamed(s["target"]),
                "speaker": renamed(s["speaker"]),
            }
            for s in record["stances"]
        ],
    }


def _anaphors(view: ArticleView, words: ArticleWords) -> list[Anaphor]:
    mentions = [Found(m.start, m.end, m.label, m.actor or "") for m in view.mentions]
    ids = [m.actor for m in view.mentions]
    found = find_anaphors(words, mentions, ids, view.actors)
    return [Anaphor(a.start, a.end, a.actors) for a in found]


def _words_of(view: ArticleView, span: Span | None) -> tuple[int, int] | None:
    return words_between(view, span["start"], span["end"]) if span else None


def _cues(record: Annotation, view: ArticleView) -> list[CueGold]:
    groups: dict[tuple[int, int], list[int]] = {}
    for index, stance in enumerate(record["stances"]):
        words = _words_of(view, stance["cue"])
        if words is not None:
            groups.setdefault(words, []).append(index)
    cues = []
    for (start, end), indices in sorted(groups.items()):
        stances = [record["stances"][i] for i in indices]
        polarity = Counter(s["polarity"] for s in stances).most_common(1)[0][0]
        holders: dict[str, int] = {}
        targets: dict[str, frozenset[str]] = {}
        issues: dict[tuple[int, int], None] = {}
        for stance in stances:
            holder = stance["holder"]
            holders.setdefault(holder, STATUSES.index(stance["status"]))
            target = stance["target"]
            targets[holder] = targets.get(holder, frozenset()) | ({target} if target else set())
            issue = _words_of(view, stance["issue"])
            if issue is not None and view.sentence_of(issue[0]) == view.sentence_of(start):
                issues.setdefault(issue)
        speaker = Counter(s["speaker"] for s in stances).most_common(1)[0][0]
        cues.append(
            CueGold(
                start, end, POLARITIES.index(polarity), holders, targets, speaker, tuple(issues)
            )
        )
    return cues
