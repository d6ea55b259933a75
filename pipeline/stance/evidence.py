"""What speaks for an actor as holder or target of a cue's stance, as named pieces of evidence.

Each piece is a short string; ``scoring`` adds up their weights. The rules for subjects, noun
phrases and prepositions (``holders``, ``objects``) give the strongest pieces.
"""

from dataclasses import dataclass
from typing import Final

from pipeline.records import Polarity
from pipeline.stance.clauses import Clauses
from pipeline.stance.cues import CueMatch
from pipeline.stance.frames import Frame
from pipeline.stance.holders import AGREEMENT_OF_PRONOUN, Holder
from pipeline.stance.objects import Objects
from pipeline.stance.view import MentionView
from pipeline.stance.wordclasses import (
    AUXILIARIES,
    COMMAS,
    HOME,
    PREPOSITIONS,
    PRONOUN_WE,
    QUOTES,
    RELATIVES,
    THAT,
    WE,
)

_STEPS: Final = (0, 1, 2, 4, 7, 12, 20)
_HOME_WITHIN: Final = 8
_NAMED: Final = frozenset(["ل", "ب", "في", "من", "الي", "علي", "عن", "مع", "ضد", "بين", "تجاه"])


@dataclass(frozen=True, slots=True)
class Scene:
    """A cue with all that the rules say of it: ``frame`` is that it stands in, ``opened`` its own.

    ``before`` is the scene of the cue before, of this sentence or an earlier one.
    """

    match: CueMatch
    polarity: Polarity
    holder: Holder | None
    objects: Objects | None
    frame: Frame | None
    opened: Frame | None = None
    before: "Scene | None" = None

    @property
    def group(self) -> str:
        """The sort of cue, by which the weight of evidence differs."""
        form = self.match.form
        if form.frame != "stance":
            return form.frame + form.kind[0]
        return form.kind + ("+" if form.pronoun else "")


def bucket(distance: int) -> int:
    """Return which of the steps a distance in words falls in."""
    return next((i for i, step in enumerate(_STEPS) if distance <= step), len(_STEPS))


def word_class(clauses: Clauses, place: int) -> str:
    """Return the class of the word at ``place``, as the neighbour of a cue."""
    if not 0 <= place < len(clauses.norms):
        return "edge"
    norm = clauses.norms[place]
    if place in clauses.article.inside:
        return "mention"
    if norm in PREPOSITIONS:
        return norm
    for name, members in _CLASSES:
        if norm in members:
            return name
    return "the" if norm.startswith("ال") else "word"


_CLASSES: Final = (
    ("that", THAT),
    ("relative", RELATIVES),
    ("auxiliary", AUXILIARIES),
    ("comma", COMMAS),
    ("quote", QUOTES),
    ("and", frozenset("وف")),
    ("mark", frozenset(":.()\n ")),
)


def of_cue(clauses: Clauses, scene: Scene) -> list[str]:
    """Return the evidence that a cue expresses a stance at all."""
    form, group = scene.match.form, scene.group
    number = clauses.view.sentence_of(scene.match.start)
    start, end = clauses.view.sentences[number]
    found = [
        "h",
        f"cue {group}",
        f"cue {form.frame} {scene.polarity}",
        f"before {group} {word_class(clauses, scene.match.start - 1)}",
        f"after {group} {word_class(clauses, scene.match.end)}",
        f"said {group} {clauses.speakers[scene.match.start] is not None}",
        f"rule {group} {scene.holder.rule if scene.holder else 'none'}",
        f"mentions {min(4, len(clauses.article.of_sentence.get(number, ())))}",
    ]
    if end - start < 14:
        found.append("heading")
    if scene.frame is not None:
        found.append(f"in {scene.frame.status} {bool(scene.frame.actors)} {group}")
    if scene.objects is not None:
        found.append(f"object {group} {scene.objects.rule} {bool(scene.objects.targets)}")
        found.append(f"issue {group} {scene.objects.issue is not None}")
    return found


def of_holder(clauses: Clauses, scene: Scene, actor: str) -> list[str]:
    """Return the evidence for ``actor`` as the one who holds the stance."""
    match, group = scene.match, scene.group
    found: list[str] = []
    if scene.holder is not None and actor in scene.holder.actors:
        found.append(f"h rule {group} {scene.holder.rule}")
        found.append(f"h rule {scene.holder.rule}")
    else:
        found.append(f"h not rule {group} {scene.holder.rule if scene.holder else 'none'}")
    speaker = clauses.speakers[match.start]
    if actor == speaker:
        found.append(f"h speaker {group}")
        found.append(f"h speaker {_home_said(clauses, match)}")
    elif speaker is not None and actor == clauses.home_of(speaker):
        found.append(f"h home {group}")
        found.append(f"h home {_home_said(clauses, match)}")
    elif speaker is not None:
        found.append(f"h other than speaker {group}")
    if scene.frame is not None:
        part = _part(scene.frame, actor)
        found.append(f"h in {scene.frame.status} {bool(scene.frame.actors)} {part}")
    found += _as_before(clauses, scene, actor, "h")
    agreement = match.form.agreement or AGREEMENT_OF_PRONOUN.get(match.form.pronoun, "")
    if agreement in ("m", "f", "p"):
        found.append(f"h fits {group} {clauses.fits(actor, agreement)}")
    if actor == clauses.clause_subject(match.start):
        found.append(f"h clause {group}")
    if agreement and actor == clauses.antecedent(match.start, agreement):
        found.append(f"h antecedent {group}")
    if actor == clauses.topics[clauses.view.sentence_of(match.start)]:
        found.append(f"h topic {group} {speaker is None}")
    found.append(f"h type {clauses.article.type_of(actor)} {group}")
    found += _places(clauses, scene, actor, "h")
    return found


def of_target(clauses: Clauses, scene: Scene, holder: str, actor: str) -> list[str]:
    """Return the evidence for ``actor`` as the one whom ``holder`` supports or opposes."""
    match, group, objects = scene.match, scene.group, scene.objects
    side = scene.polarity[:1]
    found: list[str] = ["t", f"t {group} {side}"]
    if objects is not None:
        if actor in objects.targets:
            found += [f"t rule {group} {objects.rule}", f"t rule {objects.rule} {side}"]
        elif actor in objects.addressees:
            found.append(f"t asked {group} {side}")
        else:
            found.append(f"t not rule {group} {bool(objects.targets)} {side}")
        if objects.issue is not None:
            inside = [
                m for m in clauses.article.mentions_between(*objects.issue) if m.actor == actor
            ]
            if inside:
                found.append(f"t in issue {side} {_preposition(clauses, inside[0])}")
                found.append(f"t in issue {group}")
        else:
            found.append(f"t no issue {group}")
    speaker = clauses.speakers[match.start]
    if actor == speaker:
        found.append(f"t speaker {side}")
    elif speaker is not None and actor == clauses.home_of(speaker):
        found.append(f"t home of speaker {side}")
    if actor == clauses.home_of(holder) or holder == clauses.home_of(actor):
        found.append(f"t of holder {side}")
    found.append(f"t type {clauses.article.type_of(actor)} {side}")
    if scene.frame is not None:
        part = _part(scene.frame, actor)
        found.append(f"t in {scene.frame.status} {part} {side}")
    found += _as_before(clauses, scene, actor, "t")
    found += _places(clauses, scene, actor, "t")
    return found


def _as_before(clauses: Clauses, scene: Scene, actor: str, role: str) -> list[str]:
    """Evidence that the cue before has the same holder or target."""
    if scene.before is None:
        return []
    holder, objects = scene.before.holder, scene.before.objects
    actors = (
        (holder.actors if holder else ()) if role == "h" else objects.targets if objects else ()
    )
    if actor not in actors:
        return []
    start, end = scene.before.match.end, scene.match.start
    here = clauses.view.sentence_of(start - 1) == clauses.view.sentence_of(end)
    same = scene.before.polarity == scene.polarity
    if not here:
        return [f"{role} as before elsewhere {same}"]
    return [
        f"{role} as before {scene.group} {bucket(end - start)}",
        f"{role} as before {same} {word_class(clauses, end - 1)}",
    ]


def _home_said(clauses: Clauses, match: CueMatch) -> str:
    """Whether ``نحن`` or ``بلاده`` is said at the cue or shortly before it in the sentence."""
    norms = clauses.norms
    first = norms[match.start]
    if match.form.agreement == "1" or match.form.pronoun == "نا":
        return "I" if first.startswith("ا") else "we"
    start = clauses.view.sentences[clauses.view.sentence_of(match.start)][0]
    within = norms[max(start, match.start - _HOME_WITHIN) : match.end]
    if any(norm in HOME for norm in within):
        return "home"
    return "we" if any(norm in WE or norm in PRONOUN_WE for norm in within) else "no"


def _part(frame: Frame, actor: str) -> str:
    return "by" if actor == frame.by else "asked" if actor in frame.actors else "other"


def _preposition(clauses: Clauses, mention: MentionView) -> str:
    before = clauses.norms[mention.start - 1] if mention.start else ""
    return before if before in _NAMED else "-"


def _places(clauses: Clauses, scene: Scene, actor: str, role: str) -> list[str]:
    """Evidence from where the actor's mentions stand."""
    match, group = scene.match, scene.group
    number = clauses.view.sentence_of(match.start)
    here = [m for m in clauses.article.of_sentence.get(number, ()) if m.actor == actor]
    before = [m for m in here if m.end <= match.start]
    after = [m for m in here if m.start >= match.end]
    found: list[str] = []
    if before:
        last = before[-1]
        step = bucket(match.start - last.end)
        found.append(f"{role} before {group} {step}")
        found.append(f"{role} before {group} {_preposition(clauses, last)}")
        found.append(f"{role} before {last.label} {step}")
        between = clauses.article.mentions_between(last.end, match.start)
        found.append(f"{role} passed {group} {min(4, len(between))}")
    if after:
        first = after[0]
        step = bucket(first.start - match.end)
        found.append(f"{role} after {group} {step}")
        found.append(f"{role} after {group} {_preposition(clauses, first)}")
        found.append(f"{role} after {first.label} {step}")
        between = clauses.article.mentions_between(match.end, first.start)
        found.append(f"{role} ahead {group} {min(4, len(between))}")
    if here:
        mentions = clauses.article.of_sentence[number]
        if here[0] is mentions[0]:
            found.append(f"{role} first {group}")
    else:
        found.append(f"{role} absent {group}")
        for back in (1, 2):
            if number >= back:
                earlier = clauses.article.of_sentence.get(number - back, ())
                if any(m.actor == actor for m in earlier):
                    found.append(f"{role} back {back}")
                    break
    if number and clauses.topics[number - 1] == actor:
        found.append(f"{role} topic before {bool(here)}")
    found.append(f"{role} often {min(4, clauses.article.count[actor] // 2)}")
    return found
