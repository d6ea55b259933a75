import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.actors.linking import link
from pipeline.actors.words import Found
from pipeline.records import LABELS
from tests.actors.small import BASE, article, marked_article


def linked(example: str, published: str = "") -> list[str]:
    words, mentions, _ = marked_article(example)
    return [identifier or "" for identifier in link(words, mentions, BASE, published).ids]


def expected(example: str) -> list[str]:
    return marked_article(example)[2]


@pytest.mark.parametrize(
    "example",
    [
        pytest.param(
            "رفضت [الصين](COUNTRY CHN) ما قالته [بكين](COUNTRY CHN) ل+[لروسي](COUNTRY RUS)",
            id="country: name, capital, adjective after a preposition",
        ),
        pytest.param("[الجمهورية الفرنسية](COUNTRY FRA)", id="country: inside a longer name"),
        pytest.param("[الهندوراس](COUNTRY HND)", id="country: another spelling"),
        pytest.param("[اتلانتس](COUNTRY local-1)", id="country: unknown"),
        pytest.param(
            "قال [مجلس الأمن](ORGANISATION unsc) . [مجلس الأمن الدولي](ORGANISATION unsc)",
            id="body: two names",
        ),
        pytest.param(
            "[الخارجية الفرنسية](ORGANISATION FRA-foreign-ministry) قالت . "
            "[وزارة الخارجية](ORGANISATION FRA-foreign-ministry)",
            id="ministry: by pattern, then by the last of its kind",
        ),
        pytest.param(
            "[مصر](COUNTRY EGY) و [مصر](COUNTRY EGY) و [لبنان](COUNTRY LBN) "
            "[مجلس النواب](ORGANISATION eg-deputies)",
            id="body that several states have: the article's country",
        ),
        pytest.param("[حركة فتح](ORGANISATION fatah) [فتح](ORGANISATION fatah)", id="type noun"),
        pytest.param(
            "[لجنة السكان](ORGANISATION local-1) . [لجنة المرأة](ORGANISATION local-2) . "
            "[اللجنة السكان](ORGANISATION local-1)",
            id="unknown body: the same words, and other ones",
        ),
        pytest.param("[الدول الغربية](GROUP west) [العمال](GROUP local-1)", id="groups"),
        pytest.param(
            "[مجلس الأمن](ORGANISATION unsc) . قال [المجلس](ORGANISATION unsc)",
            id="the head of a name alone",
        ),
        pytest.param(
            "[مجلس الأمن](ORGANISATION unsc) . قالت [المحكمة](ORGANISATION local-1)",
            id="another head alone",
        ),
        pytest.param(
            "[التحالف](ORGANISATION alliance-iq) . [التحالف الوطني](ORGANISATION local-1)",
            id="a head alone is no part of another body's name",
        ),
        pytest.param(
            "[ميليشيات التمرد الحوثي](ORGANISATION houthis) . [ميليشيات الشمال](ORGANISATION local-1)",
            id="fighters of a movement, and of none",
        ),
    ],
)
def test_countries_and_bodies(example: str) -> None:
    assert linked(example) == expected(example)


@pytest.mark.parametrize(
    "example",
    [
        pytest.param(
            "[سيرغي لافروف](OFFICIAL Q58217) . [لافروف](OFFICIAL Q58217)", id="full, then short"
        ),
        pytest.param(
            "[لافروف](OFFICIAL Q58217) . [سيرغي لافروف](OFFICIAL Q58217)", id="heading is short"
        ),
        pytest.param("[سيرجي لافيروف](OFFICIAL Q58217)", id="another spelling"),
        pytest.param("[شي جينبينغ](OFFICIAL Q15031)", id="joined words"),
        pytest.param(
            "[كريم دوبوا](OFFICIAL local-1) . [دوبوا](OFFICIAL local-1) [كريمر](OFFICIAL local-2)",
            id="unknown name",
        ),
        pytest.param(
            "[كريم دوبوانسكي](OFFICIAL local-1) . [دوبواسكي](OFFICIAL local-1) "
            "[دوبومسكا](OFFICIAL local-2)",
            id="one letter is a slip, two are another name",
        ),
        pytest.param(
            "[وزير الخارجية](ROLE salem-one) [المصري](COUNTRY EGY) [نادر](OFFICIAL salem-one)",
            id="shared family name: the title and country decide",
        ),
        pytest.param(
            "[الرئيس](ROLE maher-two) [اللبناني](COUNTRY LBN) [نادر](OFFICIAL maher-two)",
            id="shared family name: the other one",
        ),
        pytest.param(
            "[سالم نادر](OFFICIAL salem-one) ثم [ماهر نادر](OFFICIAL maher-two) . "
            "قال [نادر](OFFICIAL maher-two)",
            id="two in the article: the last one mentioned",
        ),
        pytest.param(
            "[سالم نادر](OFFICIAL salem-one) [سليم نادر](OFFICIAL local-1)",
            id="Arabic names are not mixed up",
        ),
        pytest.param(
            "قال [كي مون](OFFICIAL Q1253) . رفض [بان كي مون](OFFICIAL Q1253)",
            id="part of a known name before the whole",
        ),
        pytest.param(
            "قال [كي دوبوا](OFFICIAL local-1) . رفض [بان كي مون](OFFICIAL Q1253)",
            id="no part of the known name",
        ),
        pytest.param(
            "[سيرغي لافروف](OFFICIAL Q58217) زار [ناصر لافروف](OFFICIAL local-1) . رد "
            "[لافروف](OFFICIAL Q58217)",
            id="of two of one family name the known one",
        ),
        pytest.param(
            "[كريم دوبوا](OFFICIAL local-1) زار [ناصر دوبوا](OFFICIAL local-2) . رد "
            "[دوبوا](OFFICIAL local-2)",
            id="of two whom nobody knows the last one",
        ),
        pytest.param(
            "[ناصر دوبوا](OFFICIAL local-1) زار [دوبوا الناصري](OFFICIAL local-2) . رد "
            "[دوبوا](OFFICIAL local-1)",
            id="the family name before the first name",
        ),
        pytest.param(
            "[دوبوا الناصري](OFFICIAL local-1) زار [كريم بن دوبوا](OFFICIAL local-2) . رد "
            "[دوبوا](OFFICIAL local-2)",
            id="a father's name is no family name: the last one",
        ),
    ],
)
def test_people(example: str) -> None:
    assert linked(example) == expected(example)


@pytest.mark.parametrize(
    ("example", "published"),
    [
        pytest.param(
            "[وزير الخارجية](ROLE Q58217) [الروسي](COUNTRY RUS) ، [سيرغي لافروف](OFFICIAL Q58217)",
            "",
            id="beside the name",
        ),
        pytest.param(
            "[كريم دوبوا](OFFICIAL local-1) ، [السفير](ROLE local-1) [الفرنسي](COUNTRY FRA)",
            "",
            id="after the name and a comma",
        ),
        pytest.param(
            "[وزير الخارجية](ROLE Q58217) [سيرغي لافروف](OFFICIAL Q58217) . قال [الوزير](ROLE Q58217)",
            "",
            id="head alone, later",
        ),
        pytest.param(
            "[الرئيس](ROLE Q15031) [الصيني](COUNTRY CHN)", "2020-01-01", id="by office and date"
        ),
        pytest.param(
            "[الرئيس](ROLE local-1) [الروسي](COUNTRY RUS)", "2010-01-01", id="nobody at that date"
        ),
        pytest.param(
            "[الرئيس](ROLE local-1) [الصيني](COUNTRY CHN) السابق", "2020-01-01", id="former"
        ),
        pytest.param(
            "[الرئيس](ROLE Q15031) [الصيني](COUNTRY CHN) مع [أنطونيو غوتيريش](OFFICIAL Q311440)",
            "",
            id="no date: the offices of the others tell it",
        ),
        pytest.param(
            "[الأمين العام](ROLE Q1253) ل+[لأمم المتحدة](ORGANISATION un)",
            "2010-05-01",
            id="of an organisation",
        ),
        pytest.param(
            "[السفير](ROLE local-1) [الفرنسي](COUNTRY FRA) . [السفير](ROLE local-2) "
            "[المصري](COUNTRY EGY) . [السفير](ROLE local-1) [الفرنسي](COUNTRY FRA)",
            "",
            id="unknown holders of one office of two states",
        ),
        pytest.param(
            "[الأمير](ROLE local-1) [كريم دوبوا](OFFICIAL local-1) [ولي العهد](ROLE local-1) "
            "[وزير الدفاع](ROLE local-1)",
            "",
            id="offices after a name with a noble title",
        ),
        pytest.param(
            "استقبل [الرئيس](ROLE local-1) [كريم دوبوا](OFFICIAL local-1) "
            "[وزير الدفاع](ROLE local-2) [المصري](COUNTRY EGY)",
            "",
            id="but another's office after one with an office",
        ),
        pytest.param(
            "[المبعوث](ROLE local-1) [الفرنسي](COUNTRY FRA) إلى الشرق الأوسط "
            "[كريم دوبوا](OFFICIAL local-1)",
            "",
            id="where the office is held stands between",
        ),
        pytest.param(
            "[المبعوث](ROLE local-2) [الفرنسي](COUNTRY FRA) إلى لقاء [كريم دوبوا](OFFICIAL local-1)",
            "",
            id="something else stands between",
        ),
        pytest.param("[الرئيسان](ROLE) و [نظيره](ROLE)", "", id="plural and possessive: nobody"),
        pytest.param("[مندوب](ROLE)", "", id="nothing tells whose"),
        pytest.param(
            "[رئيس](ROLE local-1) [حماس](ORGANISATION hamas) [كريم دوبوا](OFFICIAL local-1) في "
            "[روسيا](COUNTRY RUS) . قال [الرئيس](ROLE Q7747)",
            "2015-01-01",
            id="the president, and not the head of some body",
        ),
        pytest.param(
            "[رئيس](ROLE local-1) [حماس](ORGANISATION hamas) [كريم دوبوا](OFFICIAL local-1) في "
            "[روسيا](COUNTRY RUS) . قال [الرئيس](ROLE local-1)",
            "",
            id="the head of some body where nobody knows the president",
        ),
        pytest.param(
            "قال [المتحدث باسم](ROLE local-1) الحزب [كريم دوبوا](OFFICIAL local-1)",
            "",
            id="a definite noun stands between",
        ),
        pytest.param(
            "قال [المرشد](ROLE local-1) آية الله [كريم دوبوا](OFFICIAL local-1)",
            "",
            id="an honour of several words",
        ),
        pytest.param(
            "التقى [الوزير](ROLE) الخميس [كريم دوبوا](OFFICIAL local-1)", "", id="a day between"
        ),
        pytest.param(
            "[زعيم](ROLE local-1) [المعارضة](GROUP opposition) [كريم دوبوا](OFFICIAL local-1)",
            "",
            id="of a group",
        ),
        pytest.param(
            "[الرئيسان](ROLE) [كريم دوبوا](OFFICIAL local-1) و [ناصر دوبوا](OFFICIAL local-2)",
            "",
            id="two have no name together",
        ),
        pytest.param(
            "استدعت [سفيرها](ROLE local-1) في استوكهولم [كريم دوبوا](OFFICIAL local-1)",
            "",
            id="in a town",
        ),
        pytest.param(
            "التقى [نائبه](ROLE local-1) [كريم دوبوا](OFFICIAL local-1)", "", id="his deputy"
        ),
        pytest.param(
            "التقى [نائب](ROLE) [كريم دوبوا](OFFICIAL local-1)", "", id="the deputy of somebody"
        ),
        pytest.param(
            "[الجنرال](ROLE local-1) [كريم دوبوا](OFFICIAL local-1) [قائد القوات](ROLE local-1)",
            "",
            id="a rank before and an office behind",
        ),
        pytest.param(
            "قال [سيرغي لافروف](OFFICIAL Q58217) . جدد [المسؤول](ROLE Q58217) "
            "[الروسي](COUNTRY RUS) موقفه",
            "",
            id="an official of a country, spoken of before",
        ),
        pytest.param(
            "قال [سيرغي لافروف](OFFICIAL Q58217) . جدد [المسؤول](ROLE local-1) "
            "[المصري](COUNTRY EGY) موقفه",
            "",
            id="of another country",
        ),
        pytest.param(
            "[فلاديمير بوتين](OFFICIAL Q7747) . قال [الرئيس](ROLE Q7747) إن [رئيس](ROLE) شركة قال",
            "2015-01-01",
            id="without the article it is another one",
        ),
        pytest.param(
            "[وزير الخارجية](ROLE local-1) [الهندوراسي](COUNTRY HND) [فلان](OFFICIAL local-1)",
            "",
            id="unknown person in a known country",
        ),
    ],
)
def test_titles(example: str, published: str) -> None:
    assert linked(example, published) == expected(example)


def test_unknown_person_gets_country_and_office() -> None:
    words, mentions, _ = marked_article(
        "[وزير الخارجية](ROLE) [الهندوراسي](COUNTRY) [فلان](OFFICIAL)"
    )
    record = link(words, mentions, BASE).actors["local-1"]
    assert (record["type"], record["country"], record["office"]) == (
        "OFFICIAL",
        "HND",
        "وزير الخارجية",
    )


def test_known_actor_has_its_record() -> None:
    words, mentions, _ = marked_article("[بوتين](OFFICIAL)")
    assert link(words, mentions, BASE, "2015-01-01").actors["Q7747"] == {
        "id": "Q7747",
        "name": "Vladimir Putin",
        "type": "OFFICIAL",
        "name_ar": "فلاديمير بوتين",
        "country": "RUS",
        "office": "President",
        "wikidata": "Q7747",
    }


def test_no_mentions_no_actors() -> None:
    state = link(article("لا أحد"), [], BASE)
    assert (state.ids, state.actors) == ([], {})


@given(
    st.lists(
        st.tuples(
            st.sampled_from(
                [
                    "الصين",
                    "روسيا",
                    "لافروف",
                    "سيرغي",
                    "الرئيس",
                    "وزير",
                    "الخارجية",
                    "الأمن",
                    "فتح",
                    "نادر",
                    "قال",
                ]
            ),
            st.sampled_from(LABELS),
        ),
        max_size=8,
    )
)
def test_every_id_has_a_record_and_the_other_way_round(drafts: list[tuple[str, str]]) -> None:
    words = article(" ".join(word for word, _ in drafts))
    mentions = [Found(n, n + 1, label) for n, (_, label) in enumerate(drafts)]  # type: ignore[arg-type]
    state = link(words, mentions, BASE)
    assert list(state.actors) == list(dict.fromkeys(filter(None, state.ids)))
    assert all(record["id"] == identifier for identifier, record in state.actors.items())
    named = [i for i, m in zip(state.ids, mentions, strict=True) if m.label != "ROLE"]
    assert None not in named
