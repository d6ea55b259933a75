"""Whether a capital stands for its government or is only a place."""

from typing import Final

from pipeline.actors.index import word_keys
from pipeline.actors.words import ArticleWords

_PLACE_BEFORE: Final = word_keys(
    "في ب الى من عن قرب خارج داخل وسط شمال جنوب شرق غرب ضواحي شوارع العاصمة عاصمة مدينة مطار "
    "جامعة صحيفة قمة مؤتمر اعلان ميثاق اتفاق اتفاقية معاهدة بروتوكول منتدى معرض زار يزور زيارة "
    "وصل وصلت يصل غادر غادرت باتجاه عبر قصف هجمات تفجيرات سقوط سكان اهالي محافظة ولاية منطقة "
    "احياء حي بورصة سفارة مقر ساحة"
)
_PLACE_AFTER: Final = word_keys("بوست تايمز العاصمة")


def is_place(words: ArticleWords, start: int, end: int) -> bool:
    """Whether the capital at words ``start`` to ``end`` is a mere place.

    It is after a preposition or noun of place (``في بكين``, ``مطار بيروت``), at the head of a
    dispatch (``القاهرة (رويترز)``, ``القاهرة 3 مايو``), and inside a newspaper's name.
    """
    before = start - 1
    while before >= 0 and words.keys[before] in ("و", '"', "«", "“"):
        before -= 1
    if before >= 0 and words.together(before, start) and words.keys[before] in _PLACE_BEFORE:
        return True
    after = words.key(end)
    if after in _PLACE_AFTER:
        return True
    opens = start == 0 or words.sentences[start - 1] != words.sentences[start]
    return opens and (after in ("(", "-", "–", "/", ":", "،", ",") or after.isdigit())


def is_sea(words: ArticleWords, start: int) -> bool:
    """Whether the country's name at a word is part of a water's (``بحر اليابان``, ``المحيط الهندي``)."""
    return words.key(start - 1) in _WATERS and words.together(start - 1, start)


_WATERS: Final = word_keys("بحر مضيق محيط المحيط خليج")
