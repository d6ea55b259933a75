import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from pipeline.corpus.gold import find_faults, numbered_lines, read_gold, read_predictions
from pipeline.errors import GoldError
from tests.evaluation.drafts import draft

MARKED = "تدعم [مصر](COUNTRY EGY) [قطر](COUNTRY QAT) في الحوار"
Change = Callable[[Any], object]


def good(doc_id: str = "a") -> Any:
    return json.loads(
        json.dumps(draft(MARKED, 'EGY support QAT "تدعم" on="الحوار" by=EGY', doc_id=doc_id))
    )


def write(path: Path, *records: Any) -> Path:
    path.write_text("".join(json.dumps(r) + "\n" for r in records), encoding="utf-8")
    return path


def put(*path: Any) -> Change:
    """Return what sets the item at the path before the last value to that value."""

    def change(record: Any) -> None:
        for key in path[:-2]:
            record = record[key]
        record[path[-2]] = path[-1]

    return change


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        (put("mentions", 0, "start", 6), r"mentions\[0\]: text\[6:8\] is 'صر', not 'مصر'"),
        (put("mentions", 0, "text", "قطر"), r"mentions\[0\]: text\[5:8\] is 'مصر', not 'قطر'"),
        (put("mentions", 0, "end", 99), "offsets 5-99 are not a piece of a text of 22 characters"),
        (put("mentions", 0, "end", 5), "offsets 5-5 are not a piece"),
        (put("mentions", 0, "start", -3), "offsets -3-8 are not a piece"),
        (put("mentions", 0, "start", "5"), "'start' is missing or not a whole number"),
        (put("mentions", 0, "start", True), "'start' is missing or not a whole number"),
        (put("mentions", 0, "label", "GPE"), "unknown label 'GPE'; use one of OFFICIAL, PERSON"),
        (put("mentions", 0, "actor", ["EGY"]), r"mentions\[0\]: 'actor' is not a text"),
        (put("mentions", 0, "actor", "ZZZ"), "actor 'ZZZ' is not in the article's actor table"),
        (put("mentions", 0, "sentence", 1), "does not stand in sentence 1"),
        (lambda r: r["mentions"].append({**r["mentions"][0]}), "two overlap at 5"),
        (put("actors", 1, "id", "EGY"), "id 'EGY' stands twice"),
        (put("actors", 0, "type", "STATE"), "unknown type 'STATE'"),
        (put("sentences", 0, "end", 99), r"sentences\[0\]: 0-99 is empty, outside the text"),
        (put("stances", 0, "cue", "start", 1), r"stances\[0\].cue: text\[1:4\]"),
        (put("stances", 0, "issue", "text", "حوار"), r"stances\[0\].issue: text\[16:22\]"),
        (put("stances", 0, "holder", "ZZZ"), "holder 'ZZZ' is not in the article's actor table"),
        (put("stances", 0, "holder", None), "no holder"),
        (put("stances", 0, "sentence", 7), "its cue does not stand in sentence 7"),
        (put("stances", 0, "polarity", "pro"), "unknown polarity 'pro'; use one of support"),
        (put("stances", 0, "status", "said"), "unknown status 'said'; use one of asserted"),
        (lambda r: r["stances"][0].update(target=None, issue=None), "neither target nor issue"),
        (lambda r: r["stances"][0].pop("cue"), "'cue' is missing or not a span"),
        (lambda r: r.pop("text"), "the article is missing: 'text' is absent or empty"),
        (put("text", " \n"), "the article is missing: 'text' is absent or empty"),
        (lambda r: r.pop("doc_id"), "'doc_id' is missing or not a text"),
        (lambda r: r.pop("mentions"), "'mentions' is missing or not a list"),
        (put("mentions", 0, []), r"mentions\[0\] is not an object"),
        (put("doc_id", "b"), "doc_id 'b' stands in line 1 already"),
    ],
)
def test_bad_labels_are_refused_with_file_line_and_reason(
    tmp_path: Path, change: Change, reason: str
) -> None:
    bad = good()
    change(bad)
    path = write(tmp_path / "gold.jsonl", good("b"), bad, good("c"))
    with pytest.raises(GoldError, match=rf"gold\.jsonl:2: .*{reason}"):
        read_gold(path)


def test_good_labels_pass_and_blank_lines_count(tmp_path: Path) -> None:
    path = tmp_path / "gold.jsonl"
    lines = ["", json.dumps(good("a")), " ", json.dumps(good("b")), ""]
    path.write_text("\ufeff" + "\n".join(lines), encoding="utf-8")
    assert [r["doc_id"] for r in read_gold(path)] == ["a", "b"]
    assert [number for number, _ in numbered_lines(path)] == [2, 4]
    assert find_faults(good()) == []


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b'{"doc_id": "a"', "gold.jsonl:1: not JSON"),
        (b"[1]\n", "gold.jsonl:1: not a JSON object"),
        (b"\n\n", "gold.jsonl:1: no annotated article"),
        (b"\xff\xfe\x00", "gold.jsonl:1: not JSON"),
    ],
)
def test_a_file_without_records_is_refused(tmp_path: Path, content: bytes, reason: str) -> None:
    path = tmp_path / "gold.jsonl"
    path.write_bytes(content)
    with pytest.raises(GoldError, match=reason):
        read_gold(path)


def test_a_missing_file_is_refused(tmp_path: Path) -> None:
    with pytest.raises(GoldError, match=r"none\.jsonl: cannot be read: No such file"):
        read_gold(tmp_path / "none.jsonl")


def test_one_message_lists_every_fault_up_to_a_limit(tmp_path: Path) -> None:
    bad = [{**good(str(n)), "text": ""} for n in range(23)]
    with pytest.raises(GoldError) as caught:
        read_gold(write(tmp_path / "gold.jsonl", *bad))
    lines = str(caught.value).splitlines()
    assert len(lines) == 21
    assert lines[19].startswith(f"{tmp_path / 'gold.jsonl'}:20: ")
    assert lines[20] == "and 3 more"


def test_predictions_need_their_shape_but_neither_text_nor_known_labels(tmp_path: Path) -> None:
    loose = good()
    del loose["text"], loose["mentions"][1]["actor"]
    loose["mentions"][0]["label"] = "GPE"
    assert read_predictions(write(tmp_path / "pred.jsonl", loose)) == [loose]
    del loose["stances"][0]["speaker"]
    with pytest.raises(GoldError, match=r"pred\.jsonl:1: stances\[0\]: 'speaker' is missing"):
        read_predictions(write(tmp_path / "pred.jsonl", loose))
