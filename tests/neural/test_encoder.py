import torch
from hypothesis import given
from hypothesis import strategies as st

from tests.neural.tiny import tiny_model, tiny_pieces


@given(
    st.lists(
        st.lists(st.integers(0, len(tiny_pieces()) - 1), min_size=1, max_size=20),
        min_size=1,
        max_size=4,
    )
)
def test_windows_end_to_end_give_what_padded_windows_give(windows: list[list[int]]) -> None:
    encoder = tiny_model().encoder
    longest = max(map(len, windows))
    ids = torch.tensor([window + [1] * (longest - len(window)) for window in windows])
    mask = torch.tensor([[True] * len(w) + [False] * (longest - len(w)) for w in windows])
    with torch.inference_mode():
        padded = encoder(ids, mask)
        for own, window, row in zip(encoder.ragged(windows), windows, padded, strict=True):
            assert torch.allclose(own, row[: len(window)], atol=1e-5)
