from pipeline.evaluation.report import report_text
from pipeline.evaluation.scores import score
from tests.evaluation.drafts import draft

MARKED = "تدعم [مصر](COUNTRY EGY) [قطر](COUNTRY QAT) في الحوار"
GOLD = [draft(MARKED, 'EGY support QAT "تدعم"', doc_id=name) for name in "abc"]
FOUND = [
    draft(MARKED, 'EGY support QAT "تدعم"', doc_id="a"),
    draft(MARKED, 'EGY oppose QAT "تدعم"', doc_id="b"),
]


def test_report_shows_figures_intervals_and_gaps() -> None:
    lines = report_text(score(GOLD, FOUND, rounds=100)).splitlines()
    assert lines[:2] == [
        "3 articles; 95 % intervals from 100 resamples of articles",
        "1 article without a prediction, counted as nothing found: c",
    ]
    assert "COUNTRY             1.000  0.667  0.800   0.000 to 1.000       4      4      6" in lines
    assert "directed            0.500  0.333  0.400   0.000 to 0.800       1      2      3" in lines
    assert "issue               0.000  0.000  0.000   none                 0      0      0" in lines
    assert "support              1      1       .      1" in lines
    assert max(map(len, lines)) <= 100


def test_report_says_where_there_is_nothing_to_compare() -> None:
    empty = draft("لا شيء هنا")
    text = report_text(score([empty], [empty], rounds=10))
    assert "linking accuracy   nothing to compare" in text.splitlines()
