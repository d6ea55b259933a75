import pytest
from spacy.language import Language

from pipeline import paths
from pipeline.corpus.gold import read_gold
from pipeline.training.ablation import Change, annotate_changed, give_cues, give_mentions, keep
from pipeline.training.examples import with_country_ids
from tests.evaluation.drafts import draft

GOLD = [
    *map(with_country_ids, read_gold(paths.SEEDS / "gold.jsonl")[:2]),
    draft("وصل الوفد", doc_id="empty"),
]


@pytest.mark.parametrize("change", [give_mentions, give_cues])
def test_mentions_by_hand_come_out_as_given(rules: Language, change: Change) -> None:
    found = annotate_changed(rules, GOLD, change, keep)
    for record, gold in zip(found, GOLD, strict=True):
        assert [(m["start"], m["end"], m["label"], m["actor"]) for m in record["mentions"]] == [
            (m["start"], m["end"], m["label"], m["actor"])
            for m in sorted(gold["mentions"], key=lambda m: m["start"])
        ]


def test_without_a_change_all_is_as_always(rules: Language) -> None:
    found = annotate_changed(rules, GOLD, keep, keep)
    assert [record["stances"] for record in found] == [
        rules(record["text"])._.stances for record in GOLD
    ]
