"""``restorer repair`` on every kind of samples: written back in its own kind, exact outside the mask."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np
import pytest
import tifffile
from numpy.typing import NDArray
from PIL import Image

from tests.cli.conftest import Command, Scan, scratch

INSIDE = scratch().array


def values(white: float, channels: int, dtype: str) -> NDArray[Any]:
    """Soft ground of numbers from 0 to ``white``, nothing of them known in the mask."""
    rows, columns = np.mgrid[0:48, 0:64]
    shares = [(rows / 48 + columns / 64 + step) / 2.9 for step in np.linspace(0.1, 0.8, channels)]
    made = np.stack(shares, axis=2) * white
    made[INSIDE] = np.nan if dtype.startswith("float") else 0
    made = made if dtype.startswith("float") else np.rint(made)
    return made.astype(dtype)[:, :, 0] if channels == 1 else made.astype(dtype)


LAB16 = values(65535, 3, "uint16") ^ np.array([0, 32768, 32768], np.uint16)
KINDS: dict[str, tuple[NDArray[Any], dict[str, Any]]] = {
    "1 bit": (values(1, 1, "uint8") > 0, {"photometric": "minisblack"}),
    "1 bit, white is zero": (values(1, 1, "uint8") > 0, {"photometric": "miniswhite"}),
    "2 bits": (values(3, 1, "uint8"), {"bitspersample": 2}),
    "4 bits": (values(15, 1, "uint8"), {"bitspersample": 4, "photometric": "miniswhite"}),
    "10 bits RGB": (values(1023, 3, "uint16"), {"bitspersample": 10, "photometric": "rgb"}),
    "12 bits": (values(4095, 1, "uint16"), {"bitspersample": 12}),
    "12 bits CMYK": (values(4095, 4, "uint16"), {"bitspersample": 12, "photometric": "separated"}),
    "CMYK 8": (values(255, 4, "uint8"), {"photometric": "separated"}),
    "CMYK 16 + alpha": (
        values(65535, 5, "uint16"),
        {"photometric": "separated", "extrasamples": ["unassalpha"], "byteorder": ">"},
    ),
    "Lab 8": (values(255, 3, "uint8"), {"photometric": "icclab"}),
    "Lab 16": (LAB16, {"photometric": "cielab"}),
    "light": (values(900, 3, "float32") - 20, {"photometric": "rgb"}),
    "light, 64 bits": (np.rint(values(900, 1, "float64")) / 8, {}),
}


@pytest.mark.parametrize("engine", ["telea", "learned"])
@pytest.mark.parametrize("kind", KINDS)
def test_each_kind_comes_back_in_its_own_kind_and_exact_outside_the_mask(
    scan: Scan, restorer: Command, kind: str, engine: str
) -> None:
    samples, how = KINDS[kind]
    tifffile.imwrite(scan.photo, samples, metadata=None, **how)
    ended = restorer(*scan.repair("--engine", engine, "--device", "cpu"))
    assert (ended.code, ended.err) == (0, [])
    with tifffile.TiffFile(scan.photo) as before, tifffile.TiffFile(scan.output) as after:
        one, other = before.pages.first, after.pages.first
        facts = ("photometric", "samplesperpixel", "extrasamples", "sampleformat")
        assert [getattr(one, fact) for fact in facts] == [getattr(other, fact) for fact in facts]
        assert other.bitspersample == min(one.bitspersample, 32)
        found = other.asarray()
    np.testing.assert_array_equal(found[~INSIDE], samples[~INSIDE])
    assert np.isfinite(found).all()
    assert (found[INSIDE] != samples[INSIDE]).any()
    if "alpha" in kind:
        np.testing.assert_array_equal(found[:, :, 4], samples[:, :, 4])


def test_a_fax_comes_back_as_a_fax(scan: Scan, restorer: Command) -> None:
    fax = np.array(values(1, 1, "uint8") > 0)
    Image.fromarray(fax).save(scan.photo, compression="group4")
    assert restorer(*scan.repair()).code == 0
    with Image.open(scan.output) as saved:
        assert (saved.mode, saved.info["compression"]) == ("1", "group4")
        np.testing.assert_array_equal(np.asarray(saved)[~INSIDE], fax[~INSIDE])


@pytest.mark.parametrize("kind", ["CMYK 8", "Lab 16", "light", "12 bits", "1 bit"])
def test_a_format_that_cannot_hold_the_kind_is_refused_with_one_that_can(
    scan: Scan, restorer: Command, kind: str, tmp_path: Path
) -> None:
    samples, how = KINDS[kind]
    tifffile.imwrite(scan.photo, samples, metadata=None, **how)
    ended = restorer(*scan.repair("--lossy", output=scan.folder / "a.webp"))
    assert ended.code == 2
    assert "cannot hold" in ended.err[0]
    assert not (scan.folder / "a.webp").exists()
