"""Train the news model: hand labels in, weights with their papers out."""

import hashlib
import json
import random
from collections import defaultdict
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import torch
from torch import nn

from pipeline import assemble, paths
from pipeline.components.gazetteer import Gazetteer
from pipeline.corpus.annotations import record_of_doc
from pipeline.corpus.gold import read_gold
from pipeline.errors import UsageError
from pipeline.neural.heads import NewsModel
from pipeline.neural.huggingface import start_encoder as start_published
from pipeline.neural.pieces import WordPieces
from pipeline.records import Annotation, Article
from pipeline.training.examples import (
    ArticleExample,
    example_of_record,
    read_rules,
    with_found_mentions,
)
from pipeline.training.labels import join_text, labelled_ids, read_articles
from pipeline.training.losses import article_losses, word_vectors
from pipeline.training.pretrained import (
    PretrainedFile,
    count_words,
    kept_pieces,
    layer_weights,
    start_encoder,
    weights_file,
)
from pipeline.training.settings import Settings

CHECKPOINT: Final = "checkpoint.pt"


@dataclass(frozen=True, slots=True)
class TrainingData:
    """Labelled articles to learn from, and the SHA-256 of each file that they come from.

    The first ``gold`` of the articles come from gold files, with two readings or more behind them.
    """

    records: list[Annotation]
    digests: dict[str, str]
    gold: int

    def places(self, gold_times: int) -> list[int]:
        """Return the places of the articles of one epoch, those of gold files ``gold_times``."""
        return [
            i for i in range(len(self.records)) for _ in range(gold_times if i < self.gold else 1)
        ]


def read_data(settings: Settings, data: Path, own: list[Path]) -> TrainingData:
    """Read every labelled article of a run; ``own`` are gold files of the user.

    Raises UsageError where a file is missing, GoldError where labels do not fit their text.
    """
    files = [data / name for name in settings.data.gold] + [
        paths.SEEDS.parent / name for name in settings.data.samples
    ]
    records: list[Annotation] = []
    digests: dict[str, str] = {}
    for path in [*files, *own]:
        if not path.is_file():
            raise UsageError(f"{path} is missing; name the folder that holds it with --data")
        records += read_gold(path)
        digests[path.name] = digest_of(path)
    gold = len(records)
    for name in settings.data.labels:
        labels = paths.SEEDS.parent / name
        records += _joined(labels, settings, data)
        digests[labels.name] = digest_of(labels)
    return TrainingData(records, digests, gold)


def _joined(labels: Path, settings: Settings, data: Path) -> Iterator[Annotation]:
    """Yield the records of a file of labels with their text, from the articles of the settings."""
    sources = [path for pattern in settings.data.articles for path in sorted(data.glob(pattern))]
    return join_text(labels, read_articles(sources, labelled_ids(labels)))


def read_held(settings: Settings, data: Path) -> list[Annotation]:
    """Read the labelled articles that are kept out of training, with their sentences.

    Raises GoldError where labels do not fit their text.
    """
    return list(_joined(paths.SEEDS.parent / settings.data.held, settings, data))


def start_model(settings: Settings, data: Path) -> tuple[NewsModel, WordPieces]:
    """Return a model with the pretrained encoder and fresh heads.

    Of the small encoder, the raw texts below ``data`` decide which pieces are kept. Raises
    UsageError without them, ModelError where the published encoder of the settings is missing.
    """
    torch.manual_seed(settings.training.seed)
    if settings.encoder.name:
        published, its_pieces = start_published(settings.encoder.name)
        return NewsModel(published, published.width), its_pieces
    texts = sorted(data.glob(settings.data.texts))
    if not texts:
        raise UsageError(f"no text {settings.data.texts} in {data}; name its folder with --data")
    file = PretrainedFile(weights_file())
    kept = kept_pieces(file, count_words(texts), settings.encoder.least_count)
    encoder, pieces = start_encoder(file, kept, layers=settings.encoder.layers)
    model = NewsModel(encoder, encoder.shape.width)
    for layer, source in zip(model.roles.around.layers, settings.encoder.again, strict=True):
        weights = layer_weights(file, source)
        layer.load_state_dict({name: torch.from_numpy(a.copy()) for name, a in weights.items()})
    return model, pieces


def make_examples(records: list[Annotation], pieces: WordPieces) -> list[ArticleExample]:
    """Read labelled articles as the pipeline does before its model, and turn them into examples."""
    nlp = assemble.load("known")
    gazetteer = nlp.get_pipe("mawaqif_gazetteer")
    assert isinstance(gazetteer, Gazetteer)
    rules = read_rules(gazetteer.index)
    docs = nlp.pipe(record["text"] for record in records)
    return [
        example_of_record(record, doc, pieces, rules)
        for record, doc in zip(records, docs, strict=True)
    ]


def make_found_examples(records: list[Annotation], pieces: WordPieces) -> list[ArticleExample]:
    """Turn labelled articles into examples with the mentions and actors that the rules find.

    Their tags are not for learning, their stances are.
    """
    nlp = assemble.load("rules")
    found = [
        with_found_mentions(record, record_of_doc(doc, Article(record["doc_id"], record["text"])))
        for record, doc in zip(records, nlp.pipe(r["text"] for r in records), strict=True)
    ]
    return make_examples(found, pieces)


def train(
    model: NewsModel,
    examples: list[ArticleExample],
    found: list[ArticleExample],
    settings: Settings,
    *,
    folder: Path,
    log: Callable[[str], None],
    stamp: str = "",
) -> None:
    """Train ``model`` in place; a run that was stopped goes on after its last whole epoch.

    ``found`` are the articles of ``examples`` with mentions and actors that were found; the roles
    see an article with these and with those by hand in turn. ``folder`` takes the checkpoint;
    ``log`` is told the mean losses of each epoch; ``stamp`` says what the run depends on.

    Raises UsageError where the checkpoint in ``folder`` is of a run with another stamp.
    """
    plan = settings.training
    torch.set_num_threads(plan.threads)
    pretrained: list[nn.Parameter] = []
    fresh: list[nn.Parameter] = []
    for name, parameter in model.named_parameters():
        known = name.startswith(("encoder.", "roles.around.layers."))
        (pretrained if known else fresh).append(parameter)
    optimizer = torch.optim.AdamW(
        [
            {"params": pretrained, "lr": plan.encoder_rate},
            {"params": fresh, "lr": plan.head_rate},
        ],
        weight_decay=plan.weight_decay,
        fused=True,
    )
    steps = plan.epochs * -(-len(examples) // plan.articles_in_step)
    schedule = torch.optim.lr_scheduler.LambdaLR(
        optimizer, lambda step: min(1.0, step / (plan.warmup * steps)) * max(0.0, 1 - step / steps)
    )
    checkpoint = folder / CHECKPOINT
    first = 0
    if checkpoint.is_file():
        state = torch.load(checkpoint, weights_only=True)
        # Checkpoints of before stamps are taken for those of this run.
        if state.get("stamp", stamp) != stamp:
            raise UsageError(
                f"{checkpoint} is of a run with other settings or data; remove it, or name another "
                "folder with --run"
            )
        model.load_state_dict(state["model"])
        optimizer.load_state_dict(state["optimizer"])
        schedule.load_state_dict(state["schedule"])
        first = state["epochs"]
    for epoch in range(first, plan.epochs):
        # seeded by the epoch, so that a resumed run sees what an uninterrupted one does
        torch.manual_seed(plan.seed * 1000 + epoch)
        order = random.Random(plan.seed * 1000 + epoch).sample(range(len(examples)), len(examples))
        model.train()
        told: defaultdict[str, float] = defaultdict(float)
        for at in range(0, len(order), plan.articles_in_step):
            places = order[at : at + plan.articles_in_step]
            batch = [examples[i] for i in places]
            seen = [(examples, found)[(i + epoch) % 2][i] for i in places]
            loss = torch.zeros(())
            with torch.autocast("cpu", torch.bfloat16, enabled=has_bfloat16()):
                vectors = word_vectors(model, batch)
                every = [
                    article_losses(model, *article)
                    for article in zip(vectors, batch, seen, strict=True)
                ]
            for losses in every:
                for name, value in losses.items():
                    told[name] += float(value.detach())
                    loss = loss + settings.weights[name] * value
            (loss / len(batch)).backward()  # type: ignore[no-untyped-call]
            torch.nn.utils.clip_grad_norm_(model.parameters(), 1.0)
            optimizer.step()
            optimizer.zero_grad()
            schedule.step()
        means = {name: round(value / len(examples), 4) for name, value in told.items()}
        log(json.dumps({"epoch": epoch + 1, "loss": means}))
        # Under another name until it is whole: a run that is stopped while it saves loses no epoch.
        whole = checkpoint.with_name(f"{CHECKPOINT}.partial")
        torch.save(
            {
                "model": model.state_dict(),
                "optimizer": optimizer.state_dict(),
                "schedule": schedule.state_dict(),
                "epochs": epoch + 1,
                "stamp": stamp,
            },
            whole,
        )
        whole.replace(checkpoint)
    model.eval()


def has_bfloat16() -> bool:
    """Whether this processor computes with bfloat16 itself (AVX512-BF16, AMX); else autocast is slow."""
    supported: bool = torch.cpu._is_avx512_bf16_supported()
    return supported


def digest_of(path: Path) -> str:
    """Return the SHA-256 of a file, in hexadecimal."""
    return hashlib.sha256(path.read_bytes()).hexdigest()
