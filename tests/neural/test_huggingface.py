import json
import shutil
from dataclasses import replace
from pathlib import Path
from types import SimpleNamespace

import pytest
import torch
from hypothesis import given
from hypothesis import strategies as st
from safetensors.torch import load_file, save_file
from spacy.language import Language

from pipeline import assemble, paths
from pipeline.corpus.gold import read_gold
from pipeline.errors import ModelError
from pipeline.neural.heads import NewsModel
from pipeline.neural.huggingface import (
    HuggingFacePieces,
    find_model,
    longest_window,
    own_numbers,
    plain_word,
    start_encoder,
)
from pipeline.neural.reader import Reader
from pipeline.neural.store import META, PIECES, WEIGHTS, load_model, load_roles, save_model
from pipeline.neural.windows import cut_windows, to_tensors
from pipeline.training.settings import Settings, read_settings
from pipeline.training.train import make_examples, start_model, train
from tests.neural.tiny_bert import VOCABULARY, save_bert, save_tiny_bert

WORDS = ["قال", "وزير", "مصر", "إن", "\u200f", "مصر", "ترفض", "."]
TEXTS = ["قال وزير مصر إن مصر ترفض.", "", "لا شيء \u200f هنا"]


@pytest.fixture(scope="module")
def base(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return save_bert(tmp_path_factory.mktemp("bert"))


@pytest.fixture(scope="module")
def pieces(base: Path) -> HuggingFacePieces:
    return start_encoder(str(base))[1]


@pytest.fixture(scope="module")
def folder(base: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    return save_tiny_bert(tmp_path_factory.mktemp("model"), base)


@pytest.fixture
def settings(base: Path) -> Settings:
    whole = read_settings(paths.CONFIGS / "train_news.cfg")
    return replace(
        whole,
        encoder=replace(whole.encoder, name=str(base)),
        training=replace(whole.training, epochs=1, articles_in_step=3),
    )


@pytest.mark.parametrize(
    ("word", "expected"),
    [
        ("مصر", ["مصر"]),
        ("دم", ["د", "##م"]),
        ("مِصْرُ", ["مصر"]),
        ("مـصر", ["مصر"]),
        ("\u200fمصر", ["مصر"]),
        ("أمصر", ["أ", "##م", "##صر"]),
        ("x", None),
        ("\u200f", None),
        ("\u064b", None),
        (" ", None),
        ("", None),
    ],
)
def test_pieces_of_a_word(pieces: HuggingFacePieces, word: str, expected: list[str] | None) -> None:
    wanted = tuple(VOCABULARY.index(p) + 4 for p in expected) if expected else (3,)
    assert (pieces.ids(word, glued=False), pieces.ids(word, glued=True)) == (wanted, wanted)


@given(st.lists(st.text(alphabet="مصر\u200f\u064bأx .١\u2066", max_size=30), max_size=30))
def test_every_visible_word_has_its_place(pieces: HuggingFacePieces, words: list[str]) -> None:
    windows = cut_windows(words, [False] * len(words), [(0, len(words))], pieces)
    assert [place for window in windows for place in window.words] == [
        i for i, word in enumerate(words) if word.strip()
    ]
    for window in windows:
        ends = [*window.first[1:], len(window.ids) - 1]
        cut = [tuple(window.ids[a:b]) for a, b in zip(window.first, ends, strict=True)]
        assert cut == [pieces.ids(words[place], glued=False) for place in window.words]


class MarkedTokenizer:
    """Stands for a vocabulary that marks the start of a word."""

    cls_token = sep_token = None
    bos_token_id, pad_token_id, eos_token_id, unk_token_id = 0, 1, 2, 3
    pieces = ("<s>", "<pad>", "</s>", "<unk>", "\u2581", "\u2581مصر", "مصر", "\u2581دعم", ".")

    def encode(self, text: str, *, add_special_tokens: bool) -> list[int]:
        word = "\u2581" + text.strip()
        if word in self.pieces:
            return [self.pieces.index(word)]
        return [4, self.pieces.index(text.strip())] if text.strip() in self.pieces else [3]

    def convert_ids_to_tokens(self, number: int) -> str:
        return self.pieces[number]

    def convert_tokens_to_ids(self, piece: str) -> int:
        return self.pieces.index(piece) if piece in self.pieces else 3


@pytest.mark.parametrize(
    ("word", "apart", "glued"),
    [("مصر", (9,), (10,)), ("دعم", (11,), (11,)), (".", (8, 12), (12,)), ("x", (3,), (3,))],
)
def test_a_glued_word_has_no_mark_of_a_start(
    word: str, apart: tuple[int, ...], glued: tuple[int, ...]
) -> None:
    marked = HuggingFacePieces(MarkedTokenizer())
    assert (marked.ids(word, glued=False), marked.ids(word, glued=True)) == (apart, glued)


def test_a_tokenizer_without_special_pieces_is_refused() -> None:
    tokenizer = MarkedTokenizer()
    tokenizer.unk_token_id = None  # type: ignore[assignment]
    with pytest.raises(ModelError, match="MarkedTokenizer lacks a start, padding, end or unknown"):
        HuggingFacePieces(tokenizer)


def test_numbers_are_turned_back() -> None:
    ids = torch.tensor([[0, 4, 9, 3, 2], [0, 5, 2, 1, 1]])
    assert own_numbers(ids, torch.tensor([102, 100, 103, 101])).tolist() == [
        [102, 0, 5, 101, 103],
        [102, 1, 103, 100, 100],
    ]


def test_plain_word_keeps_hamza() -> None:
    assert [plain_word(w) for w in ("أَكَّدَ", "مـصر", "ﻻ", "café", "\u200f")] == [
        *("أكد", "مصر", "لا", "café", "")
    ]


def test_our_vectors_are_those_of_the_published_model(base: Path) -> None:
    from transformers import AutoModel, AutoTokenizer

    encoder, pieces = start_encoder(str(base))
    words = ["قال", "مصر", "ترفض", "."]
    (window,) = cut_windows(words, [False] * 4, [(0, 4)], pieces)
    ids, mask = to_tensors([window])
    theirs = AutoTokenizer.from_pretrained(base)(" ".join(words), return_tensors="pt")
    with torch.inference_mode():
        wanted = AutoModel.from_pretrained(base).eval()(**theirs).last_hidden_state
        assert torch.equal(encoder.eval()(ids, mask), wanted)


def test_older_files_are_read_too(base: Path, tmp_path: Path) -> None:
    copy = Path(shutil.copytree(base, tmp_path / "copy"))
    encoder, pieces = start_encoder(str(base))
    torch.save(encoder.body.state_dict(), copy / "pytorch_model.bin")
    for name in ("model.safetensors", "tokenizer.json", "tokenizer_config.json"):
        (copy / name).unlink()
    (copy / "tokenizer_config.json").write_text('{"do_lower_case": false}', encoding="utf-8")
    older, its_pieces = start_encoder(str(copy))
    words = [*WORDS, "أمصر", "\u200f"]
    assert [its_pieces.ids(w, glued=False) for w in words] == [
        pieces.ids(w, glued=False) for w in words
    ]
    for name, value in older.state_dict().items():
        assert torch.equal(value, encoder.state_dict()[name]), name


def test_padding_changes_no_vector(base: Path) -> None:
    encoder, pieces = start_encoder(str(base))
    words = ["مصر", "ترفض", "قرار", "دعم", "مصر"]
    windows = cut_windows(words, [False] * 5, [(0, 2), (2, 5)], pieces, largest=14)
    with torch.inference_mode():
        together = encoder.eval()(*to_tensors(windows))
        for row, window in enumerate(windows):
            alone = encoder(*to_tensors([window]))[0]
            assert torch.allclose(together[row, : len(window.ids)], alone, atol=1e-5)
    assert len(windows) == 2


def test_one_step_of_training_then_saved_and_loaded(settings: Settings, tmp_path: Path) -> None:
    model, pieces = start_model(settings, tmp_path)
    before = {name: value.clone() for name, value in model.state_dict().items()}
    examples = make_examples(read_gold(paths.SEEDS / "gold.jsonl")[:3], pieces)
    # the rate of the first step is 0, so two epochs of one step each
    twice = replace(settings, training=replace(settings.training, epochs=2))
    train(model, examples, examples, twice, folder=tmp_path, log=lambda _: None)
    changed = {n.split(".")[0] for n, v in model.state_dict().items() if not v.equal(before[n])}
    assert changed == {"encoder", "mentions", "cues", "roles"}

    save_model(tmp_path / "one", model, pieces, {"thresholds": {}})
    loaded, its_pieces, _ = load_model(tmp_path / "one", fast=False)
    for name, value in loaded.state_dict().items():
        assert torch.allclose(value, model.state_dict()[name], atol=2e-3), name
    save_model(tmp_path / "two", loaded, its_pieces, {"thresholds": {}})
    first, second = (
        Reader(tmp_path / name).read(WORDS, [False] * 8, [(0, 8)], [0] * 8)
        for name in ("one", "two")
    )
    assert first[1:] == second[1:]
    assert (first[0] == second[0]).all()
    assert first[0].any(axis=1).all()


def test_a_model_needs_nothing_but_its_folder(base: Path, tmp_path: Path) -> None:
    copy = Path(shutil.copytree(base, tmp_path / "base"))
    folder = save_tiny_bert(tmp_path / "model", copy)
    wanted = Reader(folder).read(WORDS, [True] * 8, [(0, 8)], [0] * 8)
    shutil.rmtree(copy)
    found = Reader(folder).read(WORDS, [True] * 8, [(0, 8)], [0] * 8)
    assert (found[0] == wanted[0]).all()
    assert found[1:] == wanted[1:]


def test_no_words_give_an_empty_reading(folder: Path) -> None:
    vectors, mentions, cues = Reader(folder).read([], [], [], [])
    assert (vectors.shape, mentions, cues) == ((0, 16), [], [])


def test_meta_says_what_encoder_it_is(folder: Path, base: Path) -> None:
    meta = json.loads((folder / META).read_text(encoding="utf-8"))
    assert meta["encoder"] == {"kind": "huggingface", "name": str(base), "width": 16}
    assert not (folder / PIECES).exists()
    assert {name.split("/")[0] for name in meta["sha256"]} == {WEIGHTS, "encoder"}


def test_roles_alone_are_those_of_the_model(folder: Path) -> None:
    roles, _ = load_roles(folder)
    for name, value in load_model(folder)[0].roles.state_dict().items():
        assert torch.equal(roles.state_dict()[name], value), name


@pytest.mark.parametrize(
    "name", [WEIGHTS, "encoder/config.json", "encoder/tokenizer.json", "encoder/more.json"]
)
def test_an_altered_or_added_file_is_refused(folder: Path, tmp_path: Path, name: str) -> None:
    copy = Path(shutil.copytree(folder, tmp_path / "copy"))
    with (copy / name).open("ab") as file:
        file.write(b"\n")
    reason = "is no part of the model" if name.endswith("more.json") else "have the checksum"
    with pytest.raises(ModelError, match=f"{name}: .*{reason}"):
        load_model(copy)


def test_a_missing_file_is_named(folder: Path, tmp_path: Path) -> None:
    copy = Path(shutil.copytree(folder, tmp_path / "copy"))
    (copy / "encoder" / "tokenizer.json").unlink()
    with pytest.raises(ModelError, match=r"encoder/tokenizer\.json is missing"):
        load_model(copy)


def test_what_is_not_there_is_named_with_the_way_to_get_it(tmp_path: Path) -> None:
    with pytest.raises(ModelError, match=r"no model 'no-one/none'.*`hf download no-one/none`"):
        find_model("no-one/none")
    with pytest.raises(ModelError, match=r"config\.json is missing"):
        find_model(str(tmp_path))


def test_a_torn_download_is_named(base: Path, tmp_path: Path) -> None:
    copy = Path(shutil.copytree(base, tmp_path / "copy"))
    (copy / "model.safetensors").write_bytes(b"torn")
    with pytest.raises(ModelError, match=r"weights cannot be read .*fetch the whole model again"):
        start_encoder(str(copy))
    (copy / "model.safetensors").unlink()
    with pytest.raises(ModelError, match="weights cannot be read"):
        start_encoder(str(copy))


def test_missing_weights_are_named(base: Path, tmp_path: Path) -> None:
    copy = Path(shutil.copytree(base, tmp_path / "copy"))
    weights = load_file(copy / "model.safetensors")
    del weights["encoder.layer.1.output.dense.weight"]
    save_file(weights, copy / "model.safetensors", metadata={"format": "pt"})
    with pytest.raises(ModelError, match=r"lacks weights .*encoder\.layer\.1\.output\.dense"):
        start_encoder(str(copy))


def test_an_encoder_of_short_windows_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ModelError, match="reads 63 pieces at once, but 160 are needed"):
        start_encoder(str(save_bert(tmp_path / "short", positions=64)))


@pytest.mark.parametrize(("places", "pad", "longest"), [(512, 0, 511), (514, 1, 512)])
def test_longest_window(places: int, pad: int, longest: int) -> None:
    config = SimpleNamespace(max_position_embeddings=places)
    assert longest_window(config, (0, pad, 2, 3)) == longest


def readings(nlp: Language) -> list[object]:
    return [
        ([(s.start, s.end, s.label_, s.id_) for s in d.spans["ner"]], d._.cues, d.tensor.tolist())
        for d in nlp.pipe(TEXTS)
    ]


def test_the_pipeline_runs_over_it_and_is_saved(folder: Path, tmp_path: Path) -> None:
    names = ("mawaqif_ner", "mawaqif_stance")
    nlp = assemble.load(
        "transformer", overrides={f"components.{n}.model": str(folder) for n in names}
    )
    found = readings(nlp)
    assert [len(tensor) for _, _, tensor in found] == [7, 0, len(nlp.make_doc(TEXTS[2]))]  # type: ignore[misc]
    nlp.to_disk(tmp_path / "saved")
    assert readings(assemble.load(tmp_path / "saved")) == found


def test_a_model_with_other_heads_is_refused(folder: Path, tmp_path: Path) -> None:
    model, pieces, _ = load_model(folder)
    wider = NewsModel(model.encoder, 24)
    save_model(tmp_path / "m", wider, pieces, {"thresholds": {}})
    with pytest.raises(ModelError, match="weights do not fit this code"):
        load_model(tmp_path / "m")
