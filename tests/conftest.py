"""What many tests need: pipelines built once, and the folder of hand-labelled real articles."""

import os
from pathlib import Path

import pytest
import spacy
from hypothesis import HealthCheck, settings
from spacy.language import Language

from pipeline.assemble import load, register_components

# `ci` takes the same cases on every run, so that a run tells of the change and not of chance;
# `long`, for runs by hand, takes new ones: HYPOTHESIS_PROFILE=long or --hypothesis-profile=long.
settings.register_profile(
    "ci",
    deadline=None,
    max_examples=60,
    derandomize=True,
    suppress_health_check=[HealthCheck.too_slow],
)
settings.register_profile(
    "long", settings.get_profile("ci"), max_examples=1200, derandomize=False, print_blob=True
)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "ci"))


@pytest.fixture(scope="session")
def rules() -> Language:
    """The pipeline that needs no trained model."""
    return load("rules")


@pytest.fixture(scope="session")
def text_pipeline() -> Language:
    """Tokens, norms and sentences, with the word counts that ship and no names."""
    register_components()
    nlp = spacy.blank("ar", config={"nlp": {"tokenizer": {"@tokenizers": "mawaqif.tokenizer.v1"}}})
    nlp.add_pipe("mawaqif_normaliser")
    nlp.add_pipe("mawaqif_sentences")
    nlp.initialize()
    return nlp


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder with real articles beside the checkout; tests that need it skip without it."""
    folder = Path(__file__).resolve().parents[1].parent / "shared"
    if not folder.is_dir():
        pytest.skip("the folder ../shared with real articles is not there")
    return folder
