"""CIELAB (D50, as ICC profiles and TIFF have it) and the RGB that it is repaired and shown in.

The formulas are those of CIE 15; the colours of ROMM RGB those of ISO 22028-2; the change of white is
Bradford's.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from restorer_app.core.picture import Samples

Values = NDArray[np.float32]

D50 = (0.9642, 1.0, 0.8249)
"""The white of ICC's profile connection space, XYZ."""
_EPSILON, _KAPPA = 216 / 24389, 24389 / 27
_ROMM = ((0.7347, 0.2653), (0.1596, 0.8404), (0.0366, 0.0001))
_SRGB_OF_D50 = (
    (3.1338561, -1.6168667, -0.4906146),
    (-0.9787684, 1.9161415, 0.0334540),
    (0.0719453, -0.2289914, 1.4052427),
)
"""From XYZ of D50 to linear sRGB, whose white is D65."""


def _from_romm() -> NDArray[np.float64]:
    """From linear ROMM RGB to XYZ: the primaries, each as strong as white needs it."""
    primaries = np.array([(x / y, 1.0, (1 - x - y) / y) for x, y in _ROMM]).T
    return np.asarray(primaries * np.linalg.solve(primaries, D50))


_TO_XYZ = _from_romm()
_TO_ROMM = np.linalg.inv(_TO_XYZ)


def lab_values(samples: Samples) -> Values:
    """L* 0…100, a* and b* of h×w×3 samples (uint8 or uint16, a* and b* counted from the middle)."""
    wide = samples.dtype == np.uint16
    middle, step, white = (32768, 256, 65535) if wide else (128, 1, 255)
    lab = samples.astype(np.float32)
    lab[:, :, 0] *= np.float32(100 / white)
    lab[:, :, 1:] = (lab[:, :, 1:] - middle) / step
    return lab


def lab_samples(lab: NDArray[np.floating], dtype: np.dtype[np.unsignedinteger]) -> Samples:
    """L*, a*, b* as samples of that dtype, rounded once."""
    wide = dtype == np.uint16
    middle, step, white = (32768, 256, 65535) if wide else (128, 1, 255)
    counted = np.concatenate([lab[:, :, :1] * (white / 100), lab[:, :, 1:] * step + middle], axis=2)
    return np.asarray(np.clip(np.rint(counted), 0, white).astype(dtype))


def working_rgb(lab: NDArray[np.floating]) -> Values:
    """ROMM RGB with L* as its curve: a neutral colour has three equal values L*/100, white is 1.

    Nearly all colours of prints have values of 0…1; none is cut off, so that ``lab_of_working`` leads back.
    """
    rgb = _lightness(_xyz(lab.astype(np.float64)) @ _TO_ROMM.T) / 100
    neutral = (lab[:, :, 1:] == 0).all(axis=2)
    rgb[neutral] = lab[neutral][:, :1] / 100
    return rgb.astype(np.float32)


def lab_of_working(rgb: NDArray[np.floating]) -> NDArray[np.float64]:
    """L*, a*, b* of what ``working_rgb`` gives."""
    wide = rgb.astype(np.float64)
    folded = _folded((_luminance(wide * 100) @ _TO_XYZ.T) / D50)
    lab = np.stack(
        [
            116 * folded[:, :, 1] - 16,
            500 * (folded[:, :, 0] - folded[:, :, 1]),
            200 * (folded[:, :, 1] - folded[:, :, 2]),
        ],
        axis=2,
    )
    neutral = (wide[:, :, :1] == wide[:, :, 1:]).all(axis=2)
    lab[neutral, 1:] = 0
    return lab


def shown_lab(samples: Samples) -> NDArray[np.uint8]:
    """sRGB (8 bits) of h×w×3 Lab samples; colours that sRGB does not have are cut off."""
    light = np.clip(_xyz(lab_values(samples)) @ np.array(_SRGB_OF_D50, np.float32).T, 0, 1)
    curved = np.where(light <= 0.0031308, light * 12.92, 1.055 * np.power(light, 1 / 2.4) - 0.055)
    return np.asarray(np.rint(curved * 255).astype(np.uint8))


def _xyz(lab: NDArray[np.floating]) -> NDArray[np.floating]:
    down = (lab[:, :, 0] + 16) / 116
    folded = np.stack([down + lab[:, :, 1] / 500, down, down - lab[:, :, 2] / 200], axis=2)
    cubes = np.where(folded > 6 / 29, folded**3, (116 * folded - 16) / _KAPPA)
    return np.asarray(cubes * np.array(D50, lab.dtype))


def _folded(share: NDArray[np.floating]) -> NDArray[np.floating]:
    return np.where(share > _EPSILON, np.cbrt(share), (_KAPPA * share + 16) / 116)


def _lightness(light: NDArray[np.floating]) -> NDArray[np.floating]:
    """L* (0…100) of light (white at 1); below 0 as above, turned round."""
    size = np.abs(light)
    return np.asarray(np.sign(light) * (116 * _folded(size) - 16))


def _luminance(lightness: NDArray[np.floating]) -> NDArray[np.floating]:
    size = np.abs(lightness)
    light = np.where(size > 8, ((size + 16) / 116) ** 3, size / _KAPPA)
    return np.asarray(np.sign(lightness) * light)
