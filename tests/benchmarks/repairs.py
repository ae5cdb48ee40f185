"""One repair as the program does it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from restorer_app.core.errors import RestorerError
from restorer_app.core.mask import Mask, MaskArray
from restorer_app.core.picture import Picture
from restorer_app.core.repair import apply_patches
from restorer_app.engine.engine import Engine
from restorer_app.engine.request import RestoreRequest


@dataclass(frozen=True)
class Repaired:
    """The whole picture, the engine's own seconds, and how often the method was called (None: not told)."""

    picture: Picture
    seconds: float
    passes: int | None


def repaired(
    engine: Engine, method: str, picture: Picture, mask: MaskArray, device: str = "auto", **options: Any
) -> Repaired:
    """What the method makes of the picture under the mask."""
    request = RestoreRequest(picture, Mask(mask), method, device=device, options=options)
    result = engine.restore(request)
    passes = getattr(result, "passes", None)
    return Repaired(apply_patches(picture, result.patches), result.seconds, passes)


def refusal(engine: Engine, method: str, picture: Picture, mask: MaskArray, device: str = "auto") -> str:
    """Why the method cannot do this, in a sentence; empty if it can."""
    try:
        engine.check(RestoreRequest(picture, Mask(mask), method, device=device))
    except RestorerError as error:
        return str(error)
    return ""
