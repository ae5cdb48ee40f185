"""Several pictures in one, each with a word above it."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from PIL import Image, ImageDraw, ImageFont

from restorer_app.core.picture import RGB, Picture, Samples

_BAR = 28
_GAP = 8
_GROUND = (38, 38, 38)
_INK = (230, 230, 230)


def side_by_side(panels: Sequence[tuple[str, Picture]]) -> Picture:
    """8-bit RGB pictures of one height, left to right, on dark grey; their samples are not changed."""
    height = panels[0][1].height
    columns: list[Samples] = []
    for title, picture in panels:
        columns.extend([np.full((height + _BAR, _GAP, 3), _GROUND, np.uint8), _titled(title, picture)])
    return Picture(np.concatenate(columns[1:], axis=1), RGB)


def _titled(title: str, picture: Picture) -> Samples:
    bar = Image.new("RGB", (picture.width, _BAR), _GROUND)
    font = ImageFont.load_default(16)
    ImageDraw.Draw(bar).text((picture.width / 2, _BAR / 2), title, fill=_INK, font=font, anchor="mm")
    return np.concatenate([np.asarray(bar), picture.samples])
