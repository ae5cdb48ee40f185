"""The catalogue of architectures: a name and a configuration make a network."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from importlib import import_module
from typing import Any, TypeVar

from torch import nn

from restorer_app.core.errors import BadWeights
from restorer_app.core.sentence import said


@dataclass(frozen=True)
class Needs:
    """What a network asks of the part of the picture it is given."""

    multiple_of: int = 8
    at_least: int = 64


FILL, CLEAN = "fill", "clean"
"""What networks are for: to fill holes, or to clean whole pictures."""

Maker = Callable[[Mapping[str, Any]], nn.Module]
_MODULES = {
    "context-encoder": "restorer_app.engine.networks.context_encoder",
    "deepfill-v2": "restorer_app.engine.networks.deepfill_v2",
    "denoise-cnn": "restorer_app.engine.networks.denoise_cnn",
    "edge-connect": "restorer_app.engine.networks.edge_connect",
    "gan-baseline": "restorer_app.engine.networks.gan_baseline",
    "partial-conv": "restorer_app.engine.networks.partial_conv",
    "repair-small": "restorer_app.engine.networks.repair_small",
    "repair-wide": "restorer_app.engine.networks.repair_wide",
}
_makers: dict[str, Maker] = {}
M = TypeVar("M", bound=Maker)


def network(name: str) -> Callable[[M], M]:
    """Enter the decorated maker (configuration in, network out) under ``name``."""

    def enter(maker: M) -> M:
        _makers[name] = maker
        return maker

    return enter


def architectures() -> tuple[str, ...]:
    """The names of all of them, by which ``build`` makes one."""
    return tuple(_MODULES)


def build(architecture: str, config: Mapping[str, Any]) -> nn.Module:
    """A fresh network of that architecture. Raises ``BadWeights`` for an unknown name or a bad config.

    Every one has ``needs`` and ``config`` (its configuration, defaults included), and is called with picture
    B×3×H×W (float32, 0…1), hole B×1×H×W (1 = fill) and, if there is one, a first fill B×3×H×W; it gives
    B×3×H×W, known pixels as they were (while it learns, perhaps as it draws them). ``starts_from_fill``:
    whether it looks at the first fill; ``refines``: whether it can sharpen one that was made from afar. One
    that is ``Taught`` has lessons of its own.

    One whose ``task`` is ``CLEAN`` (see ``task_of``) knows no holes: it is called with a picture alone, gives
    it back cleaned, and looks no further than ``reach`` pixels around each.
    """
    if architecture in _MODULES:
        import_module(_MODULES[architecture])
    if architecture not in _makers:
        raise BadWeights(
            said("There is no network architecture named {architecture}.", architecture=repr(architecture))
        )
    try:
        return _makers[architecture](config)
    except (TypeError, ValueError) as error:
        raise BadWeights(
            said(
                "The configuration of {architecture} cannot be used: {error}.",
                architecture=architecture,
                error=str(error),
            )
        ) from error


def task_of(network: nn.Module) -> str:
    """What a network is for: ``FILL`` unless it says ``CLEAN``."""
    return str(getattr(network, "task", FILL))
