"""Names of people that no list holds: after a title, and the short forms that follow."""

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Final

from pipeline.actors.index import word_key, word_keys
from pipeline.actors.tables import ActorTables
from pipeline.actors.titlewords import HONOURS
from pipeline.actors.words import ArticleWords, Found

LONGEST_NAME: Final = 5

_LINKS: Final = word_keys("بن ابن بنت ال ابو أبو عبد دي دا دو دى فان فون ان ديل لا لو اوف")
"""Words inside a name that never end it."""

_STOPS: Final = word_keys(
    "ان إن أن ان في من الى إلى عن مع قد لم لن لا ما هو هي هذا هذه ذلك تلك التي الذي الذين كما "
    "حيث بعد قبل خلال عند لدى بين حول ضد عبر منذ حتى لكن الا بل ثم او أو ام اي كان كانت يكون تكون "
    "قال قالت اكد اكدت اعلن اعلنت اضاف اضافت اعرب اعربت دعا دعت شدد اشار اشارت اوضح اوضحت ذكر ذكرت "
    "اعتبر اعتبرت رفض رفضت حذر حذرت اتهم اتهمت طالب طالبت وصف وصفت نفى انتقد انتقدت ادان دان رحب "
    "رحبت صرح صرحت راى قام قامت بدا اجرى التقى استقبل بحث وصل زار غادر عقد تحدث يقول تقول يوكد "
    "تسلم امس اليوم غدا الاثنين الثلاثاء الاربعاء الخميس الجمعة السبت الاحد مساء صباح يوم نهاية "
    "الحالي السابق السابقة الاسبق الراحل الجديد المنتخب المخلوع المنتهية الجديدة الحالية المقبل "
    "الماضي ايضا فقط غير كل بعض جميع عدم بشان بسبب نحو تجاه امام وراء تحت فوق اثناء ضمن وفق بحسب "
    "حسب رغم دون سوف ليس ليست اذا لو كي اذ انه انها انهم بانه بان فان لان كلا كلتا نفسه نفسها الخاص "
    "الخاصة المكلف المعين لشؤون بشكل بصفته بوصفه تصريحات زيارة دعوة قرار موقف اجتماع لقاء مباحثات "
    "محادثات حكومة بلاده رئيس وزير نائب سفير مبعوث ممثل عضو سيقوم سيزور يزور يدعو يرفض يوم جاء "
    "خطاب كلمة بيان مقابلة حوار رسالة مستقبل نظام ادارة نظيره نظيرته زعيم قائد مدير وزيرة الذى "
    "اعضاء اللذين اللذان كبير مستشار بينما فيما مما لما مثل سوى اليه عليه اليها عليها له لها به بها "
    "عنه منه فيه معه هناك هنا الان"
)


@dataclass(frozen=True, slots=True)
class NameParts:
    """What tells the parts of a name from other words, as word keys.

    ``parts`` are names; ``common`` words of the language, of which only those that are
    also in ``parts`` can be in a name. A word in neither is taken for a foreign name.
    """

    parts: frozenset[str] = frozenset()
    common: frozenset[str] = frozenset()

    def holds(self, key: str) -> bool:
        """Whether a word can be part of a name."""
        return key in self.parts or (key not in self.common and key not in _STOPS)


def part_keys(tables: ActorTables) -> frozenset[str]:
    """The words of all known officials' names.

    Function words are left out (``كان`` of a foreign name), and what follows ``عبد``, which
    is no name without it (``السلام``).
    """
    names = (
        ["", *map(word_key, name.split())]
        for official in tables.officials.values()
        for name in (*official.names_ar, *official.short_ar)
    )
    return frozenset(
        word
        for words in names
        for before, word in pairwise(words)
        if before != "عبد" and word not in _STOPS
    )


def find_people(
    words: ArticleWords, ends: Iterable[int], taken: Collection[int], names: NameParts
) -> Iterator[Found]:
    """Yield names that stand after a title (and its nationality or body).

    Args:
        ends: Ends of titles with what belongs to them: where a name may start.
        taken: Places inside other mentions.
        names: What can be part of a name.
    """
    for end in ends:
        place = end
        if words.key(place) in ("،", ","):
            place += 1
        while words.key(place) in HONOURS and place not in taken:
            place += 1
            if words.key(place) in (".", "/"):
                place += 1
        length = name_length(words, place, taken, names)
        if length and words.together(end - 1, place):
            yield Found(place, place + length, "OFFICIAL", rule="after a title")


def free_names(words: ArticleWords, taken: Collection[int], names: NameParts) -> Iterator[Found]:
    """Yield names without a title: two or more words that are all known parts of names."""
    place = 0
    while place < len(words):
        end = place
        while (
            end < len(words)
            and end - place < LONGEST_NAME
            and end not in taken
            and words.together(place, end)
            and (words.keys[end] in names.parts or words.keys[end] in _LINKS)
            and words.keys[end] not in _STOPS
            and words.texts[end] != _ON
            and not (end > place and words.attached[end])
        ):
            end += 1
        while end > place and words.keys[end - 1] in _LINKS:
            end -= 1
        if end >= place + 2 and words.keys[place] not in _NEVER_FIRST:
            end += name_length(words, end, taken, names) == 1
            yield Found(place, end, "OFFICIAL", rule="free name")
        place = max(end, place + 1)


_ON: Final = "على"
"""The preposition, whose key is that of the name ``علي``."""

_NEVER_FIRST: Final = word_keys(
    "ال بن ابن لا لو ان دي اوف الله الدين الاول الثاني الثالث الرابع الخامس السادس السابع الثامن "
    "سان لوس بيت رام اسلام قمر انا اني خان كامب سلام فضل لي الشيخ ايه الملك"
)
"""First words that make a place or a phrase of what looks like a name."""


def name_length(words: ArticleWords, start: int, taken: Collection[int], names: NameParts) -> int:
    """How many words from ``start`` on look like the parts of a person's name."""
    length = 0
    while length < LONGEST_NAME and words.together(start, start + length):
        place = start + length
        key = words.keys[place]
        if (
            place in taken
            or key in _STOPS
            or words.texts[place] == _ON
            or not key[0].isalpha()
            or len(key) == 1
            or (length and words.attached[place])
            or not (key in _LINKS or names.holds(key))
            or (not length and key.startswith("ال") and key not in names.parts)
        ):
            break
        length += 1
    while length and words.keys[start + length - 1] in _LINKS:
        length -= 1
    return length


def lengthened(words: ArticleWords, item: Found, taken: Collection[int], names: NameParts) -> Found:
    """A person's name with the names of father and house that follow (``بن عبد العزيز آل سعود``)."""
    if item.label != "OFFICIAL":
        return item
    end = item.end
    while words.key(end) in _FATHERS and words.together(item.start, end):
        length = name_length(words, end + 1, taken, names)
        if not length or end in taken:
            break
        end += 1 + length
    return replace(item, end=end)


_FATHERS: Final = word_keys("بن ابن آل")


def later_names(
    words: ArticleWords, people: Iterable[Found], taken: Collection[int]
) -> Iterator[Found]:
    """Yield later short forms of names that the article has given in full.

    The last word of a name (with ``آل``, ``أبو`` or ``بن`` before it), and of a name that is
    not Arabic its first word too, name the same person anywhere in the article.
    """
    shorts: dict[tuple[str, ...], Found] = {}
    for person in people:
        if person.label in ("OFFICIAL", "PERSON"):
            for short in short_forms(words.keys[person.start : person.end]):
                if len("".join(short)) >= _SHORTEST:
                    shorts.setdefault(short, person)
    longest = max(map(len, shorts), default=0)
    place = 0
    while shorts and place < len(words):
        step = 1
        for length in range(longest, 0, -1):
            named = shorts.get(tuple(words.keys[place : place + length]))
            span = range(place, place + length)
            if (
                named
                and words.together(place, place + length - 1)
                and words.texts[place] != _ON
                and not any(inner in taken for inner in span)
            ):
                yield Found(place, place + length, named.label, named.actor, "later name")
                step = length
                break
        place += step


_SHORTEST: Final = 3
"""Letters of a later name: fewer are a proclitic or a slip of the recogniser."""


def short_forms(name: Sequence[str]) -> list[tuple[str, ...]]:
    """The words of a full name by which the press names the person later.

    Args:
        name: The word keys of a name.
    """
    if len(name) == 1:
        return [tuple(name)]
    last = next(n for n in range(len(name) - 1, -1, -1) if not n or name[n - 1] not in _LINKS)
    forms = [tuple(name[last - 1 :]) if last and name[last - 1] in _LINKS else tuple(name[last:])]
    if name[-1] in _NEVER_LAST:
        forms = [tuple(name[-2:])]
    return [tuple(name), *forms]


_NEVER_LAST: Final = word_keys("الله الدين الاسلام الاول الثاني الثالث")
"""Last words of a name that need the word before them (``نصر الله``)."""
