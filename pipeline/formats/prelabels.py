"""Our annotations as Label Studio's predictions, for a person to correct."""

from collections.abc import Iterable
from pathlib import Path
from typing import Any

import orjson

from pipeline.formats.files import write_bytes
from pipeline.formats.labelstudio import data_of, results_of
from pipeline.records import Annotation


def confidence_of(record: Annotation) -> float:
    """Return how sure an article's annotation is, in [0, 1], rounded to 4 places.

    The mean of its stances' confidences; of its mentions' where it has no stance; 1
    where it has neither, since nothing in it asks for correction.
    """
    for items in (record["stances"], record["mentions"]):
        known = [item["confidence"] for item in items if "confidence" in item]
        if known:
            return round(sum(known) / len(known), 4)
    return 1.0


def write_predictions(records: Iterable[Annotation], path: Path) -> None:
    """Write a task with one prediction for each record, the least confident first.

    Label Studio shows tasks in the order of the file, and can sort by ``score``. The
    model's version is what the record's ``meta`` says of the pipeline and config.
    Shape: https://labelstud.io/guide/predictions.

    Raises:
        FormatError: The file cannot be written.
    """
    ranked = sorted(records, key=lambda record: (confidence_of(record), record["doc_id"]))
    tasks = [_task(record, number) for number, record in enumerate(ranked, 1)]
    write_bytes(path, orjson.dumps(tasks, option=orjson.OPT_INDENT_2) + b"\n")


def _task(record: Annotation, number: int) -> dict[str, Any]:
    meta = record.get("meta", {})
    version = " ".join(meta[key] for key in ("pipeline", "config") if key in meta)
    prediction = {
        "model_version": version or "mawaqif",
        "score": confidence_of(record),
        "result": results_of(record),
    }
    return {"id": number, "data": data_of(record), "predictions": [prediction]}
