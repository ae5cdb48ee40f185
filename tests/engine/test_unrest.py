"""How restless a picture is, and what is let into a hole by it."""

from __future__ import annotations

import pytest
import torch
from torch import Tensor

from restorer_app.engine.restrained import restrained
from restorer_app.engine.unrest import OCTAVES, energy, octaves, usual
from tests.engine.exemplar.textures import grain, round_hole

HEIGHT, WIDTH = 180, 200
DEEP = torch.full((HEIGHT, WIDTH), 200.0)
"""As if every place were deep in the hole: what is coarse comes from the texture as well."""


def test_octaves_add_up_to_the_picture_and_each_holds_details_of_its_size() -> None:
    picture = grain(HEIGHT, WIDTH)
    parts = octaves(picture)
    assert len(parts) == OCTAVES + 1
    torch.testing.assert_close(torch.stack(parts).sum(dim=0), picture)
    column = torch.arange(WIDTH)
    for octave in range(OCTAVES):
        wave = torch.sin(column * (2 * torch.pi / (4 * 2**octave))).expand(1, 1, HEIGHT, WIDTH)
        strengths = [float(part.square().mean()) for part in octaves(wave)]
        assert strengths.index(max(strengths)) == octave


def test_a_streak_up_to_a_hole_is_not_usual_there_and_a_texture_is() -> None:
    plain, hole = 0.5 + 0.1 * (grain(HEIGHT, WIDTH) - 0.5), round_hole(HEIGHT, WIDTH, 40)
    streaked = plain.clone()
    streaked[..., 88:92, :60] = 1
    calm, with_streak, texture = (_usual(each, hole) for each in (plain, streaked, grain(HEIGHT, WIDTH)))
    assert with_streak < 1.5 * calm
    assert texture == pytest.approx(100 * calm, rel=0.05)


def _usual(picture: Tensor, hole: Tensor) -> float:
    known = 1 - hole
    return float(usual(energy(octaves(picture)[0], 0, known).clamp(min=1e-8), known)[hole > 0].mean())


def _edge(strength: float) -> Tensor:
    return strength * (torch.arange(WIDTH) > WIDTH // 2).float().expand(1, 3, HEIGHT, WIDTH)


def test_texture_as_around_is_let_in_and_an_edge_is_not() -> None:
    hole = round_hole(HEIGHT, WIDTH, 40)
    truth = 0.5 + 0.1 * (grain(HEIGHT, WIDTH) - 0.5)
    fill = torch.where(hole > 0, 0.5, truth)
    inside = round_hole(HEIGHT, WIDTH, 30)[0, 0] > 0
    kept = restrained(fill, truth, hole, DEEP)
    assert float((kept - fill)[0, 0][inside].std()) > 0.9 * float((truth - fill)[0, 0][inside].std())
    marred = restrained(fill, torch.where(hole > 0, truth + _edge(0.3), truth), hole, DEEP)
    left = (marred[0, 0, 80:100, 101:106] - marred[0, 0, 80:100, 95:100]).mean()
    assert float(left) < 0.3 * 0.3


def test_another_tone_is_not_let_in() -> None:
    hole = round_hole(HEIGHT, WIDTH, 40)
    fill = torch.where(hole > 0, 0.5, 0.5 + 0.1 * (grain(HEIGHT, WIDTH) - 0.5))
    lighter = restrained(fill, fill + 0.3 * hole, hole, DEEP)
    assert float((lighter - fill)[0, 0, 90, 100]) < 0.2 * 0.3


def test_known_pixels_stay_as_they_are_and_grey_stays_grey() -> None:
    hole = round_hole(HEIGHT, WIDTH, 40)
    picture = grain(HEIGHT, WIDTH)
    result = restrained(picture, picture + 0.3 * hole, hole, DEEP)
    assert torch.equal(result[:, :, hole[0, 0] == 0], picture[:, :, hole[0, 0] == 0])
    assert torch.equal(result[:, 0], result[:, 1])
    assert torch.equal(result[:, 0], result[:, 2])


@pytest.mark.parametrize(("octave", "at_10"), [(0, 1.0), (1, 0.5), (2, 0.1), (3, 0.0)])
def test_near_the_known_region_details_are_the_texture_s_only_as_far_as_they_are_fine(
    octave: int, at_10: float
) -> None:
    column = torch.arange(WIDTH)
    wave = torch.sin(column * (2 * torch.pi / (4 * 2**octave))).expand(1, 3, HEIGHT, WIDTH)
    hole = round_hole(HEIGHT, WIDTH, 60)
    truth = 0.5 + 0.2 * wave
    fill = torch.where(hole > 0, 0.5, truth)
    inside = round_hole(HEIGHT, WIDTH, 40)[0, 0] > 0
    deep, near = (
        restrained(fill, truth, hole, torch.full((HEIGHT, WIDTH), pixels))[0, 0][inside].std()
        for pixels in (200.0, 10.0)
    )
    assert float(deep) > 0.8 * float(truth[0, 0][inside].std())
    assert float(near / deep) == pytest.approx(at_10, abs=0.2)
    beside = restrained(fill, truth, hole, torch.full((HEIGHT, WIDTH), 2.0))
    assert torch.equal(beside, fill)


def test_a_colour_that_is_not_around_is_not_let_in_however_restless_it_is_there() -> None:
    hole = round_hole(HEIGHT, WIDTH, 40)
    truth = grain(HEIGHT, WIDTH)
    fill = torch.where(hole > 0, 0.5, truth)
    red = torch.zeros(1, 3, HEIGHT, WIDTH)
    red[:, 0, :, 96:104], red[:, 1, :, 96:104] = 0.3, -0.15
    red[:, 2] = red[:, 1]
    result = restrained(fill, torch.where(hole > 0, truth + red, truth), hole, DEEP)
    inside = round_hole(HEIGHT, WIDTH, 30)[0, 0] > 0
    brightness = result.mean(dim=1)[0]
    assert float(brightness[inside].std()) > 0.8 * float(truth[0, 0][inside].std())
    assert float((result[0, 0] - result[0, 1])[inside].abs().max()) < 0.1 * 0.45
