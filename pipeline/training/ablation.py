"""What each part is worth for stances: the development articles with one part left out or given.

``python -m pipeline.training.ablation DATA`` prints the stance figures of the default pipeline, of rules
alone, without attribution, without common nouns that stand for actors, and with mentions, actors and
cues as labelled by hand.
"""

import sys
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import Final

from spacy.language import Language
from spacy.tokens import Doc, Span
from spacy.util import filter_spans

from pipeline import assemble, doc_schema, paths
from pipeline.corpus.annotations import record_of_doc
from pipeline.corpus.gold import read_gold
from pipeline.evaluation.counts import STANCE_MEASURES
from pipeline.evaluation.scores import score
from pipeline.records import Annotation, Article
from pipeline.training.examples import with_country_ids
from pipeline.training.settings import read_settings

Change = Callable[[Doc, Annotation], None]

_LAST: Final = ("mawaqif_attribution", "mawaqif_stance")


def keep(doc: Doc, gold: Annotation) -> None:
    """Change nothing."""


def forget_statements(doc: Doc, gold: Annotation) -> None:
    """Leave out who says what."""
    doc._.set(doc_schema.STATEMENTS, [])


def forget_anaphors(doc: Doc, gold: Annotation) -> None:
    """Leave out which common nouns stand for actors."""
    doc._.set(doc_schema.ANAPHORS, [])


def give_mentions(doc: Doc, gold: Annotation) -> None:
    """Put the hand-labelled mentions and actors in place of those found."""
    spans = []
    for mention in gold["mentions"]:
        span = doc.char_span(mention["start"], mention["end"], alignment_mode="expand")
        if span is not None:
            named = Span(doc, span.start, span.end, mention["label"], kb_id=mention["actor"] or "")
            spans.append(named)
    for token in doc:
        token.ent_kb_id_ = ""
    doc.ents = filter_spans(spans)
    for span in doc.ents:
        for token in span:
            token.ent_kb_id_ = next(s.kb_id_ for s in spans if s.start <= token.i < s.end)
    doc._.set(doc_schema.ACTORS, list(gold["actors"]))
    doc._.set(doc_schema.ANAPHORS, [])
    doc._.set(doc_schema.MENTION_SCORES, [1.0] * len(doc.ents))


def give_cues(doc: Doc, gold: Annotation) -> None:
    """Put the hand-labelled mentions, actors and cues in place of those found."""
    give_mentions(doc, gold)
    found = {}
    for stance in gold["stances"]:
        cue = doc.char_span(stance["cue"]["start"], stance["cue"]["end"], alignment_mode="expand")
        if cue is not None:
            found[cue.start, cue.end] = stance["polarity"]
    cues = [
        {"start": start, "end": end, "polarity": polarity, "score": 1.0}
        for (start, end), polarity in sorted(found.items())
    ]
    doc._.set(doc_schema.CUES, cues)


ROWS: Final[tuple[tuple[str, str, Change, Change], ...]] = (
    ("small", "small", keep, keep),
    ("rules alone", "rules", keep, keep),
    ("without attribution", "small", keep, forget_statements),
    ("without anaphors", "small", forget_anaphors, keep),
    ("mentions by hand", "small", give_mentions, keep),
    ("mentions and cues by hand", "small", give_cues, keep),
    ("rules, mentions by hand", "rules", give_mentions, keep),
)
"""Title, config, change before attribution, change behind it."""


def annotate_changed(
    nlp: Language, gold: Iterable[Annotation], before: Change, behind: Change
) -> list[Annotation]:
    """Annotate the texts of ``gold`` with changes before and behind attribution."""
    attribution, stance = (nlp.get_pipe(name) for name in _LAST)
    found = []
    with nlp.select_pipes(disable=list(_LAST)):
        docs = [nlp(record["text"]) for record in gold]
    for doc, record in zip(docs, gold, strict=True):
        before(doc, record)
        doc = attribution(doc)
        behind(doc, record)
        found.append(record_of_doc(stance(doc), Article(record["doc_id"], record["text"])))
    return found


def main(arguments: Sequence[str]) -> None:
    """Print the table for the development articles below a folder."""
    settings = read_settings(paths.CONFIGS / "train_news.cfg")
    data = Path(arguments[0])
    gold = [with_country_ids(record) for record in read_gold(data / settings.data.dev)]
    pipelines = {name: assemble.load(name) for name in ("small", "rules")}
    sys.stdout.write(f"{'':28}" + "".join(f"{name:>18}" for name in STANCE_MEASURES) + "\n")
    for title, config, before, behind in ROWS:
        found = annotate_changed(pipelines[config], gold, before, behind)
        figures = score(gold, found, rounds=0)["stances"]
        row = "".join(f"{figures[name]['f1']:18.3f}" for name in STANCE_MEASURES)
        sys.stdout.write(f"{title:28}{row}\n")
        sys.stdout.flush()


if __name__ == "__main__":
    main(sys.argv[1:])
