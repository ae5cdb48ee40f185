"""TIFF and BigTIFF, read: one page, exactly."""

from __future__ import annotations

import logging
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any, BinaryIO

import numpy as np
from tifffile import TiffFile, TiffPage

from restorer_app.core.files.border import hopeless, loss_note, no_such_page
from restorer_app.core.files.directories import SUB
from restorer_app.core.files.resolution import sound_resolution
from restorer_app.core.files.tiff_kinds import (
    ICC_LAB,
    JPEG,
    PALETTE,
    WHITE_IS_ZERO,
    Meaning,
    layout_of,
    meaning_of,
    plain_int,
)
from restorer_app.core.files.tiff_segments import decode_segments
from restorer_app.core.files.tiff_tags import LAYERS, Page, page_metadata, pages_of
from restorer_app.core.metadata import Metadata, Stored
from restorer_app.core.photo import Photo
from restorer_app.core.picture import Picture, Resolution, Samples
from restorer_app.core.sentence import Text, said

logging.getLogger("tifffile").setLevel(logging.CRITICAL)  # what matters of its mutter is checked here

_UNITS = {1: "none", 2: "inch", 3: "centimetre"}
_COMPRESSION_NAMES = {
    1: "none",
    2: "CCITT RLE",
    3: "CCITT G3",
    4: "CCITT G4",
    5: "LZW",
    6: "JPEG",
    7: "JPEG",
    8: "Deflate",
    32773: "PackBits",
    32946: "Deflate",
    34925: "LZMA",
    50000: "Zstd",
    50001: "WebP",
}


def read(path: Path, allow_damaged: bool, number: int = 0) -> Photo:
    """A page of the TIFF file, counted from 0. Palettes become RGB.

    A damaged one is read only with ``allow_damaged``; what is missing is black, and a note says how much.
    """
    with _opened(path, number) as opened:
        layout = layout_of(path, opened.page)
        samples, missing = decode_segments(path, opened.page, layout, allow_damaged)
        layout.header.confirm(path, samples)
        meant = meaning_of(path, opened.page, samples)
        del samples
        return opened.photo(meant, meant.samples, (loss_note(missing),) if missing else ())


def look(path: Path, number: int = 0) -> Photo:
    """The page without its samples: its tags are read, and every sample is the same zero in memory."""
    with _opened(path, number) as opened:
        layout = layout_of(path, opened.page)
        meant = meaning_of(path, opened.page, np.zeros((1, 1, layout.channels), layout.dtype))
        shape = (layout.height, layout.width, len(meant.roles))
        return opened.photo(meant, np.broadcast_to(np.zeros((), meant.samples.dtype), shape))


@dataclass(frozen=True)
class _OpenPage:
    """A page whose file is open, and where it stands among the others."""

    path: Path
    file: BinaryIO
    page: TiffPage
    number: int
    pages: tuple[Page, ...]

    def photo(self, meant: Meaning, samples: Samples, notes: tuple[Text, ...] = ()) -> Photo:
        """The photograph of these samples with all that the page says beside them."""
        page = self.page
        remarks = (*meant.remarks, *_remarks(page, meant.samples, self.pages[self.number]))
        return Photo(
            Picture(samples, meant.roles, _orientation(page), meant.depth),
            path=self.path,
            format="TIFF",
            lossy=int(page.compression) == JPEG,
            icc_profile=_profile(page),
            resolution=_resolution(page),
            white_is_zero=int(page.photometric) == WHITE_IS_ZERO,
            notes=(*notes, *remarks, *_page_remarks(self.pages, self.number)),
            metadata=_metadata(self.file, page.offset),
            stored=_stored(page),
            page=self.number,
            pages=len(self.pages),
        )


@contextmanager
def _opened(path: Path, number: int) -> Iterator[_OpenPage]:
    with path.open("rb") as file, TiffFile(path) as tiff:
        pages = _pages(path, file, tiff)
        if number >= len(pages):
            raise no_such_page(path, number, len(pages))
        page = tiff.pages[pages[number].index]
        if not isinstance(page, TiffPage) or page.offset != pages[number].offset:
            raise ValueError("no such page")
        yield _OpenPage(path, file, page, number, pages)


def _pages(path: Path, file: BinaryIO, tiff: TiffFile) -> tuple[Page, ...]:
    try:
        return pages_of(file)
    except ValueError:  # what is left of a broken file
        if not len(tiff.pages):
            raise hopeless(path) from None
        return (Page(tiff.pages[0].offset, 0),)


def _metadata(file: BinaryIO, offset: int) -> Metadata:
    try:
        return page_metadata(file, offset)
    except ValueError:
        return Metadata()


def _stored(page: TiffPage) -> Stored:
    return Stored(
        _COMPRESSION_NAMES.get(int(page.compression), str(int(page.compression))),
        plain_int(page.bitspersample),
        "little" if page.parent.byteorder == "<" else "big",
        bool(page.is_tiled),
        plain_int(page.planarconfig) == 2 and page.samplesperpixel > 1,
        bool(page.parent.is_bigtiff),
        int(page.photometric) == PALETTE,
        int(page.photometric) == ICC_LAB,
    )


def _orientation(page: TiffPage) -> int:
    value = plain_int(page.tags.valueof(274, default=1))
    return value if value in range(1, 9) else 1


def _resolution(page: TiffPage) -> Resolution | None:
    across, down = (_ratio(page.tags.valueof(code)) for code in (282, 283))
    unit = _UNITS.get(plain_int(page.tags.valueof(296, default=2)), "none")
    return sound_resolution(across, down, unit)


def _ratio(value: Any) -> float:
    return value[0] / value[1] if isinstance(value, tuple) and len(value) == 2 and value[1] else 0.0


def _profile(page: TiffPage) -> bytes | None:
    value = page.tags.valueof(34675)
    if isinstance(value, tuple):
        value = bytes(value)
    return value if isinstance(value, bytes) and value else None


def _remarks(page: TiffPage, samples: Samples, entry: Page) -> tuple[str, ...]:
    remarks = []
    if SUB in page.tags or entry.reduced:
        remarks.append(said("The file has smaller copies of the photograph; they are not saved with it."))
    if LAYERS in page.tags:
        remarks.append(said("The file has Photoshop's layers; only the flat picture is opened and saved."))
    if samples.dtype.kind == "f" and not np.isfinite(samples).all():
        remarks.append(said("The photograph holds samples that are no numbers (NaN or infinite)."))
    return tuple(remarks)


def _page_remarks(pages: Sequence[Page], number: int) -> tuple[str, ...]:
    if len(pages) == 1:
        return ()
    text = said(
        "The file has {count} pages; this is page {page}. A saved TIFF keeps them all.",
        count=len(pages),
        page=number + 1,
    )
    return (text,)
