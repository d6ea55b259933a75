"""The recognisers beside which the pipeline is measured, with a tiny shape."""

import subprocess
import sys
from itertools import islice
from pathlib import Path

import orjson

from pipeline.bench.bert import _batches

TINY = {
    "num_hidden_layers": 1,
    "hidden_size": 8,
    "num_attention_heads": 2,
    "intermediate_size": 8,
}


def test_both_recognisers_read(tmp_path: Path) -> None:
    given = tmp_path / "sentences.json"
    given.write_bytes(orjson.dumps([["رحبت", "مصر", "بالقرار"], ["\u200f"], ["نص"]] * 9))
    code = f"from pipeline.bench import bert; bert.SHAPE.update({TINY}); bert.main()"
    command = [sys.executable, "-c", code, str(tmp_path / "bert"), str(given), "0.01"]
    done = subprocess.run(command, capture_output=True, check=True)
    speeds = orjson.loads(done.stdout.splitlines()[-1])
    assert list(speeds) == ["transformers", "camel_tools"]
    assert all(speed > 0 for speed in speeds.values())


def test_batches_start_again_at_the_end() -> None:
    assert [
        [words[0] for words in batch] for batch in islice(_batches([["a"], ["b"], ["c"]], 2), 3)
    ] == [
        ["a", "b"],
        ["c"],
        ["a", "b"],
    ]
