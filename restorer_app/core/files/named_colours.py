"""Colour spaces that a file names by numbers, as the profiles that say the same."""

from __future__ import annotations

import struct
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

D65, E, DCI = (0.3127, 0.3290), (1 / 3, 1 / 3), (0.314, 0.351)
SRGB = (0.64, 0.33, 0.30, 0.60, 0.15, 0.06)
P3 = (0.680, 0.320, 0.265, 0.690, 0.150, 0.060)
BT2020 = (0.708, 0.292, 0.170, 0.797, 0.131, 0.046)
SRGB_CURVE = (2.4, 1 / 1.055, 0.055 / 1.055, 1 / 12.92, 0.04045)
BT709_CURVE = (1 / 0.45, 1 / 1.099, 0.099 / 1.099, 1 / 4.5, 0.081)
_BRADFORD = np.array([[0.8951, 0.2664, -0.1614], [-0.7502, 1.7135, 0.0367], [0.0389, -0.0685, 1.0296]])
_D50 = np.array([0.9642, 1.0, 0.8249])
_HEAD = 128

Matrix = NDArray[np.float64]


def profile(white: Sequence[float], primaries: Sequence[float], curve: Sequence[float]) -> bytes:
    """An ICC profile of such colours: x, y of white and of red, green and blue (none: a grey profile).

    ``curve`` is a gamma, or a curve as sRGB's: gamma, a, b, c, d of ICC's third parametric kind.
    """
    adapted = _adaptation(_xyz(white))
    tags = [(b"desc", _text("By numbers")), (b"cprt", _text("None")), (b"wtpt", _xyz_tag(_D50))]
    tags.append((b"chad", b"sf32\0\0\0\0" + _fixed(adapted.ravel())))
    if primaries:
        colours = adapted @ _to_xyz(white, primaries)
        tags += [
            (name, _xyz_tag(colours[:, index])) for index, name in enumerate((b"rXYZ", b"gXYZ", b"bXYZ"))
        ]
    names = (b"rTRC", b"gTRC", b"bTRC") if primaries else (b"kTRC",)
    tags += [(name, _curve(curve)) for name in names]
    return _put_together(tags, b"RGB " if primaries else b"GRAY")


def _xyz(point: Sequence[float]) -> Matrix:
    x, y = point
    return np.array([x / y, 1.0, (1 - x - y) / y])


def _to_xyz(white: Sequence[float], primaries: Sequence[float]) -> Matrix:
    """The matrix from linear red, green and blue to XYZ, with white where it belongs."""
    corners = np.stack([_xyz(primaries[index : index + 2]) for index in (0, 2, 4)], axis=1)
    return np.asarray(corners * np.linalg.solve(corners, _xyz(white)))


def _adaptation(white: Matrix) -> Matrix:
    """From colours under ``white`` to those under D50, as the profiles count."""
    scale = np.diag((_BRADFORD @ _D50) / (_BRADFORD @ white))
    return np.asarray(np.linalg.inv(_BRADFORD) @ scale @ _BRADFORD)


def _fixed(values: Sequence[float] | Matrix) -> bytes:
    return b"".join(struct.pack(">l", round(float(value) * 65536)) for value in values)


def _xyz_tag(values: Matrix) -> bytes:
    return b"XYZ \0\0\0\0" + _fixed(values)


def _curve(curve: Sequence[float]) -> bytes:
    return b"para\0\0\0\0" + struct.pack(">HH", 0 if len(curve) == 1 else 3, 0) + _fixed(curve)


def _text(text: str) -> bytes:
    return struct.pack(">4s4xLL4sLL", b"mluc", 1, 12, b"enUS", 2 * len(text), 28) + text.encode("utf-16-be")


def _put_together(tags: list[tuple[bytes, bytes]], space: bytes) -> bytes:
    table, body = struct.pack(">L", len(tags)), b""
    start = _HEAD + 4 + 12 * len(tags)
    for name, content in tags:
        table += struct.pack(">4sLL", name, start + len(body), len(content))
        body += content + bytes(-len(content) % 4)
    head = struct.pack(">L4xL4s4s4s", start + len(body), 0x04300000, b"mntr", space, b"XYZ ")
    head += struct.pack(">6H", 2000, 1, 1, 0, 0, 0) + b"acsp" + bytes(28) + _fixed(_D50)
    return head.ljust(_HEAD, b"\0") + table + body
