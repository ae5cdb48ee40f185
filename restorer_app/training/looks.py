"""Looks at a run: held-out photographs, a line in its log, curves and a contact sheet."""

from __future__ import annotations

import csv
from collections.abc import Callable
from pathlib import Path

import numpy as np
import torch
from torch import Tensor

from restorer_app.core.mask import Mask
from restorer_app.core.picture import RGB, Picture
from restorer_app.engine.region_means import mean_of_each
from restorer_app.training.batch import Batch
from restorer_app.training.checkpoint import RunState
from restorer_app.training.contact_sheet import save_contact_sheet
from restorer_app.training.curves import BASE, HAARPSI, draw_curves
from restorer_app.training.data.pool_making import ALL_KINDS
from restorer_app.training.data.sampler import Sampler
from restorer_app.training.losses.region import composite
from restorer_app.training.perceptual_metrics import perceptual_measures

LOG, CURVES, SHEET = "log.csv", "curves.png", "contact-sheet.png"
SHOWN = 4
"""Crops of each kind on the contact sheet."""

Fill = Callable[[Batch], Tensor]


class Looks:
    """Judges a network by the same crops each time, and writes into a run's folder."""

    def __init__(self, judge: Sampler, crops: int, folder: Path) -> None:
        self._judge, self._crops, self._folder = judge, crops, folder

    def look(self, fill: Fill, state: RunState, loss: float) -> None:
        """Judge what ``fill`` makes of the crops; keeps the best mean in the state."""
        scores = self.scores(fill)
        mean = float(np.mean([scores[kind] for kind in self._judge.kinds]))
        alike = float(np.mean([scores[f"{kind}{HAARPSI}"] for kind in self._judge.kinds]))
        state.best = max(state.best, mean)
        row = {"minutes": f"{state.seconds / 60:.1f}", "step": state.step, "samples": state.samples}
        row |= {"loss": f"{loss:.5f}", "mean": f"{mean:.3f}", f"mean{HAARPSI}": f"{alike:.4f}"}
        if state.adversary is not None:
            row["adversary"] = f"{state.adversary.loss:.5f}"
        self._note(row | {name: f"{value:.4f}" for name, value in scores.items()})
        draw_curves(self._folder / LOG, self._folder / CURVES)
        self._show(fill)

    @torch.no_grad()
    def scores(self, fill: Fill) -> dict[str, float]:
        """By kind: PSNR in the hole (dB) of ``fill`` and of the sampler's base, and HaarPSI of ``fill``."""
        scores: dict[str, float] = {}
        for kind in self._judge.kinds:
            batch = self._batch(kind, self._crops)
            filled = fill(batch)
            scores[kind] = _hole_psnr(filled, batch)
            scores[f"{kind}{BASE}"] = _hole_psnr(self._judge.base(batch), batch)
            scores[f"{kind}{HAARPSI}"] = _haarpsi(filled, batch)
        return scores

    def _batch(self, kind: str, crops: int) -> Batch:
        number = ALL_KINDS.index(kind) if kind in ALL_KINDS else len(ALL_KINDS)
        return self._judge.fixed(crops, [number], kind)

    def _note(self, row: dict[str, object]) -> None:
        path = self._folder / LOG
        fresh = not path.exists()
        with path.open("a", newline="", encoding="utf-8") as file:
            writer = csv.DictWriter(file, list(row))
            if fresh:
                writer.writeheader()
            writer.writerow(row)

    @torch.no_grad()
    def _show(self, fill: Fill) -> None:
        """A row for each kind: given, hole, target and fill."""
        batches = [self._batch(kind, SHOWN) for kind in self._judge.kinds]
        fills = [torch.where(each.hole > 0, fill(each), each.given) for each in batches]
        parts = ("target", "given", "hole")
        whole = Batch(*(torch.cat([getattr(each, part) for each in batches]) for part in parts))
        save_contact_sheet(self._folder / SHEET, whole, [torch.cat(fills)], SHOWN * len(batches))


def _hole_psnr(output: Tensor, batch: Batch) -> float:
    """Mean over the crops of the PSNR inside the hole, in dB."""
    error = mean_of_each((output.clamp(0, 1) - batch.target).square(), batch.hole)
    return float((-10 * torch.log10(error.clamp(min=1e-8))).mean())


def _haarpsi(output: Tensor, batch: Batch) -> float:
    """Mean over the crops of the HaarPSI around the hole, 0…1; beyond the hole lies the target."""
    wholes = composite(output, batch.target, batch.hole)
    found = []
    for truth, whole, hole in zip(batch.target, wholes, batch.hole, strict=True):
        marked = Mask(np.asarray(hole[0].cpu()) > 0)
        found.append(perceptual_measures(_picture(truth), _picture(whole), marked).haarpsi)
    return float(np.nanmean(found))


def _picture(crop: Tensor) -> Picture:
    """3×S×S in 0…1 as a picture of 32-bit floats."""
    return Picture(np.ascontiguousarray(crop.float().clamp(0, 1).permute(1, 2, 0).cpu().numpy()), RGB)
