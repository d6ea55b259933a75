"""The ``annotation.conf`` that lets brat show and edit our marks."""

from pipeline.formats.markup import CUES, ISSUE
from pipeline.records import LABELS, STATUSES


def annotation_conf() -> str:
    """Return the configuration: https://brat.nlplab.org/configuration.html."""
    fillers = "|".join(LABELS)
    roles = f"Holder*:{fillers}, Target*:{fillers}, Issue*:{ISSUE}, Speaker*:{fillers}"
    lines = [
        "[entities]",
        *LABELS,
        ISSUE,
        "[relations]",
        "[events]",
        *(f"{cue}\t{roles}" for cue in CUES),
        "[attributes]",
        f"Status\tArg:<EVENT>, Value:{'|'.join(STATUSES)}",
    ]
    return "\n".join(lines) + "\n"
