"""What is cut out around a region, and how much of it is shown."""

from __future__ import annotations

import numpy as np
import pytest

from restorer_app.core.document import Document
from restorer_app.core.geometry import Box
from restorer_app.core.photo import Photo
from restorer_app.core.picture import RGB, Picture
from restorer_app.core.region_crop import RegionCrop


def crop(box: Box) -> RegionCrop:
    picture = Picture(np.random.default_rng(1).integers(0, 255, (400, 600, 3)).astype(np.uint8), RGB)
    return RegionCrop.of(Document(Photo(picture)), box, np.ones((box.height, box.width), np.bool_))


@pytest.mark.parametrize(
    ("region", "seen"),
    [
        (Box(200, 300, 10, 10), Box(176, 276, 58, 58)),
        (Box(200, 100, 4, 200), Box(127, 50, 150, 300)),
        (Box(100, 200, 200, 4), Box(50, 127, 300, 150)),
        (Box(2, 100, 4, 200), Box(0, 50, 79, 300)),
    ],
)
def test_around_a_region_enough_is_shown_to_judge_it_by(region: Box, seen: Box) -> None:
    cut = crop(region)
    assert cut.seen_box == seen
    assert cut.original.shape[:2] == (seen.height, seen.width)
