"""Any encoder of Hugging Face under our heads: its vectors, and its pieces of our words.

Nothing is fetched: a model is a folder, or a name that is in the local cache of Hugging Face.
"""

import shutil
import unicodedata
from collections.abc import Sequence
from pathlib import Path
from typing import Any, Final

from torch import Tensor, nn, tensor

from pipeline.errors import ModelError
from pipeline.neural.windows import LARGEST

FOLDER: Final = "encoder"
"""Subfolder of a trained model that holds the encoder's configuration and its tokenizer."""

SPECIAL: Final = 4
"""Start, padding, end and unknown piece come first, as in ``neural.pieces``; the tokenizer's
own numbers are moved up by these four."""

_LONGEST: Final = 12
_WORD_START: Final = ("\u2581", "\u0120")
"""What marks a piece after white space, in SentencePiece and in byte-level vocabularies."""

_TATWEEL: Final = "\u0640"


def find_model(name: str) -> Path:
    """Return the folder of a model, given by its folder or by its name on Hugging Face.

    Raises:
        ModelError: It is neither a folder nor in the local cache.
    """
    from transformers.utils import cached_file

    path = Path(name).expanduser()
    if not path.is_dir():
        try:
            path = Path(cached_file(name, "config.json", local_files_only=True)).parent
        except OSError:
            raise ModelError(
                f"no model {name!r}: it is neither a folder nor in the cache of Hugging Face; run "
                f"`hf download {name}` where there is a network, or name the folder of a copy"
            ) from None
    if not (path / "config.json").is_file():
        raise ModelError(f"{path}: no model of Hugging Face (config.json is missing)")
    return path


def read_part(kind: Any, folder: Path, what: str, **options: Any) -> Any:
    """Return ``kind.from_pretrained(folder)`` without the network, and silently.

    Raises:
        ModelError: The folder lacks something or holds something unreadable.
    """
    from safetensors import SafetensorError
    from transformers.utils import logging

    told = logging.get_verbosity()
    logging.set_verbosity_error()
    logging.disable_progress_bar()
    try:
        return kind.from_pretrained(str(folder), local_files_only=True, **options)
    except (OSError, ValueError, KeyError, RuntimeError, SafetensorError) as error:
        reason = str(error).strip().partition("\n")[0]
        raise ModelError(
            f"{folder}: its {what} cannot be read ({reason}); fetch the whole model again"
        ) from error
    finally:
        logging.set_verbosity(told)


def read_weights(kind: Any, folder: Path) -> Any:
    """Return a model of ``transformers`` with all its weights, in floats.

    Raises:
        ModelError: Weights that something reads are missing, or cannot be read.
    """
    model, report = read_part(kind, folder, "weights", output_loading_info=True)
    missing = sorted(name for name in report["missing_keys"] if not name.startswith("pooler."))
    if missing:
        raise ModelError(
            f"{folder}: lacks weights that this use needs ({', '.join(missing[:4])}); take a model "
            "that was trained for it"
        )
    return model.float()


class HuggingFacePieces:
    """The pieces of words by a tokenizer of Hugging Face, numbered as ``SPECIAL`` says."""

    def __init__(self, tokenizer: Any) -> None:
        """Take a tokenizer of ``transformers``. Raises ModelError where it lacks special pieces."""
        self.tokenizer = tokenizer
        start = tokenizer.cls_token_id if tokenizer.cls_token else tokenizer.bos_token_id
        end = tokenizer.sep_token_id if tokenizer.sep_token else tokenizer.eos_token_id
        self.special = (start, tokenizer.pad_token_id, end, tokenizer.unk_token_id)
        if None in self.special:
            raise ModelError(
                f"{type(tokenizer).__name__} lacks a start, padding, end or unknown piece; "
                "take the model of an encoder (BERT and the like)"
            )
        self._cache: dict[tuple[str, bool], tuple[int, ...]] = {}

    def ids(self, word: str, *, glued: bool) -> tuple[int, ...]:
        """Return the piece numbers of ``word``, at least one: a word without any is unknown.

        ``glued`` says that no white space stands before the word. Vocabularies that tell no word
        start from another place (BERT) read such a word as one of its own, which is how
        they know a name best.
        """
        found = self._cache.get((word, glued))
        if found is None:
            plain = plain_word(word)
            own = self._own_ids(plain, glued=glued)[:_LONGEST] if plain else []
            unknown = self.tokenizer.unk_token_id
            found = tuple(3 if n == unknown else n + SPECIAL for n in own) or (3,)
            if len(self._cache) < 200_000:
                self._cache[word, glued] = found
        return found

    def _own_ids(self, word: str, *, glued: bool) -> list[int]:
        text = word if glued else f" {word}"
        ids: list[int] = self.tokenizer.encode(text, add_special_tokens=False)
        if glued and ids:
            first = self.tokenizer.convert_ids_to_tokens(ids[0])
            if first in _WORD_START:
                return ids[1:]
            if first.startswith(_WORD_START):
                inner = self.tokenizer.convert_tokens_to_ids(first[1:])
                if inner != self.tokenizer.unk_token_id:
                    ids[0] = inner
        return ids


def plain_word(word: str) -> str:
    """Return ``word`` without vowel marks, tatweel and format characters, hamza kept.

    Published encoders were trained on text without them and know few words that have them.
    """
    plain = unicodedata.normalize("NFKC", word)
    return "".join(
        c for c in plain if c != _TATWEEL and unicodedata.category(c) not in ("Mn", "Cf", "Cc")
    ).strip()


class HuggingFaceEncoder(nn.Module):
    """Pieces in, one vector a piece out, by a model of ``transformers``."""

    special: Tensor

    def __init__(self, body: Any, special: Sequence[int], name: str) -> None:
        """Wrap the model ``body``; ``special`` are its numbers of the four special pieces.

        ``name`` says where it came from. Raises ModelError where its windows are too short.
        """
        super().__init__()
        if getattr(body, "pooler", None) is not None:
            # gives one vector a text, which no head reads
            body.pooler = None
        self.body = body
        self.name = name
        self.width: int = body.config.hidden_size
        check_length(body.config, special, LARGEST)
        self.register_buffer("special", tensor(special), persistent=False)

    def forward(self, ids: Tensor, mask: Tensor) -> Tensor:
        """Encode windows of pieces.

        Args:
            ids: Shape ``(windows, pieces)``, int64, as ``HuggingFacePieces`` numbers them.
            mask: Same shape, bool; False for padding.

        Returns:
            Shape ``(windows, pieces, width)``.
        """
        vectors: Tensor = self.body(
            input_ids=own_numbers(ids, self.special), attention_mask=mask.long()
        ).last_hidden_state
        return vectors

    def to_json(self) -> dict[str, Any]:
        """Return what ``meta.json`` says of the encoder."""
        return {"kind": "huggingface", "name": self.name, "width": self.width}


def own_numbers(ids: Tensor, special: Tensor) -> Tensor:
    """Return the tokenizer's own numbers of pieces, of the same shape; ``special`` has shape (4,)."""
    return (ids - SPECIAL).where(ids >= SPECIAL, special[ids.clamp(max=SPECIAL - 1)])


def longest_window(config: Any, special: Sequence[int]) -> int:
    """Return how many pieces a model of ``transformers`` can read at once.

    Models that count places from behind the padding piece (RoBERTa) read a few fewer than they
    have places for; this is assumed of all.
    """
    places = getattr(config, "max_position_embeddings", None)
    return places - special[1] - 1 if places and places > 0 else 100_000


def check_length(config: Any, special: Sequence[int], needed: int) -> None:
    """Raise ModelError where a model cannot read ``needed`` pieces at once."""
    longest = longest_window(config, special)
    if longest < needed:
        raise ModelError(
            f"the encoder reads {longest} pieces at once, but {needed} are needed; take another"
        )


def start_encoder(name: str) -> tuple[HuggingFaceEncoder, HuggingFacePieces]:
    """Return the encoder of a published model with its weights, ready to be trained further.

    Args:
        name: Its folder, or its name on Hugging Face if it is in the local cache.

    Raises:
        ModelError: It is not there, or no encoder that the heads can use.
    """
    from transformers import AutoModel, AutoTokenizer

    folder = find_model(name)
    pieces = HuggingFacePieces(read_part(AutoTokenizer, folder, "tokenizer"))
    body = read_weights(AutoModel, folder)
    return HuggingFaceEncoder(body, pieces.special, name), pieces


def save_parts(folder: Path, encoder: HuggingFaceEncoder, pieces: HuggingFacePieces) -> list[str]:
    """Write configuration and tokenizer of an encoder, and return the files' names in ``folder``."""
    inner = folder / FOLDER
    shutil.rmtree(inner, ignore_errors=True)
    inner.mkdir(parents=True)
    encoder.body.config.save_pretrained(str(inner))
    pieces.tokenizer.save_pretrained(str(inner))
    return _files(folder)


def load_parts(folder: Path, meta: dict[str, Any]) -> tuple[HuggingFaceEncoder, HuggingFacePieces]:
    """Return the encoder that ``save_parts`` wrote, its weights still to be filled in.

    Raises:
        ModelError: Files were added or cannot be read.
    """
    from transformers import AutoConfig, AutoModel, AutoTokenizer

    for name in _files(folder):
        if name not in meta["sha256"]:
            raise ModelError(f"{folder / name}: is no part of the model; restore its folder")
    inner = folder / FOLDER
    pieces = HuggingFacePieces(read_part(AutoTokenizer, inner, "tokenizer"))
    body = AutoModel.from_config(read_part(AutoConfig, inner, "configuration")).float()
    return HuggingFaceEncoder(body, pieces.special, meta["encoder"]["name"]), pieces


def _files(folder: Path) -> list[str]:
    return sorted(
        path.relative_to(folder).as_posix()
        for path in (folder / FOLDER).rglob("*")
        if path.is_file()
    )
