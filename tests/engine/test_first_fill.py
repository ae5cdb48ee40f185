from __future__ import annotations

import numpy as np
import pytest
import torch
from skimage.restoration import inpaint_biharmonic

from restorer_app.engine.first_fill import first_fill


def scratched(height: int = 60, width: int = 80) -> tuple[torch.Tensor, torch.Tensor]:
    rows, columns = np.mgrid[0:height, 0:width] / 15.0
    planes = np.stack([np.sin(rows + index) * np.cos(columns) for index in range(3)]) * 0.4 + 0.5
    hole = torch.zeros(1, 1, height, width)
    hole[..., 10:50, 30:33] = 1
    hole[..., 0:2, 5:9] = 1
    return torch.from_numpy(planes.astype(np.float32))[None], hole


def test_thin_damage_is_filled_as_by_the_whole_biharmonic_solution() -> None:
    truth, hole = scratched()
    filled = first_fill(truth * (1 - hole), hole)[0].permute(1, 2, 0).numpy()
    mask = hole[0, 0].numpy() > 0
    known = (truth * (1 - hole))[0].permute(1, 2, 0).numpy().astype(np.float64)
    wanted = inpaint_biharmonic(known, mask, channel_axis=2)
    inner = mask.copy()
    inner[:3] = False  # at the border of the picture the two differ in what they assume
    assert np.abs(filled - wanted)[inner].max() < 0.01
    assert np.abs(filled - truth[0].permute(1, 2, 0).numpy())[mask].max() < 0.05


def test_known_pixels_come_back_and_garbage_in_the_hole_does_not_matter() -> None:
    truth, hole = scratched()
    filled = first_fill(truth, hole)
    assert torch.equal(torch.where(hole > 0, 0, filled), torch.where(hole > 0, 0, truth))
    torch.testing.assert_close(first_fill(truth + 7 * hole, hole), filled, rtol=0, atol=1e-5)


def test_a_picture_is_filled_alone_as_it_is_in_a_batch() -> None:
    truth, hole = scratched()
    other = torch.rand_like(truth)
    wide = torch.zeros_like(hole)
    wide[..., 20:50, 10:60] = 1
    both = first_fill(torch.cat([truth, other]), torch.cat([hole, wide]))
    torch.testing.assert_close(both[:1], first_fill(truth, hole), rtol=0, atol=1e-5)
    torch.testing.assert_close(both[1:], first_fill(other, wide), rtol=0, atol=1e-5)


@pytest.mark.parametrize(("height", "width"), [(1, 1), (1, 40), (40, 1), (2, 2), (33, 57)])
def test_any_size_is_filled(height: int, width: int) -> None:
    hole = torch.zeros(1, 1, height, width)
    hole[..., height // 2, width // 2] = 1
    filled = first_fill(torch.rand(1, 3, height, width), hole)
    assert torch.isfinite(filled).all()


def test_it_starts_from_what_it_is_given() -> None:
    truth, hole = scratched()
    torch.testing.assert_close(first_fill(truth * (1 - hole), hole, truth), truth, rtol=0, atol=0.05)


def test_without_a_hole_the_picture_comes_back() -> None:
    truth, hole = scratched()
    assert torch.equal(first_fill(truth, torch.zeros_like(hole)), truth)
