from __future__ import annotations

import pytest
import torch

from restorer_app.engine.pull_push import pull_push


@pytest.mark.parametrize(("height", "width"), [(64, 64), (37, 91), (1, 50), (1, 1)])
def test_known_pixels_come_back_and_garbage_in_the_hole_does_not_matter(height: int, width: int) -> None:
    picture = torch.rand(2, 3, height, width)
    hole = (torch.rand(2, 1, height, width) < 0.4).float()
    filled = pull_push(picture, hole)
    assert torch.equal(filled * (1 - hole), picture * (1 - hole))
    other = picture + hole * 1000
    torch.testing.assert_close(pull_push(other, hole), filled, rtol=0, atol=1e-6)


def test_a_flat_picture_is_filled_flat() -> None:
    hole = torch.zeros(1, 1, 50, 70)
    hole[..., 10:40, 20:60] = 1
    filled = pull_push(torch.full((1, 3, 50, 70), 0.3), hole)
    torch.testing.assert_close(filled, torch.full((1, 3, 50, 70), 0.3), rtol=0, atol=1e-6)


def test_a_slope_is_followed_roughly() -> None:
    slope = torch.linspace(0, 1, 64).expand(1, 3, 64, 64).clone()
    hole = torch.zeros(1, 1, 64, 64)
    hole[..., 24:40, 24:40] = 1
    assert (pull_push(slope, hole) - slope).abs().max() < 0.15


def test_without_any_known_pixel_the_fill_is_zero() -> None:
    assert not pull_push(torch.rand(1, 3, 9, 9), torch.ones(1, 1, 9, 9)).any()
