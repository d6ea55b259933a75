"""Models of Hugging Face small enough to make in a test: random weights, a piece for each letter."""

from pathlib import Path

import torch

from pipeline.neural.heads import NewsModel
from pipeline.neural.huggingface import start_encoder
from pipeline.neural.store import save_model
from tests.neural.tiny import LETTERS

VOCABULARY = (
    *("[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]"),
    *LETTERS,
    *(f"##{letter}" for letter in LETTERS),
    *("مصر", "##صر"),
)
TAGS = ("O", "B-PERS", "I-PERS", "B-LOC", "I-LOC", "B-ORG", "I-ORG", "B-MISC", "I-MISC")


def save_bert(
    folder: Path, *, seed: int = 0, tags: tuple[str, ...] = (), positions: int = 256
) -> Path:
    """Write a BERT of two layers of width 16 with its tokenizer, as it is published.

    With ``tags`` it is a classifier of words, else an encoder alone.
    """
    from transformers import BertConfig, BertForTokenClassification, BertModel, BertTokenizerFast
    from transformers.utils import logging

    logging.disable_progress_bar()
    torch.manual_seed(seed)
    folder.mkdir(parents=True, exist_ok=True)
    vocabulary = folder / "vocab.txt"
    vocabulary.write_text("\n".join(VOCABULARY) + "\n", encoding="utf-8")
    BertTokenizerFast(str(vocabulary), do_lower_case=False).save_pretrained(folder)
    config = BertConfig(
        vocab_size=len(VOCABULARY),
        hidden_size=16,
        num_hidden_layers=2,
        num_attention_heads=2,
        intermediate_size=32,
        max_position_embeddings=positions,
        initializer_range=0.5,
        **({"id2label": dict(enumerate(tags))} if tags else {}),
    )
    kind = BertForTokenClassification if tags else BertModel
    kind(config).eval().save_pretrained(folder)
    return folder


def save_tiny_bert(folder: Path, base: Path) -> Path:
    """Write a news model over the BERT in ``base`` to ``folder``, and return it."""
    encoder, pieces = start_encoder(str(base))
    model = NewsModel(encoder, encoder.width).eval()
    save_model(folder, model, pieces, {"scores": {}, "thresholds": {}})
    return folder
