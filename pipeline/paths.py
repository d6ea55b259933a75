"""Where the word lists, configs and trained models are, in a checkout or an installed wheel."""

from pathlib import Path
from typing import Final

_PACKAGE: Final = Path(__file__).resolve().parent
_ROOT: Final = _PACKAGE / "_data" if (_PACKAGE / "_data").is_dir() else _PACKAGE.parent

SEEDS: Final = _ROOT / "seeds"
CONFIGS: Final = _ROOT / "configs"
MODELS: Final = _ROOT / "models"
