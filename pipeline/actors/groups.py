"""Collective actors named by a pattern: ``الدول الغربية``, ``الشعب السوري``, ``دول المنطقة``."""

from collections.abc import Iterator, Mapping
from typing import Final

from pipeline.actors.index import word_keys
from pipeline.actors.words import ArticleWords, Found

_HEADS: Final = word_keys(
    "الدول الشعب الشعوب القوى الجماعات المعارضة الأطراف الميليشيات المليشيات الأحزاب الفصائل الكتل "
    "المجموعة المجتمع الأمة العالم الحكومات العواصم المسلحين المسلحون المتمردين المتمردون "
    "المتشددين المتشددون الحلفاء الأوساط البلدان الجالية القيادات"
)
_QUALITIES: Final = word_keys(
    "الدولي الدولية العربية العربي الغربية الأوروبية الخليجية الإسلامية الإسلامي الكبرى الأعضاء "
    "المجاورة النامية المانحة الأفريقية الآسيوية المسلحة المتشددة المعارضة السياسية الإقليمية "
    "الإسلاميين الإسلاميون الصديقة الشقيقة الكبري العظمى الغربيين الإرهابية اللاتينية الضامنة "
    "الراعية الموقعة المشاركة المعتدلة الكردية"
)
_STATES_OF: Final = word_keys(
    "المنطقة الخليج المجلس الجوار العالم الغرب المغرب المشرق الساحل أوروبا أفريقيا آسيا التحالف "
    "الحصار المقاطعة البلقان البلطيق"
)


def find_groups(words: ArticleWords, nations: Mapping[int, int]) -> Iterator[Found]:
    """Yield collective actors.

    Args:
        nations: Places where a nationality adjective starts -> its end.
    """
    for place, key in enumerate(words.keys):
        end = place + 1
        if key in _HEADS:
            while words.together(place, end) and (words.keys[end] in _QUALITIES or end in nations):
                end = nations.get(end, end + 1)
        elif key == "دول" and words.key(end) in _STATES_OF and words.together(place, end):
            end += 1
            if words.key(end) in _QUALITIES or end in nations:
                end += 1
        if end > place + 1:
            yield Found(place, end, "GROUP", rule="group pattern")
