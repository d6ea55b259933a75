"""Small actor tables, and articles cut into words without spaCy."""

import re
from collections.abc import Sequence

from pipeline.actors.index import NameIndex
from pipeline.actors.knowledge import KnowledgeBase
from pipeline.actors.names import index_of
from pipeline.actors.tables import (
    ActorTables,
    Country,
    Group,
    Office,
    Official,
    Organisation,
    Tenure,
)
from pipeline.actors.words import ArticleWords, Found
from pipeline.records import Label
from pipeline.text.fold import fold

_COUNTRIES = (
    Country("CHN", "China", ("الصين",), ("صيني",), (), ("بكين",)),
    Country("RUS", "Russia", ("روسيا",), ("روسي",), ("روس",), ("موسكو",), ("الكرملين",)),
    Country("FRA", "France", ("فرنسا",), ("فرنسي",), (), ("باريس",), ("الإليزيه",)),
    Country("EGY", "Egypt", ("مصر",), ("مصري",), (), ("القاهرة",)),
    Country("LBN", "Lebanon", ("لبنان",), ("لبناني",), (), ("بيروت",)),
    Country("HND", "Honduras", ("هندوراس",), ("هندوراسي",)),
    Country("KOR", "South Korea", ("كوريا الجنوبية",), ("كوري جنوبي",), (), ("سول",)),
)
_ORGANISATIONS = (
    Organisation("un", "United Nations", "igo", "", ("الأمم المتحدة",), ("الأممي",)),
    Organisation("unsc", "UN Security Council", "igo", "", ("مجلس الأمن الدولي", "مجلس الأمن")),
    Organisation("hamas", "Hamas", "movement", "PSE", ("حماس", "حركة حماس")),
    Organisation("fatah", "Fatah", "movement", "PSE", ("فتح", "حركة فتح")),
    Organisation("nato", "NATO", "alliance", "", ("حلف شمال الأطلسي",), (), ("الناتو", "NATO")),
    Organisation("energy", "Energy Agency", "igo", "", ("وكالة الطاقة",)),
    Organisation("atom", "Atomic Agency", "igo", "", ("وكالة الطاقة الذرية",)),
    Organisation("justice-lb", "Justice (Lebanon)", "party", "LBN", ("حزب العدل",)),
    Organisation("justice-eg", "Justice (Egypt)", "party", "EGY", ("حزب العدل الكبير",)),
    Organisation("eg-deputies", "House (Egypt)", "parliament", "EGY", ("مجلس النواب",)),
    Organisation("lb-deputies", "House (Lebanon)", "parliament", "LBN", ("مجلس النواب",)),
    Organisation("houthis", "Houthis", "movement", "", ("الحوثيون", "الحوثيين", "الحوثي")),
    Organisation("alliance-iq", "Alliance", "alliance", "", ("التحالف",)),
)
_GROUPS = (
    Group("west", "the West", ("الغرب", "الدول الغربية"), ("غربي", "الغربية")),
    Group("opposition", "opposition", ("المعارضة", "قوى المعارضة")),
    Group("rebels", "rebels", ("المتمردون", "المتمردين")),
    Group("major-powers", "major powers", ("القوى الكبرى",)),
    Group("p5plus1", "P5+1", ("القوى الست",)),
)
_OFFICES = (
    Office("president", "President", ("رئيس الجمهورية", "الرئيس"), "country"),
    Office("foreign_minister", "Foreign Minister", ("وزير الخارجية", "وزيرة الخارجية"), "country"),
    Office("secretary_general", "Secretary-General", ("الأمين العام",), "organisation"),
)
_OFFICIALS = (
    Official("Q7747", "Vladimir Putin", ("فلاديمير بوتين",), ("بوتين",), "RUS", "Q7747"),
    Official("Q58217", "Sergey Lavrov", ("سيرغي لافروف",), ("لافروف",), "RUS", "Q58217"),
    Official("Q15031", "Xi Jinping", ("شي جين بينغ",), ("شي",), "CHN", "Q15031"),
    Official("Q1253", "Ban Ki-moon", ("بان كي مون",), (), "un"),
    Official("Q311440", "António Guterres", ("أنطونيو غوتيريش",), ("غوتيريش",), "un"),
    Official("salem-one", "Salem Nader", ("سالم نادر",), ("نادر",), "EGY"),
    Official("maher-two", "Maher Nader", ("ماهر نادر",), ("نادر",), "LBN"),
)
_TENURES = (
    Tenure("Q7747", "president", "RUS", "2000", "2008-05-07"),
    Tenure("Q7747", "president", "RUS", "2012-05-07"),
    Tenure("Q58217", "foreign_minister", "RUS", "2004-03-09"),
    Tenure("Q15031", "president", "CHN", "2013-03-14"),
    Tenure("Q1253", "secretary_general", "un", "2007", "2016"),
    Tenure("Q311440", "secretary_general", "un", "2017"),
    Tenure("salem-one", "foreign_minister", "EGY", "2011", "2013"),
    Tenure("maher-two", "president", "LBN", "2014", "2016"),
)

TABLES = ActorTables(
    countries={record.id: record for record in _COUNTRIES},
    organisations={record.id: record for record in _ORGANISATIONS},
    groups={record.id: record for record in _GROUPS},
    officials={record.id: record for record in _OFFICIALS},
    offices={record.id: record for record in _OFFICES},
    tenures=list(_TENURES),
)
BASE = KnowledgeBase(TABLES)

_PIECE = re.compile(r"[^\W_]+|[^\w\s]")
_MARK = re.compile(r"\[(?P<text>[^\[\]]+)\]\((?P<label>[A-Z]+)(?: (?P<id>[^()\s]+))?\)")


def article(text: str, index: NameIndex | None = None) -> ArticleWords:
    """The words of a text; a proclitic is written apart with ``+`` (``ل+لصين``), ``.`` ends a sentence."""
    texts: list[str] = []
    attached: list[bool] = []
    sentences: list[int] = []
    sentence = 0
    glued = False
    end = -1
    for piece in _PIECE.finditer(text):
        if piece.group() == "+":
            glued = True
            end = piece.end()
            continue
        texts.append(piece.group())
        attached.append(glued or piece.start() == end)
        sentences.append(sentence)
        sentence += piece.group() in ".\n"
        glued, end = False, piece.end()
    keys = (index or BASE.index).restored([fold(t) for t in texts], attached)
    return ArticleWords(texts, keys, sentences, attached)


def marked_article(example: str) -> tuple[ArticleWords, list[Found], list[str]]:
    """The words of a marked example, its mentions, and the ids that are expected for them.

    ``[لافروف](OFFICIAL Q58217)``; an id left out means that the mention has no actor.
    """
    mentions: list[Found] = []
    ids: list[str] = []
    text, end = "", 0
    for mark in _MARK.finditer(example):
        text += example[end : mark.start()]
        start = len(article(text))
        text += mark["text"]
        label: Label = mark["label"]  # type: ignore[assignment]
        mentions.append(Found(start, len(article(text)), label))
        ids.append(mark["id"] or "")
        end = mark.end()
    return article(text + example[end:]), mentions, ids


def shown(words: ArticleWords, found: Sequence[Found]) -> list[tuple[str, str]]:
    """The words and label of each finding."""
    return [(" ".join(words.texts[f.start : f.end]), f.label) for f in found]


def small_index() -> NameIndex:
    """An index of the small tables' names."""
    return index_of(TABLES)
