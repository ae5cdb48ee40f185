"""What a request asks of a network beyond its fill: to look in several ways, and to learn first."""

from __future__ import annotations

from math import isfinite

from restorer_app.core.errors import Unsupported
from restorer_app.core.sentence import Text, said
from restorer_app.engine.catalogue import find
from restorer_app.engine.request import RestoreRequest

LONGEST = 3600.0
"""Seconds that may be asked for at most."""


def check_wishes(request: RestoreRequest) -> None:
    """Raise ``Unsupported`` for a wish that nobody could grant."""
    _flips(request)
    _seconds(request)


def wants_flips(request: RestoreRequest) -> bool:
    """Whether fills are averaged: only those of networks are."""
    return _flips(request) and find(request.method).kind == "trained"


def seconds_to_adapt(request: RestoreRequest) -> float:
    """For how long at most the network is to learn from the photograph; 0: not at all."""
    return _seconds(request) if find(request.method).kind == "trained" and request.mask.area else 0.0


def without_effect(request: RestoreRequest) -> tuple[Text, ...]:
    """A sentence about each wish that the method knows nothing of."""
    if find(request.method).kind == "trained":
        return ()
    flips: Text = "Averaging over flips has no effect with this engine."
    adapting: Text = "Adapting to the photograph has no effect with this engine."
    wished = ((_flips(request), flips), (_seconds(request) > 0, adapting))
    return tuple(text for asked, text in wished if asked)


def _flips(request: RestoreRequest) -> bool:
    wish = request.options.get("ensemble", "off")
    if wish not in ("off", "flips"):
        raise Unsupported(
            said("Fills cannot be averaged over {wish}.", wish=repr(wish)), "Choose “flips” or “off”."
        )
    return bool(wish == "flips")


def _seconds(request: RestoreRequest) -> float:
    wish = request.options.get("adapt", "off")
    if wish == "off":
        return 0.0
    try:
        seconds = float(wish)
    except (TypeError, ValueError):
        seconds = -1.0
    if not (isfinite(seconds) and 0 <= seconds <= LONGEST):
        raise Unsupported(
            said("The network cannot adapt for {wish} seconds.", wish=repr(wish)),
            "Choose a number of seconds up to 3600, or “off”.",
        )
    return seconds
