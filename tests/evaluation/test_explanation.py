import re

from hypothesis import given

from pipeline.evaluation.explanation import explanation_text
from pipeline.records import Annotation
from tests.evaluation.drafts import annotations, draft


def plain(text: str) -> list[str]:
    return re.sub("[\u2068\u2069]", "", text).splitlines()


def test_an_article_is_told_sentence_by_sentence() -> None:
    record = draft(
        "تدعم [مصر](COUNTRY EGY) [قطر](COUNTRY QAT) في الحوار\nقال [الوزير](ROLE) إن [مصر](COUNTRY EGY) تمتنع",
        'EGY support QAT "تدعم" on="الحوار" by=EGY',
        'EGY neutral QAT "تمتنع"',
    )
    record["mentions"][0]["confidence"] = 0.914
    record["stances"][0]["confidence"] = 0.5
    record["stances"][0]["trace"] = ["verb تدعم: subject before"]
    record["meta"] = {"outlet": "وكالة"}
    assert plain(explanation_text(record)) == [
        "a: 2 sentences, 2 actors, 4 mentions, 2 stances",
        "  outlet: وكالة",
        "",
        "Actors",
        "  EGY (COUNTRY, EGY): مصر x2",
        "  QAT (COUNTRY, QAT): قطر",
        "",
        "1. تدعم مصر قطر في الحوار",
        "     مصر COUNTRY EGY 0.91",
        "     قطر COUNTRY QAT",
        "     => EGY supports QAT on الحوار (asserted) 0.50",
        "        cue تدعم; said by EGY",
        "        why: verb تدعم: subject before",
        "",
        "2. قال الوزير إن مصر تمتنع",
        "     الوزير ROLE nobody known",
        "     مصر COUNTRY EGY",
        "     => EGY is neutral to QAT (asserted)",
        "        cue تمتنع",
    ]


def test_an_article_without_findings_is_told_too() -> None:
    assert plain(explanation_text(draft("لا شيء هنا"))) == [
        "a: 1 sentence, 0 actors, 0 mentions, 0 stances",
        "",
        "1. لا شيء هنا",
    ]


@given(annotations())
def test_all_arabic_stands_in_isolates(record: Annotation) -> None:
    record = {**record, "text": record["text"].replace("1", "م")}
    for line in explanation_text(record).splitlines():
        assert "م" not in re.sub("\u2068[^\u2068\u2069]*\u2069", "", line)
        assert line.count("\u2068") == line.count("\u2069")
