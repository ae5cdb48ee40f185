"""Infrared light: recognised where scanners put it, and dust found in it; the scans are made."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray

from restorer_app.core.errors import UnreadableFile
from restorer_app.core.infrared import (
    NoInfrared,
    infrared_channel,
    infrared_of,
    looks_infrared,
    named,
    red_of,
)
from restorer_app.core.infrared_dust import Dust, cross_talk, find_dust, threshold
from restorer_app.core.mask_operations import grown
from restorer_app.core.photo import Photo
from restorer_app.core.picture import GREY, RGB, Picture, Role
from restorer_app.core.progress import Progress

HEIGHT, WIDTH = 280, 400
SILENT = Progress()
Plane = NDArray[np.float64]


@dataclass(frozen=True, eq=False)
class Scan:
    """A made film scan: 16-bit RGBI, and each speck and hair that lay on it."""

    picture: Picture
    pieces: tuple[NDArray[np.bool_], ...]

    @property
    def dust(self) -> NDArray[np.bool_]:
        return np.logical_or.reduce(self.pieces)


@cache
def made_scan(seed: int = 1, leak: float = 0.15, holder: int = 0, silver: bool = False) -> Scan:
    """``leak``: the share of the red that infrared sees; ``holder``: black rows and columns."""
    random = np.random.default_rng(seed)
    light = _scene(random)
    pieces = tuple(_hair(random) if number < 5 else _speck(random) for number in range(25))
    cover = np.ones((HEIGHT, WIDTH))
    for piece in pieces:
        cover[piece] = random.uniform(0.4, 0.86)
    rows, columns = np.mgrid[-1 : 1 : HEIGHT * 1j, -1 : 1 : WIDTH * 1j]
    lamp = 1 - 0.06 * (rows**2 + columns**2)
    clear = light[:, :, 0] if silver else (1 - leak) + leak * light[:, :, 0]
    planes = [*(light[:, :, channel] * cover for channel in range(3)), 0.7 * clear * lamp * cover]
    samples = np.stack(planes, axis=2) + random.normal(0, 0.006, (HEIGHT, WIDTH, 4))
    if holder:
        samples[:holder] = samples[:, :holder] = 0.01
    scaled = np.rint(np.clip(samples, 0, 1) * 65535).astype(np.uint16)
    return Scan(Picture(scaled, (*RGB, Role.INFRARED)), pieces)


def _scene(random: np.random.Generator) -> NDArray[np.float64]:
    """Soft hills with hard edges and dark lines in them, as a picture has."""
    rows, columns = np.mgrid[0:HEIGHT, 0:WIDTH]
    light = np.empty((HEIGHT, WIDTH, 3))
    for channel in range(3):
        light[:, :, channel] = 0.45 + 0.25 * np.sin(rows / 61 + channel) * np.cos(columns / 83)
    for longest in (80,) * 8 + (12,) * 60:
        row, column = random.integers(0, HEIGHT - 80), random.integers(0, WIDTH - 80)
        part = light[row : row + random.integers(3, longest), column : column + random.integers(3, longest)]
        part *= random.uniform(0.2, 1.3, 3)
    return np.clip(light, 0.02, 0.95)


def _speck(random: np.random.Generator) -> NDArray[np.bool_]:
    rows, columns = np.ogrid[0:HEIGHT, 0:WIDTH]
    row, column, radius = (
        random.uniform(30, HEIGHT - 10),
        random.uniform(30, WIDTH - 10),
        random.uniform(1.3, 7),
    )
    inside: NDArray[np.bool_] = (rows - row) ** 2 + (columns - column) ** 2 <= radius**2
    return inside


def _hair(random: np.random.Generator) -> NDArray[np.bool_]:
    """A bent line, two pixels wide."""
    hair = np.zeros((HEIGHT, WIDTH), np.bool_)
    row, column, way = random.uniform(60, HEIGHT - 60), random.uniform(60, WIDTH - 60), random.uniform(0, 6)
    for _ in range(90):
        hair[int(row) : int(row) + 2, int(column) : int(column) + 2] = True
        way += random.normal(0, 0.08)
        row = float(np.clip(row + np.sin(way), 28, HEIGHT - 4))
        column = float(np.clip(column + np.cos(way), 28, WIDTH - 4))
    return hair


def found_in(scan: Scan, sensitivity: float = 0.5, growth: int = 1) -> NDArray[np.bool_]:
    return dust_of(scan).mask(sensitivity, growth, 3, SILENT)


def dust_of(scan: Scan) -> Dust:
    plane = infrared_channel(scan.picture)
    assert plane is not None
    return find_dust(plane, red_of(scan.picture), SILENT)


def recall(scan: Scan, found: NDArray[np.bool_]) -> float:
    """The share of pieces of which at least four fifths were found."""
    return float(np.mean([np.count_nonzero(found & piece) >= 0.8 * piece.sum() for piece in scan.pieces]))


def precision(scan: Scan, found: NDArray[np.bool_]) -> float:
    """The share of what was found that lies on dust or at most two pixels beside it."""
    near = grown(scan.dust, 2, SILENT)
    return float(np.count_nonzero(found & near) / max(np.count_nonzero(found), 1))


# --- dust


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_dust_and_hairs_are_found_and_nothing_of_the_picture(seed: int) -> None:
    scan = made_scan(seed)
    found = found_in(scan)
    assert recall(scan, found) >= 0.9
    assert precision(scan, found) >= 0.98


def test_the_picture_s_red_in_the_infrared_is_taken_off_first() -> None:
    scan = made_scan(4, leak=0.3)
    talk = dust_of(scan).cross_talk
    assert talk.slope == pytest.approx(0.21 * 0.96, abs=0.02)
    found = found_in(scan)
    blind = find_dust(scan.picture.samples[:, :, 3], np.zeros((HEIGHT, WIDTH), np.uint16), SILENT)
    assert recall(scan, found) >= 0.9 and precision(scan, found) >= 0.98
    assert precision(scan, blind.mask(0.5, 1, 3, SILENT)) < 0.6, "else this scan proves nothing"


def test_the_more_sensitive_the_more_is_marked() -> None:
    scan = made_scan(2)
    dust = dust_of(scan)
    masks = [dust.mask(share, 0, 1, SILENT) for share in (0.0, 0.5, 1.0)]
    areas = [int(mask.sum()) for mask in masks]
    assert areas[0] <= areas[1] <= areas[2] and areas[0] < areas[2]
    assert not (masks[0] & ~masks[1]).any()
    assert precision(scan, dust.mask(0.0, 0, 1, SILENT)) == 1


def test_the_film_s_holder_is_no_dust() -> None:
    scan = made_scan(1, holder=24)
    found = found_in(scan)
    assert np.count_nonzero(found[:20]) == 0 and np.count_nonzero(found[:, :20]) == 0
    assert recall(scan, found) >= 0.9


def test_clean_film_has_next_to_no_dust() -> None:
    scan = made_scan(2)
    clean = np.where(scan.dust[:, :, None], np.uint16(0), scan.picture.samples)
    rows, columns = np.nonzero(scan.dust)
    clean[rows, columns] = scan.picture.samples[5, 5]
    plane = np.full((HEIGHT, WIDTH), 40000.0) + np.random.default_rng(1).normal(0, 400, (HEIGHT, WIDTH))
    dust = find_dust(plane.astype(np.uint16), clean[:, :, 0], SILENT)
    assert np.count_nonzero(dust.mask(0.5, 1, 3, SILENT)) == 0


def test_silver_film_is_refused_with_the_reason() -> None:
    with pytest.raises(NoInfrared, match="black-and-white film"):
        dust_of(made_scan(3, silver=True))


def test_infrared_that_shows_some_of_the_picture_says_so() -> None:
    assert not dust_of(made_scan(1, leak=0.1)).cross_talk.shows_some
    assert dust_of(made_scan(1, leak=0.45)).cross_talk.shows_some


def test_flat_planes_are_no_trouble() -> None:
    flat = np.full((30, 20), 200, np.uint8)
    assert cross_talk(flat, flat).share == 0
    assert not find_dust(flat, flat, SILENT).mask(1, 2, 3, SILENT).any()


def test_in_smaller_copies_every_speck_is_still_seen() -> None:
    scan = made_scan(2)
    dust = dust_of(scan)
    coarse = dust.levels[-1]
    assert max(coarse.shape) <= 256 and dust.levels[0] is dust.scores
    step = 2 ** (len(dust.levels) - 1)
    sure = np.argwhere(dust.scores >= threshold(0.5)) // step
    assert (coarse[sure[:, 0], sure[:, 1]] >= threshold(0.5)).all()


# --- recognising


def test_a_fourth_channel_of_measured_light_is_infrared() -> None:
    scan = made_scan(3)
    nameless = replace(scan.picture, roles=(*RGB, Role.EXTRA))
    assert named(nameless).roles == (*RGB, Role.INFRARED)
    assert named(nameless).samples is nameless.samples


@pytest.mark.parametrize("kind", ["empty", "full", "selection", "feathered", "dark", "steps", "noise"])
def test_a_fourth_channel_of_another_kind_keeps_its_role(kind: str) -> None:
    plane = np.zeros((HEIGHT, WIDTH), np.uint16)
    rows, columns = np.mgrid[0:HEIGHT, 0:WIDTH]
    if kind == "full":
        plane[:] = 65535
    elif kind == "selection":
        plane[100:200, 50:300] = 65535
    elif kind == "feathered":
        distance = np.hypot(rows - 140, columns - 200)
        plane[:] = np.clip((100 - distance) / 40, 0, 1) * 65535
    elif kind == "dark":
        plane[:] = 500 + 60000 * (rows < 40)
    elif kind == "steps":
        plane[:] = 20000 + 10000 * (columns // 200)
    elif kind == "noise":
        plane[:] = np.random.default_rng(1).integers(0, 65535, plane.shape)
    samples = np.dstack([made_scan(1).picture.samples[:, :, :3], plane])
    picture = Picture(samples, (*RGB, Role.EXTRA))
    assert not looks_infrared(plane)
    assert named(picture) is picture


def test_a_declared_alpha_channel_is_never_taken_for_infrared() -> None:
    picture = replace(made_scan(2).picture, roles=(*RGB, Role.ALPHA))
    assert named(picture) is picture


def page_of(plane: NDArray[np.uint16], orientation: int = 1) -> Photo:
    return Photo(Picture(plane[:, :, None].copy(), GREY, orientation))


def colour_only(scan: Scan, pages: int, orientation: int = 1) -> Photo:
    samples = scan.picture.samples[:, :, :3].copy()
    return Photo(Picture(samples, RGB, orientation), Path("film.tif"), pages=pages)


@pytest.mark.parametrize("orientation", [1, 6])
def test_a_grey_page_of_the_same_size_is_infrared(orientation: int) -> None:
    scan = made_scan(3)
    plane = scan.picture.samples[:, :, 3]

    def open_page(page: int) -> Photo:
        if page == 1:
            raise UnreadableFile("no such page")
        small = plane[::4, ::4]
        return page_of(small if page == 2 else plane, orientation)

    found = infrared_of(colour_only(scan, 4, orientation), open_page)
    assert np.array_equal(found, plane)


def test_without_infrared_a_sentence_says_so() -> None:
    scan = made_scan(1)

    def open_page(page: int) -> Photo:
        return colour_only(scan, 2)

    for pages in (1, 2):
        with pytest.raises(NoInfrared, match=r"film\.tif"):
            infrared_of(colour_only(scan, pages), open_page)
