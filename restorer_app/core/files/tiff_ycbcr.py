"""YCbCr samples of TIFF pages without JPEG, as RGB."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np
from tifffile import TiffPage

from restorer_app.core.files.border import unsupported
from restorer_app.core.picture import Samples

_COEFFICIENTS, _SUBSAMPLING, _RANGE = 529, 530, 532
_BT_601 = (0.299, 0.587, 0.114)
_FULL_RANGE = (0, 255, 128, 255, 128, 255)
_ROWS = 256


def check_ycbcr(path: Path, page: TiffPage) -> None:
    """Refuse what ``rgb_of_ycbcr`` does not do: colour of fewer pixels than light, and studio ranges."""
    full = page.tags.valueof(_SUBSAMPLING, default=(2, 2)) == (1, 1) and page.bitspersample == 8
    stated = _numbers(page.tags.valueof(_RANGE))
    if not full or (stated and stated != _FULL_RANGE):
        raise unsupported(path, "holds YCbCr samples without JPEG, which are not read yet")


def rgb_of_ycbcr(page: TiffPage, samples: Samples) -> None:
    """Turn Y, Cb and Cr into red, green and blue in place; by ITU-R BT.601 unless the page differs."""
    red, green, blue = _coefficients(page)
    for row in range(0, len(samples), _ROWS):
        part = samples[row : row + _ROWS]
        light, cb, cr = (part[:, :, channel].astype(np.float32) for channel in range(3))
        reds = light + (2 - 2 * red) * (cr - 128)
        blues = light + (2 - 2 * blue) * (cb - 128)
        greens = (light - red * reds - blue * blues) / green
        for channel, values in enumerate((reds, greens, blues)):
            part[:, :, channel] = np.clip(np.rint(values), 0, 255)


def _coefficients(page: TiffPage) -> tuple[float, ...]:
    """How much red, green and blue light there is in Y; those of BT.601 where the page's make no sense."""
    stated = _numbers(page.tags.valueof(_COEFFICIENTS))
    sound = len(stated) == 3 and min(stated) > 0 and abs(sum(stated) - 1) < 0.01
    return stated if sound else _BT_601


def _numbers(value: Any) -> tuple[float, ...]:
    """The rational numbers of a tag."""
    if not isinstance(value, tuple) or len(value) % 2 or not all(isinstance(one, int) for one in value):
        return ()
    pairs = zip(value[::2], value[1::2], strict=True)
    return tuple(top / bottom if bottom else 0.0 for top, bottom in pairs)
