"""Engines made for the tests of the evaluation, and evaluations that are written down by hand."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np

from restorer_app.core.errors import Unsupported
from restorer_app.core.picture import Picture
from restorer_app.core.progress import Progress
from restorer_app.core.repair import Patch
from restorer_app.engine.request import RestoreRequest, RestoreResult
from restorer_app.training.evaluation import Evaluation, Figures, Wishes


@dataclass
class PaintingEngine:
    """Paints holes in one tone for each method; ``leaking`` also changes one sample beyond the hole.

    ``refusing`` names a method that does no photograph of 16 bits.
    """

    leaking: bool = False
    refusing: str = ""
    loaded: list[tuple[str, str]] = field(default_factory=list)
    asked: list[RestoreRequest] = field(default_factory=list)

    def load(self, method: str, device: str) -> None:
        self.loaded.append((method, device))

    def restore(self, request: RestoreRequest, progress: Progress) -> RestoreResult:
        progress.report(0.5, "Painting")
        self.asked.append(request)
        if request.method == self.refusing and request.picture.bits == 16:
            raise Unsupported("It does 8 bits only.", "Choose another.")
        tone = {"telea": 0.5, "fsr": 0.45, "repair-small": 0.4}.get(request.method, 0.1)
        patch = painted(request.picture, request.mask.array, tone, self.leaking)
        return RestoreResult((patch,), request.mask, request.method, seconds=0.25, notes=("It was fun.",))


def painted(picture: Picture, mask: np.ndarray, tone: float, leaking: bool) -> Patch:
    samples = np.full_like(picture.samples, tone * picture.full_scale)
    alpha = mask.astype(np.float32)
    if leaking:
        row, column = np.argwhere(~mask)[0]
        alpha[row, column] = 1.0
        samples[row, column] = picture.samples[row, column]
        samples[row, column, 0] ^= 1
    return Patch(0, 0, samples, alpha)


def figures(photo: str, kind: str, engine: str, haarpsi: float, **others: float) -> Figures:
    """One case with plausible figures beside the ones that are given."""
    plain = {"psnr": 25.0, "ssim": 0.8, "mse": 200.0, "rmse": 14.1, "mae": 9.0, "gmsd": 0.2, "seconds": 1.0}
    more = {"gradient_energy": 0.7, "hole": 900, "outside": 0}
    return Figures(photo, kind, engine, haarpsi=haarpsi, **(plain | more | others))  # type: ignore[arg-type]


def evaluation(
    every: Sequence[Figures],
    engines: tuple[str, ...] = ("fsr", "telea"),
    kinds: tuple[str, ...] = ("dust", "hole"),
) -> Evaluation:
    """What would have been found."""
    wishes = Wishes(Path("photos"), engines, kinds)
    return Evaluation(wishes, len(every) // len(engines), figures=list(every), devices={"cpu"})
