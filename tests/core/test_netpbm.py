"""PBM, PGM, PPM and PAM: numbers and text, few bits, damage and claims."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path

import numpy as np
import pytest

from restorer_app.core.errors import DamagedFile, UnreadableFile
from restorer_app.core.files import header
from restorer_app.core.files.depths import spread
from restorer_app.core.photo_files import open_photo
from restorer_app.core.picture import GREY, RGB, Role
from tests.core.made import GREY_ALPHA, RGB_ALPHA, noise
from tests.core.refused import refusal

PAM = "P7\nWIDTH {}\nHEIGHT {}\nDEPTH {}\nMAXVAL {}\nTUPLTYPE X\nENDHDR\n"


def wide(samples: np.ndarray, most: int) -> bytes:
    return samples.astype(">u2" if most > 255 else np.uint8).tobytes()


@pytest.mark.parametrize("bits", [1, 4, 8, 10, 12, 16])
@pytest.mark.parametrize("roles", [GREY, RGB, GREY_ALPHA, RGB_ALPHA])
def test_numbers_and_text_of_every_depth_are_read_exactly(
    tmp_path: Path, bits: int, roles: tuple[Role, ...]
) -> None:
    dtype, most, count = "uint8" if bits <= 8 else "uint16", 2**bits - 1, len(roles)
    samples = noise(7, 11, roles, dtype) >> (8 * np.dtype(dtype).itemsize - bits)
    texts = " ".join(map(str, samples.ravel()))
    kind = 0 if roles == GREY else 1
    files = [PAM.format(11, 7, count, most).encode() + wide(samples, most)]
    if roles in (GREY, RGB):
        files.append(f"P{5 + kind}\n# a scan\n11 7 # size\n{most}\n".encode() + wide(samples, most))
        files.append(f"P{2 + kind} 11 7\n{most}\n{texts}\n".encode())
    for data in files:
        (tmp_path / "a.png").write_bytes(data)
        opened = open_photo(tmp_path / "a.png")
        assert (opened.format, opened.picture.roles, opened.stored.bits) == ("PNM", roles, bits)
        assert opened.picture.depth == (None if bits in (8, 16) else bits)
        assert np.array_equal(opened.picture.samples, spread(samples.copy(), bits))


def test_bitmaps_have_white_as_zero(tmp_path: Path) -> None:
    ink = np.array([[1, 0, 1, 1, 0, 0, 0, 0, 1], [0, 1, 0, 0, 0, 0, 0, 1, 0]], np.uint8)
    files = [b"P4 9 2\n" + np.packbits(ink, axis=1).tobytes(), b"P1\n9 2\n101100001\n0 1 0 0 0 0 0 1 0 # end"]
    for data in files:
        (tmp_path / "a.pbm").write_bytes(data)
        opened = open_photo(tmp_path / "a.pbm").picture
        assert opened.depth == 1
        assert np.array_equal(opened.samples[:, :, 0], 255 * (1 - ink))


def test_a_count_that_is_no_number_of_bits_is_named(tmp_path: Path) -> None:
    (tmp_path / "a.pgm").write_bytes(b"P5 2 2 100\n" + bytes(4))
    assert "up to 100" in refusal(tmp_path / "a.pgm")


def test_samples_beyond_the_count_are_damage(tmp_path: Path) -> None:
    (tmp_path / "a.pgm").write_bytes(b"P5 2 1 15\n\x03\x10")
    assert "damaged" in refusal(tmp_path / "a.pgm")


@pytest.mark.parametrize("text", [False, True])
def test_a_cut_file_is_refused_unless_damage_is_allowed(tmp_path: Path, text: bool) -> None:
    samples = noise(40, 10, GREY, "uint16")
    body = (" ".join(map(str, samples[:30].ravel())) + " x").encode() if text else wide(samples[:30], 65535)
    (tmp_path / "a.pgm").write_bytes(b"P%d 10 40 65535\n" % (2 if text else 5) + body)
    with pytest.raises(DamagedFile, match="25 %"):
        open_photo(tmp_path / "a.pgm")
    opened = open_photo(tmp_path / "a.pgm", allow_damaged=True)
    assert "25 %" in opened.notes[0]
    assert np.array_equal(opened.picture.samples[:30], samples[:30])
    assert not opened.picture.samples[30:].any()


def test_further_pictures_are_told(tmp_path: Path) -> None:
    (tmp_path / "a.pgm").write_bytes(b"P5 1 1 255\n\x07P5 1 1 255\n\x08")
    opened = open_photo(tmp_path / "a.pgm")
    assert opened.picture.samples.item() == 7
    assert "further pictures" in opened.notes[0]


@pytest.mark.parametrize("start", [b"P6 60000 60000 255\n", b"P3 60000 60000 255\n"])
def test_claims_are_refused_before_reading(
    tmp_path: Path, start: bytes, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "a.ppm").write_bytes(start + b"1 " * 500)
    monkeypatch.setattr(header, "available_memory", lambda: 256 << 20)
    assert "does not fit the memory" in refusal(tmp_path / "a.ppm")
    monkeypatch.setattr(header, "available_memory", lambda: 1 << 50)
    assert "almost no data" in refusal(tmp_path / "a.ppm")


@pytest.mark.parametrize("head", [b"P5 4\n", b"P5 0 4 255\n", b"P7\nWIDTH x\nENDHDR\n", b"P6 2 2 0\n"])
def test_nonsense_is_refused(tmp_path: Path, head: bytes) -> None:
    (tmp_path / "a.pgm").write_bytes(head + bytes(20))
    assert refusal(tmp_path / "a.pgm")


def test_flipped_bytes_end_in_a_photograph_or_in_a_sentence(tmp_path: Path) -> None:
    random = np.random.default_rng(7)
    for sound in (b"P3 3 2 255\n" + b"12 200 7 " * 6, PAM.format(3, 2, 4, 255).encode() + bytes(24)):
        for _ in range(100):
            data = bytearray(sound)
            for place in random.integers(0, len(data), 2):
                data[place] = random.integers(0, 256)
            (tmp_path / "a.ppm").write_bytes(data)
            with suppress(UnreadableFile):
                open_photo(tmp_path / "a.ppm")
