"""What a training run is told: a TOML file, read into frozen values."""

from __future__ import annotations

import dataclasses
import math
import tomllib
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, TypeVar

from restorer_app.core.errors import BadConfig

Range = tuple[float, float]
"""The lowest and the highest value that is drawn."""


@dataclass(frozen=True)
class DataConfig:
    """How photographs become crops, how these age, and what damage does to them.

    Shares are probabilities 0…1. ``lift``, ``contrast``, ``vignette`` and ``grain`` (a standard deviation)
    are on the 0…1 scale of samples, ``tint`` holds powers of a channel, ``blur`` and ``grain_size`` standard
    deviations in pixels. ``canvases``: how many there are for each kind of damage, from which pieces are
    cut. ``widest`` is in pixels of a photograph at full size. ``own_masks``: share of the crops of
    photographs with a mask of their own that get it as their hole.
    """

    crop: int = 128
    held_out: int = 60
    scaled: float = 0.5
    smallest_scale: float = 0.5
    grey: float = 0.35
    sepia: float = 0.4
    tinted: float = 0.15
    tint: Range = (0.7, 1.4)
    faded: float = 0.3
    lift: Range = (0.02, 0.35)
    flat: float = 0.25
    contrast: Range = (0.4, 0.9)
    vignetted: float = 0.1
    vignette: Range = (0.1, 0.6)
    blurred: float = 0.3
    blur: Range = (0.4, 1.6)
    grainy: float = 0.5
    grain: Range = (0.005, 0.06)
    grain_size: Range = (0.0, 1.4)
    coloured_grain: float = 0.3
    compressed: float = 0.3
    quality: Range = (30.0, 95.0)
    clean_target: bool = True
    canvases: int = 96
    second_piece: float = 0.25
    crowded: float = 0.0
    thinned: float = 0.1
    thickened: float = 0.25
    widest: float = 200.0
    largest_hole: float = 0.6
    residue: float = 0.35
    own_masks: float = 0.5

    def __post_init__(self) -> None:
        for name in _SHARES:
            if not 0 <= getattr(self, name) <= 1:
                raise BadConfig(f"{name!r} in [data] must be between 0 and 1.", "Correct that entry.")
        if self.crop < 16 or self.canvases < 1 or self.smallest_scale <= 0:
            raise BadConfig(
                "[data] needs a 'crop' of at least 16, 'canvases' and a 'smallest_scale'.", "Correct it."
            )


_SHARES = (
    *(
        "scaled",
        "smallest_scale",
        "grey",
        "sepia",
        "tinted",
        "faded",
        "flat",
        "vignetted",
        "blurred",
        "grainy",
    ),
    *(
        "coloured_grain",
        "compressed",
        "second_piece",
        "crowded",
        "thinned",
        "thickened",
        "largest_hole",
        "residue",
    ),
    "own_masks",
)


@dataclass(frozen=True)
class PoolConfig:
    """Folders, tar files or pictures with damage that was not drawn by us; paths as for photographs.

    ``masks``: white is a hole. ``shapes``: the opacity of an artefact, 0 … 255.
    """

    masks: tuple[str, ...] = ()
    shapes: tuple[str, ...] = ()


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
    ``features``: a network for the terms perceptual and style, an engine's name or a weights file (from the
    working folder); without it they are taken from the discriminator's own features.
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
                "'features' in [adversary] must be a name.",
                "Name an engine or a weights file, or leave it out.",
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
class TeacherConfig:
    """Networks whose fills are learned beside the truth (training/teacher.py).

    ``networks``: names of engines or weights files (from the working folder); none: the truth alone.
    ``share`` 0…1: how much of the goal is theirs. ``until``: from which share of the run on the truth is
    learned alone; 1 = never.
    """

    networks: tuple[str, ...] = ()
    share: float = 0.7
    until: float = 1.0

    def __post_init__(self) -> None:
        for name in ("share", "until"):
            if not 0 <= getattr(self, name) <= 1:
                raise BadConfig(f"{name!r} in [teacher] must be between 0 and 1.", "Correct that entry.")


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
    """One run, whole. ``damage`` and ``loss`` are weights by name.

    ``lesson``: what to teach a network that has several lessons; empty: the first.
    """

    name: str
    architecture: str
    lesson: str = ""
    network: dict[str, Any] = field(default_factory=dict)
    data: DataConfig = field(default_factory=DataConfig)
    damage: dict[str, float] = field(default_factory=dict)
    pools: PoolConfig = field(default_factory=PoolConfig)
    loss: dict[str, float] = field(default_factory=dict)
    optimizer: OptimizerConfig = field(default_factory=OptimizerConfig)
    adversary: AdversaryConfig = field(default_factory=AdversaryConfig)
    teacher: TeacherConfig = field(default_factory=TeacherConfig)
    run: RunConfig = field(default_factory=RunConfig)


T = TypeVar("T")
_SECTIONS = {
    "data": DataConfig,
    "pools": PoolConfig,
    "optimizer": OptimizerConfig,
    "adversary": AdversaryConfig,
    "teacher": TeacherConfig,
    "run": RunConfig,
}


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
    for section in ("damage", "loss"):
        _check_weights(values.get(section, {}), f"[{section}] of {name}")
    return _filled(TrainingConfig, values, name)


def _check_weights(weights: dict[str, Any], where: str) -> None:
    for key, value in weights.items():
        if not _is_number(value) or not 0 <= value < math.inf:
            raise BadConfig(f"{key!r} in {where} must be a number of at least 0.", "Correct that entry.")


def _filled(kind: type[T], values: dict[str, Any], where: str) -> T:
    known = {item.name: item for item in dataclasses.fields(kind)}  # type: ignore[arg-type]
    for key, value in values.items():
        if key not in known:
            raise BadConfig(f"{where} has an unknown entry {key!r}.", f"Known: {', '.join(sorted(known))}.")
        wanted = _mismatch(known[key].default, value)
        if wanted:
            raise BadConfig(f"{key!r} in {where} must be {wanted}.", "Correct that entry.")
    values = {key: tuple(value) if isinstance(value, list) else value for key, value in values.items()}
    try:
        return kind(**values)
    except TypeError as error:
        raise BadConfig(f"{where} is incomplete: {error}.", "Compare it with the one that ships.") from error


def _mismatch(default: object, value: object) -> str:
    """What an entry with that default has to be, if ``value`` is not; else nothing."""
    if isinstance(default, bool):
        return "" if isinstance(value, bool) else "true or false"
    if isinstance(default, (int, float)):
        return "" if _is_number(value) else "a number"
    if isinstance(default, tuple) and default:
        fits = (
            isinstance(value, list)
            and len(value) == 2
            and all(map(_is_number, value))
            and value[0] <= value[1]
        )
        return "" if fits else "two numbers, the lower one first"
    if isinstance(default, tuple):
        fits = isinstance(value, list) and all(isinstance(each, str) for each in value)
        return "" if fits else "a list of paths"
    return ""


def _is_number(value: object) -> bool:
    return isinstance(value, (int, float)) and not isinstance(value, bool)
