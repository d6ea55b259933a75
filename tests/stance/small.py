"""Views of examples whose mentions are marked, as ``tests.marked`` does."""

from spacy.language import Language

from pipeline.records import Actor, ActorType
from pipeline.stance.view import ArticleView, view_of_doc
from tests.marked import marked_doc, marks

_TYPES: dict[str, ActorType] = {
    "OFFICIAL": "OFFICIAL",
    "PERSON": "PERSON",
    "COUNTRY": "COUNTRY",
    "ORGANISATION": "ORGANISATION",
    "GROUP": "GROUP",
    "ROLE": "OFFICIAL",
}


def marked_view(nlp: Language, example: str) -> ArticleView:
    """Return the view of ``example``; a country's id is its code, other actors have no country."""
    doc = marked_doc(nlp, example, ["mawaqif_normaliser", "mawaqif_sentences"])
    actors: dict[str, Actor] = {}
    for mark in marks(example):
        if mark.id:
            kind = _TYPES[mark.label]
            actors.setdefault(
                mark.id,
                {
                    "id": mark.id,
                    "name": mark.id,
                    "type": kind,
                    "country": mark.id if kind == "COUNTRY" else None,
                },
            )
    doc._.actors = list(actors.values())
    return view_of_doc(doc)
