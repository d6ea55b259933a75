import random

from hypothesis import given
from hypothesis import strategies as st

from pipeline.tables.duplicates import HASHES, CopyFinder, first_copies, signature_of

WORDS = [f"{a}{b}{c}" for a in "بتجحدرسش" for b in "اوي" for c in "نملكقف"]


def text_of(seed: int, length: int = 120) -> str:
    return " ".join(random.Random(seed).choices(WORDS, k=length))


def test_copies_have_the_id_of_the_first() -> None:
    report = text_of(1)
    shorter = f"عنوان آخر للصحيفة\n{report[: len(report) * 9 // 10]}"
    marked = f"  {report.replace('ا', 'آ').replace(' ', ' ـ ', 1)}."
    other = text_of(2)
    articles = [("a", report), ("b", other), ("c", shorter), ("d", ""), ("e", marked), ("f", other)]
    assert first_copies(articles) == ["a", "b", "a", "d", "a", "b"]


def test_reports_that_share_a_part_only_are_no_copies() -> None:
    report = text_of(1)
    half = report[: len(report) // 2] + text_of(3, 60)
    assert first_copies([("a", report), ("b", half)]) == ["a", "b"]


def test_short_texts_are_copies_only_if_equal() -> None:
    articles = [
        ("a", "نعم"),
        ("b", "نعم!"),
        ("c", "لا"),
        ("d", "نعم نعم"),
        ("e", "..."),
        ("f", "..."),
    ]
    assert first_copies(articles) == ["a", "a", "c", "d", "e", "f"]


def test_order_of_words_counts() -> None:
    words = text_of(4).split()
    assert first_copies([("a", " ".join(words)), ("b", " ".join(words[::-1]))]) == ["a", "b"]


def test_signatures_do_not_change_between_runs() -> None:
    signature = signature_of("أعلنت الوزارة موقفها اليوم")
    assert signature is not None
    assert (signature.shape, signature.dtype.name) == ((HASHES,), "uint32")
    assert [int(value) for value in signature[:3]] == [1248117378, 3834309117, 1424580029]
    assert signature_of(" .\u200f") is None


def test_many_texts_with_one_formula_are_compared_with_few() -> None:
    finder = CopyFinder()
    formula = text_of(5, 60)
    for number in range(60):
        finder.first_copy(str(number), f"{formula} {text_of(100 + number, 60)}")
    assert max(map(len, finder._more.values())) == 15


@given(st.lists(st.integers(0, 5), max_size=12))
def test_equal_texts_are_always_copies_and_others_never(seeds: list[int]) -> None:
    articles = [(str(place), text_of(seed)) for place, seed in enumerate(seeds)]
    assert first_copies(articles) == [str(seeds.index(seed)) for seed in seeds]
