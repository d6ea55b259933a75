"""A published model that tags words (``AutoModelForTokenClassification``), in use."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any, Final

import torch

from pipeline.errors import ModelError
from pipeline.neural.huggingface import (
    HuggingFacePieces,
    check_length,
    find_model,
    longest_window,
    own_numbers,
    read_part,
    read_weights,
)
from pipeline.neural.published import kind_of
from pipeline.neural.store import one_thread
from pipeline.neural.windows import cut_windows, to_tensors

LARGEST: Final = 256
"""Pieces in a window; a longer sentence is cut between words."""

_LEAST: Final = 32
_BATCH: Final = 8


class WordTagger:
    """Tags the words of an article, each by its first piece, sentence by sentence."""

    def __init__(self, name: str) -> None:
        """Load a model given by its folder or its name on Hugging Face.

        Raises:
            ModelError: It is not there, is unreadable, or tags no persons, places or bodies.
        """
        from transformers import AutoModelForTokenClassification, AutoTokenizer

        one_thread()
        folder = find_model(name)
        self.pieces = HuggingFacePieces(read_part(AutoTokenizer, folder, "tokenizer"))
        self.model: Any = read_weights(AutoModelForTokenClassification, folder)
        self.model.eval().requires_grad_(False)
        config = self.model.config
        self.tags = [str(config.id2label[i]) for i in range(config.num_labels)]
        if not any(kind_of(tag)[1] for tag in self.tags):
            raise ModelError(
                f"{folder}: its tags ({', '.join(self.tags[:6])}) name no persons, places or "
                "bodies; take a model that was trained to recognise names"
            )
        check_length(config, self.pieces.special, _LEAST)
        self.largest = min(LARGEST, longest_window(config, self.pieces.special))
        self._special = torch.tensor(self.pieces.special)

    def read(
        self, words: Sequence[str], glued: Sequence[bool], sentences: Sequence[tuple[int, int]]
    ) -> list[tuple[str, float]]:
        """Return tag and probability of each word; blank ones, and those in no sentence, are ``O``.

        Args:
            words: The words as written.
            glued: For each, whether no white space stands before it.
            sentences: Ranges of words, in order.
        """
        found = [("O", 1.0)] * len(words)
        windows = [
            window
            for sentence in sentences
            for window in cut_windows(words, glued, [sentence], self.pieces, largest=self.largest)
        ]
        order = sorted(range(len(windows)), key=lambda i: len(windows[i].ids))
        for at in range(0, len(order), _BATCH):
            batch = [windows[i] for i in order[at : at + _BATCH]]
            ids, mask = to_tensors(batch)
            with torch.inference_mode():
                logits = self.model(
                    input_ids=own_numbers(ids, self._special), attention_mask=mask.long()
                ).logits
                best = logits.softmax(-1).max(-1)
            for row, window in enumerate(batch):
                scores = best.values[row, window.first].tolist()
                tags = best.indices[row, window.first].tolist()
                for place, tag, score in zip(window.words, tags, scores, strict=True):
                    found[place] = (self.tags[tag], score)
        return found

    def save(self, folder: Path) -> None:
        """Write the model to ``folder``, from which it can be loaded without any other."""
        folder.mkdir(parents=True, exist_ok=True)
        self.model.save_pretrained(str(folder))
        self.pieces.tokenizer.save_pretrained(str(folder))
