"""Pictures made for the tests: every sample known, all depths and channel counts."""

from __future__ import annotations

from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from restorer_app.core.photo import Photo
from restorer_app.core.picture import GREY, RGB, Picture, Resolution, Role

GREY_ALPHA = (*GREY, Role.ALPHA)
RGB_ALPHA = (*RGB, Role.ALPHA)
ICC = b"\x00\x00\x0a\x14lcms" + bytes(range(256)) * 10
"""Stands for a colour profile; nobody looks inside."""


def noise(height: int, width: int, roles: tuple[Role, ...], dtype: str = "uint8", seed: int = 1) -> NDArray:
    """H×W×C samples over the whole range of ``dtype``."""
    random = np.random.default_rng(seed)
    if dtype == "float32":
        return random.random((height, width, len(roles)), np.float32)
    top = np.iinfo(dtype).max + 1
    return random.integers(0, top, (height, width, len(roles))).astype(dtype)


def picture(
    height: int = 13,
    width: int = 17,
    roles: tuple[Role, ...] = RGB,
    dtype: str = "uint8",
    orientation: int = 1,
    seed: int = 1,
) -> Picture:
    return Picture(noise(height, width, roles, dtype, seed), roles, orientation)


def photo(of: Picture | None = None, path: Path | None = None) -> Photo:
    """With a profile and 600 pixels an inch."""
    return Photo(of or picture(), path=path, icc_profile=ICC, resolution=Resolution(600, 600))


def smooth(height: int, width: int, channels: int = 3) -> NDArray[np.uint8]:
    """A soft gradient, such as a lossy codec keeps well; no sample is 128."""
    rows = np.linspace(20, 110, height)[:, None, None]
    columns = np.linspace(0, 15, width)[None, :, None]
    return np.broadcast_to(rows + columns, (height, width, channels)).astype(np.uint8)
