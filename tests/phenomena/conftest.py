import pytest
from spacy.language import Language

from pipeline import paths
from pipeline.training.command import load_with


@pytest.fixture(scope="package")
def nlp() -> Language:
    """The default pipeline, computing alike on every processor, as what it gets wrong was marked."""
    return load_with(paths.MODELS / "news")
