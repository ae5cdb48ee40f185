from __future__ import annotations

import torch

from restorer_app.core.progress import Progress
from restorer_app.engine.exemplar.join import joined
from restorer_app.engine.exemplar.settings import Settings


def _window() -> tuple[torch.Tensor, torch.Tensor]:
    """A 40×60 slope of 1 a pixel (H·W×1), and the flat pixels of a square hole in it."""
    slope = torch.arange(60.0).expand(40, 60).reshape(-1, 1).contiguous()
    hole = torch.zeros(40, 60, dtype=torch.bool)
    hole[10:30, 10:30] = True
    return slope, hole.flatten().nonzero()[:, 0]


def test_a_piece_of_another_tone_is_joined_without_a_step() -> None:
    """The slope from 25 pixels to the right: right in its differences, 25 too bright."""
    values, pixels = _window()
    wanted = values[pixels + 25] - 10.0  # the search has made up for some of it
    loose = Settings(hold=1e-5, tear=1e6)
    result = joined(values, pixels, pixels + 25, wanted, (40, 60), loose, Progress())
    torch.testing.assert_close(result, values[pixels], rtol=0, atol=0.5)


def test_what_fits_is_left_as_it_is() -> None:
    values, pixels = _window()
    result = joined(values, pixels, pixels + 60, values[pixels + 60], (40, 60), Settings(), Progress())
    torch.testing.assert_close(result, values[pixels], rtol=0, atol=1e-3)


def test_an_edge_that_ends_at_the_hole_is_not_drawn_into_it() -> None:
    values, pixels = _window()
    values = torch.zeros_like(values)
    values.reshape(40, 60)[:10] = 200.0  # far from what fills the hole
    args = (values, pixels, pixels + 8 * 60 + 25, torch.zeros(len(pixels), 1), (40, 60))
    torn = joined(*args, Settings(tear=20.0), Progress())
    drawn = joined(*args, Settings(tear=1e6), Progress())
    assert float(torn.mean()) < 0.2 * float(drawn.mean())
