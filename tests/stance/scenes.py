"""What the rules say of the cues of a marked example, with the lists that ship."""

from functools import cache

from spacy.language import Language

from pipeline import paths
from pipeline.records import Stance
from pipeline.seedfiles import Faults
from pipeline.stance.attribution import find_statements, speakers_by_word
from pipeline.stance.clauses import Clauses
from pipeline.stance.cues import CueLexicon, read_cues
from pipeline.stance.evidence import Scene
from pipeline.stance.rules import find_stances, scenes
from pipeline.stance.scoring import Weights, read_weights
from pipeline.stance.speech import SpeechVerbs, read_speech_verbs
from tests.stance.small import marked_view


@cache
def shipped() -> tuple[CueLexicon, SpeechVerbs, Weights]:
    """The lists that ship."""
    faults = Faults()
    lists = (
        read_cues(paths.SEEDS / "cues.csv", faults),
        read_speech_verbs(paths.SEEDS / "speech_verbs.csv", faults),
        read_weights(paths.SEEDS / "evidence.csv", faults),
    )
    faults.refuse()
    return lists


def clauses_of(nlp: Language, example: str) -> Clauses:
    """The clauses of an example, with the speakers that attribution finds."""
    view = marked_view(nlp, example)
    return Clauses(view, speakers_by_word(view, find_statements(view, shipped()[1])))


def scenes_of(nlp: Language, example: str) -> list[Scene]:
    """The cues of an example with holder and objects by rule."""
    clauses = clauses_of(nlp, example)
    return list(scenes(clauses.view, shipped()[0], clauses))


def scene_of(nlp: Language, example: str, cue: str) -> Scene:
    """The only scene of an example whose cue is spelled ``cue``."""
    clauses = clauses_of(nlp, example)
    [found] = [
        scene
        for scene in scenes(clauses.view, shipped()[0], clauses)
        if clauses.view.span_text(scene.match.start, scene.match.end) == cue
    ]
    return found


def stances_of(nlp: Language, example: str) -> list[Stance]:
    """The stances of an example."""
    view = marked_view(nlp, example)
    lexicon, verbs, weights = shipped()
    return find_stances(view, lexicon, find_statements(view, verbs), weights)
