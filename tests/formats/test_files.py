"""Names of an article's files."""

from pathlib import Path

import pytest

from pipeline.formats.files import file_name, named_id


@pytest.mark.parametrize(
    ("doc_id", "name"),
    [
        ("a/b:1", "a%2Fb%3A1"),
        (".hidden", "%2Ehidden"),
        ("..", "%2E."),
        ("v1.2 x", "v1.2%20x"),
        ("50%", "50%25"),
        ("خبر.1", "خبر.1"),
    ],
)
def test_what_file_systems_refuse_or_hide_is_written_as_its_code(doc_id: str, name: str) -> None:
    assert file_name(doc_id) == name
    assert named_id(Path(f"{name}.txt"), Path("none")) == doc_id
