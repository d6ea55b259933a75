import json
import lzma
from pathlib import Path

import pytest

from pipeline.errors import GoldError, UsageError
from pipeline.records import Annotation
from pipeline.training.labels import join_text, labelled_ids, main, read_articles, strip_text

TEXT = "ترفض مصر العقوبات."
RECORD: Annotation = {
    "doc_id": "a",
    "text": TEXT,
    "sentences": [{"start": 0, "end": 18}],
    "actors": [{"id": "1", "name": "Egypt", "type": "COUNTRY", "country": "EGY"}],
    "mentions": [
        {"start": 5, "end": 8, "text": "مصر", "label": "COUNTRY", "actor": "1", "sentence": 0}
    ],
    "stances": [
        {
            "sentence": 0,
            "holder": "1",
            "target": None,
            "issue": {"start": 9, "end": 17, "text": "العقوبات"},
            "polarity": "oppose",
            "status": "asserted",
            "cue": {"start": 0, "end": 4, "text": "ترفض"},
            "speaker": None,
        }
    ],
}


def written(folder: Path) -> Path:
    path = folder / "labels.jsonl"
    path.write_text(json.dumps(strip_text(RECORD), ensure_ascii=False) + "\n", encoding="utf-8")
    return path


def test_no_word_of_the_article_is_kept(tmp_path: Path) -> None:
    kept = written(tmp_path).read_text(encoding="utf-8")
    assert [word for word in TEXT.strip(".").split() if word in kept] == []


def test_joined_record_is_the_one_that_was_stripped(tmp_path: Path) -> None:
    (joined,) = join_text(written(tmp_path), {"a": TEXT})
    assert {key: joined[key] for key in ("text", "actors", "mentions", "stances")} == {
        key: RECORD[key] for key in ("text", "actors", "mentions", "stances")
    }


@pytest.mark.parametrize("articles", [{}, {"a": TEXT + " "}, {"b": TEXT}])
def test_another_text_is_refused(tmp_path: Path, articles: dict[str, str]) -> None:
    with pytest.raises(GoldError, match=r"labels\.jsonl:1: the text of article 'a' is missing"):
        list(join_text(written(tmp_path), articles))


@pytest.mark.parametrize("suffix", [".jsonl", ".jsonl.xz"])
def test_articles_are_read_plain_and_compressed(tmp_path: Path, suffix: str) -> None:
    path = tmp_path / f"pool{suffix}"
    line = (json.dumps({"id": 7, "text": TEXT}, ensure_ascii=False) + "\n").encode()
    path.write_bytes(lzma.compress(line) if suffix.endswith("xz") else line)
    assert read_articles([path], {"7", "8"}) == {"7": TEXT}
    assert read_articles([path], {"8"}) == {}


def test_articles_of_raw_text_are_numbered(tmp_path: Path) -> None:
    path = tmp_path / "paper-00.txt.xz"
    path.write_bytes(lzma.compress("خبر أول\nسطر ثان\n\nخبر ثان\n \nخبر ثالث\n".encode()))
    found = read_articles([path], {"paper-00#0", "paper-00#2", "other#1", "7"})
    assert found == {"paper-00#0": "خبر أول\nسطر ثان", "paper-00#2": "خبر ثالث"}


def test_raw_text_without_a_labelled_article_is_not_opened(tmp_path: Path) -> None:
    assert read_articles([tmp_path / "missing.txt.xz"], {"paper-00#0"}) == {}


def test_a_number_past_the_end_is_an_article_that_is_missing(tmp_path: Path) -> None:
    path = tmp_path / "paper-00.txt.xz"
    path.write_bytes(lzma.compress("خبر أول\n".encode()))
    assert read_articles([path], {"paper-00#5", "paper-00#x"}) == {}


def test_labelled_ids_are_those_of_the_file(tmp_path: Path) -> None:
    assert labelled_ids(written(tmp_path)) == {"a"}


def test_records_are_written_without_their_text_in_order(tmp_path: Path) -> None:
    given, made = tmp_path / "records.jsonl", tmp_path / "labels.jsonl"
    rows = [{**RECORD, "doc_id": name} for name in ("b", "a")]
    given.write_text("".join(json.dumps(r, ensure_ascii=False) + "\n" for r in rows), "utf-8")
    main([str(given), str(made)])
    joined = list(join_text(made, {"a": TEXT, "b": TEXT}))
    assert [(record["doc_id"], record["text"]) for record in joined] == [("a", TEXT), ("b", TEXT)]
    assert TEXT.split()[0] not in made.read_text("utf-8")


def test_one_file_alone_is_refused(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="name a file of hand-labelled records and the file"):
        main([str(tmp_path / "records.jsonl")])
