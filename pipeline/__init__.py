"""mawaqif: who supports or opposes whom on which issue, read from Arabic political news."""

__version__ = "0.1.0"
