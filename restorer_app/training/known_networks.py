"""Networks that a run uses as they are: an engine's, or that in a weights file."""

from __future__ import annotations

from pathlib import Path

from torch import nn

from restorer_app.core.errors import BadConfig, BadWeights, UnknownMethod
from restorer_app.engine.catalogue import entry
from restorer_app.engine.own_networks import is_own
from restorer_app.engine.weights import read_network


def known_network(name: str, what: str) -> nn.Module | None:
    """The network of the engine of that name or in that file; None for an engine without one.

    Raises ``BadConfig``, beginning with ``what`` it was wanted for, if it cannot be read.
    """
    try:
        if is_own(name):
            return read_network(Path(name))
        known = entry(name)
        return None if known.weights is None else read_network(known.weights, known.sha256)
    except (BadWeights, UnknownMethod) as error:
        raise BadConfig(
            f"{what} cannot be used. {error}", "Name a trained engine or a weights file of this program."
        ) from error
