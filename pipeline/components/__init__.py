"""spaCy components: each reads and writes a Doc, and leaves the deciding to a pure module."""
