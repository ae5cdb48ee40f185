from __future__ import annotations

import torch

from restorer_app.core.progress import Progress
from restorer_app.engine.exemplar.known import Known
from restorer_app.engine.exemplar.patches import touching, usable
from restorer_app.engine.exemplar.pyramid import Level, roughness
from restorer_app.engine.exemplar.settings import Settings


def _level() -> Level:
    """A window of noise with a hole off the middle."""
    colours = torch.rand(3, 50, 60) * 200 - 100
    hole = torch.zeros(50, 60, dtype=torch.bool)
    hole[10:22, 30:47] = True
    return Level(0, colours, roughness(colours, hole), hole, None)


def test_what_is_wanted_around_the_hole_are_the_rows_of_the_filled_picture() -> None:
    level = _level()
    known = Known(level, Settings(), Progress())
    at = touching(level.hole, 7).flatten().nonzero()[:, 0]
    assert torch.equal(known.wanted(known.values, at, Progress()), known.rows[at])
    torch.testing.assert_close(known.means_of(known.values, at), known.means[at])
    assert torch.equal(known.cost == 0, usable(level.hole, 7).flatten())


def test_pieces_are_made_lighter_or_darker_only_within_limits() -> None:
    level = _level()
    known = Known(level, Settings(), Progress())
    at = touching(level.hole, 7).flatten().nonzero()[:, 0]
    lighter = known.values + torch.tensor([5.0, 30.0, -30.0, 0.0, 0.0])
    shift = known.shift(lighter, at, at, 8.0)
    torch.testing.assert_close(shift, torch.tensor([5.0, 8.0, -8.0, 0.0, 0.0]).expand(len(at), 5))


def test_crowding_counts_how_often_a_surrounding_is_used() -> None:
    known = Known(_level(), Settings(), Progress())
    crowd = known.crowding(torch.full((98,), 40 * 60 + 20)).reshape(50, 60)
    assert crowd[40, 20] == 2 and crowd[43, 17] == 2 and crowd[44, 20] == 0
