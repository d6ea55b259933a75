import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.actors.index import word_key
from pipeline.actors.words import ArticleWords, Found
from pipeline.neural.published import (
    Kind,
    Name,
    find_names,
    kind_of,
    label_names,
    written_words,
)


@pytest.mark.parametrize(
    ("tag", "expected"),
    [
        ("B-PERS", ("B", "person")),
        ("I_PER", ("I", "person")),
        ("person", ("", "person")),
        ("S-GPE", ("S", "place")),
        ("I-LOC", ("I", "place")),
        ("B-ORG", ("B", "body")),
        ("B-MISC", ("B", None)),
        ("LABEL_0", ("", None)),
        ("O", ("", None)),
    ],
)
def test_kind_of(tag: str, expected: tuple[str, Kind | None]) -> None:
    assert kind_of(tag) == expected


@pytest.mark.parametrize(
    ("tokens", "expected"),
    [
        ("و +ل +لصين موقف +،", [(0, 3), (3, 4), (4, 5)]),
        ("جو +- +بايدن", [(0, 1), (1, 2), (2, 3)]),
        ("\u200f +مصر +\u200f", [(0, 1), (1, 2), (2, 3)]),
        ("", []),
    ],
)
def test_written_words(tokens: str, expected: list[tuple[int, int]]) -> None:
    parts = tokens.split(" ") if tokens else []
    texts, glued = [p.lstrip("+") for p in parts], [p.startswith("+") for p in parts]
    assert written_words(texts, glued) == expected


def test_a_sentence_starts_a_written_word() -> None:
    assert written_words(["قال", "ثم"], [False, True]) == [(0, 2)]
    assert written_words(["قال", "ثم"], [False, True], [0, 1]) == [(0, 1), (1, 2)]


@given(
    st.lists(st.tuples(st.sampled_from(["مصر", "و", "\u200f", "", " ", ".", "3"]), st.booleans()))
)
def test_every_token_is_in_one_written_word(tokens: list[tuple[str, bool]]) -> None:
    words = written_words([text for text, _ in tokens], [glued for _, glued in tokens])
    assert [i for start, end in words for i in range(start, end)] == list(range(len(tokens)))


@pytest.mark.parametrize(
    ("tags", "expected"),
    [
        ("B-PER I-PER O B-LOC", [(0, 2, "person"), (3, 4, "place")]),
        ("B-PER B-PER O I-LOC", [(0, 1, "person"), (1, 2, "person"), (3, 4, "place")]),
        ("I-PER I-PER I-ORG O", [(0, 2, "person"), (2, 3, "body")]),
        ("B-ORG E-ORG S-ORG O", [(0, 2, "body"), (2, 3, "body")]),
        ("ORG ORG O ORG", [(0, 2, "body"), (3, 4, "body")]),
        ("B-MISC I-MISC O I-MISC", []),
        ("O O O O", []),
    ],
)
def test_tag_schemes(tags: str, expected: list[tuple[int, int, Kind]]) -> None:
    scored = [(tag, 0.9) for tag in tags.split()]
    words = [(i, i + 1) for i in range(4)]
    names = find_names(scored, words, ["كلمة"] * 4)
    assert [(n.start, n.end, n.kind) for n in names] == expected


def test_a_name_starts_behind_proclitics_and_has_its_least_probability() -> None:
    texts = ["و", "ل", "لصين", "الشعبية", "ف"]
    tags = [("B-LOC", 0.9), ("I-LOC", 0.7), ("B-PER", 0.6)]
    assert find_names(tags, [(0, 3), (3, 4), (4, 5)], texts) == [
        Name(2, 4, "place", 0.7),
        Name(4, 5, "person", 0.6),
    ]


def test_marks_at_the_ends_are_no_part_of_a_name() -> None:
    texts = ["\u200f", "سمير", "-", "زلمان", '"', "\u200f", "قال"]
    tags = [(tag, 0.9) for tag in ["B-PER", "I-PER", "I-PER", "I-PER", "I-PER", "B-LOC", "O"]]
    assert find_names(tags, [(i, i + 1) for i in range(7)], texts) == [Name(1, 4, "person", 0.9)]


def test_tags_and_words_must_be_as_many() -> None:
    with pytest.raises(ValueError, match="zip"):
        find_names([("O", 1.0)], [(0, 1), (1, 2)], ["قال", "ثم"])


def article(text: str) -> ArticleWords:
    texts = text.split()
    keys = [word_key(word) for word in texts]
    return ArticleWords(texts, keys, [0] * len(texts), [False] * len(texts))


def labelled(
    text: str, names: list[Name], rules: list[Found], known: list[Found] | None = None
) -> list[tuple[str, str]]:
    words = article(text)
    return [
        (" ".join(words.texts[item.start : item.end]), item.label)
        for item in label_names(words, names, rules, known or [])
    ]


ROLE = Found(0, 1, "ROLE", rule="title", score=0.9)


@pytest.mark.parametrize(
    ("text", "name", "rules", "label"),
    [
        ("الوزير إدوار قال", (1, 2), [ROLE], "OFFICIAL"),
        ("الوزير قال إدوار", (2, 3), [ROLE], "PERSON"),
        ("الوزير الصيني إدوار قال", (2, 3), [ROLE, Found(1, 2, "COUNTRY")], "OFFICIAL"),
        ("الوزير السابق إدوار قال", (2, 3), [ROLE], "OFFICIAL"),
        ("الوزير والكاتب إدوار قال", (2, 3), [ROLE], "PERSON"),
        ("قال إدوار ، الوزير", (1, 2), [Found(3, 4, "ROLE")], "OFFICIAL"),
        ("قال إدوار للناس الوزير", (1, 2), [Found(3, 4, "ROLE")], "PERSON"),
        ("الوزير الناس إدوار قال", (2, 3), [ROLE, Found(1, 2, "GROUP")], "PERSON"),
        ("قال إدوار أمس", (1, 2), [Found(1, 2, "OFFICIAL", "Q1", "known name")], "OFFICIAL"),
        ("قال إدوار أمس", (1, 2), [Found(1, 2, "OFFICIAL", "", "free name", 0.5)], "PERSON"),
    ],
)
def test_officials_and_others(
    text: str, name: tuple[int, int], rules: list[Found], label: str
) -> None:
    person = " ".join(text.split()[slice(*name)])
    assert (person, label) in labelled(text, [Name(*name, "person", 0.9)], rules)


@pytest.mark.parametrize(
    ("known", "label"),
    [
        (Found(1, 2, "OFFICIAL", "Q1", "short"), "PERSON"),
        (Found(1, 3, "OFFICIAL", "Q1", "short"), "OFFICIAL"),
        (Found(1, 2, "OFFICIAL", "Q1", "name"), "OFFICIAL"),
        (Found(1, 3, "COUNTRY", "EGY", "name"), "PERSON"),
    ],
)
def test_names_of_the_gazetteer(known: Found, label: str) -> None:
    found = labelled("قال إدوار زلمان أمس", [Name(1, 3, "person", 0.9)], [], [known])
    assert found == [("إدوار زلمان", label)]


def test_an_official_keeps_the_actor_that_is_known() -> None:
    known = [Found(1, 2, "OFFICIAL", "Q1", "short")]
    (found,) = label_names(article("قال إدوار"), [Name(1, 2, "person", 0.9)], [], known)
    assert (found.actor, found.score) == ("Q1", 0.9)


def test_later_short_names_of_an_official_are_officials() -> None:
    names = [Name(1, 3, "person", 0.9), Name(4, 5, "person", 0.9), Name(6, 7, "person", 0.9)]
    assert labelled("الوزير إدوار زلمان وقال زلمان إن سمير", names, [ROLE]) == [
        ("الوزير", "ROLE"),
        ("إدوار زلمان", "OFFICIAL"),
        ("زلمان", "OFFICIAL"),
        ("سمير", "PERSON"),
    ]


def test_a_title_is_no_part_of_a_name() -> None:
    assert labelled("الوزير إدوار قال", [Name(0, 2, "person", 0.9)], [ROLE]) == [
        ("الوزير", "ROLE"),
        ("إدوار", "OFFICIAL"),
    ]
    assert labelled("الوزير قال", [Name(0, 1, "person", 0.9)], [ROLE]) == [("الوزير", "ROLE")]


def test_a_place_is_a_country_or_nothing() -> None:
    names = [Name(1, 2, "place", 0.9), Name(3, 4, "place", 0.9)]
    country = Found(1, 2, "COUNTRY", "EGY", "known name", 0.97)
    assert labelled("في مصر وفي طنطا", names, [country]) == [("مصر", "COUNTRY")]


def test_the_longest_wins_and_a_seat_is_no_body() -> None:
    country = Found(1, 2, "COUNTRY", "CHN", "known adjective", 0.95)
    body = Name(0, 2, "body", 0.9)
    assert labelled("الخارجية الصينية", [body], [country]) == [("الخارجية الصينية", "ORGANISATION")]
    seat = Found(0, 2, "COUNTRY", "USA", "known seat", 0.95)
    assert labelled("البيت الأبيض", [body], [seat]) == [("البيت الأبيض", "COUNTRY")]


def test_of_people_and_bodies_by_rules_only_the_sure_ones_count() -> None:
    sure = Found(0, 1, "ORGANISATION", "", "ministry", 0.98)
    unsure = Found(1, 2, "OFFICIAL", "", "after a title", 0.73)
    assert labelled("الخارجية زلمان", [], [sure, unsure]) == [("الخارجية", "ORGANISATION")]
