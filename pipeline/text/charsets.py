"""Sets of characters that the text modules share.

Ranges follow the Unicode 15 blocks Arabic, Arabic Supplement, Arabic Extended-A and the two
blocks of Arabic presentation forms.
"""

import unicodedata
from typing import Final

ARABIC_RANGES: Final = (
    "\u0610-\u061a\u0620-\u065f\u066e-\u06d3\u06d5-\u06dc\u06df-\u06e8\u06ea-\u06ef\u06fa-\u06ff"
    "\u0750-\u077f\u08a0-\u08ff\ufb50-\ufbc2\ufbd3-\ufd3d\ufd50-\ufdcf\ufdf0-\ufdff\ufe70-\ufefc"
)
"""Inside of a regular expression class: letters, vowel marks, tatweel and presentation forms."""

MARK_RANGES: Final = (
    "\u0610-\u061a\u0640\u064b-\u065f\u0670\u06d6-\u06dc\u06df-\u06e4\u06e7\u06e8\u06ea-\u06ed"
    "\u08d3-\u08e1\u08e3-\u08ff\ufbb2-\ufbc2\ufc5e-\ufc63\ufe70-\ufe7f"
)
"""Characters of a word that folding removes: vowel marks (also isolated forms) and tatweel."""

JOINERS: Final = "\u200c\u200d\u00ad"
"""Format characters that may stand inside a word: the two joiners and the soft hyphen."""

FORMAT: Final = frozenset(
    chr(code)
    for code in (*range(0x20000), *range(0xE0000, 0xE0080))
    if unicodedata.category(chr(code)) == "Cf"
)
"""All format characters: direction marks and isolates, joiners, byte order mark; no other planes have any."""

LETTER_VARIANTS: Final = {
    "\u06a9": "ك",
    "\u06aa": "ك",
    "\u06ac": "ك",
    "\u06ad": "ك",
    "\u06af": "ك",
    "\u0649": "ي",
    "\u06cc": "ي",
    "\u06cd": "ي",
    "\u06d0": "ي",
    "\u06d2": "ي",
    "\u06be": "ه",
    "\u06c0": "ه",
    "\u06c1": "ه",
    "\u06c2": "ه",
    "\u06d5": "ه",
    "\u06c3": "ة",
    "\u067e": "ب",
    "\u0686": "ج",
    "\u0698": "ز",
    "\u06a4": "ف",
    "\u06a5": "ف",
    "\u06c6": "و",
    "\u06c7": "و",
    "\u06cb": "و",
    "\u0624": "و",
    "\u0626": "ي",
    "\u066e": "ب",
    "\u06ba": "ن",
    "\u0672": "ا",
    "\u0673": "ا",
    "\u0675": "ا",
}
"""Persian, Kurdish, Urdu and hamza-bearing letters, and the plain Arabic letter each is folded to."""
