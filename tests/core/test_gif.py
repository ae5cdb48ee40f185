"""GIF: palettes, animations, comments, damage and claims."""

from __future__ import annotations

import struct
from contextlib import suppress
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from restorer_app.core.errors import UnreadableFile
from restorer_app.core.files import header
from restorer_app.core.photo_files import open_photo
from restorer_app.core.picture import GREY, RGB
from tests.core.made import GREY_ALPHA, RGB_ALPHA, noise
from tests.core.refused import refusal


def coloured(height: int = 20, width: int = 30) -> Image.Image:
    """A picture of 256 colours."""
    image = Image.fromarray(noise(height, width, GREY)[:, :, 0], "P")
    image.putpalette(noise(256, 1, RGB).tobytes())
    return image


def test_a_palette_becomes_rgb_and_with_a_clear_colour_rgba(tmp_path: Path) -> None:
    image = coloured()
    image.save(tmp_path / "a.gif")
    image.save(tmp_path / "b.gif", transparency=image.getpixel((3, 4)))
    plain, clear = open_photo(tmp_path / "a.gif"), open_photo(tmp_path / "b.gif")
    assert (plain.picture.roles, clear.picture.roles) == (RGB, RGB_ALPHA)
    assert (plain.format, plain.lossy, plain.stored.palette) == ("GIF", False, True)
    assert np.array_equal(plain.picture.samples, np.asarray(image.convert("RGB")))
    assert np.array_equal(clear.picture.samples[:, :, :3], plain.picture.samples)
    assert clear.picture.samples[4, 3, 3] == 0
    assert clear.picture.samples[:, :, 3].mean() > 240


def test_a_grey_palette_stays_grey(tmp_path: Path) -> None:
    samples = noise(20, 30, GREY)
    Image.fromarray(samples[:, :, 0]).save(tmp_path / "a.gif")
    Image.fromarray(samples[:, :, 0]).save(tmp_path / "b.gif", transparency=7)
    plain, clear = open_photo(tmp_path / "a.gif").picture, open_photo(tmp_path / "b.gif").picture
    assert (plain.roles, clear.roles) == (GREY, GREY_ALPHA)
    assert np.array_equal(plain.samples, samples)
    assert np.array_equal(clear.samples[:, :, 1] == 0, samples[:, :, 0] == 7)


def test_of_an_animation_the_first_picture_is_opened_with_a_note(tmp_path: Path) -> None:
    first, second = coloured(), coloured().transpose(Image.Transpose.ROTATE_180)
    first.save(tmp_path / "a.gif", save_all=True, append_images=[second])
    opened = open_photo(tmp_path / "a.gif")
    assert "animation" in opened.notes[0]
    assert np.array_equal(opened.picture.samples, np.asarray(first.convert("RGB")))


def test_a_comment_is_kept_as_text(tmp_path: Path) -> None:
    coloured().save(tmp_path / "a.gif", comment="Grandmother, 1931 ü".encode())
    assert open_photo(tmp_path / "a.gif").metadata.texts == (("Comment", "Grandmother, 1931 ü"),)


@pytest.mark.parametrize("share", [0.3, 0.6, 0.95])
def test_a_cut_file_is_refused(tmp_path: Path, share: float) -> None:
    coloured(60, 60).save(tmp_path / "a.gif")
    data = (tmp_path / "a.gif").read_bytes()
    (tmp_path / "a.gif").write_bytes(data[: int(len(data) * share)])
    assert "cut short" in refusal(tmp_path / "a.gif")


def test_pixels_that_are_missing_though_the_file_ends_well_are_not_filled_in_silence(tmp_path: Path) -> None:
    coloured(60, 60).save(tmp_path / "a.gif")
    data = (tmp_path / "a.gif").read_bytes()
    start = data.index(b",\0\0\0\0") + 11
    (tmp_path / "a.gif").write_bytes(data[: start + 256] + b"\0;")
    assert "damaged" in refusal(tmp_path / "a.gif")


def test_claims_are_refused_before_decoding(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    size = struct.pack("<HH", 60000, 60000)
    data = b"GIF89a" + size + bytes([0x80, 0, 0]) + bytes([0, 0, 0, 255, 0, 0])
    data += b"," + bytes(4) + size + b"\0" + b"\x02" + b"\x20" + bytes(32) + b"\0;"
    (tmp_path / "a.gif").write_bytes(data)
    monkeypatch.setattr(header, "available_memory", lambda: 256 << 20)
    assert "does not fit the memory" in refusal(tmp_path / "a.gif")
    monkeypatch.setattr(header, "available_memory", lambda: 1 << 50)
    assert "almost no data" in refusal(tmp_path / "a.gif")


def test_flipped_bytes_end_in_a_photograph_or_in_a_sentence(tmp_path: Path) -> None:
    coloured().save(tmp_path / "a.gif", comment=b"x", transparency=3)
    sound, random = (tmp_path / "a.gif").read_bytes(), np.random.default_rng(7)
    for _ in range(100):
        data = bytearray(sound)
        for place in random.integers(6, len(data), 4):
            data[place] = random.integers(0, 256)
        (tmp_path / "a.gif").write_bytes(data)
        with suppress(UnreadableFile):
            open_photo(tmp_path / "a.gif")
