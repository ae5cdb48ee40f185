"""What time does to a print: scratches, folds, tears, lost flakes, stains, dust. Drawn from a recipe."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Mapping
from typing import Any

import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageDraw

from restorer_app.core.brush import Point
from restorer_app.core.geometry import Box
from restorer_app.core.mask import MaskArray
from restorer_app.core.picture import Samples
from restorer_app.core.uneven_shapes import Plane, Sheet, covered, rough_line, smooth_line

Layer = tuple[Plane, Any]
"""The share 0…1 of damage at every pixel, and its colour: RGB 0…255 as a triple or H×W×3."""

Entry = Mapping[str, Any]
"""One piece of damage in a recipe; places are row and column in pixels, colours RGB 0…255."""


def damage_print(samples: Samples, entries: Iterable[Entry]) -> tuple[Samples, MaskArray]:
    """uint8 H×W×3 samples with every entry laid over them in turn; True where one may have left a trace."""
    sheet = Sheet(*samples.shape[:2])
    colours = samples.astype(np.float32)
    touched = np.zeros(samples.shape[:2], np.bool_)
    for entry in entries:
        for share, colour in _KINDS[entry["kind"]](entry, sheet):
            colours += (np.asarray(colour, np.float32) - colours) * share[:, :, None]
            touched |= share > 0
    return np.clip(np.rint(colours), 0, 255).astype(np.uint8), touched


def _scratch(entry: Entry, sheet: Sheet) -> list[Layer]:
    """Emulsion scraped off along a line; it swells, thins and breaks here and there."""
    seed = entry["seed"]
    swell = 0.65 + 0.7 * sheet.noise(9, seed)
    share = covered(entry["width"] / 2 * swell - sheet.distance(rough_line(entry["points"], seed, 1.2)))
    unbroken = covered((sheet.noise(17, seed + 1) - entry["gaps"]) * 12)
    bare = 0.55 + 0.45 * sheet.noise(6, seed + 2)
    return [(share * unbroken * bare, _paper(entry["colour"], seed, sheet))]


def _hair(entry: Entry, sheet: Sheet) -> list[Layer]:
    """A hair or fibre that lay on the print: thin, curved, whole."""
    distance = sheet.distance(smooth_line(entry["points"]))
    return [(covered(entry["width"] / 2 - distance) * np.float32(0.9), entry["colour"])]


def _fold(entry: Entry, sheet: Sheet) -> list[Layer]:
    """A crease down the print: light falls off beside it, the emulsion cracked and flaked in places."""
    seed = entry["seed"]
    points = rough_line(entry["points"], seed, 2.0)
    distance, right = sheet.distance(points), sheet.right_of(points)
    shade = np.clip(1 - distance / entry["shade"], 0, 1)
    flaking = np.clip(sheet.noise(11, seed) * 2.6 - 1.3, 0, 1) * entry["flaking"]
    swell = 0.3 + 0.8 * sheet.noise(5, seed + 1) + 0.6 * sheet.noise(2, seed + 2)
    bare = covered(np.maximum(entry["width"] / 2, flaking) * swell - distance)
    return [
        (shade * right * np.float32(0.34), (20, 14, 10)),
        (shade * (1 - right) * np.float32(0.16), (255, 250, 238)),
        (bare, _paper(entry["colour"], seed, sheet)),
    ]


def _torn(entry: Entry, sheet: Sheet) -> list[Layer]:
    """A corner torn off: the album page shows, with a rim of bare paper fibres along the tear."""
    seed = entry["seed"]
    points = rough_line(entry["points"], seed, 4.0)
    gone = _polygon([*points, entry["beyond"]], sheet)
    depth = np.where(gone, np.float32(1), np.float32(-1)) * sheet.distance(points)
    fibres = entry["rim"] * (0.35 + 0.6 * sheet.noise(7, seed + 1) + 0.5 * sheet.noise(2, seed + 3))
    page = np.array(entry["colour"]) * (0.9 + 0.2 * sheet.noise(2, seed + 2))[:, :, None]
    shadow = np.clip(1 - (depth - 0.5) / 4, 0, 1) * 0.45
    return [
        (covered(depth + fibres), _paper(entry["paper"], seed, sheet)),
        (covered(depth), page * (1 - shadow[:, :, None])),
    ]


def _loss(entry: Entry, sheet: Sheet) -> list[Layer]:
    """A flake of emulsion that is gone; its upper edge throws a thin shadow onto the paper."""
    depth = _spot(entry, sheet)
    rows, columns = sheet.centres()
    above = np.clip(0.5 - (rows - entry["at"][0] + columns - entry["at"][1]) / entry["radius"], 0, 1)
    shadow = np.clip(1 - np.abs(depth - 0.6) / 1.4, 0, 1) * above * np.float32(0.6)
    return [(covered(depth), _paper(entry["colour"], entry["seed"], sheet)), (shadow, (92, 76, 60))]


def _stain(entry: Entry, sheet: Sheet) -> list[Layer]:
    """A dried drop: see-through, with a darker rim."""
    depth = _spot(entry, sheet)
    rim = (1 - 0.4 * np.clip(depth / 3.5, 0, 1)) * np.float32(entry["alpha"])
    return [(covered(depth / 1.5) * rim, entry["colour"])]


def _dust(entry: Entry, sheet: Sheet) -> list[Layer]:
    """Specks (row, column, radius), each of its own shape."""
    share = np.zeros((sheet.height, sheet.width), np.float32)
    for index, (row, column, radius) in enumerate(entry["specks"]):
        box = Box(row, column, 1, 1).grown(2 * math.ceil(radius) + 1).clipped(sheet.height, sheet.width)
        around = Sheet(box.height, box.width)
        depth = around.spot((row - box.row, column - box.column), radius, 0.7, entry["seed"] + index)
        np.maximum(share[box.slices], covered(depth), out=share[box.slices])
    return [(share, entry["colour"])]


_KINDS: Mapping[str, Callable[[Entry, Sheet], list[Layer]]] = {
    "scratch": _scratch,
    "hair": _hair,
    "fold": _fold,
    "torn": _torn,
    "loss": _loss,
    "stain": _stain,
    "dust": _dust,
}


def _spot(entry: Entry, sheet: Sheet) -> Plane:
    return sheet.spot(entry["at"], entry["radius"], entry["rough"], entry["seed"])


def _paper(colour: tuple[int, int, int], seed: int, sheet: Sheet) -> NDArray[Any]:
    """Bare paper of that colour, H×W×3, a little uneven."""
    paper: NDArray[Any] = np.array(colour) * (0.93 + 0.1 * sheet.noise(3, seed + 7))[:, :, None]
    return paper


def _polygon(points: list[Point], sheet: Sheet) -> MaskArray:
    image = Image.new("L", (sheet.width, sheet.height))
    ImageDraw.Draw(image).polygon([(column, row) for row, column in points], fill=1)
    return np.asarray(image) > 0
