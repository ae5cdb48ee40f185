"""Small sound photographs in every format, depth and compression that is read: what mutations begin with."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterator
from typing import Any

import imagecodecs
import numpy as np
import tifffile
from numpy.typing import NDArray
from PIL import Image

Array = NDArray[Any]
_SIDE = 40


def seed_files() -> Iterator[tuple[str, bytes]]:
    """Names with their suffix, and the bytes of the files."""
    for name, make in _MAKERS.items():
        yield name, make()


def _picture(channels: int = 3, dtype: str = "uint8") -> Array:
    """Something between a ramp and noise."""
    generator = np.random.default_rng(5)
    rows, columns = np.mgrid[0:_SIDE, 0 : _SIDE + 8] / _SIDE
    ramp = np.stack([rows * 0.5 + columns * 0.3 + 0.02 * each for each in range(channels)], axis=2)
    noisy = np.clip(ramp + generator.normal(0, 0.02, ramp.shape), 0, 1)
    full = {"uint8": 255, "uint16": 65535, "float32": 1}[dtype]
    samples = (noisy * full).astype(dtype)
    return samples if channels > 1 else samples[:, :, 0]


def _tiff(channels: int = 3, dtype: str = "uint8", **how: Any) -> Callable[[], bytes]:
    def make() -> bytes:
        file = io.BytesIO()
        kind = {"photometric": "rgb" if channels >= 3 else "minisblack", **how}
        big, order = bool(kind.pop("big", False)), kind.pop("order", "<")
        pages = int(kind.pop("pages", 1))
        samples = _picture(channels, dtype)
        if kind.get("planarconfig") == "separate":
            samples = np.moveaxis(samples, 2, 0)
        with tifffile.TiffWriter(file, bigtiff=big, byteorder=order) as tiff:
            for _ in range(pages):
                tiff.write(samples, metadata=None, **kind)
        return file.getvalue()

    return make


def _bilevel(compression: str) -> Callable[[], bytes]:
    def make() -> bytes:
        file = io.BytesIO()
        Image.fromarray(_picture(1) > 128).save(file, "TIFF", compression=compression)
        return file.getvalue()

    return make


def _pillow(form: str, mode: str = "RGB", **how: Any) -> Callable[[], bytes]:
    def make() -> bytes:
        file = io.BytesIO()
        Image.fromarray(_picture()).convert(mode).save(file, form, **how)
        return file.getvalue()

    return make


def _codec(name: str, channels: int, dtype: str, **how: Any) -> Callable[[], bytes]:
    return lambda: bytes(getattr(imagecodecs, f"{name}_encode")(_picture(channels, dtype), **how))


def _netpbm(channels: int, most: int) -> Callable[[], bytes]:
    def make() -> bytes:
        samples = _picture(channels, "uint8" if most < 256 else "uint16")
        head = f"P{5 if channels == 1 else 6}\n{samples.shape[1]} {samples.shape[0]}\n{most}\n"
        return head.encode() + samples.astype(samples.dtype.newbyteorder(">")).tobytes()

    return make


_TILE = (16, 16)
_MAKERS: dict[str, Callable[[], bytes]] = {
    "rgb8.tif": _tiff(),
    "rgb16-big-endian.tif": _tiff(dtype="uint16", order=">"),
    "grey16.tif": _tiff(1, "uint16"),
    "lzw8.tif": _tiff(compression="lzw", predictor=True, rowsperstrip=9),
    "lzw16.tif": _tiff(dtype="uint16", compression="lzw"),
    "deflate16.tif": _tiff(dtype="uint16", compression="zlib", predictor=True, rowsperstrip=9),
    "deflate-tiles.tif": _tiff(compression="zlib", tile=_TILE),
    "zstd16.tif": _tiff(dtype="uint16", compression="zstd"),
    "packbits.tif": _tiff(compression="packbits"),
    "jpeg.tif": _tiff(compression="jpeg", tile=_TILE),
    "lzma.tif": _tiff(dtype="uint16", compression="lzma"),
    "planar16.tif": _tiff(dtype="uint16", planarconfig="separate"),
    "big.tif": _tiff(dtype="uint16", big=True),
    "float.tif": _tiff(dtype="float32", compression="zlib", predictor=3),
    "cmyk.tif": _tiff(4, photometric="separated"),
    "lab.tif": _tiff(3, photometric="cielab"),
    "pages.tif": _tiff(dtype="uint16", pages=3, compression="lzw"),
    "group4.tif": _bilevel("group4"),
    "group3.tif": _bilevel("group3"),
    "rgb8.png": _pillow("PNG"),
    "rgb16.png": _codec("png", 3, "uint16"),
    "grey16.png": _codec("png", 1, "uint16"),
    "rgba.png": _pillow("PNG", "RGBA"),
    "palette.png": _pillow("PNG", "P"),
    "baseline.jpg": _pillow("JPEG", quality=90, exif=b"Exif\0\0MM\0*\0\0\0\x08\0\0\0\0\0\0"),
    "progressive.jpg": _pillow("JPEG", progressive=True, quality=80),
    "grey.jpg": _pillow("JPEG", "L"),
    "cmyk.jpg": _pillow("JPEG", "CMYK"),
    "lossless.webp": _pillow("WEBP", lossless=True),
    "lossy.webp": _pillow("WEBP"),
    "alpha.webp": _pillow("WEBP", "RGBA"),
    "rgb.bmp": _pillow("BMP"),
    "rgb8.jp2": _codec("jpeg2k", 3, "uint8", level=0),
    "rgb16.jp2": _codec("jpeg2k", 3, "uint16", level=0),
    "rgb.avif": _codec("avif", 3, "uint8"),
    "rgb8.jxl": _codec("jpegxl", 3, "uint8", lossless=True),
    "rgb16.jxl": _codec("jpegxl", 3, "uint16", lossless=True),
    "rgb.gif": _pillow("GIF", "P"),
    "grey16.pgm": _netpbm(1, 65535),
    "rgb.ppm": _netpbm(3, 255),
    "rgb16-strips.tif": _tiff(dtype="uint16", rowsperstrip=7),
    "rgba16.tif": _tiff(4, "uint16", extrasamples=["unassalpha"]),
    "bilevel.png": _pillow("PNG", "1"),
    "grey.bmp": _pillow("BMP", "L"),
}
