"""How many generated cases each test takes, how long one may take, and how many there were."""

import functools
from collections import Counter
from collections.abc import Callable
from typing import Any, Final, TypeVar

from hypothesis import settings

from pipeline.run.worker import time_limit

SECONDS: Final = 30.0
"""Longest time of one case; far above what any takes on a slow core."""

PLANNED: Final[dict[str, int]] = {}
"""Test -> cases in the profile `ci`, filled while the tests are imported."""

RAN: Final[Counter[str]] = Counter()
"""Test -> cases that ran."""

_CI_EXAMPLES: Final = settings.get_profile("ci").max_examples

Test = TypeVar("Test", bound=Callable[..., Any])


def cases(number: int) -> Callable[[Test], Test]:
    """Give a ``@given`` test ``number`` cases in the profile `ci`, in others in proportion.

    Each case is counted and fails where it takes longer than `SECONDS`.
    """

    def decorate(test: Test) -> Test:
        name = f"{test.__module__}.{test.__name__}"
        PLANNED[name] = number
        handle: Any = test.hypothesis  # type: ignore[attr-defined]
        inner = handle.inner_test

        @functools.wraps(inner)
        def counted(*args: Any, **kwargs: Any) -> Any:
            RAN[name] += 1
            with time_limit(SECONDS):
                return inner(*args, **kwargs)

        handle.inner_test = counted
        share = settings.default.max_examples / _CI_EXAMPLES  # type: ignore[union-attr]
        decorated: Test = settings(max_examples=round(number * share))(test)
        return decorated

    return decorate
