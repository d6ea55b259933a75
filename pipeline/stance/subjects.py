"""Who acts: the subject of a verb among the mentions and common nouns of a sentence."""

from collections.abc import Sequence
from typing import Final

from pipeline.stance.inflect import Agreement
from pipeline.stance.view import ArticleView, MentionView

THAT: Final = frozenset(
    [
        "ان",
        "انه",
        "انها",
        "انهم",
        "انهما",
        "انني",
        "اننا",
        "ان",
        "انا",
        "بان",
        "بانه",
        "بانها",
        "بانهم",
        "لان",
        "لانه",
    ]
)
QUOTES: Final = frozenset('"«»“”')
STOPS: Final = frozenset(
    [
        "خلال",
        "بعد",
        "قبل",
        "عقب",
        "اثناء",
        "لدي",
        "امام",
        "حول",
        "بشان",
        "ازاء",
        "تجاه",
        "علي",
        "عن",
        "الي",
        "ان",
        "لان",
        "حيث",
        "عندما",
        "حين",
        "كما",
        "بينما",
        "فيما",
        "لكن",
        "مضيفا",
        "قائلا",
        "مع",
        "ضد",
        ":",
        "؛",
        "،",
        ",",
        ";",
        ".",
        "!",
        "?",
        "؟",
    ]
)
"""Words at which the noun phrase after a verb is over."""

_PREPOSITIONS: Final = frozenset(["ل", "ب", "في", "من", "الي", "علي", "عن", "مع", "ضد", "بين"])
_LENGTH: Final = 16
_PEOPLE: Final = frozenset(("OFFICIAL", "PERSON"))


class Article:
    """A view with its mentions indexed by word and sentence, made once an article."""

    def __init__(self, view: ArticleView) -> None:
        self.view = view
        self.at: dict[int, MentionView] = {m.start: m for m in view.mentions if m.actor}
        self.inside: set[int] = {i for m in view.mentions for i in range(m.start, m.end)}
        self.of_sentence: dict[int, list[MentionView]] = {}
        for mention in view.mentions:
            if mention.actor:
                self.of_sentence.setdefault(mention.sentence, []).append(mention)
        self.anaphors = {a.start: a for a in view.anaphors}

    def mentions_between(self, start: int, end: int) -> list[MentionView]:
        """Return the linked mentions that start in words ``start`` to before ``end``."""
        return [self.at[place] for place in range(start, end) if place in self.at]

    def type_of(self, actor: str | None) -> str:
        """Return an actor's type, empty where unknown."""
        record = self.view.actors.get(actor or "")
        return record["type"] if record else ""

    def agrees(self, actor: str | None, agreement: Agreement) -> bool:
        """Say whether an actor can be the subject of a verb of this form, as far as is known.

        States are feminine but for a few; a person may be either.
        """
        record = self.view.actors.get(actor or "")
        if record is None or record["type"] != "COUNTRY" or agreement not in ("m", "f"):
            return True
        return (record.get("country") in _MASCULINE) == (agreement == "m")


_MASCULINE: Final = frozenset(["IRQ", "LBN", "JOR", "YEM", "SDN", "MAR", "KWT", "SOM", "VAT"])
_SEATS: Final = frozenset(
    ["البيت", "الكرملين", "الاليزيه", "البنتاغون", "الكيان", "الاحتلال", "قصر"]
)
"""First words of masculine names of what counts as a country."""

_MASCULINE_NOUNS: Final = frozenset(
    [
        "المجتمع",
        "الاتحاد",
        "مجلس",
        "المجلس",
        "الجيش",
        "الحلف",
        "حلف",
        "البرلمان",
        "حزب",
        "الحزب",
        "تنظيم",
        "النظام",
        "نظام",
        "الجانب",
        "الشعب",
        "الكونغرس",
        "الكنيست",
        "الايتلاف",
        "الغرب",
    ]
)


def noun_phrase_end(view: ArticleView, start: int, limit: int) -> int:
    """Return where the noun phrase that starts at word ``start`` is over, at most ``limit``."""
    end = min(limit, start + _LENGTH)
    for place in range(start, end):
        norm = view.norms[place]
        if norm in STOPS or norm in THAT or norm in QUOTES:
            return place
    return end


def head_of(article: Article, mentions: Sequence[MentionView]) -> MentionView | None:
    """Return the mention that a noun phrase is about: its person, else its body, else the first.

    ``وزير الخارجية الروسي سيرغي لافروف`` is about the person, ``وزارة الخارجية`` before a country.
    """
    for mention in mentions:
        if mention.label in _PEOPLE:
            return mention
    for mention in mentions:
        if mention.label == "ROLE" and article.type_of(mention.actor) in _PEOPLE:
            return mention
    for mention in mentions:
        if mention.label != "ROLE":
            return mention
    return None


def subjects_after(
    article: Article, start: int, limit: int, agreement: Agreement = ""
) -> tuple[list[str], int]:
    """Return the actors of the noun phrase after a verb (several joined by ``و``), and its end.

    None where the noun phrase cannot agree with the verb, or is a prepositional phrase.
    """
    view = article.view
    end = noun_phrase_end(view, start, limit)
    for place in range(start, min(end, start + 2)):
        if place in article.anaphors:
            return list(article.anaphors[place].actors), place + 1
    mentions = article.mentions_between(start, end)
    if start < end and view.norms[start] in _PREPOSITIONS:
        mentions = [m for m in mentions if m.label in _PEOPLE and not is_object(view, m.start)]
    head = head_of(article, mentions)
    if head is None or head.actor is None:
        return [], start
    if (
        head.start == start
        and view.norms[start] not in _SEATS
        and not (article.agrees(head.actor, agreement) and _named_as(head, view, agreement))
    ):
        return [], start
    found = [head.actor]
    place = head.end
    while place < end and view.norms[place] == " ":
        place += 1
    if place < end and view.norms[place] == "و":
        more, stop = subjects_after(article, place + 1, min(limit, place + 6))
        kinds = {article.type_of(actor) for actor in more}
        if more and kinds <= {article.type_of(head.actor)}:
            return found + more, stop
    return found, max(head.end, _last_end(mentions, head, view))


def _named_as(head: MentionView, view: ArticleView, agreement: Agreement) -> bool:
    """Whether the first noun of a body's name has the gender that a verb before it agrees with."""
    if head.label not in ("ORGANISATION", "GROUP"):
        return True
    noun = view.norms[head.start]
    if agreement == "m":
        return not noun.endswith(("ة", "ات"))
    return agreement != "f" or noun not in _MASCULINE_NOUNS


def _last_end(mentions: Sequence[MentionView], head: MentionView, view: ArticleView) -> int:
    """The end of mentions that follow the head without a word between (its nationality)."""
    end = head.end
    for mention in mentions:
        if mention.start >= end and all(
            not view.norms[p].strip() for p in range(end, mention.start)
        ):
            end = mention.end
    return end


def subject_before(
    article: Article, verb: int, agreement: Agreement, start: int
) -> MentionView | None:
    """Return the last noun phrase's head that can be the subject of a verb after it."""
    first_choice = None
    for mention in reversed(article.mentions_between(start, verb)):
        if not article.agrees(mention.actor, agreement):
            continue
        if mention.label in _PEOPLE or _opens_clause(article.view, mention.start, start):
            return mention
        if (
            first_choice is None
            and mention.label != "ROLE"
            and not is_object(article.view, mention.start)
        ):
            first_choice = mention
    return first_choice


def is_object(view: ArticleView, place: int) -> bool:
    before = view.norms[place - 1] if place else ""
    return before in _PREPOSITIONS


def _opens_clause(view: ArticleView, place: int, start: int) -> bool:
    while place > start and view.norms[place - 1] in {" ", "و", "ف", "ان", '"', "«", "“"}:
        place -= 1
    return place == start or view.norms[place - 1] in {"،", ",", ":", "؛"}
