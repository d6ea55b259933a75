from typing import Any

import pytest

from pipeline.formats.prelabels import confidence_of
from tests.evaluation.drafts import draft


@pytest.mark.parametrize(
    ("mentions", "stances", "expected"),
    [
        ([0.9, 0.9], [0.5, 0.25], 0.375),
        ([0.9, 0.8], [], 0.85),
        ([], [], 1.0),
        ([None, 0.5], [None], 0.5),
    ],
)
def test_confidence(
    mentions: list[float | None], stances: list[float | None], expected: float
) -> None:
    def items(values: list[float | None]) -> Any:
        return [{} if value is None else {"confidence": value} for value in values]

    record = {**draft("نعم"), "mentions": items(mentions), "stances": items(stances)}
    assert confidence_of(record) == expected  # type: ignore[arg-type]
