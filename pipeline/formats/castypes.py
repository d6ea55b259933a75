"""The type system of our CAS files: INCEpTION's own layers and three of ours."""

from typing import Any, Final

SENTENCE: Final = "de.tudarmstadt.ukp.dkpro.core.api.segmentation.type.Sentence"
TOKEN: Final = "de.tudarmstadt.ukp.dkpro.core.api.segmentation.type.Token"
MENTION: Final = "de.tudarmstadt.ukp.dkpro.core.api.ner.type.NamedEntity"
STANCE: Final = "webanno.custom.Stance"
ISSUE_LAYER: Final = "webanno.custom.Issue"
ARTICLE: Final = "webanno.custom.Article"
"""One a document: what belongs to no piece of the text, as JSON."""

_FEATURES: Final[dict[str, dict[str, str]]] = {
    SENTENCE: {},
    TOKEN: {},
    MENTION: {"value": "String", "identifier": "String", "confidence": "Double"},
    ISSUE_LAYER: {"topic": "String"},
    STANCE: {
        "polarity": "String",
        "status": "String",
        "holderId": "String",
        "targetId": "String",
        "speakerId": "String",
        "confidence": "Double",
        "trace": "String",
    },
}


def types(cassis: Any) -> Any:
    """Return the type system; links follow INCEpTION's names (layer, feature, ``Link``).

    Args:
        cassis: The imported package.
    """
    known = cassis.TypeSystem()
    for name, features in _FEATURES.items():
        layer = known.create_type(name, supertypeName="uima.tcas.Annotation")
        for feature, kind in features.items():
            known.create_feature(layer, feature, f"uima.cas.{kind}")
    article = known.create_type(ARTICLE, supertypeName="uima.cas.AnnotationBase")
    known.create_feature(article, "about", "uima.cas.String")
    link = known.create_type(f"{STANCE}FillersLink", supertypeName="uima.cas.TOP")
    known.create_feature(link, "role", "uima.cas.String")
    known.create_feature(link, "target", "uima.tcas.Annotation")
    known.create_feature(
        known.get_type(STANCE), "fillers", "uima.cas.FSArray", elementType=link.name
    )
    return known
