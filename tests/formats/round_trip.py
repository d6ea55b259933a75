"""Write with a format, read again."""

from pathlib import Path
from types import ModuleType

from pipeline.formats.notes import Notes
from pipeline.records import Annotation


def there_and_back(
    format_: ModuleType, records: list[Annotation], path: Path
) -> tuple[list[Annotation], list[str]]:
    """Return what is read of what was written, and all that was said on the way."""
    notes = Notes()
    format_.write(records, path, notes)
    return list(format_.read(path, notes)), list(notes.lines())
