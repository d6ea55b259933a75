"""What an article's own words tell: title, place, day, outlet."""

import pytest

from pipeline.corpus.metadata import describe_text

BODY = (
    "أعلن وزير الري أن بلاده تؤيد خطة تقاسم المياه التي عرضتها الدول المجاورة، وأنها مستعدة "
    "لاستئناف المفاوضات الفنية متى تم الاتفاق على جدول زمني واضح يرضي جميع الأطراف المعنية."
)
TITLE = "وزير الري يؤيد خطة تقاسم المياه"


@pytest.mark.parametrize(
    ("text", "meta"),
    [
        pytest.param(
            f"{TITLE}\nالخرطوم 9 تموز 2021 (رويترز) - {BODY}",
            {
                "title": TITLE,
                "dateline": "الخرطوم",
                "published": "2021-07-09",
                "outlet": "رويترز",
            },
            id="dateline with day",
        ),
        pytest.param(
            f"{TITLE}\nالخرطوم، السودان (CNN) -- {BODY}",
            {"title": TITLE, "dateline": "الخرطوم، السودان", "outlet": "CNN"},
            id="dateline with country",
        ),
        pytest.param(
            f"{TITLE}\nالخرطوم - أ ف ب: {BODY}",
            {"title": TITLE, "dateline": "الخرطوم", "outlet": "أ ف ب"},
            id="dateline with dash",
        ),
        pytest.param(
            f"الصفحة الرئيسية >> أخبار\n\n{TITLE}\n\n/مصدر: شينخوا/   2021:07:10.08:15\n\n{BODY}",
            {"title": TITLE, "outlet": "شينخوا", "published": "2021-07-10"},
            id="site with time stamp",
        ),
        pytest.param(
            f"السبت 10 تموز / July 2021\n\n{TITLE}\n\nشارك القصة\n\n{BODY}\nالمصادر:\nالنهر - أ ف ب",
            {"title": TITLE, "outlet": "النهر - أ ف ب", "published": "2021-07-10"},
            id="site with date line",
        ),
        pytest.param(
            f"{TITLE}\n{BODY} وكان ذلك اليوم السبت 10 جويلية 2021 في العاصمة.",
            {"title": TITLE, "published": "2021-07-10"},
            id="date beside today",
        ),
        pytest.param(
            f"{TITLE}\n{BODY} وكانت المفاوضات توقفت في 10 جويلية 2020.",
            {"title": TITLE},
            id="date of an event",
        ),
        pytest.param(
            f"موقع أخبار المياه والأنهار\n{TITLE} في الحوض الشرقي\n{BODY}",
            {"title": f"{TITLE} في الحوض الشرقي"},
            id="slogan of four words",
        ),
        pytest.param(BODY, {}, id="body only"),
        pytest.param("", {}, id="empty"),
    ],
)
def test_metadata(text: str, meta: dict[str, str]) -> None:
    assert describe_text(text) == meta
