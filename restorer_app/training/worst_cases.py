"""The cases that went worst, as crops at 100 %; few enough to be kept in memory and shown."""

from __future__ import annotations

import io
from collections.abc import Mapping
from dataclasses import dataclass

import cv2
import numpy as np
from PIL import Image

from restorer_app.core.geometry import Box
from restorer_app.core.mask import Mask
from restorer_app.core.picture import RGB, Picture, Samples
from restorer_app.training.evaluation_photographs import Subject

SHOWN = 24
"""Cases that are kept for each engine."""
SIDE = 208
"""Pixels a side of a crop, where the photograph is that large."""
_NEIGHBOURHOOD = 33
"""Pixels a side over which errors are added up to find the worst place."""


@dataclass(frozen=True, eq=False)
class ShownCase:
    """Crops around the worst place, as PNG files: the truth, the damage, and each engine's repair.

    ``scores`` are the engines' HaarPSI; ``box`` is the crop in the judged part of the photograph.
    """

    photo: str
    kind: str
    scores: Mapping[str, float]
    crops: Mapping[str, bytes]
    box: Box

    @classmethod
    def of(
        cls,
        subject: Subject,
        kind: str,
        mask: Mask,
        damaged: Picture,
        repaired: Mapping[str, Picture],
        scores: Mapping[str, float],
    ) -> ShownCase:
        """Cut the crops where the engines together are farthest from the truth."""
        box = worst_place(subject.truth, list(repaired.values()), mask)
        pictures = {"truth": subject.truth, "damaged": damaged, **repaired}
        crops = {name: _png(eight_bit(_cut(picture, box))) for name, picture in pictures.items()}
        return cls(subject.name, kind, scores, crops, box)


class WorstCases:
    """Keeps the ``SHOWN`` cases with the lowest score of each engine, and forgets the others."""

    def __init__(self) -> None:
        self._kept: list[ShownCase] = []

    def offer(self, case: ShownCase) -> None:
        """Keep it, unless for every engine enough others went worse."""
        self._kept.append(case)
        wanted = {id(each) for name in self._engines() for each in self.of(name)}
        self._kept = [each for each in self._kept if id(each) in wanted]

    def of(self, engine: str) -> list[ShownCase]:
        """The cases of that engine, the worst first."""
        cases = [case for case in self._kept if engine in case.scores]
        return sorted(cases, key=lambda case: case.scores[engine])[:SHOWN]

    def _engines(self) -> set[str]:
        return {name for case in self._kept for name in case.scores}


def worst_place(truth: Picture, repaired: list[Picture], mask: Mask) -> Box:
    """A square of at most ``SIDE`` pixels inside the picture, around the place in the hole where the summed
    squared errors of all repairs in the neighbourhood are largest."""
    height, width = truth.upright_shape
    error = np.zeros((height, width))
    for picture in repaired:
        error += np.sum((_colours(picture) - _colours(truth)) ** 2, axis=2)
    near = cv2.boxFilter(np.where(mask.array, error, 0.0), -1, (_NEIGHBOURHOOD,) * 2)
    row, column = np.unravel_index(int(np.argmax(np.where(mask.array, near, -1.0))), error.shape)
    high, wide = min(SIDE, height), min(SIDE, width)
    top = min(max(int(row) - high // 2, 0), height - high)
    left = min(max(int(column) - wide // 2, 0), width - wide)
    return Box(top, left, high, wide)


def _colours(picture: Picture) -> Samples:
    samples = picture.upright_samples()[:, :, list(picture.colour_channels)]
    return samples.astype(np.float64) / picture.full_scale


def _cut(picture: Picture, box: Box) -> Picture:
    return Picture(np.array(picture.upright_samples()[box.slices]), picture.roles)


def eight_bit(picture: Picture) -> Picture:
    """The upright picture as 8-bit RGB; grey becomes three equal channels."""
    samples = picture.upright_samples()[:, :, list(picture.colour_channels)]
    if samples.dtype != np.uint8:
        samples = np.rint(samples / picture.full_scale * 255).clip(0, 255)
    wide = np.broadcast_to(samples, (*samples.shape[:2], 3))
    return Picture(np.array(wide, np.uint8), RGB)


def _png(picture: Picture) -> bytes:
    file = io.BytesIO()
    Image.fromarray(picture.samples).save(file, "PNG", optimize=True)
    return file.getvalue()
