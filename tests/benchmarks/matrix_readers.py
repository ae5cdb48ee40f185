"""What other programs read in a file: its samples by two of them, its metadata by exiftool."""

from __future__ import annotations

import json
import struct
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Any

import cv2
import imagecodecs
import numpy as np
import tifffile
from matrix_files import Cell, Values
from PIL import Image

cv2.utils.logging.setLogLevel(cv2.utils.logging.LOG_LEVEL_SILENT)
Read = Callable[[Path, Cell, Path], Values | None]
GROUPS = ("IFD0", "ExifIFD", "GPS", "InteropIFD", "IPTC", "Photoshop", "XMP-", "ICC")
"""The groups of exiftool's that are metadata; the others tell how a container is built."""
STORAGE = (
    "Compression|StripOffsets|StripByteCounts|RowsPerStrip|TileOffsets|TileByteCounts|TileWidth|TileLength|"
    "PlanarConfiguration|Predictor|FillOrder|ImageWidth|ImageHeight|BitsPerSample|PhotometricInterpretation|"
    "SamplesPerPixel|SampleFormat|ExtraSamples|SubfileType|OldSubfileType|JPEGTables"
)


def tifffile_reads(path: Path, cell: Cell, _folder: Path) -> Values | None:
    """The first page of a TIFF, H×W×C in the depth that it is stored in."""
    if path.suffix != ".tif":
        return None
    with tifffile.TiffFile(path) as tiff:
        page = tiff.pages.first
        values = page.asarray()
        planar = int(page.planarconfig) == 2 and page.samplesperpixel > 1
        white_is_zero = int(page.photometric) == 0
    values = np.moveaxis(values, 0, -1) if planar else values
    values = values if values.ndim == 3 else values[..., None]
    if cell.depth == 1:
        return np.asarray(values > 0) ^ white_is_zero
    return np.asarray(values)


def pillow_reads(path: Path, cell: Cell, _folder: Path) -> Values | None:
    """All that Pillow reads exactly: 8 bits and fewer, and grey of 16 bits."""
    if cell.depth > 16 or cell.channels in ("lab", "rgb+infrared", "grey+alpha") or path.suffix == ".jxl":
        return None
    if (cell.depth > 8 and cell.channels != "grey") or cell.depth == 12 or cell.options.get("white0"):
        return None
    with Image.open(path) as image:
        if cell.orientation > 1 and path.suffix == ".tif":
            return None  # Pillow turns TIFFs
        if image.mode == "P":
            image = image.convert("L" if cell.channels == "grey" else "RGB")
        values = np.array(image)
    values = values if values.ndim == 3 else values[..., None]
    if cell.depth == 1:
        return np.asarray(values > 0)
    if cell.depth < 8 and values.max() > (1 << cell.depth) - 1:
        values = values // (255 // ((1 << cell.depth) - 1))
    if cell.depth == 16 and values.dtype != np.uint16:
        values = values.astype(np.uint16)
    return np.asarray(values)


def opencv_reads(path: Path, cell: Cell, _folder: Path) -> Values | None:
    """PNG, JPEG 2000, WebP, PNM and plain TIFF; not what OpenCV is known to read wrong (fidelity of old)."""
    odd = cell.channels in ("cmyk", "lab", "grey+alpha", "rgb+infrared") or cell.depth in (1, 2, 4, 12)
    known = (".png", ".jp2", ".webp", ".pgm", ".ppm", ".tif", ".bmp")
    if odd or cell.orientation > 1 or path.suffix not in known or cell.options:
        return None
    values = cv2.imread(str(path), cv2.IMREAD_UNCHANGED)
    if values is None:
        return None
    values = values if values.ndim == 3 else values[..., None]
    order = {3: [2, 1, 0], 4: [2, 1, 0, 3]}.get(values.shape[2])
    return np.asarray(values[..., order] if order else values)


def imagecodecs_reads(path: Path, _cell: Cell, _folder: Path) -> Values | None:
    """JPEG XL, which none of the others here reads."""
    if path.suffix != ".jxl":
        return None
    values = imagecodecs.jpegxl_decode(path.read_bytes())
    return np.asarray(values if values.ndim == 3 else values[..., None])


def vips_reads(path: Path, cell: Cell, folder: Path) -> Values | None:
    """What libvips makes of it, in the depth that it is stored in."""
    if cell.channels in ("lab", "cmyk") or cell.depth in (1, 2, 4, 12) or path.suffix in (".gif", ".bmp"):
        return None
    raw, source = folder / "vips.raw", str(path)
    if path.suffix == ".tif" and cell.orientation > 1:
        source += "[autorotate=false]"
    done = subprocess.run(["vips", "rawsave", source, str(raw)], capture_output=True, check=False)
    if done.returncode:
        return None
    kind = {8: np.uint8, 16: np.uint16, 32: np.float32}[cell.depth]
    values = np.frombuffer(raw.read_bytes(), kind)
    height, width = _size(source)
    return values.reshape(height, width, -1)


def _size(source: str) -> tuple[int, int]:
    found = [
        subprocess.run(["vipsheader", "-f", name, source], capture_output=True, check=True, text=True).stdout
        for name in ("height", "width")
    ]
    return int(found[0]), int(found[1])


_READERS: dict[str, Read] = {
    "tifffile": tifffile_reads,
    "Pillow": pillow_reads,
    "OpenCV": opencv_reads,
    "imagecodecs": imagecodecs_reads,
    "libvips": vips_reads,
}


def all_read(path: Path, cell: Cell, folder: Path) -> dict[str, Values | None]:
    """What each program reads, in the depth that is stored; None where it cannot, or not exactly."""
    return {name: _tried(read, path, cell, folder) for name, read in _READERS.items()}


def _tried(read: Read, path: Path, cell: Cell, folder: Path) -> Values | None:
    """A program that does not read a kind of file is no witness for it."""
    try:
        return read(path, cell, folder)
    except (OSError, ValueError, KeyError, RuntimeError, SyntaxError, struct.error):
        return None


def other_pages(path: Path) -> list[Values]:
    """The samples of a TIFF's pages after the first."""
    if path.suffix != ".tif":
        return []
    with tifffile.TiffFile(path) as tiff:
        return [page.asarray() for page in tiff.pages[1:]]


def metadata(paths: list[Path]) -> list[dict[str, Any]]:
    """Every field that exiftool finds in each file, by "group:name"; binary ones as base64."""
    words = ["exiftool", "-j", "-G1", "-a", "-n", "-b", "-struct", "-u", "-ignoreMinorErrors", "-q"]
    done = subprocess.run([*words, *map(str, paths)], capture_output=True, text=True, check=False)
    found = json.loads(done.stdout)
    return [{name: value for name, value in one.items() if name.startswith(GROUPS)} for one in found]
