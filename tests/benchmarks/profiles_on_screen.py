"""What archives' profiles make of samples on screen, against lcms; and that saving keeps them.

    python tests/benchmarks/profiles_on_screen.py [--extra PROFILE.icc …] [--figures FILE]

The profiles are made here from published figures (``icc_profiles.py``): Adobe RGB (1998), ProPhoto RGB,
eciRGB v2 with its curve of even lightness as a table, Gray Gamma 2.2, Dot Gain 20% as a table, and a table
of inks. ``--extra`` adds files of RGB, grey or CMYK profiles. Of each, every grey level and 40,000 colours
are shown by the window's own conversion, as 8 and as 16 bits, and by lcms (relative colorimetric, not
optimised). The figure is the largest difference of an sRGB level. Then a photograph with the profile is
repaired with Telea and saved as TIFF, PNG and WebP (grey: not WebP; inks: only TIFF) and read again: its
profile's bytes and its samples outside the mask have to be the same. Ends with 3 if a difference is over 2
or anything saved is not the same.
"""

from __future__ import annotations

import argparse
import io
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path

import icc_profiles
import numpy as np
import reporting
from numpy.typing import NDArray
from PIL import Image, ImageCms

from restorer_app.core.mask import Mask
from restorer_app.core.photo import Photo
from restorer_app.core.photo_files import open_photo, save_photo
from restorer_app.core.picture import CMYK, GREY, RGB, Picture
from restorer_app.core.repair import apply_patches
from restorer_app.engine.engine import Engine
from restorer_app.engine.request import RestoreRequest
from restorer_app.gui.canvas.display import DisplayConversion

MOST = 2
"""Levels that the screen may differ from lcms."""
_MODES = {"GRAY": ("L", GREY), "RGB": ("RGB", RGB), "CMYK": ("CMYK", CMYK)}


@dataclass(frozen=True)
class Case:
    name: str
    icc: bytes

    @property
    def _space(self) -> str:
        return self.icc[16:20].decode("ascii").strip()

    @property
    def mode(self) -> str:
        return _MODES[self._space][0]

    def picture(self, samples: NDArray[np.generic]) -> Picture:
        return Picture(samples, _MODES[self._space][1])

    @property
    def colours(self) -> NDArray[np.uint8]:
        """Every grey level and, but for grey, random colours of the whole range."""
        channels = len(_MODES[self._space][1])
        levels = np.repeat(np.arange(256, dtype=np.uint8)[:, None, None], channels, axis=2)
        if channels == 1:
            return levels
        others = np.random.default_rng(5).integers(0, 256, (256, 156, channels), np.uint8)
        return np.concatenate([levels, others], axis=1)


def build_parser() -> argparse.ArgumentParser:
    parser = reporting.asking(__doc__)
    parser.add_argument("--extra", nargs="*", type=Path, default=[], help="more profiles, as files")
    return parser


def main() -> int:
    wishes = build_parser().parse_args()
    cases = [Case(name, icc_profiles.profile(name)) for name in icc_profiles.CURVES]
    cases.append(Case("Inks", icc_profiles.ink_profile(dull_inks, 9)))
    cases += [Case(path.name, path.read_bytes()) for path in wishes.extra]
    rows, figures, bad = [], dict[str, float](), 0
    for case in cases:
        eight, sixteen = (difference(case, deep) for deep in (False, True))
        kept = saved(case)
        bad += max(eight, sixteen) > MOST or not all(kept.values())
        figures |= {f"{case.name} 8 bits": eight, f"{case.name} 16 bits": sixteen}
        told = ", ".join(f"{name} {'identical' if same else 'NOT THE SAME'}" for name, same in kept.items())
        rows.append([case.name, case.colours[:, :, 0].size, eight, sixteen, told])
    reporting.tell(reporting.table(["profile", "colours", "8 bits", "16 bits", "saved"], rows))
    reporting.keep(figures, wishes.figures)
    return 3 if bad else 0


def dull_inks(inks: NDArray[np.float64]) -> NDArray[np.float64]:
    """L*, a*, b* of a press whose inks are somewhat dull."""
    light = (1 - 0.8 * inks[:, :3]) * (1 - 0.9 * inks[:, 3:])
    opposed = 60 * (light[:, :2] - light[:, 1:])
    return np.concatenate([100 * light.mean(axis=1, keepdims=True), opposed], axis=1)


def difference(case: Case, deep: bool) -> float:
    """The largest difference of a level between the window's conversion and lcms."""
    samples = case.colours
    picture = case.picture(samples.astype(np.uint16) * 257 if deep else samples)
    image = DisplayConversion(picture, case.icc).image(picture.samples)
    height, width = samples.shape[:2]
    rows = np.frombuffer(image.constBits(), np.uint8).reshape(height, image.bytesPerLine())
    shown = rows[:, : width * 4].reshape(height, width, 4)[:, :, 2::-1].astype(int)
    return float(np.abs(shown - by_lcms(case, samples)).max())


def by_lcms(case: Case, samples: NDArray[np.uint8]) -> NDArray[np.int_]:
    transform = ImageCms.buildTransform(
        ImageCms.ImageCmsProfile(io.BytesIO(case.icc)),
        ImageCms.createProfile("sRGB"),
        case.mode,
        "RGB",
        renderingIntent=ImageCms.Intent.RELATIVE_COLORIMETRIC,
        flags=ImageCms.Flags.NOOPTIMIZE,
    )
    image = Image.frombytes(case.mode, (samples.shape[1], samples.shape[0]), samples.tobytes())
    return np.asarray(ImageCms.applyTransform(image, transform)).astype(int)


def saved(case: Case) -> dict[str, bool]:
    """For each format, whether profile and samples outside the mask are the same after repair and saving."""
    picture = case.picture(case.colours[:, :64].copy())
    inside = np.zeros(picture.upright_shape, np.bool_)
    inside[100:120, : max(picture.width // 2, 1)] = True
    inside[:, -1:] &= picture.width > 1
    result = Engine(threads=1).restore(RestoreRequest(picture, Mask(inside), "telea", device="cpu"))
    photo = Photo(apply_patches(picture, result.patches), icc_profile=case.icc)
    suffixes = {"L": (".tif", ".png"), "RGB": (".tif", ".png", ".webp"), "CMYK": (".tif",)}[case.mode]
    kept = {}
    with tempfile.TemporaryDirectory() as folder:
        for suffix in suffixes:
            again = open_photo(save_photo(photo, Path(folder) / f"a{suffix}").path)
            same = np.array_equal(again.picture.samples[~inside], picture.samples[~inside])
            kept[suffix] = same and again.icc_profile == case.icc
    return kept


if __name__ == "__main__":
    sys.exit(main())
