"""How restless a picture is, and what is let into a hole by it."""

from __future__ import annotations

import pytest
import torch
from torch import Tensor

from restorer_app.engine.restrained import restrained
from restorer_app.engine.unrest import OCTAVES, energy, octaves, usual
from tests.engine.exemplar.textures import grain, round_hole

HEIGHT, WIDTH = 180, 200


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
    kept = restrained(fill, truth, hole)
    assert float((kept - fill)[0, 0][inside].std()) > 0.9 * float((truth - fill)[0, 0][inside].std())
    marred = restrained(fill, torch.where(hole > 0, truth + _edge(0.3), truth), hole)
    left = (marred[0, 0, 80:100, 101:106] - marred[0, 0, 80:100, 95:100]).mean()
    assert float(left) < 0.3 * 0.3


def test_another_tone_is_not_let_in() -> None:
    hole = round_hole(HEIGHT, WIDTH, 40)
    fill = torch.where(hole > 0, 0.5, 0.5 + 0.1 * (grain(HEIGHT, WIDTH) - 0.5))
    lighter = restrained(fill, fill + 0.3 * hole, hole)
    assert float((lighter - fill)[0, 0, 90, 100]) < 0.2 * 0.3


def test_known_pixels_stay_as_they_are_and_grey_stays_grey() -> None:
    hole = round_hole(HEIGHT, WIDTH, 40)
    picture = grain(HEIGHT, WIDTH)
    result = restrained(picture, picture + 0.3 * hole, hole)
    assert torch.equal(result[:, :, hole[0, 0] == 0], picture[:, :, hole[0, 0] == 0])
    assert torch.equal(result[:, 0], result[:, 1])
    assert torch.equal(result[:, 0], result[:, 2])
