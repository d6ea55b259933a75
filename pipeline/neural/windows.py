"""Windows of whole sentences that go through the encoder together."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

import torch
from torch import Tensor

from pipeline.neural.pieces import END, PAD, START, WordPieces

LARGEST: Final = 160
"""Pieces in a window: several sentences, so that a later name sees an earlier title."""


@dataclass(frozen=True, slots=True)
class Window:
    """Some consecutive words of an article as pieces.

    ``ids`` piece ids, with a start piece and an end piece after each sentence; ``first`` the index
    in ``ids`` of the first piece of each word; ``words`` the index in the article of each word.
    """

    ids: list[int]
    first: list[int]
    words: list[int]


def cut_windows(
    words: Sequence[str],
    glued: Sequence[bool],
    sentences: Iterable[tuple[int, int]],
    pieces: WordPieces,
    *,
    largest: int = LARGEST,
) -> list[Window]:
    """Return windows that hold every word of every sentence once, in order.

    Args:
        words: The article's words.
        glued: For each word, whether no white space stands before it.
        sentences: Ranges of words, in order, not overlapping.
        pieces: The vocabulary.
        largest: Pieces in a window; a longer sentence is cut.
    """
    windows: list[Window] = []
    current = Window([START], [], [])
    for start, end in sentences:
        ids = [pieces.ids(words[i], glued=glued[i]) for i in range(start, end) if words[i].strip()]
        places = [i for i in range(start, end) if words[i].strip()]
        if current.words and len(current.ids) + sum(map(len, ids)) + 1 > largest:
            windows.append(current)
            current = Window([START], [], [])
        for place, piece_ids in zip(places, ids, strict=True):
            if len(current.ids) + len(piece_ids) + 1 > largest:
                current.ids.append(END)
                windows.append(current)
                current = Window([START], [], [])
            current.first.append(len(current.ids))
            current.words.append(place)
            current.ids.extend(piece_ids)
        if places:
            current.ids.append(END)
    if current.words:
        windows.append(current)
    return windows


def to_tensors(windows: Sequence[Window]) -> tuple[Tensor, Tensor]:
    """Return piece ids and mask of some windows, each of shape ``(windows, pieces)``."""
    longest = max(len(window.ids) for window in windows)
    ids = torch.full((len(windows), longest), PAD, dtype=torch.long)
    mask = torch.zeros((len(windows), longest), dtype=torch.bool)
    for row, window in enumerate(windows):
        ids[row, : len(window.ids)] = torch.tensor(window.ids)
        mask[row, : len(window.ids)] = True
    return ids, mask
