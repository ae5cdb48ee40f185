"""Two clicks, and the mask follows the scratch."""

from __future__ import annotations

from itertools import pairwise
from typing import Any

import numpy as np
import pytest
from numpy.typing import NDArray

from restorer_app.core.brush import draw_line
from restorer_app.core.geometry import Box
from restorer_app.core.mask import MaskArray
from restorer_app.core.scratch_tracer import TracedScratch, trace_scratch

HEIGHT, WIDTH = 300, 420
Samples = NDArray[Any]


def ground(grain: float) -> NDArray[np.float64]:
    """Tones between 0 and 1: a slope, waves, and grain."""
    rows, columns = np.mgrid[0:HEIGHT, 0:WIDTH]
    tones = 0.3 + 0.3 * columns / WIDTH + 0.06 * np.sin(rows / 9) + 0.06 * np.sin(columns / 23)
    return np.clip(tones + np.random.default_rng(4).normal(0, grain, (HEIGHT, WIDTH)), 0, 1)


def curved(width: float, turned: bool) -> tuple[MaskArray, tuple[float, float], tuple[float, float]]:
    """A wavering line across the picture, or down it; its pixels and its two ends."""
    along = np.linspace(0, 1, 80)
    length, middle = (HEIGHT - 60, WIDTH / 2) if turned else (WIDTH - 60, HEIGHT / 2)
    steps, aside = 30 + along * length, middle + 12 * np.sin(along * 7) + 20 * along
    path = np.stack([steps, aside] if turned else [aside, steps], axis=1)
    pixels = np.zeros((HEIGHT, WIDTH), np.bool_)
    for start, end in pairwise(path):
        draw_line(pixels, tuple(start), tuple(end), width, True)
    return pixels, tuple(path[0]), tuple(path[-1])


def samples_of(tones: NDArray[np.float64], dtype: str, channels: int) -> Samples:
    white = {"uint8": 255, "uint16": 65535, "float32": 1}[dtype]
    return np.repeat((tones * white)[:, :, None], channels, axis=2).astype(dtype)


def traced(samples: Samples, start: tuple[float, float], end: tuple[float, float]) -> TracedScratch | None:
    return trace_scratch(lambda box: samples[box.slices], samples.shape[:2], start, end)


def whole(found: TracedScratch | None) -> MaskArray:
    assert found is not None
    full = np.zeros((HEIGHT, WIDTH), np.bool_)
    full[found.box.slices] = found.pixels
    return full


@pytest.mark.parametrize("turned", [False, True])
@pytest.mark.parametrize("tone", [0.0, 1.0])
@pytest.mark.parametrize("width", [2.0, 6.0, 15.0])
def test_a_scratch_is_covered_and_little_else(width: float, tone: float, turned: bool) -> None:
    scratch, start, end = curved(width, turned)
    tones = ground(0.03)
    tones[scratch] += (tone - tones[scratch]) * 0.8
    clicks = (start[0] + 3, start[1] - 2), (end[0] - 2, end[1] + 3)
    mask = whole(traced(samples_of(tones, "uint16", 3), *clicks))
    assert (mask & scratch).sum() >= 0.95 * scratch.sum()
    assert mask.sum() <= (2.5 if width < 4 else 1.7) * scratch.sum()


@pytest.mark.parametrize(("dtype", "channels"), [("uint8", 1), ("uint16", 1), ("float32", 3)])
def test_depth_and_channels_make_no_difference(dtype: str, channels: int) -> None:
    scratch, start, end = curved(5, False)
    tones = ground(0.02)
    tones[scratch] = 0.95
    masks = [
        whole(traced(samples_of(tones, *kind), start, end)) for kind in (("uint16", 3), (dtype, channels))
    ]
    assert (masks[0] ^ masks[1]).sum() <= 0.02 * masks[0].sum()


def test_where_the_scratch_fades_the_mask_goes_on() -> None:
    scratch, start, end = curved(5, False)
    tones = ground(0.02)
    columns = np.mgrid[0:HEIGHT, 0:WIDTH][1]
    strength = np.where((columns > 180) & (columns < 230), 0.12, 0.9)
    tones += scratch * (1 - tones) * strength
    mask = whole(traced(samples_of(tones, "uint8", 3), start, end))
    faded = scratch & (columns > 185) & (columns < 225)
    assert (mask & faded).sum() >= 0.9 * faded.sum()


def test_the_widths_that_are_told_are_those_of_the_scratch() -> None:
    scratch, start, end = curved(9, True)
    tones = ground(0.02)
    tones[scratch] = 0.95
    found = traced(samples_of(tones, "uint16", 3), start, end)
    assert found is not None
    assert np.median(found.widths) == pytest.approx(9, abs=1.5)
    assert len(found.points) == len(found.widths)


def test_along_the_picture_s_edge_nothing_is_asked_of_what_lies_beyond() -> None:
    scratch = np.zeros((HEIGHT, WIDTH), np.bool_)
    scratch[1:4, 20:400] = True
    tones = ground(0.02)
    tones[scratch] = 0.95
    mask = whole(traced(samples_of(tones, "uint8", 1), (2.5, 20.0), (2.5, 399.0)))
    assert (mask & scratch).sum() >= 0.95 * scratch.sum()
    assert mask.sum() <= 2.5 * scratch.sum()


def test_two_clicks_on_one_spot_or_on_nothing_at_all_trace_nothing() -> None:
    samples = samples_of(ground(0.02), "uint8", 3)
    assert traced(samples, (100.0, 100.0), (104.0, 103.0)) is None
    assert traced(np.full_like(samples, 90), (100.0, 50.0), (120.0, 350.0)) is None


@pytest.mark.parametrize("width", [2.0, 4.0, 18.0])
def test_a_kinked_half_transparent_scratch_in_strong_grain_is_followed_at_its_width(width: float) -> None:
    scratch = np.zeros((HEIGHT, WIDTH), np.bool_)
    for start, end in pairwise([(140.0, 30.0), (165.0, 160.0), (150.0, 290.0), (160.0, 390.0)]):
        draw_line(scratch, start, end, width, True)
    tones = ground(0.06)
    tones[scratch] += (1 - tones[scratch]) * 0.5
    found = traced(samples_of(tones, "uint8", 3), (143.0, 32.0), (158.0, 388.0))
    mask = whole(found)
    assert (mask & scratch).sum() >= 0.93 * scratch.sum()
    assert mask.sum() <= (3 if width < 4 else 1.9) * scratch.sum()


@pytest.mark.parametrize("blurred", [0, 3])
@pytest.mark.parametrize("seed", range(4))
def test_in_the_grain_of_an_empty_sky_nothing_is_found(seed: int, blurred: int) -> None:
    grain = np.random.default_rng(seed).normal(0, 0.1, (HEIGHT, WIDTH))
    for _ in range(blurred):
        grain = (grain + np.roll(grain, 1, 0) + np.roll(grain, 1, 1)) / 3
    samples = samples_of(np.clip(0.5 + grain, 0, 1), "uint8", 1)
    assert traced(samples, (60.0, 40.0), (250.0, 380.0)) is None


def test_short_and_very_long_lines_are_followed() -> None:
    short, long = np.full((60, 60, 1), 90, np.uint8), np.full((60, 4000, 1), 90, np.uint8)
    short[29:32, 20:36] = 230
    long[29:33] = 230
    for samples, end in ((short, 36.0), (long, 3990.0)):
        found = traced(samples, (30.0, 20.0), (31.0, end))
        assert found is not None
        assert found.pixels[30 - found.box.row, 25 - found.box.column : int(end) - 5 - found.box.column].all()


def test_the_picture_is_read_in_pieces_that_are_small_even_along_a_diagonal() -> None:
    samples, asked = np.full((1500, 1500, 1), 90, np.uint8), []
    draw_line(samples[:, :, 0], (100.0, 100.0), (1400.0, 1400.0), 6, True)

    def read(box: Box) -> Samples:
        asked.append(box)
        return samples[box.slices]

    assert trace_scratch(read, (1500, 1500), (100.0, 100.0), (1400.0, 1400.0)) is not None
    assert max(box.height * box.width for box in asked) < 0.15 * 1500**2


def test_only_the_strip_between_the_clicks_is_read() -> None:
    scratch, start, end = curved(5, False)
    tones = ground(0.02)
    tones[scratch] = 0.95
    samples, asked = samples_of(tones, "uint8", 1), []

    def read(box: Box) -> Samples:
        asked.append(box)
        return samples[box.slices]

    assert trace_scratch(read, (HEIGHT, WIDTH), (start[0], start[1] + 200), end) is not None
    assert all(box.column > 60 for box in asked)
