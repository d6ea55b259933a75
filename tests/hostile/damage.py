"""Files that are nearly right: valid ones with pieces cut out, doubled or put in."""

from collections.abc import Sequence
from typing import Final

from hypothesis import strategies as st

PIECES: Final = (
    *(b"\0", b"\xff", b"\xd8\x00", b"\xef\xbb\xbf", b"\xff\xfe", b"\r", b"\n", b"\t", b" "),
    *(b'"', b"'", b"\\", b",", b";", b":", b"{", b"}", b"[", b"]", b"<", b">", b"&", b"/"),
    *(b"null", b"true", b"-1", b"0", b"1e999", b"NaN", b"9" * 25, b"{}", b"[[]]", b'""'),
    *(b"\\ud800", b"\\u0000", b"../../x", b"<script>", b"</script>", b"<!--", b"]]>", b"&#0;"),
    *("\u202e".encode(), "مصر".encode(), "😀".encode(), "مصر".encode("cp1256"), b"=1+1"),
)
"""What upsets readers of bytes, JSON, CSV, markup and Arabic."""


@st.composite
def damaged(draw: st.DrawFn, valid: Sequence[bytes]) -> bytes:
    """One of the ``valid`` files after up to six changes; none is a valid file too."""
    data = draw(st.sampled_from(valid))
    for _ in range(draw(st.integers(0, 6))):
        start = draw(st.integers(0, len(data)))
        end = min(len(data), start + draw(st.sampled_from((0, 0, 1, 2, 9, 80))))
        kind = draw(st.sampled_from(("put", "put", "cut", "double", "end")))
        if kind == "put":
            data = data[:start] + draw(st.sampled_from(PIECES)) + data[end:]
        elif kind == "cut":
            data = data[:start] + data[end:]
        elif kind == "double":
            data = data[:end] + data[start:end] * 3 + data[end:]
        else:
            data = data[: max(start, len(data) // 2)]
    return data
