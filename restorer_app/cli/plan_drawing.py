"""The plan of a repair, drawn over a small copy of the photograph."""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageDraw, ImageFont

from restorer_app.core.cielab import shown_lab
from restorer_app.core.geometry import Box, upright_box
from restorer_app.core.inks import printed
from restorer_app.core.light import seen_white
from restorer_app.core.mask import Mask, MaskArray
from restorer_app.core.picture import RGB, Picture
from restorer_app.engine.request import ExplainedPlan, ShownWindow

LONGEST = 1600
"""Pixels of the drawing's longer side; a smaller photograph keeps its size."""

Colour = tuple[int, int, int]
Kind = tuple[bool, int]
"""Whether a window gets texture, and the step at which it is shown."""

_FULL: Colour = (0, 208, 255)
_HALF: Colour = (255, 216, 0)
_QUARTER: Colour = (255, 140, 0)
_SMALLER: Colour = (255, 80, 60)
_TEXTURE: Colour = (110, 235, 90)
_MASK: Colour = (235, 0, 230)
_DARK = (0, 0, 0, 80)
_GROUND, _INK = (38, 38, 38), (230, 230, 230)
_LINE, _MARGIN = 24, 10


def drawn(plan: ExplainedPlan, picture: Picture, mask: Mask) -> Picture:
    """8-bit RGB, upright: the mask, a thin line around what is seen and a thick one around what is filled.

    Below it stands what the colours mean.
    """
    height, width = picture.upright_shape
    scale = min(LONGEST / max(height, width), 1.0)
    size = max(round(height * scale), 1), max(round(width * scale), 1)
    image = _small(picture, size)
    pen = ImageDraw.Draw(image, "RGBA")
    kinds = sorted({_kind(window) for window in plan.windows}, reverse=True)
    for kind in kinds:
        windows = [window for window in plan.windows if _kind(window) == kind]
        views, cores = ((_placed(box, picture, scale) for box in boxes) for boxes in _boxes(windows))
        _draw(pen, views, _colour(kind), 1)
        _draw(pen, cores, _colour(kind), 2)
    marked = _tinted(image, _reduced(mask.array, size))
    return Picture(np.concatenate([np.asarray(marked), _legend(kinds, size[1])]), RGB)


def _kind(window: ShownWindow) -> Kind:
    return window.texture, window.step


def _boxes(windows: list[ShownWindow]) -> tuple[list[Box], list[Box]]:
    return [window.view for window in windows], [window.core for window in windows]


def _colour(kind: Kind) -> Colour:
    texture, step = kind
    return _TEXTURE if texture else {1: _FULL, 2: _HALF, 4: _QUARTER}.get(step, _SMALLER)


def _placed(box: Box, picture: Picture, scale: float) -> tuple[int, int, int, int]:
    """Left, top, right, bottom in the drawing; the last row and column are in the box."""
    turned = upright_box(box, picture.orientation, picture.height, picture.width)
    left, top = round(turned.column * scale), round(turned.row * scale)
    right, bottom = round(turned.right * scale) - 1, round(turned.bottom * scale) - 1
    return left, top, max(right, left), max(bottom, top)


def _draw(
    pen: ImageDraw.ImageDraw, places: Iterable[tuple[int, int, int, int]], colour: Colour, thickness: int
) -> None:
    """Each line has a dark one beside it, so that it is seen on every tone."""
    for left, top, right, bottom in places:
        pen.rectangle((left - 1, top - 1, right + 1, bottom + 1), outline=_DARK, width=thickness + 2)
        pen.rectangle((left, top, right, bottom), outline=colour, width=thickness)


def _small(picture: Picture, size: tuple[int, int]) -> Image.Image:
    """The photograph upright, 8-bit RGB, at that height and width."""
    step = max(max(picture.upright_shape) // (2 * max(size)), 1)
    samples = picture.upright_samples()[::step, ::step, list(picture.own_channels)]
    if picture.is_lab:
        shown = shown_lab(samples)
    else:
        light = (printed(samples) if picture.is_cmyk else samples).astype(np.float32)
        white = picture.full_scale * seen_white(picture)
        shown = (np.clip(np.nan_to_num(light / white), 0, 1) * 255).round().astype(np.uint8)
    shown = np.broadcast_to(shown, (*shown.shape[:2], 3))
    image = Image.fromarray(np.ascontiguousarray(shown))
    return image.resize((size[1], size[0]), Image.Resampling.BOX)


def _reduced(mask: MaskArray, size: tuple[int, int]) -> MaskArray:
    """The mask at that height and width; nothing thin gets lost."""
    rows, columns = (np.arange(short) * long // short for short, long in zip(size, mask.shape, strict=True))
    reduced: MaskArray = np.logical_or.reduceat(np.logical_or.reduceat(mask, rows, axis=0), columns, axis=1)
    return reduced


def _tinted(image: Image.Image, mask: MaskArray) -> Image.Image:
    share = Image.fromarray((mask * np.uint8(150)).astype(np.uint8))
    return Image.composite(Image.new("RGB", image.size, _MASK), image, share)


def _legend(kinds: list[Kind], width: int) -> NDArray[np.uint8]:
    """One line each for the mask, the two kinds of line, and the colours that are used."""
    words = [
        (_MASK, "marked"),
        (_INK, "thick: filled, thin: seen for it"),
        *((_colour(kind), _meaning(kind)) for kind in reversed(kinds)),
    ]
    bar = Image.new("RGB", (width, len(words) * _LINE + 2 * _MARGIN), _GROUND)
    pen, font = ImageDraw.Draw(bar), ImageFont.load_default(15)
    for number, (colour, text) in enumerate(words):
        middle = _MARGIN + number * _LINE + _LINE // 2
        pen.rectangle((_MARGIN, middle - 6, _MARGIN + 12, middle + 6), fill=colour)
        pen.text((_MARGIN + 22, middle), text, fill=_INK, font=font, anchor="lm")
    return np.asarray(bar)


def _meaning(kind: Kind) -> str:
    texture, step = kind
    if texture:
        return "texture from elsewhere in the photograph"
    return "at full size" if step == 1 else f"at 1/{step} of the size, for wide holes"
