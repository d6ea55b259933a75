from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.seedfiles import Faults
from pipeline.stance.scoring import Weights, log_odds, read_weights


@given(
    st.dictionaries(st.text(max_size=3), st.floats(-1e6, 1e6)),
    st.lists(st.text(max_size=3)),
    st.floats(-50, 50),
)
def test_probability_is_one(weights: dict[str, float], evidence: list[str], base: float) -> None:
    assert 0 < Weights(weights).probability(evidence, base=base) < 1


@given(st.lists(st.sampled_from("abc")))
def test_no_weights_leave_the_base(evidence: list[str]) -> None:
    assert Weights().probability(evidence) == 0.5


@pytest.mark.parametrize("probability", [0.1, 0.5, 0.9])
def test_log_odds_turn_back(probability: float) -> None:
    assert Weights().probability([], base=log_odds(probability)) == pytest.approx(probability)


def test_table(tmp_path: Path) -> None:
    path = tmp_path / "evidence.csv"
    path.write_text("evidence,weight,source\na,0.5,x\nb,much,x\nc,nan,x\n", encoding="utf-8")
    faults = Faults()
    assert read_weights(path, faults).of == {"a": 0.5}
    assert faults.lines == [
        f"{path}:3: weight 'much' is not a number",
        f"{path}:4: weight 'nan' is not a number",
    ]
