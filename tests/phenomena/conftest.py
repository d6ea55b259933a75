import pytest
from spacy.language import Language

from pipeline import assemble
from pipeline.neural.store import has_bfloat16


@pytest.fixture(scope="package")
def nlp() -> Language:
    """The default pipeline with its shipped model."""
    if not has_bfloat16():
        pytest.skip("what the model gets wrong is marked for processors with bfloat16")
    return assemble.load("small")
