"""The table of folded characters, made once by camel-tools so that no run has to wait for it.

``python -m pipeline.training.folding`` writes ``pipeline/text/folding.tsv`` again.
"""

import unicodedata

from pipeline.text.charsets import FORMAT, LETTER_VARIANTS
from pipeline.text.fold import TABLE_FILE


def folded_characters() -> dict[int, str]:
    """Map each character that folding touches to its folded form, one at a time by camel-tools."""
    from camel_tools.utils.charmap import CharMapper
    from camel_tools.utils.dediac import dediac_ar
    from camel_tools.utils.normalize import (
        normalize_alef_ar,
        normalize_alef_maksura_ar,
        normalize_unicode,
    )

    letters = CharMapper(LETTER_VARIANTS, default=None)

    def folded(char: str) -> str:
        if char in FORMAT:
            return ""
        if unicodedata.category(char) == "Nd":
            return str(unicodedata.digit(char))
        plain = normalize_unicode(char)
        if len(plain) > 1:
            # The isolated form of a vowel mark decomposes into a space and the mark.
            plain = plain.lstrip(" ")
        plain = letters(normalize_alef_maksura_ar(normalize_alef_ar(dediac_ar(plain))))
        return "".join(c for c in plain if not _dropped(c))

    blocks = ((0x600, 0x700), (0x750, 0x780), (0x8A0, 0x900), (0xFB50, 0xFE00), (0xFE70, 0xFF00))
    codes = [ord(char) for char in FORMAT] + [c for lo, hi in blocks for c in range(lo, hi)]
    table = {code: folded(chr(code)) for code in codes}
    return {code: form for code, form in sorted(table.items()) if form != chr(code)}


def _dropped(char: str) -> bool:
    return char == "\u0640" or unicodedata.category(char) == "Mn"


def main() -> None:
    """Write the table."""
    lines = (f"{code:x}\t{form}\n" for code, form in folded_characters().items())
    TABLE_FILE.write_text("".join(lines), encoding="utf-8")


if __name__ == "__main__":
    main()
