"""ICC profiles made from published figures: those that archives use, and one for inks."""

from __future__ import annotations

import struct
from collections.abc import Callable, Sequence

import numpy as np
from numpy.typing import NDArray

Curve = float | NDArray[np.float64]
"""A power, or a table of light (0…1) at even steps of the sample."""
_D50 = (0.9642, 1.0, 0.8249)
_PRIMARIES = {
    "Adobe RGB (1998)": (
        (0.60974, 0.31111, 0.01947),
        (0.20528, 0.62567, 0.06087),
        (0.14919, 0.06322, 0.74457),
    ),
    "ProPhoto RGB": ((0.79767, 0.28804, 0.0), (0.13519, 0.71188, 0.0), (0.03134, 0.00009, 0.82491)),
    "eciRGB v2": ((0.65027, 0.32028, 0.0), (0.17803, 0.60205, 0.06783), (0.13587, 0.07767, 0.75711)),
}
"""XYZ of red, green and blue under D50, as the published profiles have them."""


def lightness_curve(steps: int = 1024) -> NDArray[np.float64]:
    """Light that makes L* even: the curve of eciRGB v2."""
    lightness = np.linspace(0, 100, steps)
    return np.where(lightness > 8, ((lightness + 16) / 116) ** 3, lightness * 27 / 24389)


def dot_gain_curve(gain: float, steps: int = 256) -> NDArray[np.float64]:
    """Light of a print in which a dot of half the area grows by ``gain`` (of all the area)."""
    area = 1 - np.linspace(0, 1, steps)
    return np.asarray(1 - (area + 4 * gain * area * (1 - area)))


CURVES: dict[str, Curve] = {
    "Adobe RGB (1998)": 563 / 256,
    "ProPhoto RGB": 1.8,
    "eciRGB v2": lightness_curve(),
    "Gray Gamma 2.2": 2.2,
    "Dot Gain 20%": dot_gain_curve(0.2),
}
RGB_NAMES = tuple(_PRIMARIES)
GREY_NAMES = tuple(name for name in CURVES if name not in _PRIMARIES)


def profile(name: str) -> bytes:
    """The profile of that name."""
    curve = _curve(CURVES[name])
    if name in GREY_NAMES:
        return _file(name, b"GRAY", b"XYZ ", [(b"kTRC", curve)])
    tags = [
        (letter + b"XYZ", _xyz(colour)) for letter, colour in zip(_LETTERS, _PRIMARIES[name], strict=True)
    ]
    return _file(name, b"RGB ", b"XYZ ", [*tags, *((letter + b"TRC", curve) for letter in _LETTERS)])


_LETTERS = (b"r", b"g", b"b")


def ink_profile(lab: Callable[[NDArray[np.float64]], NDArray[np.float64]], steps: int = 5) -> bytes:
    """A CMYK table profile: ``lab`` gives L*, a*, b* (N×3) of inks (N×4, 0…1)."""
    grid = np.stack(np.meshgrid(*[np.linspace(0, 1, steps)] * 4, indexing="ij"), axis=-1).reshape(-1, 4)
    counted = (lab(grid) + np.array([0, 128, 128])) * [65280 / 100, 256, 256]
    straight = np.array([0, 65535])
    table = struct.pack(">4s4xBBBx", b"mft2", 4, 3, steps)
    table += b"".join(struct.pack(">i", round(value * 65536)) for value in np.eye(3).ravel())
    table += struct.pack(">HH", 2, 2)
    for part in (np.tile(straight, 4), np.clip(np.rint(counted), 0, 65535).ravel(), np.tile(straight, 3)):
        table += part.astype(">u2").tobytes()
    return _file("Inks", b"CMYK", b"Lab ", [(b"A2B0", table)], kind=b"prtr")


def _curve(curve: Curve) -> bytes:
    if isinstance(curve, float):
        return struct.pack(">4s4xIH", b"curv", 1, round(curve * 256))
    return struct.pack(">4s4xI", b"curv", len(curve)) + np.rint(curve * 65535).astype(">u2").tobytes()


def _xyz(colour: Sequence[float]) -> bytes:
    return struct.pack(">4s4xiii", b"XYZ ", *(round(value * 65536) for value in colour))


def _text(name: str) -> bytes:
    plain = name.encode("ascii") + b"\0"
    return struct.pack(">4s4xI", b"desc", len(plain)) + plain + bytes(4 + 4 + 2 + 1 + 67)


def _file(
    name: str, space: bytes, between: bytes, tags: Sequence[tuple[bytes, bytes]], kind: bytes = b"mntr"
) -> bytes:
    """A version 2 profile."""
    every = [
        (b"desc", _text(name)),
        (b"cprt", struct.pack(">4s4x", b"text") + b"no rights reserved\0"),
        (b"wtpt", _xyz(_D50)),
        *tags,
    ]
    place, table, body = 128 + 4 + 12 * len(every), struct.pack(">I", len(every)), b""
    for signature, data in every:
        data += bytes(-len(data) % 4)
        table += struct.pack(">4sII", signature, place + len(body), len(data))
        body += data
    head = struct.pack(">I4xI4s4s4s", place + len(body), 0x02400000, kind, space, between)
    head += struct.pack(">6H4s", 2026, 1, 1, 0, 0, 0, b"acsp") + bytes(28)
    head += struct.pack(">iii", *(round(value * 65536) for value in _D50))
    return head.ljust(128, b"\0") + table + body
