"""The architecture of the recogniser on a corpus of named entities, trained on its own train part.

``python -m pipeline.training.corpusner FOLDER DATA`` trains on ``FOLDER/train.conll`` and prints the
figures of every ``FOLDER/test*.conll``: what the encoder and one tagger reach where others are
measured. Of the folder ``DATA`` only the raw texts are read, which say which pieces the encoder keeps.
No list and no labelled article of ours is used, and nothing is kept.
"""

import random
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import torch
from torch import Tensor, nn
from torch.nn import functional

from pipeline import paths
from pipeline.corpus.conll import TaggedSentence, read_conll, spans_of_tags
from pipeline.errors import UsageError
from pipeline.evaluation.spancounts import SpanCounts
from pipeline.neural.pieces import WordPieces
from pipeline.neural.viterbi import best_tags_of, spans_of
from pipeline.neural.windows import Window, cut_windows, to_tensors
from pipeline.training.settings import Settings, read_settings
from pipeline.training.train import has_bfloat16, start_model

SENTENCES: Final = 12
"""Consecutive sentences that are read as one text: a name finds its title in the sentence before."""
EPOCHS: Final = 6
"""A corpus has one kind of labels: it takes more of them than all our articles."""


@dataclass(frozen=True, slots=True)
class Text:
    """Consecutive sentences: words, the first word of each sentence, windows, index of each tag."""

    words: list[str]
    starts: list[int]
    windows: list[Window]
    tags: list[int]


class CorpusTagger(nn.Module):
    """An encoder and a linear layer: pieces in, a score for each tag and word out."""

    def __init__(self, encoder: nn.Module, width: int, tags: int) -> None:
        super().__init__()
        self.encoder = encoder
        self.score = nn.Linear(width, tags)

    def forward(self, text: Text) -> Tensor:
        """Return logits of shape ``(words, tags)``."""
        pieces = self.encoder(*to_tensors(text.windows)).float()
        rows = [pieces[row, window.first] for row, window in enumerate(text.windows)]
        vectors = functional.dropout(torch.cat(rows), 0.1, self.training)
        logits: Tensor = self.score(vectors)
        return logits


def texts_of(
    sentences: Sequence[TaggedSentence], pieces: WordPieces, names: tuple[str, ...]
) -> list[Text]:
    """Join consecutive sentences to texts; ``names`` are the tags in the order of their scores."""
    texts = []
    for at in range(0, len(sentences), SENTENCES):
        words: list[str] = []
        ranges, tags = [], []
        for sentence in sentences[at : at + SENTENCES]:
            ranges.append((len(words), len(words) + len(sentence.words)))
            words += sentence.words
            spans = spans_of_tags(sentence.tags)
            clean = ["O"] * len(sentence.words)
            for start, end, label in spans:
                clean[start:end] = [f"B-{label}"] + [f"I-{label}"] * (end - start - 1)
            tags += [names.index(tag) for tag in clean]
        windows = cut_windows(words, [False] * len(words), ranges, pieces)
        texts.append(Text(words, [start for start, _ in ranges[1:]], windows, tags))
    return texts


def tag_names(sentences: Sequence[TaggedSentence]) -> tuple[str, ...]:
    """Return ``O`` and the two tags of every label of a corpus, in the order of the alphabet."""
    labels = sorted({label for s in sentences for *_, label in spans_of_tags(s.tags)})
    return ("O", *(f"{prefix}-{label}" for label in labels for prefix in "BI"))


def train_tagger(
    model: CorpusTagger,
    texts: Sequence[Text],
    settings: Settings,
    tell: Callable[[str], None],
    epochs: int = EPOCHS,
) -> None:
    """Train ``model`` in place by the plan of ``settings``; ``tell`` hears the loss of each of the ``epochs``."""
    plan = settings.training
    torch.set_num_threads(plan.threads)
    optimizer = torch.optim.AdamW(
        [
            {"params": list(model.encoder.parameters()), "lr": plan.encoder_rate},
            {"params": list(model.score.parameters()), "lr": plan.head_rate},
        ],
        weight_decay=plan.weight_decay,
        fused=True,
    )
    steps = epochs * len(texts)
    schedule = torch.optim.lr_scheduler.LambdaLR(
        optimizer, lambda step: min(1.0, step / (plan.warmup * steps)) * max(0.0, 1 - step / steps)
    )
    for epoch in range(epochs):
        torch.manual_seed(plan.seed * 1000 + epoch)
        order = random.Random(plan.seed * 1000 + epoch).sample(range(len(texts)), len(texts))
        model.train()
        total = 0.0
        for i in order:
            with torch.autocast("cpu", torch.bfloat16, enabled=has_bfloat16()):
                logits = model(texts[i])
            loss = functional.cross_entropy(logits.float(), torch.tensor(texts[i].tags))
            loss.backward()  # type: ignore[no-untyped-call]
            torch.nn.utils.clip_grad_norm_(model.parameters(), 1.0)
            optimizer.step()
            optimizer.zero_grad()
            schedule.step()
            total += float(loss.detach())
        tell(f"epoch {epoch + 1}: loss {total / len(texts):.4f}")
    model.eval()


def evaluate_tagger(
    model: CorpusTagger, texts: Sequence[Text], names: tuple[str, ...]
) -> SpanCounts:
    """Return the counts of ``model`` on tagged texts, by best paths of tags."""
    counts = SpanCounts()
    with torch.inference_mode():
        for text in texts:
            scores = model(text).numpy()
            gold = spans_of([int(tag) for tag in text.tags], names)
            counts.add(gold, spans_of(best_tags_of(scores, names, text.starts), names))
    return counts


def main(arguments: Sequence[str]) -> None:
    """Train on a folder's train part and print the figures of its test parts.

    Raises UsageError, GoldError or ModelError where something that is needed is missing.
    """
    if len(arguments) != 2:
        raise UsageError("give the corpus's folder and the folder of raw texts: FOLDER DATA")
    folder, data = map(Path, arguments)
    tests = sorted(folder.glob("test*.conll"))
    if not tests:
        raise UsageError(f"{folder}: no test*.conll")
    settings = read_settings(paths.CONFIGS / "train_news.cfg")
    train = list(read_conll(folder / "train.conll"))
    names = tag_names(train)
    start, pieces = start_model(settings, data)
    model = CorpusTagger(start.encoder, start.roles.cue.in_features, len(names))

    def tell(line: str) -> None:
        sys.stdout.write(line + "\n")
        sys.stdout.flush()

    train_tagger(model, texts_of(train, pieces, names), settings, tell)
    labels = sorted({name[2:] for name in names[1:]} - {"MISC"})
    for path in tests:
        counts = evaluate_tagger(model, texts_of(list(read_conll(path)), pieces, names), names)
        tell(f"{path.name}\n{counts.table(labels)}")


if __name__ == "__main__":
    main(sys.argv[1:])
