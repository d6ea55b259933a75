"""Which name stands beside a title: after it, or before it as in ``فلان، وزير الخارجية``."""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Final

from pipeline.actors.index import word_keys
from pipeline.actors.linktitles import QUALIFIERS, TYPE_NOUNS
from pipeline.actors.titlewords import RANKS, heads

if TYPE_CHECKING:
    from pipeline.actors.linking import Linking

_HONOURS: Final = word_keys(
    '، , آنذاك آية الله حجة الإسلام السيد السيدة الشيخ الدكتور الأستاذ المهندس الأمير ( ) " « السفير د / الملا معالي سمو'
)
_POSTED: Final = word_keys("في لدى ل الى عن ب")
"""Between a title and the body or country where it is held (``السفير الإيراني في فرنسا``)."""

_INSIDE: Final = word_keys("في لدى")
"""Those that a town without an article may follow."""

_NOBLE: Final = word_keys(
    "صاحب الأمير الأميرة الملك خادم الشيخ أمير الجنرال الفريق العقيد المقدم الرائد السيناتور"
)
"""First words of titles that stand before a name besides an office after it, with ``RANKS``."""

_COMMAS: Final = frozenset({"،", ",", "-", "–", "("})
"""What may stand alone between a name and a title after it."""

_BEING: Final = word_keys("هو هي بصفته بصفتها صفته صفتها منصب")
_AROUND_BEING: Final = word_keys("، , و ب أيضا الذي التي كان كانت يشغل تشغل شغل يتولى تولى")
"""Words that say that the person just named holds the office that follows, and those around them."""

_SERVANTS: Final = frozenset({"نائب", "مساعد", "مستشار", "مبعوث", "موفد"})
"""Lemmas of titles that a name completes."""

_TIMES: Final = word_keys(
    "السبت الأحد الاثنين الإثنين الثلاثاء الأربعاء الخميس الجمعة اليوم الليلة البارحة الآن الماضي الماضية "
    "المقبل المقبلة القادم القادمة التي الذي الذين الى الا"
)
"""Definite words that do not describe a title before them."""
_MOST_DESCRIBING: Final = 2

_LONGEST_GAP: Final = 5
_LONGEST_CHAIN: Final = 20
"""Mentions between a title and the name that it belongs to."""


def names_of_titles(state: "Linking") -> dict[int, int]:
    """Titles -> the name that stands beside them (both as places in the mentions).

    A name after a title (and its nation, body, further titles) goes before one in front of it.
    """
    mentions, words = state.mentions, state.words
    named: dict[int, int] = {}
    for place, mention in enumerate(mentions):
        if mention.label == "ROLE" and not (
            _serves_another(state, place) or _several(state, place)
        ):
            end = mention.end
            for after in range(place + 1, min(place + 1 + _LONGEST_CHAIN, len(mentions))):
                gap = words.keys[end : mentions[after].start]
                seat = mentions[after].label in ("ORGANISATION", "COUNTRY", "GROUP")
                if not _bridges(gap, seat=seat):
                    break
                if mentions[after].label in ("OFFICIAL", "PERSON"):
                    if not _is_principal(state, place, after):
                        named[place] = after
                    break
                end = mentions[after].end
    taken = {name for title, name in named.items() if not _is_rank(state, title)}
    for place, mention in enumerate(mentions):
        if mention.label == "ROLE" and place not in named and place:
            before = place - 1
            if mentions[before].label in ("COUNTRY", "ORGANISATION") and before:
                before -= 1
                if mentions[before].label != "ROLE":
                    continue
            end = mentions[place - 1].end
            gap = words.keys[end : mention.start]
            if _is_said(gap) and mentions[place - 1].label in ("OFFICIAL", "PERSON"):
                named[place] = place - 1
                continue
            if len(gap) > 1 or any(key not in _COMMAS and key != "و" for key in gap):
                continue
            if not gap and mentions[place - 1].label == "ROLE" and _serves(state.keys(place - 1)):
                continue
            free = gap or before not in taken
            if mentions[before].label in ("OFFICIAL", "PERSON") and free and "و" not in gap:
                named[place] = before
            elif mentions[before].label == "ROLE" and before in named and named[before] < before:
                named[place] = named[before]
    return named


def _is_said(gap: Sequence[str]) -> bool:
    """Whether the words between a name and a title say that the one is the other (``وهو``)."""
    return any(key in _BEING for key in gap) and all(
        key in _BEING or key in _AROUND_BEING for key in gap
    )


def _is_principal(state: "Linking", place: int, name: int) -> bool:
    """Whether the name after a title is whom its holder serves (``مستشار أوباما``).

    And whether it is the servant's own, with the title only a part of his
    (``مبعوث الرئيس الأمريكي، فلان``).
    """
    words, mention = state.words, state.mentions[place]
    gap = words.keys[mention.end : state.mentions[name].start]
    # ``نائبه`` has the key of ``نائبة``, but is somebody's own
    own = words.texts[mention.start].endswith("ه")
    if name == place + 1 and not own and _serves(words.keys[mention.start : mention.end]):
        return not any(key in _COMMAS or _describes(key) for key in gap)
    before = mention.start - 1 - (words.key(mention.start - 1) == "ل")
    served = _serves(words.keys[max(0, before) : before + 1]) or words.key(before) == "باسم"
    return served and any(key in _COMMAS or key in _POSTED for key in gap)


def _is_rank(state: "Linking", place: int) -> bool:
    """Whether a title stands before a name besides an office after it (``الجنرال فلان قائد القوات``)."""
    first = state.keys(place)[0]
    head = heads().get(first)
    return first in _NOBLE or (head is not None and head.lemma in RANKS)


def _several(state: "Linking", place: int) -> bool:
    """Whether a title is said of several (``الرئيسان``)."""
    head = heads().get(state.keys(place)[0])
    return head is not None and head.several


def _serves_another(state: "Linking", place: int) -> bool:
    """Whether a servant's title stands between his name and his principal's title
    (``فلان، مستشار الرئيس الروسي``)."""
    words, mention = state.words, state.mentions[place]
    if not 0 < place < len(state.mentions) - 1 or not _serves(state.keys(place)):
        return False
    before, after = state.mentions[place - 1], state.mentions[place + 1]
    gap = words.keys[before.end : mention.start]
    return (
        before.label in ("OFFICIAL", "PERSON")
        and len(gap) == 1
        and gap[0] in _COMMAS
        and after.label == "ROLE"
        and after.start == mention.end
    )


def _serves(keys: Sequence[str]) -> bool:
    """Whether a title is one word of a servant without article, or ends with ``باسم``."""
    if not keys:
        return False
    head = heads().get(keys[0])
    alone = len(keys) == 1 and head is not None and not head.definite and not head.owned
    return keys[-1] == "باسم" or (alone and head is not None and head.lemma in _SERVANTS)


def _bridges(gap: Sequence[str], *, seat: bool) -> bool:
    """Whether the words between a title and what follows keep the two together.

    They are qualifiers and honours, or where the office is held: a preposition with its noun
    (``المبعوث الأمريكي إلى الشرق الأوسط جورج ميتشل``), without it before a ``seat``.
    """
    place = described = 0
    while place < len(gap):
        shortened = gap[place] == "." and place > 0 and gap[place - 1] == "د"
        typed = seat and place == len(gap) - 1 and gap[place] in TYPE_NOUNS
        if gap[place] in QUALIFIERS or gap[place] in _HONOURS or shortened or typed:
            place += 1
        elif gap[place] in _POSTED:
            town = gap[place] in _INSIDE
            place += 1
            noun = place
            while place < min(noun + 2, len(gap)) and (
                gap[place].startswith("ال") or (town and place == noun and len(gap[place]) > 3)
            ):
                place += 1
            if place == noun and not (seat and place == len(gap)):
                return False
        elif described < _MOST_DESCRIBING and _describes(gap[place]):
            described += 1
            place += 1
        else:
            return False
    return place <= _LONGEST_GAP


def _describes(key: str) -> bool:
    """Whether a word may say more of a title before its name (``رئيس المؤتمر فلان``)."""
    return key.startswith("ال") and len(key) > 4 and key not in _TIMES


def titles_by_name(named: Mapping[int, int]) -> dict[int, list[int]]:
    """Names -> the titles beside them, from :func:`names_of_titles`."""
    titles: dict[int, list[int]] = {}
    for title, name in named.items():
        titles.setdefault(name, []).append(title)
    return titles
