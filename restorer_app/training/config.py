"""What a training run is told: a TOML file, read into frozen values."""

from __future__ import annotations

import dataclasses
import math
import tomllib
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, TypeVar

from restorer_app.core.errors import BadConfig


@dataclass(frozen=True)
class DataConfig:
    """How photographs become crops. Shares are probabilities 0…1; ``noise`` is a spread on the 0…1 scale.

    ``canvases``: how many drawings of damage are made for each kind, from which masks are cut.
    """

    crop: int = 128
    canvases: int = 240
    held_out: int = 60
    smallest_scale: float = 0.5
    scaled: float = 0.5
    grey: float = 0.25
    tinted: float = 0.15
    faded: float = 0.25
    noisy: float = 0.15
    noise: float = 0.03


@dataclass(frozen=True)
class OptimizerConfig:
    """AdamW (Loshchilov and Hutter, 2019) with warm-up, a cosine schedule, clipping and EMA."""

    batch: int = 16
    learning_rate: float = 6e-4
    last_learning_rate: float = 2e-6
    warmup_steps: int = 200
    clip: float = 1.0
    average: float = 0.999


GAMES = ("minimax", "non-saturating", "least-squares", "hinge")
"""What an adversary can play for (training/losses/adversarial.py)."""


@dataclass(frozen=True)
class AdversaryConfig:
    """The opponent of a run. It takes part if [loss] gives one of its terms a weight.

    ``kind``: one of ``GAMES``. ``start``: from which share of the run on, 0…1. ``width``: channels of the
    discriminator's first layer. ``r1``: γ of the gradient penalty, taken every ``r1_every`` steps; 0 = none.
    ``only_wide``: count only crops in whose hole a square of twice as many pixels fits; 0 = all.
    ``features``: the weights file (from the working folder) of a network for the terms perceptual and
    style; without it they are taken from the discriminator's own features.
    """

    kind: str = "hinge"
    start: float = 0.0
    learning_rate: float = 2e-4
    width: int = 32
    r1: float = 0.0
    r1_every: int = 16
    only_wide: int = 0
    features: str = ""

    def __post_init__(self) -> None:
        """Raises ``BadConfig`` for what cannot be meant."""
        if self.kind not in GAMES:
            raise BadConfig(f"[adversary] has no kind {self.kind!r}.", f"Known: {', '.join(GAMES)}.")
        if not isinstance(self.features, str):
            raise BadConfig(
                "'features' in [adversary] must be a path.", "Name a weights file, or leave it out."
            )
        for name, least in (("width", 1), ("r1_every", 1), ("only_wide", 0)):
            value = getattr(self, name)
            if not isinstance(value, int) or value < least:
                raise BadConfig(
                    f"{name!r} in [adversary] must be a whole number of at least {least}.",
                    "Correct that entry.",
                )
        for name, most in (("start", 1.0), ("learning_rate", 1.0), ("r1", math.inf)):
            value = getattr(self, name)
            if not 0 <= value <= most or not math.isfinite(value):
                raise BadConfig(
                    f"{name!r} in [adversary] must be a number from 0 to {most:g}.", "Correct that entry."
                )


@dataclass(frozen=True)
class RunConfig:
    """How long, and how often to look. ``seed`` rules data and weights.

    ``minutes`` is wall time; ``steps``, if not 0, rules instead, and makes a run repeatable to the bit.
    """

    minutes: float = 60.0
    steps: int = 0
    seed: int = 1
    validate_every_minutes: float = 5.0
    validation_crops: int = 64
    precision: str = "auto"
    device: str = "auto"


@dataclass(frozen=True)
class TrainingConfig:
    """One run, whole. ``damage`` and ``loss`` are weights by name."""

    name: str
    architecture: str
    network: dict[str, Any] = field(default_factory=dict)
    data: DataConfig = field(default_factory=DataConfig)
    damage: dict[str, float] = field(default_factory=dict)
    loss: dict[str, float] = field(default_factory=dict)
    optimizer: OptimizerConfig = field(default_factory=OptimizerConfig)
    adversary: AdversaryConfig = field(default_factory=AdversaryConfig)
    run: RunConfig = field(default_factory=RunConfig)


T = TypeVar("T")
_SECTIONS = {"data": DataConfig, "optimizer": OptimizerConfig, "adversary": AdversaryConfig, "run": RunConfig}


def read_config(path: Path) -> TrainingConfig:
    """Read and check a configuration. Raises ``BadConfig`` with the file's name and what is wrong."""
    try:
        return parse_config(tomllib.loads(path.read_text("utf-8")), path.name)
    except OSError as error:
        raise BadConfig(f"{path} cannot be read: {error.strerror}.", "Check the path.") from error
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise BadConfig(f"{path.name} is not a TOML file: {error}.", "Correct that line.") from error


def parse_config(content: dict[str, Any], name: str) -> TrainingConfig:
    """The configuration in ``content``; ``name`` is the file's, for messages."""
    values = dict(content)
    for section, kind in _SECTIONS.items():
        values[section] = _filled(kind, values.get(section, {}), f"[{section}] of {name}")
    return _filled(TrainingConfig, values, name)


def _filled(kind: type[T], values: dict[str, Any], where: str) -> T:
    known = {item.name: item for item in dataclasses.fields(kind)}  # type: ignore[arg-type]
    for key, value in values.items():
        if key not in known:
            raise BadConfig(f"{where} has an unknown entry {key!r}.", f"Known: {', '.join(sorted(known))}.")
        default = known[key].default
        if isinstance(default, (int, float)) and (
            isinstance(value, bool) or not isinstance(value, (int, float))
        ):
            raise BadConfig(f"{key!r} in {where} must be a number.", "Correct that entry.")
    try:
        return kind(**values)
    except TypeError as error:
        raise BadConfig(f"{where} is incomplete: {error}.", "Compare it with the one that ships.") from error
