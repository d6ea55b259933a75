import torch
from hypothesis import given
from hypothesis import strategies as st

from tests.neural.tiny import tiny_model, tiny_pieces


@given(
    st.lists(
        st.lists(st.integers(0, len(tiny_pieces()) - 1), min_size=1, max_size=20),
        min_size=1,
        max_size=4,
    ),
    st.data(),
)
def test_windows_end_to_end_give_what_padded_windows_give(
    windows: list[list[int]], data: st.DataObject
) -> None:
    encoder = tiny_model().encoder
    longest = max(map(len, windows))
    ids = torch.tensor([window + [1] * (longest - len(window)) for window in windows])
    mask = torch.tensor([[True] * len(w) + [False] * (longest - len(w)) for w in windows])
    places = [st.sets(st.integers(0, len(window) - 1)) for window in windows]
    wanted = [sorted(own) for own in data.draw(st.tuples(*places))]
    with torch.inference_mode():
        rows = [row[own] for row, own in zip(encoder(ids, mask), wanted, strict=True)]
        assert torch.allclose(encoder.ragged(windows, wanted), torch.cat(rows), atol=1e-5)
