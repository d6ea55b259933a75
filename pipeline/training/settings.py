"""The settings of a training run, read from a .cfg file."""

from dataclasses import MISSING, dataclass, fields, replace
from pathlib import Path
from typing import Any, TypeVar

from confection import Config

from pipeline.errors import ConfigError

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class DataSettings:
    """Files: ``gold``, ``dev`` and the patterns ``articles`` and ``texts`` below the data folder; the others below the repository.

    ``samples`` are labelled texts written for the project; ``labels`` and ``held`` are labels of
    ``articles``, kept without their text. ``held`` stay out of training: confidence is fitted to them
    and ``dev``. ``texts`` are counted for the pieces to keep.
    """

    gold: list[str]
    dev: str
    articles: list[str]
    texts: str
    labels: list[str]
    held: str
    samples: list[str]


@dataclass(frozen=True, slots=True)
class EncoderSettings:
    """Layers taken from the pretrained encoder; pieces used ``least_count`` times are kept.

    ``again`` are those that the layers which read a cue's surroundings again start from. ``name``
    is empty, or names a model of Hugging Face or its folder, taken whole in its place.
    """

    layers: list[int]
    again: list[int]
    least_count: int
    name: str = ""


@dataclass(frozen=True, slots=True)
class TrainingSettings:
    """Seed, epochs, articles in a step, top learning rates, share of steps to warm up.

    Articles of gold files are seen ``gold_times`` an epoch, others once. ``threads`` of the processor; another number adds up in another order.
    """

    seed: int
    epochs: int
    gold_times: int
    articles_in_step: int
    encoder_rate: float
    head_rate: float
    warmup: float
    weight_decay: float
    threads: int


@dataclass(frozen=True, slots=True)
class SlimmingSettings:
    """What is cut once the model is trained, and how it is then trained on.

    ``share`` of the time that attention heads and inner neurons take is left, as seen on some ``articles``.
    """

    share: float
    articles: int
    epochs: int
    encoder_rate: float
    head_rate: float


@dataclass(frozen=True, slots=True)
class Settings:
    """A whole run; ``weights`` says how much the loss of each head counts.

    Without ``slimming`` the layers stay as large as they were pretrained.
    """

    data: DataSettings
    encoder: EncoderSettings
    training: TrainingSettings
    weights: dict[str, float]
    slimming: SlimmingSettings | None = None

    def after_cut(self) -> "Settings":
        """Return the settings of the training that follows the cut."""
        assert self.slimming is not None
        cut = self.slimming
        plan = replace(
            self.training,
            epochs=cut.epochs,
            encoder_rate=cut.encoder_rate,
            head_rate=cut.head_rate,
        )
        return replace(self, training=plan)


def read_settings(path: Path) -> Settings:
    """Read a run's settings. Raises ConfigError with the section and key that is wrong."""
    try:
        config = Config().from_disk(path)
    except (OSError, ValueError) as error:
        raise ConfigError(f"{path}: {error}") from error
    return Settings(
        data=_section(config, "data", DataSettings, path),
        encoder=_section(config, "encoder", EncoderSettings, path),
        training=_section(config, "training", TrainingSettings, path),
        weights={name: float(value) for name, value in config.get("weights", {}).items()},
        slimming=_section(config, "slimming", SlimmingSettings, path)
        if "slimming" in config
        else None,
    )


def _section(config: Config, name: str, kind: type[T], path: Path) -> T:
    values: dict[str, Any] = dict(config.get(name, {}))
    known = fields(kind)  # type: ignore[arg-type]
    optional = {field.name for field in known if field.default is not MISSING}
    wrong = sorted(({field.name for field in known} ^ values.keys()) - (optional - values.keys()))
    if wrong:
        raise ConfigError(f"{path}: section [{name}] lacks or does not know {', '.join(wrong)}")
    return kind(**values)
