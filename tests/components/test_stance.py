from pathlib import Path
from typing import Any

import pytest
from spacy.language import Language

from pipeline import assemble
from pipeline.errors import SeedError

TEXTS = [
    "أكدت روسيا دعمها للصين بشأن تايوان.",
    "",
    "زار وزير الخارجية المصري موسكو يوم السبت.",
    "أدانت مصر الهجوم. ورفضت فرنسا القرار.",
]


def short(stances: list[dict[str, Any]]) -> list[tuple[str, str | None, str, str]]:
    return [(s["holder"], s["target"], s["polarity"], s["cue"]["text"]) for s in stances]


def test_stances_and_texts_without_any(rules: Language) -> None:
    found = [short(doc._.stances) for doc in rules.pipe(TEXTS)]
    assert found[:3] == [[("RUS", "CHN", "support", "دعمها")], [], []]
    assert [(holder, polarity, cue) for holder, _, polarity, cue in found[3]] == [
        ("EGY", "oppose", "أدانت"),
        ("FRA", "oppose", "رفضت"),
    ]


def test_issue_has_the_topic_of_the_list(rules: Language) -> None:
    [stance] = rules(TEXTS[0])._.stances
    assert (stance["issue"]["text"], stance["issue"]["topic"]) == ("تايوان", "taiwan")


def test_spans_slice_to_their_text(rules: Language) -> None:
    for text in TEXTS:
        for stance in rules(text)._.stances:
            for span in (stance["cue"], stance["issue"]):
                assert span is None or text[span["start"] : span["end"]] == span["text"]


def test_batch_gives_what_each_text_alone_gives(rules: Language) -> None:
    assert [doc._.stances for doc in rules.pipe(TEXTS)] == [rules(t)._.stances for t in TEXTS]


def test_saved_and_loaded_gives_the_same(rules: Language, tmp_path: Path) -> None:
    rules.to_disk(tmp_path / "saved")
    again = assemble.load(tmp_path / "saved")
    assert [d._.stances for d in again.pipe(TEXTS)] == [d._.stances for d in rules.pipe(TEXTS)]


@pytest.mark.parametrize("name", ["cues", "issues"])
def test_wrong_table_is_refused(rules: Language, tmp_path: Path, name: str) -> None:
    table = tmp_path / f"{name}.csv"
    table.write_text("something\nelse\n", encoding="utf-8")
    component = assemble.load("rules").get_pipe("mawaqif_stance")
    with pytest.raises(SeedError, match=f"{name}.csv:1: column"):
        component.initialize(**{name: str(table)})
