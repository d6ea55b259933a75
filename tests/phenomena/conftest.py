from collections.abc import Iterator

import pytest
from spacy.language import Language

from pipeline import assemble


@pytest.fixture(scope="package")
def nlp() -> Iterator[Language]:
    """The default pipeline, computing in eight bits on every processor, as what it gets wrong was marked."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("pipeline.neural.store.has_bfloat16", lambda: False)
        yield assemble.load("small")
