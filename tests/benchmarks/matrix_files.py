"""Files for the round-trip matrix, made by tifffile, Pillow, imagecodecs and exiftool, not by Restorer."""

from __future__ import annotations

import shutil
import subprocess
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import product
from pathlib import Path
from typing import Any

import imagecodecs
import numpy as np
import tifffile
from numpy.typing import NDArray
from PIL import Image, ImageCms

Values = NDArray[Any]
Make = Callable[[Path, Values, "Cell"], None]
HEIGHT, WIDTH = 75, 101
CHANNELS = {"grey": 1, "grey+alpha": 2, "rgb": 3, "rgb+alpha": 4, "rgb+infrared": 4, "cmyk": 4, "lab": 3}
_TAGS = (
    "-Artist=Anna Müller",
    "-Copyright=Stadtarchiv",
    "-ImageDescription=Harvest near Ulm",
    "-Make=Epson",
    "-Model=Perfection V850",
    "-DateTimeOriginal=1931:08:02 10:30:00",
    "-UserComment=box 12",
    "-GPSLatitude=48.4",
    "-GPSLatitudeRef=N",
    "-GPSLongitude=9.98",
    "-GPSLongitudeRef=E",
    "-XMP-dc:Title=Harvest",
    "-XMP-dc:Creator=Anna Müller",
    "-XMP-photoshop:City=Ulm",
    "-IPTC:Keywords=harvest",
    "-IPTC:Caption-Abstract=Harvest near Ulm",
    "-XResolution=600",
    "-YResolution=600",
    "-ResolutionUnit=inches",
)


@dataclass(frozen=True)
class Cell:
    """One kind of file. ``options`` go to its maker; ``tagged``: exiftool can write metadata into it."""

    suffix: str
    depth: int
    channels: str
    compression: str = "none"
    order: str = "little"
    options: dict[str, Any] = field(default_factory=dict)
    orientation: int = 1
    tagged: bool = True
    output: str = ""

    @property
    def name(self) -> str:
        extra = "-".join(f"{key}{'' if value is True else value}" for key, value in self.options.items())
        turned = f"turned{self.orientation}" if self.orientation > 1 else ""
        parts = (f"{self.depth}bit", self.channels, self.compression, self.order, extra, turned)
        return f"{self.suffix[1:]}_" + "_".join(part for part in parts if part)

    @property
    def saved_as(self) -> str:
        """The suffix of what is written: its own where that can be written without loss."""
        return self.output or self.suffix


def cells() -> Iterator[Cell]:
    """All kinds of file."""
    for depth, channels, compression, order in product(
        (8, 16), ("grey", "rgb"), ("none", "lzw", "deflate", "zstd", "packbits"), ("little", "big")
    ):
        yield Cell(".tif", depth, channels, compression, order)
    for channels in ("grey+alpha", "rgb+alpha", "rgb+infrared", "cmyk", "lab"):
        for depth, order in ((8, "little"), (16, "big")):
            yield Cell(".tif", depth, channels, "lzw" if depth == 8 else "none", order)
    for order in ("little", "big"):
        yield Cell(".tif", 32, "rgb", "none", order)
        yield Cell(".tif", 32, "grey", "deflate", order)
    for depth, compression in ((1, "none"), (1, "packbits"), (1, "group4"), (12, "none")):
        yield Cell(".tif", depth, "grey", compression)
    yield Cell(".tif", 16, "rgb", options={"planar": True})
    yield Cell(".tif", 8, "rgb", "deflate", options={"tile": 32})
    yield Cell(".tif", 16, "rgb", "lzw", options={"tile": 32, "predictor": True})
    yield Cell(".tif", 16, "rgb", options={"big": True}, tagged=False)  # exiftool does not write BigTIFF
    yield Cell(".tif", 16, "grey", order="big", options={"big": True}, tagged=False)
    yield Cell(".tif", 8, "grey", options={"white0": True})
    yield Cell(".tif", 16, "grey", "lzw", options={"white0": True})
    yield Cell(".tif", 8, "rgb", options={"pages": 3})
    yield Cell(".tif", 16, "rgb", "lzw", "big", options={"pages": 2})
    for orientation in (3, 6, 8):
        yield Cell(".tif", 16, "rgb", orientation=orientation)
    for depth, channels in product((8, 16), ("grey", "grey+alpha", "rgb", "rgb+alpha")):
        yield Cell(".png", depth, channels, "deflate")
    for depth in (1, 2, 4):
        yield Cell(".png", depth, "grey", "deflate")
    for channels, quality in (("grey", 90), ("rgb", 95), ("rgb", 60)):
        yield Cell(".jpg", 8, channels, "jpeg", options={"quality": quality}, output=".tif")
    yield Cell(".jpg", 8, "cmyk", "jpeg", options={"quality": 95}, output=".tif")
    for orientation in (2, 5, 6):
        yield Cell(".jpg", 8, "rgb", "jpeg", orientation=orientation, output=".png")
    for channels in ("rgb", "rgb+alpha"):
        yield Cell(".webp", 8, channels, "lossless")
    for depth, channels in product((8, 16), ("grey", "rgb")):
        yield Cell(".jp2", depth, channels, "lossless")
        yield Cell(".jxl", depth, channels, "lossless")
    yield Cell(".bmp", 8, "rgb", tagged=False)
    yield Cell(".gif", 8, "grey", "lzw", tagged=False, output=".png")
    for depth, channels in product((8, 16), ("grey", "rgb")):
        yield Cell(".pgm" if channels == "grey" else ".ppm", depth, channels, tagged=False, output=".tif")


def make_all(chosen: Sequence[Cell], folder: Path) -> list[Path]:
    """The files of those kinds, with a profile and metadata where their formats have a place for them."""
    paths = [folder / f"{cell.name}{cell.suffix}" for cell in chosen]
    groups: dict[tuple[int, str], list[Path]] = defaultdict(list)
    for cell, path in zip(chosen, paths, strict=True):
        _MAKERS[cell.suffix](path, _values(cell), cell)
        if cell.tagged:
            groups[cell.orientation, _profile_kind(cell) if cell.suffix != ".tif" else ""].append(path)
    for (orientation, profile), same in groups.items():
        _tag(same, orientation, profile, folder)
    return paths


def _values(cell: Cell) -> Values:
    """A picture with every kind of sample: slopes, noise, and both ends of the range."""
    rng = np.random.default_rng(len(cell.name))
    count = CHANNELS[cell.channels]
    rows, columns = np.mgrid[0:HEIGHT, 0:WIDTH]
    slope = (rows[..., None] * (1 + np.arange(count)) + columns[..., None] * 2) / (HEIGHT * count + 2 * WIDTH)
    values = np.clip(slope + rng.normal(0, 0.05, (HEIGHT, WIDTH, count)), 0, 1)
    if cell.channels == "rgb+infrared":
        values[..., 3] = 0.8 + 0.02 * values[..., 3]
    if cell.depth == 32:
        return values.astype(np.float32)
    most = (1 << cell.depth) - 1
    return np.rint(values * most).astype(np.uint8 if cell.depth <= 8 else np.uint16)


def _tiff(path: Path, values: Values, cell: Cell) -> None:
    options = cell.options
    kinds = {"cmyk": "separated", "lab": "cielab", "grey": "minisblack", "grey+alpha": "minisblack"}
    photometric = "miniswhite" if options.get("white0") else kinds.get(cell.channels, "rgb")
    extra = {"grey+alpha": [2], "rgb+alpha": [2], "rgb+infrared": [0]}.get(cell.channels)
    planar = "separate" if options.get("planar") else "contig"
    values = values[..., 0] if values.shape[2] == 1 else values
    shown = np.ascontiguousarray(np.moveaxis(values, -1, 0)) if options.get("planar") else values
    if cell.depth == 1:
        shown = shown.astype(bool)
    if cell.compression == "group4":  # tifffile has no encoder for it
        Image.fromarray(shown).save(path, compression="group4", dpi=(600, 600))
        return
    words: dict[str, Any] = {
        "photometric": photometric,
        "planarconfig": planar if values.ndim == 3 else None,
        "extrasamples": extra,
        "compression": None if cell.compression == "none" else cell.compression,
        "predictor": bool(options.get("predictor")) or None,
        "tile": (options["tile"],) * 2 if "tile" in options else None,
        "bitspersample": 12 if cell.depth == 12 else None,
        "metadata": None,
        "rowsperstrip": 16 if "tile" not in options else None,
        "resolution": (600, 600),
        "resolutionunit": "INCH",
        "iccprofile": _profile(_profile_kind(cell)),
        "extratags": [(274, 3, 1, cell.orientation, True), (65000, 2, 0, "kept", True)],
    }
    order = {"little": "<", "big": ">"}[cell.order]
    with tifffile.TiffWriter(path, bigtiff=bool(options.get("big")), byteorder=order) as tiff:
        for page in range(options.get("pages", 1)):
            tiff.write(shown if page == 0 else np.roll(shown, page * 7, axis=0), **words)


def _png(path: Path, values: Values, cell: Cell) -> None:
    if cell.depth < 8:
        _png_of_few_bits(path, values, cell.depth)
        return
    path.write_bytes(imagecodecs.png_encode(values[..., 0] if values.shape[2] == 1 else values))


def _png_of_few_bits(path: Path, values: Values, depth: int) -> None:
    image = Image.fromarray(values[..., 0])
    image.putpalette([0, 0, 0] * 256)
    image.save(path, bits=depth)
    data = bytearray(path.read_bytes())
    _rewrite_as_grey(data)
    path.write_bytes(data)


def _rewrite_as_grey(data: bytearray) -> None:
    """A palette PNG as one of grey: colour type 0, no palette."""
    import zlib

    data[25] = 0
    data[29:33] = zlib.crc32(bytes(data[12:29])).to_bytes(4, "big")
    start = data.index(b"PLTE") - 4
    length = int.from_bytes(data[start : start + 4], "big")
    del data[start : start + length + 12]


def _jpeg(path: Path, values: Values, cell: Cell) -> None:
    mode = {"grey": "L", "rgb": "RGB", "cmyk": "CMYK"}[cell.channels]
    image = Image.frombytes(mode, (WIDTH, HEIGHT), values.tobytes())
    image.save(path, "JPEG", quality=cell.options.get("quality", 95))


def _webp(path: Path, values: Values, cell: Cell) -> None:
    profile = _profile(_profile_kind(cell))  # so that it says itself whether it has alpha; exiftool would not
    Image.fromarray(values).save(path, "WEBP", lossless=True, exact=True, icc_profile=profile)


def _jpeg_2000(path: Path, values: Values, _cell: Cell) -> None:
    path.write_bytes(imagecodecs.jpeg2k_encode(values.squeeze(), level=0, reversible=True, codecformat="jp2"))


def _jpeg_xl(path: Path, values: Values, _cell: Cell) -> None:
    path.write_bytes(imagecodecs.jpegxl_encode(values.squeeze(), lossless=True, usecontainer=True))


def _pillow(path: Path, values: Values, _cell: Cell) -> None:
    Image.fromarray(values.squeeze()).save(path)


def _pnm(path: Path, values: Values, cell: Cell) -> None:
    most = (1 << cell.depth) - 1
    kind = "P5" if values.shape[2] == 1 else "P6"
    samples = values.astype(">u2") if cell.depth > 8 else values
    path.write_bytes(f"{kind}\n{WIDTH} {HEIGHT}\n{most}\n".encode() + samples.tobytes())


_MAKERS: dict[str, Make] = {
    ".tif": _tiff,
    ".png": _png,
    ".jpg": _jpeg,
    ".webp": _webp,
    ".jp2": _jpeg_2000,
    ".jxl": _jpeg_xl,
    ".bmp": _pillow,
    ".gif": _pillow,
    ".pgm": _pnm,
    ".ppm": _pnm,
}


def _profile_kind(cell: Cell) -> str:
    """A kind that Pillow can make a profile of; empty for the others."""
    return {"rgb": "sRGB", "rgb+alpha": "sRGB", "rgb+infrared": "sRGB", "lab": "LAB"}.get(cell.channels, "")


def _profile(kind: str) -> bytes | None:
    return ImageCms.ImageCmsProfile(ImageCms.createProfile(kind)).tobytes() if kind else None


def _tag(paths: list[Path], orientation: int, profile: str, folder: Path) -> None:
    words = ["exiftool", "-q", "-m", "-overwrite_original", *_TAGS]
    if orientation > 1:
        words.append(f"-Orientation#={orientation}")
    if profile:
        (folder / "profile.icc").write_bytes(_profile(profile) or b"")
        words.append(f"-ICC_Profile<={folder / 'profile.icc'}")
    done = subprocess.run([*words, *map(str, paths)], capture_output=True, text=True, check=False)
    if done.returncode or "Error" in done.stderr:
        raise RuntimeError(f"exiftool could not write: {done.stderr.strip()}")


def missing_programs() -> tuple[str, ...]:
    """Which of the other programs are not on this computer."""
    return tuple(name for name in ("exiftool", "vips") if shutil.which(name) is None)
