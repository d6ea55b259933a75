import pytest
from spacy.language import Language

from pipeline import assemble


@pytest.fixture(scope="package")
def nlp() -> Language:
    """The default pipeline with its shipped model."""
    return assemble.load("small")
