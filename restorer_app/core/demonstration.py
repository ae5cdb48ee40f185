"""The demonstration: a public-domain photograph, damaged by a recipe of ours, so that the truth is known."""

from __future__ import annotations

import hashlib
import importlib.util
import io
import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from PIL import Image, ImageFilter

from restorer_app.core.errors import UnreadableFile
from restorer_app.core.mask import Mask, MaskArray
from restorer_app.core.photo import Photo
from restorer_app.core.picture import RGB, Picture, Resolution, Samples
from restorer_app.core.print_damage import damage_print
from restorer_app.core.resources import resource_path
from restorer_app.core.sentence import said

RECIPE = "demonstration/recipe.json"


@dataclass(frozen=True, eq=False)
class Demonstration:
    """``photo`` is ``truth`` with damage; ``mask`` covers the damage with the margin a person would brush.

    Outside the mask ``photo.picture`` and ``truth`` are the same samples. ``photo`` has no path: it lies in
    no file. ``credit`` names who took the photograph and its licence.
    """

    photo: Photo
    mask: Mask
    truth: Picture
    credit: str


def demonstration() -> Demonstration:
    """Make the demonstration; the same samples each time.

    Raises ``UnreadableFile`` if the package that brings the photograph is missing or brings another one.
    """
    recipe = json.loads(resource_path(RECIPE).read_text(encoding="utf-8"))
    original = _original(recipe["photograph"])
    truth = _aged(original.picture.samples, recipe["ageing"])
    damaged, touched = damage_print(truth, recipe["damage"])
    return Demonstration(
        original.with_picture(Picture(damaged, RGB)),
        Mask(_grown(touched, recipe["margin"])),
        Picture(truth, RGB),
        recipe["photograph"]["credit"],
    )


def _original(wanted: Mapping[str, Any]) -> Photo:
    """The photograph as its package ships it; the package itself is not imported."""
    spec = importlib.util.find_spec(wanted["package"])
    folders = (spec.submodule_search_locations or ()) if spec else ()
    paths = (Path(folder) / wanted["file"] for folder in folders)
    path = next((path for path in paths if path.is_file()), None)
    if path is None:
        message = said("The demonstration photograph comes with scikit-image, which is not installed here.")
        raise UnreadableFile(message, "Install it with: python -m pip install scikit-image")
    data = path.read_bytes()
    if hashlib.sha256(data).hexdigest() != wanted["sha256"]:
        message = said("This version of scikit-image brings another demonstration photograph.")
        raise UnreadableFile(message, "Install scikit-image 0.26, or open a photograph of your own.")
    return _decoded(data)


def _decoded(data: bytes) -> Photo:
    with Image.open(io.BytesIO(data), formats=("PNG",)) as image:
        samples = np.array(image.convert("RGB"))
        profile, dots = image.info.get("icc_profile"), image.info.get("dpi")
    resolution = Resolution(*dots) if dots else None
    return Photo(Picture(samples, RGB), format="PNG", icc_profile=profile, resolution=resolution)


def _aged(samples: Samples, ageing: Mapping[str, Any]) -> Samples:
    """The whole photograph faded as an old print is: paler, warmer, with less contrast."""
    colours = samples.astype(np.float32) / 255
    grey = (colours * np.array([0.299, 0.587, 0.114], np.float32)).sum(axis=2, keepdims=True)
    colours = grey + (colours - grey) * np.float32(ageing["saturation"])
    black, white = np.array(ageing["black"], np.float32), np.array(ageing["white"], np.float32)
    aged: Samples = np.clip(np.rint(black + (white - black) * colours), 0, 255).astype(np.uint8)
    return aged


def _grown(mask: MaskArray, pixels: int) -> MaskArray:
    """The mask with ``pixels`` more on each side."""
    image = Image.fromarray(mask.astype(np.uint8) * 255)
    return np.asarray(image.filter(ImageFilter.MaxFilter(2 * pixels + 1))) > 0
