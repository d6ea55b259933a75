from pathlib import Path

import pytest
from spacy.language import Language

from pipeline import paths
from pipeline.seedfiles import Faults
from pipeline.stance.cues import CueLexicon, cue_matches, read_cues
from tests.stance.small import marked_view

HEADER = "cue,imperfect,kind,frame,polarity,preposition,weight,source\n"
ROWS = (
    "رفض,يرفض,verb,stance,oppose,,0.8,own list\n"
    "رفض,,noun,stance,oppose,ل,0.7,own list\n"
    "دعا,يدعو,verb,call,support,إلى,0.8,own list\n"
    "مؤيد,,adjective,stance,support,ل,0.6,own list\n"
    "فرض عقوبات,,phrase,stance,oppose,على,0.9,own list\n"
)


def read(folder: Path, rows: str) -> tuple[CueLexicon, list[str]]:
    path = folder / "cues.csv"
    path.write_text(HEADER + rows, encoding="utf-8")
    faults = Faults()
    return read_cues(path, faults), [line.replace(str(path), "FILE") for line in faults.lines]


@pytest.fixture
def lexicon(tmp_path: Path) -> CueLexicon:
    return read(tmp_path, ROWS)[0]


def test_list_that_ships_is_well_formed() -> None:
    faults = Faults()
    read_cues(paths.SEEDS / "cues.csv", faults)
    assert faults.lines == []


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("ترفض مصر الخطة", [("ترفض", "oppose", "verb", "")]),
        ("الخطة التي يرفضها كمال", [("يرفضها", "oppose", "verb", "ها")]),
        ("أكدت رفضها للخطة", [("رفضها", "oppose", "noun", "ها")]),
        ("الدول المؤيدة للخطة", [("المؤيدة", "support", "adjective", "")]),
        ("تم فرض عقوبات جديدة", [("فرض عقوبات", "oppose", "phrase", "")]),
        ("تم فرض رسوم جديدة", []),
        ("دعت مصر إلى الحوار ورفضت الحرب", [("دعت", "support", "verb", ""), ("رفضت", "oppose", "verb", "")]),
        ("سافر كمال إلى المدينة", []),
        ("", []),
    ],
)  # fmt: skip
def test_matches(
    rules: Language, lexicon: CueLexicon, text: str, found: list[tuple[str, str, str, str]]
) -> None:
    view = marked_view(rules, text)
    assert [
        (view.span_text(m.start, m.end), m.form.polarity, m.form.kind, m.form.pronoun)
        for m in cue_matches(view, lexicon)
    ] == found


@pytest.mark.parametrize(
    ("row", "fault"),
    [
        ("رفض,,action,stance,oppose,,0.8,own list", "unknown kind 'action'"),
        ("رفض,,noun,stand,oppose,,0.8,own list", "unknown frame 'stand'"),
        ("رفض,,noun,stance,hate,,0.8,own list", "unknown polarity 'hate'"),
        ("رفض,,noun,stance,oppose,,1.8,own list", "weight '1.8' is not a number from 0 to 1"),
        ("ـ,,noun,stance,oppose,,0.8,own list", "cue 'ـ' has no letter"),
        ("رفض,,noun,stance,oppose,,much,own list", "weight 'much' is not a number from 0 to 1"),
    ],
)
def test_faults_name_the_line(tmp_path: Path, row: str, fault: str) -> None:
    _, faults = read(tmp_path, row + "\n")
    assert [line.split("; use")[0] for line in faults] == [f"FILE:2: {fault}"]


def test_stored_and_read_is_the_same(lexicon: CueLexicon) -> None:
    assert CueLexicon.from_json(lexicon.to_json()) == lexicon
