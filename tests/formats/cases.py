"""Hard records for round trips, and the form in which two records are compared."""

from typing import Any, cast

from hypothesis import strategies as st

from pipeline.formats.assembly import split_sentences
from pipeline.records import LABELS, Annotation

PIECES = (
    "أَيَّدَت", "الصِّين", "و", "روسيا", " ", " ", "\n", "😀", "👨‍👩‍👧", "\u200f", "\u200e", "\u2066", "\u2069",
    "«", "»", "،", ".", "؟", "ـــ", "EU", "10", "\t", "للقاهرة", "\u00a0", "<b>&amp;", "\\n", "|", "'\"",
)  # fmt: skip


def canonical(record: Annotation, *, order: bool = True) -> dict[str, Any]:
    """Return the record without what says nothing: optional nulls, the order of the actors.

    With ``order`` false the order of mentions and stances says nothing either.
    """

    def bare(value: Any) -> Any:
        if isinstance(value, dict):
            return {k: bare(v) for k, v in value.items() if v is not None}
        return [bare(v) for v in value] if isinstance(value, list) else value

    out = cast(dict[str, Any], bare(record))
    out["actors"] = sorted(out["actors"], key=lambda actor: actor["id"])
    if not order:
        for part in ("mentions", "stances"):
            out[part] = sorted(out[part], key=repr)
    return out


@st.composite
def texts(draw: st.DrawFn) -> str:
    """Text of Arabic words with vowel marks, emoji, bidi marks, line ends, markup characters."""
    return "مصر" + "".join(draw(st.lists(st.sampled_from(PIECES), min_size=1, max_size=25)))


@st.composite
def records(draw: st.DrawFn, doc_id: str = "a/1") -> Annotation:
    """A record with nested, overlapping and equal spans and actors that have no mention."""
    text = draw(texts())
    sentences = split_sentences(text)
    starts = [sentence["start"] for sentence in sentences]

    def span() -> dict[str, Any]:
        start = draw(st.integers(0, len(text) - 1))
        end = draw(st.integers(start + 1, min(len(text), start + 12)))
        while text[start] in "\n\t " and start < end - 1:
            start += 1
        while text[end - 1] in "\n\t " and end > start + 1:
            end -= 1
        if text[start] in "\n\t ":
            start, end = 0, 3
        return {"start": start, "end": end, "text": text[start:end]}

    def sentence(piece: dict[str, Any]) -> int:
        return max(0, sum(start <= piece["start"] for start in starts) - 1)

    ids = ["EGY", "local-1", "Q 12", "x:y%"]
    actors = [{"id": i, "name": f"n {i}", "type": "GROUP", "country": draw(_CODE)} for i in ids]
    some, maybe = st.sampled_from(ids), st.sampled_from([*ids, None])
    mentions = []
    for piece in [span() for _ in range(draw(st.integers(0, 5)))]:
        label = draw(st.sampled_from(LABELS))
        mention = {**piece, "label": label, "actor": draw(maybe), "sentence": sentence(piece)}
        mentions.append({**mention, **draw(_CONFIDENCE)})
    stances = []
    for cue in [span() for _ in range(draw(st.integers(0, 3)))]:
        shared = {"cue": cue, "sentence": sentence(cue), "polarity": draw(_POLARITY)}
        shared |= {"status": draw(_STATUS), "speaker": draw(maybe), **draw(_CONFIDENCE)}
        if draw(st.booleans()):
            shared["trace"] = ["cue: ندد", "holder: subject"]
        issues = [None, *({**span(), **draw(_TOPIC)} for _ in range(draw(st.integers(0, 2))))]
        for _ in range(draw(st.integers(1, 4))):
            roles = {"holder": draw(some), "target": draw(maybe)}
            stances.append({**shared, **roles, "issue": draw(st.sampled_from(issues))})
    record = {
        "doc_id": doc_id,
        "text": text,
        "sentences": sentences,
        "actors": actors,
        "mentions": mentions,
        "stances": stances,
        "source": "a/1.txt",
        "meta": {"title": "خبر", "published": "2024-01-02"},
    }
    return cast(Annotation, record)


_CODE = st.sampled_from(["EGY", None])
_CONFIDENCE = st.sampled_from([{}, {"confidence": 0.25}])
_TOPIC = st.sampled_from([{}, {"topic": "taiwan"}])
_POLARITY = st.sampled_from(["support", "oppose", "neutral"])
_STATUS = st.sampled_from(["asserted", "alleged", "called-for", "denied"])
