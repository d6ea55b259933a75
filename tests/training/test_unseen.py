from spacy.language import Language

from pipeline.training.unseen import count_unseen, names_of
from tests.evaluation.drafts import draft

VISIT = draft("وصل [زيد القمري](OFFICIAL a) إلى [مصر](COUNTRY EGY)", doc_id="a")
MEETING = draft("اجتمع [مجلس الوفاق الزيدي](ORGANISATION b) في [تونس](COUNTRY TUN)", doc_id="b")
EMPTY = draft("وصل الوفد", doc_id="c")


def test_names_of_lists_and_of_training_do_not_count(rules: Language) -> None:
    gold = [VISIT, MEETING, EMPTY]
    assert count_unseen(rules, gold, frozenset()).gold == {"OFFICIAL": 1, "ORGANISATION": 1}
    assert count_unseen(rules, gold, names_of([VISIT])).gold == {"ORGANISATION": 1}
    assert count_unseen(rules, gold, names_of(gold)).gold == {}


def test_names_are_compared_in_folded_form() -> None:
    assert names_of([draft("زار [أحمد](OFFICIAL a)"), EMPTY]) == {"احمد"}
