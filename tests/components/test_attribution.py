from pathlib import Path

import pytest
from spacy.language import Language

from pipeline.components.attribution import Attribution
from pipeline.errors import SeedError

TEXTS = [
    "قال وزير خارجية مصر إن بلاده تؤيد الخطة. وأضاف أنه يرفض الحرب.",
    "",
    "لا أحد يقول شيئا هنا",
]


def seen(nlp: Language) -> list[list[dict[str, object]]]:
    return [doc._.statements for doc in nlp.pipe(TEXTS)]


def test_statements_are_ranges_of_tokens(rules: Language) -> None:
    doc = rules(TEXTS[0])
    assert [
        (doc[s["start"] : s["end"]].text, s["kind"], doc[s["cue"]].text) for s in doc._.statements
    ] == [
        ("بلاده تؤيد الخطة.", "indirect", "قال"),
        ("يرفض الحرب.", "indirect", "أضاف"),
    ]


def test_batch_gives_what_each_text_alone_gives(rules: Language) -> None:
    assert seen(rules) == [rules(text)._.statements for text in TEXTS]


def test_nothing_without_mentions_or_text(rules: Language) -> None:
    assert seen(rules)[1] == []


def test_bytes_keep_the_words(rules: Language) -> None:
    component = rules.get_pipe("mawaqif_attribution")
    assert Attribution().from_bytes(component.to_bytes()).verbs == component.verbs


def test_disk_keeps_the_words(rules: Language, tmp_path: Path) -> None:
    component = rules.get_pipe("mawaqif_attribution")
    component.to_disk(tmp_path / "attribution")
    assert Attribution().from_disk(tmp_path / "attribution").verbs == component.verbs


def test_wrong_table_is_refused(tmp_path: Path) -> None:
    table = tmp_path / "speech_verbs.csv"
    table.write_text("word,kind,source\nقال,shout,own list\n", encoding="utf-8")
    with pytest.raises(SeedError, match=r"speech_verbs\.csv:2: unknown kind 'shout'"):
        Attribution().initialize(speech_verbs=str(table))
