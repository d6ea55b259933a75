"""What training minimises: the losses of all heads on one article."""

from typing import Final

import torch
from torch import Tensor
from torch.nn import functional

from pipeline.neural.heads import NewsModel, Reading, Roles
from pipeline.neural.scene import read_scene
from pipeline.neural.windows import to_tensors
from pipeline.training.examples import ArticleExample

_LOW: Final = -1e4


def word_vectors(model: NewsModel, examples: list[ArticleExample]) -> list[Tensor]:
    """Encode some articles together; return for each shape ``(words, width)``, zero for white space."""
    windows = [window for example in examples for window in example.windows]
    if not windows:
        return [torch.zeros(len(example.view.words), 1) for example in examples]
    pieces = model.encoder(*to_tensors(windows)).float()
    vectors = []
    row = 0
    for example in examples:
        words = torch.zeros(len(example.view.words), pieces.shape[-1])
        parts, places = [], []
        for window in example.windows:
            parts.append(pieces[row, window.first])
            places.extend(window.words)
            row += 1
        if parts:
            words = words.index_copy(0, torch.tensor(places), torch.cat(parts))
        vectors.append(words)
    return vectors


def actor_scores(scores: Tensor, member: Tensor) -> Tensor:
    """Pool mention scores (n, mentions) to actors (n, actors) by a soft maximum.

    ``member`` has shape ``(actors, mentions)``, True where the mention is the actor's.
    """
    spread = scores[:, None].masked_fill(~member[None], _LOW)
    return spread.logsumexp(-1)


def tag_loss(logits: Tensor, tags: list[int], places: list[int]) -> Tensor:
    """Cross entropy of the tags of the words at ``places``."""
    index = torch.tensor(places)
    return functional.cross_entropy(logits[index], torch.tensor(tags)[index])


def role_losses(roles: Roles, vectors: Tensor, example: ArticleExample) -> dict[str, Tensor]:
    """Losses of holder, speaker, status, target and issue of the article's labelled cues."""
    view, cues = example.view, example.cues
    scene = read_scene(
        roles,
        vectors,
        view,
        [(cue.start, cue.end, cue.polarity) for cue in cues],
        example.speakers,
        example.by_rules,
    )
    if scene is None:
        return {}
    actors, reading = scene.actors, scene.reading
    member = torch.from_numpy(scene.member)
    projected, pairs = reading.cues, reading.pairs
    holder_mentions = roles.holder(pairs).squeeze(-1)
    losses: dict[str, Tensor] = {}

    holder = actor_scores(holder_mentions, member)
    gold = torch.tensor([[float(actor in cue.holders) for actor in actors] for cue in cues])
    has = gold.sum(-1) > 0
    if has.any():
        ranked = holder.logsumexp(-1) - holder.masked_fill(gold == 0, _LOW).logsumexp(-1)
        binary = functional.binary_cross_entropy_with_logits(holder, gold, reduction="none").sum(-1)
        losses["holder"] = (ranked + binary)[has].mean()

    known = {actor: i for i, actor in enumerate(actors)}
    speaker = torch.cat(
        [roles.no_speaker(projected), actor_scores(roles.speaker(pairs).squeeze(-1), member)], dim=1
    )
    spoken = torch.tensor([known.get(cue.speaker, -2) + 1 if cue.speaker else 0 for cue in cues])
    if (spoken >= 0).any():
        losses["speaker"] = functional.cross_entropy(speaker, spoken, ignore_index=-1)

    rows, holders, best, status, wanted, own = [], [], [], [], [], []
    for row, cue in enumerate(cues):
        for actor, state in cue.holders.items():
            if actor not in known:
                continue
            mine = member[known[actor]]
            rows.append(row)
            holders.append(known[actor])
            best.append(int(holder_mentions[row].detach().masked_fill(~mine, _LOW).argmax()))
            status.append(state)
            wanted.append([float(a in cue.targets[actor]) for a in actors])
            own.append(mine)
    if rows:
        chosen = pairs[rows, best]
        losses["status"] = functional.cross_entropy(roles.status(chosen), torch.tensor(status))
        logits = roles.targets(chosen, pairs[rows], torch.stack(own).long())
        target = actor_scores(logits, member)
        errors = functional.binary_cross_entropy_with_logits(
            target, torch.tensor(wanted), reduction="none"
        )
        # nobody is his own target, also where one word (``الجانبان``) means him and the target
        others = torch.ones_like(errors).scatter_(1, torch.tensor(holders)[:, None], 0.0)
        losses["target"] = (errors * others).sum(-1).mean()
    losses["issue"] = issue_loss(roles, vectors, reading, example)
    return losses


def issue_loss(roles: Roles, vectors: Tensor, reading: Reading, example: ArticleExample) -> Tensor:
    """Cross entropy of the issue tags of the words of each cue's sentence, mean over cues."""
    sentences = reading.sentences.tolist()
    logits = roles.issues(reading, vectors)
    tags = torch.full(logits.shape[:2], -1)
    for row, (cue, (start, end)) in enumerate(zip(example.cues, sentences, strict=True)):
        tags[row, : end - start] = 0
        for first, last in cue.issues:
            tags[row, first - start : last - start] = 2
            tags[row, first - start] = 1
    total = functional.cross_entropy(
        logits.flatten(0, 1), tags.flatten(), reduction="sum", ignore_index=-1
    )
    return total / (12 * len(example.cues))


def article_losses(
    model: NewsModel, vectors: Tensor, example: ArticleExample, seen: ArticleExample
) -> dict[str, Tensor]:
    """All losses of one article, by the name of the head.

    ``seen`` is the same article as the roles get to see it, with mentions by hand or found.
    """
    places = [place for window in example.windows for place in window.words]
    if not places:
        return {}
    known = torch.tensor(example.known)
    return {
        "mentions": tag_loss(model.mentions(vectors, known), example.mention_tags, places),
        "cues": tag_loss(model.cues(vectors, known), example.cue_tags, places),
        **role_losses(model.roles, vectors, seen),
    }
