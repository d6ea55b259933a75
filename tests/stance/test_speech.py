from pathlib import Path

import pytest

from pipeline import paths
from pipeline.seedfiles import Faults
from pipeline.stance.speech import SpeechVerbs, SpeechWord, read_speech_verbs

HEADER = "word,imperfect,kind,source\n"


def read(folder: Path, rows: str) -> tuple[SpeechVerbs, list[str]]:
    path = folder / "speech_verbs.csv"
    path.write_text(HEADER + rows, encoding="utf-8")
    faults = Faults()
    return read_speech_verbs(path, faults), [
        line.replace(str(path), "FILE") for line in faults.lines
    ]


@pytest.mark.parametrize(
    ("form", "word"),
    [
        ("قال", SpeechWord("say", "m")),
        ("وقال", None),
        ("تقول", SpeechWord("say", "f")),
        ("اكدت", SpeechWord("declare", "f")),
        ("موكدا", SpeechWord("participle", "m")),
        ("مضيفة", SpeechWord("participle", "f")),
        ("بحسب", SpeechWord("source", "")),
        ("قول", SpeechWord("noun", "")),
        ("دعا", SpeechWord("act", "m")),
        ("زار", None),
    ],
)
def test_words_that_ship(form: str, word: SpeechWord | None) -> None:
    faults = Faults()
    verbs = read_speech_verbs(paths.SEEDS / "speech_verbs.csv", faults)
    assert (faults.lines, verbs.forms.get(form)) == ([], word)


def test_unknown_kind_is_named_with_its_line(tmp_path: Path) -> None:
    verbs, faults = read(tmp_path, "قال,يقول,say,own list\nهمس,يهمس,whisper,own list\n")
    assert faults == [
        "FILE:3: unknown kind 'whisper'; use one of say, declare, act, participle, noun, source"
    ]
    assert "قالت" in verbs.forms
    assert "همس" not in verbs.forms


@pytest.mark.parametrize("kind", ["say", "participle", "noun", "source"])
def test_a_word_without_a_letter_is_named_with_its_line(tmp_path: Path, kind: str) -> None:
    verbs, faults = read(tmp_path, f"ـ,,{kind},own list\nقول,,noun,own list\n")
    assert faults == ["FILE:2: word 'ـ' has no letter"]
    assert "" not in verbs.forms
    assert "قول" in verbs.forms


def test_stored_and_read_is_the_same(tmp_path: Path) -> None:
    verbs, _ = read(tmp_path, "قال,يقول,say,own list\n")
    assert SpeechVerbs.from_json(verbs.to_json()) == verbs
