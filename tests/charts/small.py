"""A small corpus written for the tests of the report: dated, of two papers, one hostile article."""

from typing import Any

from pipeline.records import Annotation, Mention, Polarity, Stance, Status

NAMES = {
    "EGY": ("Egypt", "مصر", "COUNTRY"),
    "QAT": ("Qatar", "قطر", "COUNTRY"),
    "SDN": ("Sudan", "السودان", "COUNTRY"),
    "local-1": ("سالم النجار", "سالم النجار", "OFFICIAL"),
}
HOSTILE = "</script><img src=x onerror=window.hit=1><!--"
FAKE_BIDI = "\u202e\u2066\u200f"


def article(
    doc_id: str,
    text: str,
    mentions: list[tuple[str, str]],
    stances: list[tuple[str, str, str | None, str, Polarity, Status]],
    **meta: str,
) -> Annotation:
    """A record of one-line sentences.

    Args:
        mentions: Words and actor; the words' first place in the text counts.
        stances: Cue, holder, target, words of the issue (empty for none), side, status.
    """
    sentences, start = [], 0
    for line in text.split("\n"):
        sentences.append({"start": start, "end": start + len(line)})
        start += len(line) + 1
    found: list[Mention] = []
    for words, actor in mentions:
        at = text.index(words)
        found.append({"start": at, "end": at + len(words), "text": words, "label": "COUNTRY",
                      "actor": actor, "sentence": text[:at].count("\n"), "confidence": 0.9})  # fmt: skip
    held: list[Stance] = []
    for cue, holder, target, issue, polarity, status in stances:
        held.append({"sentence": text[: text.index(cue)].count("\n"), "holder": holder,
                     "target": target, "issue": span(text, issue), "polarity": polarity,
                     "status": status, "cue": span(text, cue), "speaker": None,  # type: ignore[typeddict-item]
                     "confidence": 0.4 if status == "alleged" else 0.8})  # fmt: skip
    used = {actor for _, actor in mentions}
    actors = [
        {"id": key, "name": name, "name_ar": name_ar, "type": kind}
        for key, (name, name_ar, kind) in NAMES.items()
        if key in used
    ]
    return {"doc_id": doc_id, "text": text, "sentences": sentences, "actors": actors,
            "mentions": found, "stances": held, "meta": meta}  # type: ignore[typeddict-item]  # fmt: skip


def span(text: str, words: str) -> dict[str, Any] | None:
    """The first place of some words; the issue of sanctions has a topic."""
    if not words:
        return None
    at = text.index(words)
    found: dict[str, Any] = {"start": at, "end": at + len(words), "text": words}
    return {**found, "topic": "sanctions" if "عقوبات" in words else None}


def corpus() -> list[Annotation]:
    """Six articles: a change of side, a contradiction, a copy, a hostile one, an empty one."""
    both = [("مصر", "EGY"), ("قطر", "QAT")]
    return [
        article("a", "أيدت مصر قطر.\nورفضت مصر فرض عقوبات على السودان 🙂.", [*both, ("السودان", "SDN")],
                [("أيدت", "EGY", "QAT", "", "support", "asserted"),
                 ("رفضت", "EGY", "SDN", "فرض عقوبات", "oppose", "asserted")],
                title="مصر تؤيد", outlet="الضحى", published="2023-03-01"),
        article("b", "انتقدت مصر قطر.", both, [("انتقدت", "EGY", "QAT", "", "oppose", "asserted")],
                title="نقد", outlet="المساء", published="2023-03-20"),
        article("c", "انتقدت مصر قطر.", both, [("انتقدت", "EGY", "QAT", "", "oppose", "asserted")],
                title="نقد منقول", outlet="الضحى", published="2023-03-21"),
        article("d", "😀 تدعم قَطَرُ العقوبات على إيران، ونفى سالم النجار تأييد مصر.",
                [("قَطَرُ", "QAT"), ("مصر", "EGY"), ("سالم النجار", "local-1")],
                [("تدعم", "QAT", None, "العقوبات على إيران", "support", "alleged"),
                 ("تأييد", "local-1", "EGY", "", "support", "denied")], title="بلا تاريخ"),
        article("e", f"رحبت قطر {HOSTILE} بموقف مصر {FAKE_BIDI} اليوم.", both,
                [("رحبت", "QAT", "EGY", "", "support", "asserted")], title=HOSTILE,
                outlet=f"{HOSTILE}{FAKE_BIDI}", published="2023-05-02", url="javascript:window.hit=1"),
        article("f", "", [], []),
    ]  # fmt: skip


COPIES = {"c": "b"}
