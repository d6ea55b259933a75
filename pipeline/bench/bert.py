"""Speed of BERT-base recognisers of names, with random weights of the published shape.

Speed depends on the shape and not on the weights, so nothing has to be downloaded.
The vocabulary is made from the text to be read, which favours BERT: it splits words
into fewer pieces than a vocabulary from elsewhere would.
"""

import os
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from itertools import islice
from pathlib import Path
from typing import Any, Final

import orjson

VOCABULARY: Final = 30_000
SHAPE: Final = {
    "num_hidden_layers": 12,
    "hidden_size": 768,
    "num_attention_heads": 12,
    "intermediate_size": 3072,
}
"""BERT-base: Devlin et al. (2019), section 3."""

LABELS: Final = ("B-LOC", "B-ORG", "B-PERS", "B-MISC", "I-LOC", "I-ORG", "I-PERS", "I-MISC", "O")
LONGEST: Final = 256
"""Word pieces in a sentence, as in ``camel_tools.ner``."""

TRANSFORMERS_BATCH: Final = 16
CAMEL_BATCH: Final = 8


def make_model(folder: Path, sentences: Sequence[Sequence[str]]) -> None:
    """Save a token classifier of that shape and its tokenizer."""
    from tokenizers import BertWordPieceTokenizer
    from transformers import BertConfig, BertForTokenClassification, BertTokenizerFast

    pieces = BertWordPieceTokenizer(lowercase=False, strip_accents=False)
    words = (" ".join(sentence) for sentence in sentences)
    pieces.train_from_iterator(words, vocab_size=VOCABULARY, show_progress=False)
    folder.mkdir(parents=True, exist_ok=True)
    pieces.save_model(str(folder))
    BertTokenizerFast(str(folder / "vocab.txt"), do_lower_case=False).save_pretrained(folder)
    shape = BertConfig(vocab_size=VOCABULARY, id2label=dict(enumerate(LABELS)), **SHAPE)
    BertForTokenClassification(shape).save_pretrained(folder)


def transformers_speed(folder: Path, sentences: Sequence[Sequence[str]], seconds: float) -> float:
    """Words a second through ``transformers``, each batch padded to its longest sentence."""
    import torch
    from transformers import AutoModelForTokenClassification, AutoTokenizer

    tokenizer: Any = AutoTokenizer.from_pretrained(folder)
    model: Any = AutoModelForTokenClassification.from_pretrained(folder).eval()

    def read(batch: list[Sequence[str]]) -> None:
        encoded = tokenizer(
            [list(words) for words in batch],
            is_split_into_words=True,
            padding=True,
            truncation=True,
            max_length=LONGEST,
            return_tensors="pt",
        )
        with torch.inference_mode():
            model(**encoded).logits.argmax(-1).tolist()

    return _speed(read, sentences, TRANSFORMERS_BATCH, seconds)


def camel_speed(folder: Path, sentences: Sequence[Sequence[str]], seconds: float) -> float:
    """Words a second through ``camel_tools.ner``, as its documentation uses it."""
    catalogue = folder / "camel"
    catalogue.mkdir(exist_ok=True)
    # Without a catalogue of its own the import would download one.
    (catalogue / "catalogue.json").write_text(
        '{"version": "1.6", "packages": {}, "components": {}}', encoding="utf-8"
    )
    os.environ["CAMELTOOLS_DATA"] = str(catalogue)
    from camel_tools.ner import NERecognizer

    recogniser = NERecognizer(str(folder), use_gpu=False)
    recogniser.model.eval()

    def read(batch: list[Sequence[str]]) -> None:
        recogniser.predict([list(words) for words in batch], batch_size=CAMEL_BATCH)

    return _speed(read, sentences, CAMEL_BATCH, seconds)


def _speed(
    read: Callable[[list[Sequence[str]]], None],
    sentences: Sequence[Sequence[str]],
    size: int,
    seconds: float,
) -> float:
    """Read batches for about ``seconds``; the first is a warm-up and not counted."""
    batches = _batches(sentences, size)
    read(next(batches))
    words = 0
    began = time.monotonic()
    for batch in batches:
        read(batch)
        words += sum(map(len, batch))
        if time.monotonic() - began > seconds:
            break
    return words / max(time.monotonic() - began, 1e-9)


def _batches(sentences: Sequence[Sequence[str]], size: int) -> Iterator[list[Sequence[str]]]:
    """Batches in the order of the text, from the start again when it ends."""
    while True:
        place = iter(sentences)
        while batch := list(islice(place, size)):
            yield batch


def main() -> None:
    """Arguments: a folder to work in, a JSON file of sentences, seconds for each measurement.

    A process of its own, since threads, memory and environment differ. Prints a JSON
    object: words a second by name.
    """
    folder, given, seconds = Path(sys.argv[1]), Path(sys.argv[2]), float(sys.argv[3])
    sentences: list[list[str]] = orjson.loads(given.read_bytes())
    make_model(folder, sentences)
    speeds = {
        "transformers": transformers_speed(folder, sentences, seconds),
        "camel_tools": camel_speed(folder, sentences, seconds),
    }
    sys.stdout.buffer.write(orjson.dumps(speeds) + b"\n")


if __name__ == "__main__":
    main()
