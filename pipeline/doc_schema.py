"""Every key that a component writes on a spaCy ``Doc``, and what it holds.

Besides these: ``token.norm_`` (folded form), ``token.is_sent_start``,
``doc.ents`` (mentions with their labels) and ``token.ent_kb_id_`` (actor id).
All values in ``doc._`` are plain JSON, so that a Doc can be pickled and stored.
"""

from typing import Final

from spacy.tokens import Doc

GAZETTEER: Final = "gazetteer"
"""``doc.spans`` key: known names found by look-up; ``label_`` a mention label, ``kb_id_`` an actor id or empty."""

NER: Final = "ner"
"""``doc.spans`` key: mentions by the trained recogniser; ``id_`` the probability of each.
With it ``doc.tensor`` holds the encoder's vector of each token, shape (tokens, width)."""

CUES: Final = "cues"
"""``doc._.cues``: list of ``{"start", "end", "polarity", "score"}``: token range of what expresses
a stance by the trained tagger, its polarity and probability."""

META: Final = "meta"
"""``doc._.meta``: dict[str, str], the article's metadata (see ``Article.meta``)."""

ACTORS: Final = "actors"
"""``doc._.actors``: list of ``records.Actor``, in order of first mention."""

ANAPHORS: Final = "anaphors"
"""``doc._.anaphors``: list of ``{"start", "end", "actors"}``: token range of a common-noun
anaphor (``الجانبان``, ``الوزارة``) and the ids of the actors that it stands for."""

STATEMENTS: Final = "statements"
"""``doc._.statements``: list of ``{"start", "end", "speaker", "cue", "kind"}``: token range of
what somebody says, the speaker's actor id or None, the token of the speech verb or None,
``kind`` one of ``direct``, ``indirect``."""

STANCES: Final = "stances"
"""``doc._.stances``: list of ``records.Stance`` with confidence and trace."""

MENTION_SCORES: Final = "mention_scores"
"""``doc._.mention_scores``: list of float, the confidence of each span of ``doc.ents``, in order."""


def declare() -> None:
    """Register the extension attributes; safe to call again (also in a worker)."""
    for key, default in (
        (META, dict),
        (ACTORS, list),
        (ANAPHORS, list),
        (CUES, list),
        (STATEMENTS, list),
        (STANCES, list),
        (MENTION_SCORES, list),
    ):
        if not Doc.has_extension(key):
            Doc.set_extension(key, default=default())


declare()
