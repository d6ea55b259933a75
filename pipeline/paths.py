"""Where the word lists, configs and trained models are, in a checkout or an installed wheel."""

from pathlib import Path
from typing import Final

from pipeline.errors import ConfigError

_PACKAGE: Final = Path(__file__).resolve().parent
_ROOT: Final = _PACKAGE / "_data" if (_PACKAGE / "_data").is_dir() else _PACKAGE.parent

SEEDS: Final = _ROOT / "seeds"
CONFIGS: Final = _ROOT / "configs"
MODELS: Final = _ROOT / "models"


def find_config(config: str | Path) -> Path:
    """Return the file or folder that ``config`` names. Raises ConfigError."""
    path = Path(config)
    if not (path.suffix == ".cfg" or path.is_dir()):
        path = CONFIGS / f"{config}.cfg"
    if path.is_file() or (path / "config.cfg").is_file():
        return path
    raise ConfigError(
        f"no config {str(config)!r}: give the path of a .cfg file or of a saved pipeline, "
        f"or one of {', '.join(pipeline_names())}"
    )


def pipeline_names() -> list[str]:
    """Return the names of the configs that ship, the default first; those of a training are none."""
    files = CONFIGS.glob("*.cfg")
    names = {path.stem for path in files if "[nlp]" in path.read_text(encoding="utf-8")}
    return ["small", *sorted(names - {"small"})]


def find_trained(model: str) -> Path:
    """Return the folder of a trained model, given by the name of one that ships or by its path.

    A name that ships goes before a folder of that name where the command is called
    (``./news`` names the latter). What is neither comes back below `MODELS`, for whoever
    reads it to say that it is missing.
    """
    shipped, path = MODELS / model, Path(model)
    return path if path.is_dir() and not (path.name == model and shipped.is_dir()) else shipped
