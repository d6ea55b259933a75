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
from pipeline.stance.places import bucket, of_places, preposition_of, word_class
from pipeline.stance.wordclasses import HOME, PRONOUN_WE, WE

_HOME_WITHIN: Final = 8


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
        f"word {form.cue}",
        f"word {form.cue} {scene.polarity} {scene.holder.rule if scene.holder else 'none'}",
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
    found += of_places(clauses, match, group, actor, "h")
    return found


def of_target(clauses: Clauses, scene: Scene, holder: str, actor: str) -> list[str]:
    """Return the evidence for ``actor`` as the one whom ``holder`` supports or opposes."""
    match, group, objects = scene.match, scene.group, scene.objects
    side = scene.polarity[:1]
    word = match.form.cue
    found: list[str] = ["t", f"t {group} {side}", f"t word {word}"]
    if objects is not None:
        if actor in objects.targets:
            found += [f"t rule {group} {objects.rule}", f"t rule {objects.rule} {side}"]
            found.append(f"t rule of {word}")
        elif actor in objects.addressees:
            found += [f"t asked {group} {side}", f"t asked {word}"]
        else:
            found.append(f"t not rule {group} {bool(objects.targets)} {side}")
        if objects.issue is not None:
            inside = [
                m for m in clauses.article.mentions_between(*objects.issue) if m.actor == actor
            ]
            if inside:
                found.append(f"t in issue {side} {preposition_of(clauses, inside[0])}")
                found += [f"t in issue {group}", f"t in issue of {word}"]
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
    found += of_places(clauses, match, group, actor, "t")
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
