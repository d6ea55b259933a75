"""The papers of a model, whichever encoder it has."""

from pathlib import Path

import pytest

from pipeline.training.card import CARD, write_card

META = {
    "code_version": "1", "command": "mawaqif train", "seed": 1, "articles": 3,
    "data": {"a.jsonl": "0" * 64}, "scores": {}, "layers": [[4, 768], [7, 1344], [12, 96]],
}  # fmt: skip


@pytest.mark.parametrize(
    ("encoder", "told"),
    [
        (
            {"kind": "huggingface", "name": "some/encoder", "width": 768},
            "- Encoder: of width 768, half-precision weights\n"
            "- Starting weights: `some/encoder` of Hugging Face\n",
        ),
        (
            {"layers": 6, "width": 384, "vocabulary": 9, "heads": 12},
            "- Encoder: 6 transformer layers of width 384, 9 pieces, eight-bit weights\n"
            "- Starting weights: multilingual-e5-small",
        ),
    ],
)
def test_card_names_the_encoder(tmp_path: Path, encoder: dict[str, object], told: str) -> None:
    write_card(tmp_path, {**META, "encoder": encoder})
    text = (tmp_path / CARD).read_text("utf-8")
    assert told in text
    assert (
        "- Layers, the last 2 around cues: attention heads 4, 7, 12; inner neurons 768, 1,344, 96\n"
    ) in text
