"""AVIF: depths, turning exactly once, what its boxes say, damage and claims."""

from __future__ import annotations

import struct
from contextlib import suppress
from pathlib import Path

import imagecodecs
import numpy as np
import pytest
from PIL import Image

from restorer_app.core.errors import UnreadableFile
from restorer_app.core.files import header
from restorer_app.core.files.depths import spread
from restorer_app.core.files.exif import write_exif
from restorer_app.core.files.named_colours import D65, P3, SRGB_CURVE, profile
from restorer_app.core.photo_files import READABLE_SUFFIXES, WRITABLE_SUFFIXES, open_photo
from restorer_app.core.picture import GREY, RGB, Resolution, Role
from tests.core.made import GREY_ALPHA, ICC, RGB_ALPHA, noise, smooth
from tests.core.refused import refusal


def lossless(samples: np.ndarray, bits: int) -> bytes:
    given = samples[:, :, 0] if samples.shape[2] == 1 else samples
    return bytes(imagecodecs.avif_encode(given, level=100, bitspersample=bits, speed=10))


@pytest.mark.parametrize("bits", [8, 10, 12])
@pytest.mark.parametrize("roles", [GREY, GREY_ALPHA, RGB, RGB_ALPHA])
def test_every_depth_is_read_exactly(tmp_path: Path, bits: int, roles: tuple[Role, ...]) -> None:
    dtype = "uint8" if bits == 8 else "uint16"
    samples = noise(21, 34, roles, dtype) >> (8 * np.dtype(dtype).itemsize - bits)
    (tmp_path / "a.jpg").write_bytes(lossless(samples, bits))
    opened = open_photo(tmp_path / "a.jpg")
    assert (opened.format, opened.lossy, opened.stored.bits) == ("AVIF", True, bits)
    assert opened.picture.depth == (None if bits == 8 else bits)
    assert opened.picture.roles == roles
    assert np.array_equal(opened.picture.samples, spread(samples.copy(), bits))


def test_profile_exif_and_xmp_come_out_of_the_boxes(tmp_path: Path) -> None:
    exif = write_exif(1, Resolution(300, 300)) + b" and more"
    xmp = b"<x:xmpmeta xmlns:x='adobe:ns:meta/'/>"
    picture = Image.fromarray(smooth(20, 30))
    picture.save(tmp_path / "a.avif", icc_profile=ICC, exif=exif, xmp=xmp)
    opened = open_photo(tmp_path / "a.avif")
    assert opened.icc_profile == ICC
    assert (opened.metadata.exif, opened.metadata.xmp) == (exif, xmp)
    assert opened.resolution == Resolution(300, 300)


def test_wide_colours_by_number_become_a_profile_and_usual_ones_none(tmp_path: Path) -> None:
    for primaries, transfer, wanted in ((12, 13, profile(D65, P3, SRGB_CURVE)), (1, 13, None), (1, 1, None)):
        data = imagecodecs.avif_encode(smooth(9, 8), level=90, primaries=primaries, transfer=transfer)
        (tmp_path / "a.avif").write_bytes(data)
        assert open_photo(tmp_path / "a.avif").icc_profile == wanted


@pytest.mark.parametrize("turn", range(1, 9))
def test_it_is_turned_exactly_once(tmp_path: Path, turn: int) -> None:
    """Pillow stores EXIF's orientation as AVIF's own turning and mirroring."""
    stored = smooth(24, 40)
    exif = Image.Exif()
    exif[0x0112] = turn
    Image.fromarray(stored).save(tmp_path / "a.avif", exif=exif, quality=100, subsampling="4:4:4")
    opened = open_photo(tmp_path / "a.avif").picture
    assert opened.orientation == turn
    assert opened.samples.shape == stored.shape
    assert np.abs(opened.samples.astype(int) - stored).max() <= 3


@pytest.mark.parametrize("share", [0.1, 0.5, 0.9, 0.99])
def test_a_cut_file_is_refused(tmp_path: Path, share: float) -> None:
    data = lossless(noise(40, 50, RGB), 8)
    (tmp_path / "a.avif").write_bytes(data[: int(len(data) * share)])
    for allow_damaged in (False, True):
        with pytest.raises(UnreadableFile, match=r"cut short|damaged|without a still"):
            open_photo(tmp_path / "a.avif", allow_damaged=allow_damaged)


def test_claims_are_refused_before_decoding(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def never(*_: object, **__: object) -> None:
        raise AssertionError("it was decoded")

    data = lossless(noise(40, 50, RGB), 8)
    place = data.index(b"ispe") + 8
    (tmp_path / "a.avif").write_bytes(data[:place] + struct.pack(">LL", 60000, 60000) + data[place + 8 :])
    monkeypatch.setattr(imagecodecs, "avif_decode", never)
    monkeypatch.setattr(header, "available_memory", lambda: 256 << 20)
    assert "does not fit the memory" in refusal(tmp_path / "a.avif")
    monkeypatch.setattr(header, "available_memory", lambda: 1 << 50)
    assert "almost no data" in refusal(tmp_path / "a.avif")


def test_flipped_bytes_end_in_a_photograph_or_in_a_sentence(tmp_path: Path) -> None:
    sound, random = lossless(noise(24, 31, RGB_ALPHA), 8), np.random.default_rng(7)
    for _ in range(100):
        data = bytearray(sound)
        for place in random.integers(0, 500, 3):
            data[place] = random.integers(0, 256)
        (tmp_path / "a.avif").write_bytes(data)
        with suppress(UnreadableFile):
            open_photo(tmp_path / "a.avif")


def test_it_is_offered_for_opening_but_not_for_saving() -> None:
    assert ".avif" in READABLE_SUFFIXES
    assert ".avif" not in WRITABLE_SUFFIXES
