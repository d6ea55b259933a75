"""Every exception that mawaqif raises on purpose.

MawaqifError
├── UsageError      the command or a setting is wrong; exit code 1
│   └── ConfigError     a config names something unknown or missing
├── SeedError       a row of a word list or an actor table is wrong
├── ArticleError    one article cannot be read or annotated; the run goes on
├── GoldError       hand labels do not fit their text or the label set
├── FormatError     a file of an annotation tool cannot be used
└── ModelError      trained weights are missing, altered or do not fit this code

Messages say what is wrong, where, and what to do about it.
"""


class MawaqifError(Exception):
    """Base of all errors that are meant to be shown to a person."""


class UsageError(MawaqifError):
    """The command line or a setting cannot be used as given."""


class ConfigError(UsageError):
    """A config names a component, list or model that does not exist."""


class SeedError(MawaqifError):
    """A row of a seed list is wrong; the message starts with ``file:line``."""


class ArticleError(MawaqifError):
    """One article cannot be read or annotated."""


class GoldError(MawaqifError):
    """A hand-labelled record does not fit its text, the labels or the schema."""


class FormatError(MawaqifError):
    """A file of an annotation tool cannot be used; the message starts with the file."""


class ModelError(MawaqifError):
    """Trained weights are missing, altered, or made for other code or lists."""
