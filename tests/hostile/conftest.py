"""Says at the end how many generated cases ran."""

import pytest

from tests.hostile.budget import RAN


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Print the number of cases, all tests of the folder together."""
    if RAN:
        terminalreporter.write_line(f"hostile input: {RAN.total():,} generated cases")
