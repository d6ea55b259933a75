"""Arabic inside left-to-right lines, safe to print on a terminal."""

import unicodedata
from typing import Final

FIRST_STRONG_ISOLATE: Final = "\u2068"
POP_DIRECTIONAL_ISOLATE: Final = "\u2069"


def isolate(text: str) -> str:
    """Wrap text so that its direction and its neighbours' do not mix.

    Control and direction characters of the text itself are left out, since one
    without its partner would turn the rest of the line around, and an escape
    character would command the terminal; white space becomes single spaces.

    Source:
        Unicode Standard Annex 9, Unicode Bidirectional Algorithm, section 2.4.
    """
    shown = "".join(c for c in " ".join(text.split()) if unicodedata.category(c) not in _HIDDEN)
    return f"{FIRST_STRONG_ISOLATE}{shown}{POP_DIRECTIONAL_ISOLATE}"


_HIDDEN: Final = frozenset({"Cc", "Cf", "Cs"})
