"""Data for a page: small, and unable to end the script element that it stands in."""

import base64
import zlib
from typing import Any, Final

import orjson

_ESCAPES: Final = {ord(char): f"\\u{ord(char):04x}" for char in ("<", ">", "&", "\u2028", "\u2029")}


def packed(data: Any) -> str:
    """Return ``data`` as base64 of zlib-compressed JSON (RFC 1950, RFC 4648).

    In the page: ``atob``, then ``DecompressionStream("deflate")``, then ``JSON.parse``.
    """
    return base64.b64encode(zlib.compress(orjson.dumps(data), 9)).decode("ascii")


def script_json(data: Any) -> str:
    """Return ``data`` as JSON that may stand inside of an HTML ``script`` element.

    No markup character is left, so that neither ``</script`` nor ``<!--`` can occur
    (HTML standard, restrictions for contents of script elements).
    """
    return orjson.dumps(data).decode("utf-8").translate(_ESCAPES)
